"""What a person was reminded of lately: their cases one by one, other desks' as counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count, QuerySet
from django.utils.formats import date_format

from cases.models import Case, Reminder
from cases.models.cases import NEVER
from cases.moments import moments_of
from reporting import clock
from staff.access import desks_of, memberships_at
from staff.models import Person

SHOWN = timedelta(days=30)
SOON = timedelta(days=3)  # as in the queue
Clock = Reminder.Clock
OF_THE_LAW = (Clock.ACKNOWLEDGE, Clock.FEEDBACK)
# what a case asks for first; a legal date that is not near comes after all of these
STRENGTH = (
    *(Clock.WITHDRAWAL, Clock.ACKNOWLEDGE, Clock.FEEDBACK),
    *(Clock.UNOWNED, Clock.NEXT_ACTION, Clock.ASSESS),
)


@dataclass(frozen=True)
class Counted:
    """So many cases of a desk had reached a legal date on the morning of a day."""

    day: date
    desk: str
    number: int


@dataclass(frozen=True)
class Line:
    """One case of which the person was reminded, by what it asks for most."""

    case: Case
    asks: str
    legal: str
    owner: str

    @property
    def is_overdue(self) -> bool:
        return self.case.due < clock.today()


def lines_of(person: Person) -> list[Line]:
    """Cases that the person may open and that still ask, by legal date."""
    rows = recent(person).filter(case__desk__in=desks_of(person))
    rows = rows.select_related("case__desk", "case__owner").order_by("case__due", "case_id", "due")
    cases = (list(group) for _, group in groupby(rows, key=lambda row: row.case_id))
    return [line_of(running, person) for found in cases if (running := still_running(found))]


def still_running(reminders: list[Reminder]) -> list[Reminder]:
    """Without those whose clock has stopped or begun anew since."""
    clocks = {(asked.clock.value, asked.since) for asked in moments_of(reminders[0].case)}
    return [one for one in reminders if (one.clock, one.since) in clocks]


def line_of(reminders: list[Reminder], person: Person) -> Line:
    strongest = min(reminders, key=strength_of)
    case = strongest.case
    return Line(case, asked_words(strongest), legal_words(case.due), owner_words(strongest, person))


def strength_of(reminder: Reminder) -> tuple[bool, int]:
    is_far = reminder.case.due - clock.today() > SOON
    return reminder.clock in OF_THE_LAW and is_far, STRENGTH.index(Clock(reminder.clock))


def asked_words(reminder: Reminder) -> str:
    on = date_format(reminder.due, "j F")
    if reminder.clock == Clock.ASSESS:
        return f"Finish assessing: our own date, {on}, is reached"
    if reminder.clock == Clock.NEXT_ACTION:
        return f"The next action was planned for {on}"
    return reminder.get_clock_display()


def legal_words(due: date) -> str:
    """The legal date that is open, and how far away it is; empty without one."""
    if due == NEVER:
        return ""
    left = (due - clock.today()).days
    days = f"{abs(left)} day{'' if abs(left) == 1 else 's'}"
    away = "today" if left == 0 else f"in {days}" if left > 0 else f"{days} overdue"
    return f"legal date {date_format(due, 'j F')}, {away}"


def owner_words(reminder: Reminder, person: Person) -> str:
    """Whose case it is, where it is not the reader's own."""
    case = reminder.case
    if case.owner is None:
        return "" if reminder.clock == Clock.UNOWNED else "Nobody has it"
    return "" if case.owner == person else f"{case.owner.name} has it"


def counts_of(person: Person) -> list[Counted]:
    """What oversight is told: no case, and no more than how many."""
    rows = recent(person).exclude(case__desk__in=desks_of(person))
    grouped = rows.values("day", "case__desk__name").annotate(number=Count("case", distinct=True))
    return [
        Counted(row["day"], row["case__desk__name"], row["number"])
        for row in grouped.order_by("-day", "case__desk__name")
    ]


def recent(person: Person) -> QuerySet[Reminder]:
    return Reminder.objects.filter(person=person, day__gte=clock.today() - SHOWN)


def colleagues_of(person: Person) -> list[Person]:
    """Who can stand in: somebody who works at one of the person's desks."""
    rows = [
        row.person
        for desk in desks_of(person)
        for row in memberships_at(desk).select_related("person")
        if row.person_id != person.pk
    ]
    return sorted({one.pk: one for one in rows}.values(), key=lambda one: one.name)
