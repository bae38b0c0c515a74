"""Two years of clocks, with restarts, kills and days that nobody watched: each reminder once.

What is expected is reckoned here again, from the dates alone, and compared with the rows.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from cases.clocks import end_clocks, run_clocks
from cases.models import Case, Mail, Reminder
from cases.services import watch_clocks as watching
from cases.tasks import watch_clocks
from cases.transitions import TRANSITIONS, Transition
from reporting.directory.legal_dates import acknowledge_by, add_working_days, feedback_by
from staff.models import Desk, Person
from tests import house_clock
from tests.staff.people import make_desk, make_person

pytestmark = pytest.mark.django_db
FIRST = date(2026, 3, 2)
DAYS = 731
ONE = timedelta(days=1)
STEPS = {(step.source, step.target): step for step in TRANSITIONS}
WAY = ("received", "acknowledged", "assessing", "addressing", "concluded")


@dataclass(frozen=True)
class Life:
    """One case: days after it was opened on which it is taken, acknowledged and concluded."""

    opened: date
    taken: int | None
    acknowledged: int | None
    concluded: int | None
    asked: int | None = None  # the reporter asks to withdraw; nobody carries it out

    def days(self) -> set[date]:
        deeds = (self.taken, self.acknowledged, self.concluded, self.asked)
        return {self.day(deed) for deed in deeds}

    def day(self, after: int | None) -> date:
        return date.max if after is None else self.opened + after * ONE


LIVES = [
    Life(FIRST + start * ONE, *rest)
    for start, rest in (
        (0, (0, 1, 30)),  # all in good time
        (3, (2, 5, 100)),  # answered late
        (40, (None, None, None)),  # forgotten by everybody
        (90, (4, 20, 60)),  # acknowledged late
        (150, (1, 2, None)),  # never answered
        (200, (30, 31, 32)),  # taken after a month
        (271, (0, 0, 89)),  # filed on 28 November
        (300, (1, 6, 7)),
        (420, (0, 3, 120)),
        (600, (2, 9, None)),
        (310, (1, 5, 90, 40)),  # asked for while it is open
        (330, (1, 5, 50, 60)),  # and when it is finished
        (340, (None, None, None, 3)),
    )
]


@dataclass
class House:
    """The desk, its people and cases."""

    desk: Desk
    lead: Person
    owner: Person
    overseer: Person
    cases: dict[Life, Case]

    def people(self) -> list[Person]:
        return [self.lead, self.owner]


@pytest.fixture
def house() -> House:
    desk, above = make_desk("Team Rio"), make_desk("Oversight", kind="oversight")
    Desk.objects.filter(pk=desk.pk).update(time_zone="America/Argentina/Buenos_Aires")
    lead, owner = make_person("Ines", ("lead", desk)), make_person("Noor", ("officer", desk))
    return House(desk, lead, owner, make_person("Olga", ("lead", above)), {})


def live(house: House, today: date) -> None:
    """What officers do at noon of this day."""
    for life in LIVES:
        if life.opened == today:
            house.cases[life] = open_one(house.desk, today)
        case = house.cases.get(life)
        if case is None or today not in life.days():
            continue
        if life.day(life.taken) == today:
            case.owner, case.unowned_since = house.owner, None
        if life.day(life.asked) == today:
            case.withdraw_on = today + 14 * ONE
        if life.day(life.acknowledged) == today:
            step(case, STEPS["received", "acknowledged"], today)
        if life.day(life.concluded) == today:
            for source, target in pairwise(WAY[1:]):
                step(case, STEPS[source, target], today)
        case.save()


def open_one(desk: Desk, day: date) -> Case:
    by = acknowledge_by(filed=day, country=desk.country)
    return Case.objects.create(
        desk=desk,
        opened=day,
        acknowledge_by=by,
        acknowledge_target=by,
        feedback_by=feedback_by(filed=day, country=desk.country),
        due=by,
        unowned_since=day,
        last_event=day,
    )


def step(case: Case, transition: Transition, day: date) -> None:
    case.status = transition.target
    if transition.target == Case.Status.CONCLUDED:
        end_clocks(case, day=day)
    else:
        run_clocks(case, transition, day=day)


def expected(house: House, watched: list[date]) -> Counter[tuple]:
    """Each moment fires on the first watched day that is not before it, if its clock still runs."""
    made: Counter[tuple] = Counter()
    for life, case in house.cases.items():
        for clock, moment, due, over in reckoned(life, house.desk.country):
            # a deed at noon is seen by the digest of the next morning
            fires = next((day for day in watched if day >= due and day > life.opened), None)
            if fires is None or fires > over:
                continue
            for person in recipients(house, life, clock, moment, fires):
                made[case.pk, clock, moment, person.pk] += 1
    return made


def reckoned(life: Life, country: str) -> Iterator[tuple[str, str, date, date]]:
    """Clock, moment, its day, and the last morning on which its clock still runs."""
    taken, acknowledged = life.day(life.taken), life.day(life.acknowledged)
    concluded = life.day(life.concluded)
    yield "unowned", "reached", life.opened + ONE, taken
    if life.asked is not None:
        yield "withdrawal", "reached", life.day(life.asked) + 14 * ONE, date.max
    by = acknowledge_by(filed=life.opened, country=country)
    warning = add_working_days(by, -1, country)
    yield from quarters("acknowledge", life.opened, by, warning, acknowledged)
    begun = min(acknowledged, life.opened + 7 * ONE)
    by = feedback_by(filed=life.opened, country=country, acknowledged=begun)
    yield from quarters("feedback", begun, by, by - 14 * ONE, concluded)
    if acknowledged < date.max:
        yield "assess", "reached", acknowledged + 14 * ONE, concluded


def quarters(clock: str, begun: date, by: date, warning: date, over: date) -> Iterator[tuple]:
    days = (by - begun).days
    yield clock, "half", begun + (days + 1) // 2 * ONE, over
    yield clock, "three_quarters", begun + (days * 3 + 3) // 4 * ONE, over
    yield clock, "lead", warning, over
    yield clock, "deadline", by, over


def recipients(house: House, life: Life, clock: str, moment: str, fires: date) -> list[Person]:
    if clock in ("unowned", "withdrawal"):
        return house.people()
    if moment == "deadline":
        return [house.overseer]
    if moment == "lead":
        return [house.lead]
    return [house.owner if life.day(life.taken) < fires else house.lead]


def made(house: House) -> Counter[tuple]:
    rows = Reminder.objects.filter(person__in=[*house.people(), house.overseer])
    return Counter(rows.values_list("case_id", "clock", "moment", "person_id"))


def test_each_reminder_is_made_once_whatever_is_restarted(house: House, monkeypatch):
    dice = random.Random(20261125)  # noqa: S311  the same two years every time
    watched = []
    for number in range(DAYS):
        today = FIRST + number * ONE
        if dice.random() < 0.85:  # on the other days the machine was off
            morning(today, dice, monkeypatch)
            watched.append(today)
        with house_clock.on(today):
            live(house, today)
    want = expected(house, watched)
    assert sum(want.values()) > 60
    assert made(house) == want
    sent = Counter((message.to[0], message.subject) for message in mail.outbox)
    assert set(sent.values()) == {Mail.objects.filter(state="sent", person=house.lead).count()}
    assert not Mail.objects.filter(state="sending").exists()


def morning(today: date, dice: random.Random, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker looks several times; it may be killed, and the mail server may be gone."""
    with monkeypatch.context() as fault:
        if dice.random() < 0.1:
            fault.setattr(EmailBackend, "open", gone)
        for hour in (11, 22):  # UTC; 07:00 in Buenos Aires is 10:00
            with house_clock.at(datetime.combine(today, time(hour, tzinfo=UTC))):
                if dice.random() < 0.3:
                    killed()
                watch_clocks()


def gone(self: EmailBackend) -> None:
    raise ConnectionRefusedError


class Killed(BaseException):
    """The process ends here; nothing catches it on the way."""


def killed() -> None:
    """Die when the reminders of a desk are made and its digests are not."""

    def die(_roll: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as deadly:
        deadly.setattr(watching, "write_digests", die)
        try:
            watch_clocks()
        except Killed:
            return
