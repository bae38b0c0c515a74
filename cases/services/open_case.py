"""Opening a case for a report that was taken apart, with the law's clocks."""

from datetime import date

from cases.events import append_event
from cases.models import Case, DeskStatement, Event
from cases.services.send_mail import tell_of_ship
from reporting.directory.legal_dates import acknowledge_by, add_working_days, feedback_by
from reporting.models import Report
from reporting.sealing.derive import sha256
from staff.models import Desk, Person

TARGET_WORKING_DAYS = 2


class NoDesk(Exception):  # noqa: N818  what happened, as in reporting.sealing
    """No statement vouches for the key that this report was sealed to."""


def desk_of_report(report: Report) -> Desk:
    """The desk whose key the report was sealed to; NoDesk if none has it."""
    found = DeskStatement.objects.select_related("desk").filter(key_id=report.desk_key_id)
    statement = found.order_by("-number").first()
    if statement is None:
        raise NoDesk("No desk has the key of this report.")
    return statement.desk


def open_case(*, report: Report, day: date | None = None, opener: Person | None = None) -> Case:
    """Open the case of a report in the caller's transaction; its first event names the box.

    The law counts from the day of the report, or from `day` where an officer opens it later.
    """
    desk = desk_of_report(report)
    day = day or report.day
    legal = acknowledge_by(filed=day, country=desk.country)
    case = Case.objects.create(
        report=report,
        desk=desk,
        opened=day,
        acknowledge_by=legal,
        acknowledge_target=target_of(day, desk),
        feedback_by=feedback_by(filed=day, country=desk.country),
        due=legal,
        unowned_since=day,
        last_event=day,
    )
    append_event(
        case=case,
        kind=Event.Kind.OPENED,
        actor=opener,
        day=day,  # and not that of collecting: who came just before midnight came on that day
        data={"report": sha256(report.box).hex(), "door": report.door, "urgent": report.urgent},
    )
    if report.urgent:
        tell_of_ship(case)
    return case


def target_of(filed: date, desk: Desk) -> date:
    return add_working_days(filed, TARGET_WORKING_DAYS, desk.country)
