"""Page 1 of the simple form: what it asks, with what was chosen on it."""

from reporting.pages.words import countries_named
from reporting.simple.code import list_language


def start_context(
    language: str, *, track: str = "", country: str = "", words: str = ""
) -> dict[str, object]:
    return {
        "named_countries": countries_named(language),
        "track": track,
        "country": country,
        "chosen_list": list_language(words, language),
        "mistakes": (),
        "typed": "",
    }
