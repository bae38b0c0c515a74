"""What a reporter answered in a simple form: read whole, and what is wrong with it in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from reporting.ports.selectors import is_place
from reporting.problems import Refused
from reporting.simple.fields import Fields
from reporting.simple.sentences import Mistake
from reporting.simple.when import BadTime, read_when
from reporting.vocabulary import COUNTED, FACETS, KIND_CLASSES, LOCKED
from reporting.vocabulary.answers import BadAnswer, read_codes
from reporting.vocabulary.said import TAMPERING, Said

TRACKS = ("record", "case", "clean")
COUNTED_NAMES = [facet.name for facet in COUNTED if facet.name not in ("kind", "track")]
LOCKED_NAMES = [facet.name for facet in LOCKED]
# "count it" ends after what happened, who asked, what was going on, what they asked for
SKIPPABLE = {
    "case": [*COUNTED_NAMES, *LOCKED_NAMES],
    "record": ["actor", "inspection_type", "what"],
    "clean": [],
}
LONGEST_ACCOUNT = 18_000  # characters, as the field of the form takes
KINDS = [code for code, group in KIND_CLASSES.items() if group != "clean"]
Answer = str | list[str]


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """The form as it was sent: `chosen` are codes by facet; a skipped question is not among them.

    `place` is the code of a port or of the country, `time` of a month or quarter; both are "" while
    they are not answered.
    """

    track: str
    country: str
    place: str = ""
    month: str = ""
    year: str = ""
    time: str = ""
    chosen: dict[str, Answer] = field(default_factory=dict)
    account: str = ""
    container: str = ""
    reader: str = ""
    alongside_now: bool = False

    @property
    def is_record(self) -> bool:
        return self.track != "case"

    @property
    def kind(self) -> str:
        return "no_demand" if self.track == "clean" else str(self.chosen.get("kind", ""))

    @property
    def coded(self) -> dict[str, Answer]:
        """The coded answers of protocol.md section 7: facet names to codes, several sorted."""
        counted = {name: self.chosen[name] for name in COUNTED_NAMES if name in self.chosen}
        track = "record" if self.is_record else "case"
        return {"place": self.place, "time": self.time, "track": track, "kind": self.kind} | counted

    def said(self, language: str) -> Said:
        """As every sender says it; a container's number only where it was asked for."""
        number = self.container.upper().replace(" ", "").replace("-", "")
        return Said(
            coded=self.coded,
            locked={name: self.chosen[name] for name in LOCKED_NAMES if name in self.chosen},
            account=self.account,
            container=number if self.kind == TAMPERING else "",
            language=language,
        )


def read_answers(fields: Fields, now: datetime) -> tuple[Answers, list[Mistake]]:
    """Everything that was typed, and what has to be answered again; Refused if it is no form."""
    track, country = fields.one("track"), fields.one("country")
    if track not in TRACKS or len(country) != 2 or not is_place(country):
        raise Refused(400, "bad_form", "This form does not carry what we put into it.")
    mistakes: list[Mistake] = []
    time = ""
    try:
        time = read_when(month=fields.one("month"), year=fields.one("year"), now=now)
    except BadTime as bad:
        mistakes.append(Mistake("time", str(bad)))
    answers = Answers(
        track=track,
        country=country,
        place=fields.one("place"),
        month=fields.one("month"),
        year=fields.one("year"),
        time=time,
        chosen=dict(read_chosen(fields, track)),
        account=fields.one("account") if track == "case" else "",
        container=fields.one("container") if track == "case" else "",
        reader=fields.one("reader"),
        alongside_now=track == "case" and fields.one("alongside_now") != "",
    )
    mistakes += [*mistakes_of_place(answers), *mistakes_of_codes(answers)]
    if len(answers.account) > LONGEST_ACCOUNT:
        mistakes.append(Mistake("account", _("Your text is too long to send. Write less.")))
    return answers, mistakes


def read_chosen(fields: Fields, track: str) -> Iterator[tuple[str, Answer]]:
    names = [] if track == "clean" else ["kind", *SKIPPABLE[track]]
    for name in names:
        answer: Answer = fields.all(name) if FACETS[name].several else fields.one(name)
        if answer:
            yield name, answer


def mistakes_of_place(answers: Answers) -> Iterator[Mistake]:
    if answers.place[:2] != answers.country or not is_place(answers.place):
        sentence = _("Choose a place from the list, or give the country only.")
        yield Mistake("place", sentence)


def mistakes_of_codes(answers: Answers) -> Iterator[Mistake]:
    if answers.track != "clean" and "kind" not in answers.chosen:
        yield Mistake("kind", _("Choose one of the answers."))
    for name, given in answers.chosen.items():
        try:
            read_codes(name, given)
            known = name != "kind" or given in KINDS
        except BadAnswer:
            known = False
        if not known:
            yield Mistake(name, _("Choose one of the answers."))
