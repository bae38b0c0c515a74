"""Living through the invented months: what was filed, done and written, each on its own day."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from babel.dates import format_date

from cases.models import Case
from cases.services.assign_owner import assign_owner
from cases.services.collect import collect_arrivals
from cases.services.send_letter import send_letter, take_step
from cases.transitions import Transition, find_transition
from config.demo import clock as demo_clock
from config.demo.opened import OpenedCase
from config.demo.reports import Filed, file_story, root_of
from config.demo.stories import STORIES
from config.demo.story import Story
from reporting import clock
from reporting.directory.legal_dates import feedback_by
from reporting.installation import sealing_instance
from reporting.mailbox.services import add_letter
from reporting.models import Letter as LetterRow
from reporting.sealing import derive
from reporting.sealing.letters import Letter, LetterKind, Side, previous_hash, seal_letter
from staff.access import role_in
from staff.models import Membership, Person

Deed = tuple[date, Callable[[], None]]
DAY = timedelta(days=1)
ADDRESS = "@demo.example"
RISK = "low"
# what the officer writes of a step, sealed
WORDS = {
    "risk_reason": "Nothing in the account points at one ship.",
    "risk_measures": "We name no month when we speak to the port.",
    "reason": "It is not about a demand in a port.",
}
ACKNOWLEDGED = {
    "en": "We have read your report. We do not know who you are and will not try to find out. Next "
    "we check whether others reported the same. You will find our answer here by {by}. Is anybody "
    "in danger because of this? Please tell us here.",
    "es": "Hemos leído su informe. No sabemos quién es usted y no intentaremos saberlo. Ahora "
    "miramos si otros informaron de lo mismo. Encontrará aquí nuestra respuesta antes del {by}. "
    "¿Está alguien en peligro por esto? Díganoslo aquí, por favor.",
    "pt": "Lemos o seu relato. Não sabemos quem é e não vamos tentar saber. Agora vemos se outros "
    "relataram o mesmo. A nossa resposta estará aqui até {by}. Alguém corre perigo por isto? "
    "Diga-nos aqui, por favor.",
}
LOCALES = {"en": "en_GB"}  # days before months, as at sea
LETTERS = {
    "assessing": "We are looking at what you told us and at what others have told us.",
    "addressing": "We are talking to the port about what you told us. We name no ship.",
    "concluded": "We have finished. If you think this is wrong, write here; another reads it.",
    "not_proceeding": "We cannot act on this. What you told us stays counted.",
}


class History:
    """One report from its filing on: its case and the letters of its thread."""

    def __init__(self, story: Story, number: int, today: date, seeds: Mapping[UUID, bytes]) -> None:
        self.story, self.root, self.seeds = story, root_of(number), seeds
        self.boxes: list[bytes] = []
        self.filed: Filed | None = None
        self.day = story.filed(today, country="AR")
        self.steps = [] if story.record else story.step_days(self.day, today)
        self.today = today

    def deeds(self) -> Iterator[Deed]:
        """What happened, oldest first."""
        yield self.day, self.file
        if self.story.owner:
            yield min(self.day + DAY, self.today), self.give_to_owner
        for day, target in self.steps:
            yield day, partial(self.step, target)
        if self.story.letters:
            last = self.steps[-1][0] if self.steps else self.day
            yield min(last + DAY, self.today), self.write_letters
        if not self.story.record:
            yield self.today, self.keep_row

    def file(self) -> None:
        self.filed = file_story(self.story, self.root)
        collect_arrivals()

    @property
    def case(self) -> Case:
        assert self.filed is not None  # noqa: S101  filing is the first deed
        return Case.objects.select_related("desk", "owner").get(report_id=self.filed.report_id)

    @property
    def officer(self) -> Person:
        """Who works on it: its owner, or the lead of its desk."""
        case = self.case
        lead = Membership.objects.filter(desk=case.desk, role=Membership.Role.LEAD).first()
        assert lead is not None  # noqa: S101  every desk of the cast has one
        return case.owner or lead.person

    def opened(self) -> OpenedCase:
        assert self.filed is not None  # noqa: S101  filing is the first deed
        case = self.case
        return OpenedCase(case, self.filed, self.seeds[case.desk_id])

    def keep_row(self) -> None:
        self.opened().keep_row(self.officer)

    def give_to_owner(self) -> None:
        owner = Person.objects.get(email=self.story.owner + ADDRESS)
        assign_owner(person=self.officer, case_id=self.case.pk, owner_id=owner.pk)

    def step(self, target: str) -> None:
        """The next step of the table, with its letter where it needs one."""
        case, officer = self.case, self.officer
        found = find_transition(case.status, target, role_in(officer, case.desk))
        assert found is not None  # noqa: S101  PATHS follows the table
        step: dict[str, Any] = {"from": case.status, "to": target, **self.fields_of(found)}
        if found.needs_words:
            words = {need: WORDS[need] for need in found.needs if need in WORDS}
            step["note"] = self.opened().note({"kind": "step", **words})
        if not found.needs_letter:
            take_step(person=officer, case_id=case.pk, step=step)
            return
        box = self.seal(Side.DESK, LetterKind.STATUS, self.words_of(case, target))
        self.send(box, step)

    def fields_of(self, found: Transition) -> dict[str, str]:
        said = {"risk": RISK, "outcome": self.story.outcome}
        return {name: said[name] for name in found.fields}

    def words_of(self, case: Case, target: str) -> str:
        """A status letter: its first line says the status, and of an answer by when."""
        if target != "acknowledged":
            return f"{target} {self.story.outcome}".strip() + f"\n{LETTERS[target]}"
        by = feedback_by(filed=case.opened, country=case.desk.country, acknowledged=clock.today())
        language = self.story.language if self.story.language in ACKNOWLEDGED else "en"
        written = format_date(by, "long", locale=LOCALES.get(language, language))
        words = ACKNOWLEDGED[language].format(by=written)
        return f"acknowledged {by.isoformat()}\n{words}"

    def write_letters(self) -> None:
        for side, words in self.story.letters:
            if side == "desk":
                self.send(self.seal(Side.DESK, LetterKind.QUESTION, words), step=None)
            else:
                self.answer(self.seal(Side.REPORTER, LetterKind.TEXT, words))

    def send(self, box: bytes, step: dict[str, Any] | None) -> None:
        send_letter(
            person=self.officer,
            case_id=self.case.pk,
            expected_slot=len(self.boxes) - 1,
            box=box,
            step=step,
        )

    def answer(self, box: bytes) -> None:
        add_letter(
            mailbox_hash=derive.mailbox_hash(sealing_instance(), root=self.root),
            expected_slot=len(self.boxes) - 1,
            side=LetterRow.Side.REPORTER,
            box=box,
            day=clock.today(),
        )

    def seal(self, side: Side, kind: LetterKind, words: str) -> bytes:
        """The next letter of the thread, whose key both sides know."""
        letter = Letter(
            slot=len(self.boxes),
            prev=previous_hash(self.boxes),
            day=clock.today().isoformat(),
            kind=kind,
            text=words,
        )
        key = derive.thread_key(sealing_instance(), root=self.root)
        self.boxes.append(seal_letter(sealing_instance(), thread=key, side=side, letter=letter))
        return self.boxes[-1]


def live_through(today: date, seeds: Mapping[UUID, bytes]) -> None:
    """Every deed of every story, in the order of their days; `seeds` are those of the desks."""
    histories = [History(story, number, today, seeds) for number, story in enumerate(STORIES)]
    deeds = [deed for history in histories for deed in history.deeds()]
    for day, act in sorted(deeds, key=lambda deed: deed[0]):
        with demo_clock.held_at(day):
            act()
