"""POST /{lang}/simple/begin: page 2, with a code that was made for it and is kept nowhere."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.clock import today
from reporting.directory.teams import teams_for
from reporting.ports.selectors import is_country
from reporting.simple.answers import TRACKS, Answers
from reporting.simple.code import fresh_code, list_language
from reporting.simple.fields import Fields
from reporting.simple.form import show_form
from reporting.simple.page import MISTAKEN, show
from reporting.simple.posts import posted_form
from reporting.simple.sentences import Mistake
from reporting.simple.start import start_context

LONGEST = 4 * 1024


@posted_form(LONGEST)
def begin(lang: str, fields: Fields) -> HttpResponse:
    track, country = fields.one("track"), fields.one("country")
    mistakes = []
    if track not in TRACKS:
        mistakes.append(Mistake("track", _("Choose one of the answers.")))
    if not is_country(country):
        mistakes.append(Mistake("country", _("Choose the country.")))
    elif teams_for(country) is None:
        mistakes.append(Mistake("country", _("No team reads reports for this place yet.")))
    if mistakes:
        context = start_context(lang, track=track, country=country, words=fields.one("list"))
        return show("start", lang, status=MISTAKEN, **context | {"mistakes": mistakes})
    answers = Answers(track, country, year=str(today().year))
    code = fresh_code(list_language(fields.one("list"), lang))
    return show_form(lang, answers=answers, code=code)
