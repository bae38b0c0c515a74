"""Page 2 of the simple form as its template sees it: questions with what was chosen, and a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from reporting.contacts.selectors import ShownContact, contacts_of
from reporting.ports.selectors import NamedPlace, country_name, places_of
from reporting.simple.answers import KINDS, SKIPPABLE, Answer, Answers
from reporting.simple.code import Code
from reporting.simple.hints import Hint
from reporting.simple.page import MISTAKEN, show
from reporting.simple.readers import Readers, readers_of
from reporting.simple.sentences import Mistake, say
from reporting.vocabulary import FACETS, Facet, Option
from reporting.vocabulary.words import Words

HINTS = {
    "ship": lazy("'{text}' looks like a ship's name. It may point at you."),
    "number": lazy(
        "'{text}' looks like a number that names a ship or container. It may point at you."
    ),
    "contact": lazy(
        "'{text}' looks like an address or telephone number. It may point at somebody."
    ),
    "day": lazy("'{text}' looks like an exact day. It may point at your ship."),
}
SHOWN_HINTS = 20


@dataclass(frozen=True, slots=True, repr=False)
class Notices:
    """What to look at before sending, and the mark of the text that it was said of."""

    mark: str
    hints: tuple[Hint, ...]
    notes: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        """The same text is pointed at once."""
        said = [say(str(HINTS[hint.kind]), text=hint.text) for hint in self.hints]
        return [*islice(dict.fromkeys(said), SHOWN_HINTS), *self.notes]


NOTHING = Notices("", (), ())


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """One answer, and whether it was given."""

    code: str
    label: str | Words
    example: str | Words
    chosen: bool


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """A question of the vocabulary in a form that is posted: its template parts are shared."""

    name: str
    question: str | Words
    options: tuple[Choice, ...]
    mistake: str
    posted: bool = True

    @property
    def answered(self) -> bool:
        return any(option.chosen for option in self.options)


@dataclass(frozen=True, slots=True, repr=False)
class Form:
    """Everything that page 2 shows and carries."""

    answers: Answers
    code: Code
    readers: Readers
    facets: dict[str, Question]
    wrong: dict[str, str]
    well_known: list[NamedPlace]
    smaller: list[NamedPlace]
    contacts: tuple[ShownContact, ...]
    shown: str
    lang: str

    @property
    def is_case(self) -> bool:
        return self.answers.track == "case"

    @property
    def is_clean(self) -> bool:
        return self.answers.track == "clean"

    @property
    def country(self) -> str:
        return country_name(self.answers.country, self.lang)

    @property
    def told(self) -> str:
        return " ".join(sorted(self.readers.told))

    @property
    def ask_back(self) -> str:
        first, second = self.code.asked
        sentence = _("Type word {a} and word {b}. The numbers are good too.")
        return say(sentence, a=first, b=second)

    @property
    def boxes(self) -> list[tuple[str, str, str, str]]:
        """Name, label, mistake and what fitted, of the two boxes for the words asked back."""
        return [
            (name, say(_("Word {n}"), n=place), self.wrong.get(name, ""), copied)
            for name, place, copied in zip(
                ("word-a", "word-b"), self.code.asked, self.code.copied, strict=True
            )
        ]


def show_form(
    lang: str,
    *,
    answers: Answers,
    code: Code,
    mistakes: Sequence[Mistake] = (),
    notices: Notices = NOTHING,
) -> HttpResponse:
    """Page 2 with everything that was typed in it; what it tells of readers is that of today."""
    wrong = {mistake.question: mistake.sentence for mistake in mistakes}
    places = places_of(answers.country)
    form = Form(
        answers=answers,
        code=code,
        readers=readers_of(answers.country),
        facets=dict(questions(answers, wrong)),
        wrong=wrong,
        well_known=[place for place in places if place.well_known],
        smaller=[place for place in places if not place.well_known],
        contacts=contacts_of(answers.country, lang),
        shown=notices.mark,
        lang=lang,
    )
    status = MISTAKEN if mistakes else 200
    context = {"form": form, "mistakes": mistakes, "hints": notices.sentences}
    return show("form", lang, status=status, kinds_of_demands=KINDS, **context)


def questions(answers: Answers, wrong: dict[str, str]) -> list[tuple[str, Question]]:
    names = [] if answers.track == "clean" else ["kind", *SKIPPABLE[answers.track]]
    return [(name, question(FACETS[name], answers.chosen.get(name, ""), wrong)) for name in names]


def question(facet: Facet, given: Answer, wrong: dict[str, str]) -> Question:
    options = tuple(
        Choice(option.code, option.label, option.example, is_chosen(option, given))
        for option in facet.options
        if facet.name != "kind" or option.code in KINDS
    )
    return Question(facet.name, facet.question, options, wrong.get(facet.name, ""))


def is_chosen(option: Option, given: Answer) -> bool:
    return option.code == given if isinstance(given, str) else option.code in given
