"""Looking through every desk once a day, at its digest hour: reminders, and the digest's mail."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from cases.models import Case, Reminder, Watch
from cases.moments import Asked, moments_reached
from cases.rolls import Roll
from cases.services.write_digest import write_digests
from cases.transitions import FINISHED
from reporting import clock
from staff.models import Desk

DIGEST_HOUR = 7
AT_ONCE = 500
Key = tuple[object, str, str, date]


def watch_clocks() -> int:
    """Look through the desks whose digest hour has come; returns how many it looked through.

    Twice a day, two workers at once, a kill on the way, days that were missed: nothing is said
    twice, and what became due meanwhile is said now, in one digest.
    """
    now = clock.now()
    return sum(watch_desk(desk, digest_day(now, desk)) for desk in Desk.objects.order_by("pk"))


def digest_day(now: datetime, desk: Desk) -> date:
    """The day whose digest hour was the last to come at this desk."""
    local = now.astimezone(zone_of(desk))
    return local.date() if local.hour >= DIGEST_HOUR else local.date() - timedelta(days=1)


def zone_of(desk: Desk) -> tzinfo:
    try:
        return ZoneInfo(desk.time_zone)
    except (KeyError, ValueError, OSError):
        return UTC  # a zone that this machine does not know must not silence a desk


@transaction.atomic
def watch_desk(desk: Desk, day: date) -> bool:
    """Make the reminders and digests of a desk and day; False where that was done."""
    _, is_new = Watch.objects.get_or_create(desk=desk, day=day)
    if not is_new:
        return False
    roll = Roll(desk, day)
    for cases in chunks(open_cases(desk)):
        Reminder.objects.bulk_create(new_reminders(cases, roll), ignore_conflicts=True)
    write_digests(roll)
    return True


def open_cases(desk: Desk) -> Iterator[Case]:
    asked_for = Q(withdraw_on__isnull=False)  # a finished case may still be erased on request
    cases = Case.objects.filter(asked_for | ~Q(status__in=FINISHED), desk=desk)
    return cases.select_related("desk", "owner").order_by("id").iterator(chunk_size=AT_ONCE)


def chunks(cases: Iterator[Case]) -> Iterator[list[Case]]:
    while chunk := list(islice(cases, AT_ONCE)):
        yield chunk


def new_reminders(cases: Iterable[Case], roll: Roll) -> list[Reminder]:
    """What nobody was reminded of yet; who comes to a desk later is not told what others were."""
    cases = list(cases)
    known = known_keys(cases)
    return [
        Reminder(
            case=case,
            person=person,
            clock=asked.clock,
            moment=asked.moment,
            since=asked.since,
            due=asked.due,
            day=roll.day,
        )
        for case in cases
        for asked in moments_reached(case, roll.day)
        if key_of(case, asked) not in known
        for person in roll.of(asked.to, case)
    ]


def key_of(case: Case, asked: Asked) -> Key:
    return case.pk, asked.clock.value, asked.moment.value, asked.since


def known_keys(cases: list[Case]) -> set[Key]:
    rows = Reminder.objects.filter(case__in=cases)
    return set(rows.values_list("case_id", "clock", "moment", "since").distinct())
