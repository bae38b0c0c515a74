"""Cases as the API gives them: JSON-ready values, made from rows that access.py let through."""

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from cases.models import Case, Event, IndexRow, Note, Offer, WaitingAct
from cases.selectors.acts import with_proposals
from cases.selectors.lines import KeyWrap, Line, Wraps
from cases.selectors.register import RegisterLine
from cases.services.open_case import desk_of_report
from cases.transitions import FINISHED, Transition, allowed_from, find_move
from reporting import clock
from reporting.directory.legal_dates import feedback_by
from reporting.models import Letter, Report
from staff.models import Desk, Membership, Person

HEADER_BYTES = 90
Row = dict[str, Any]


def text(value: bytes) -> str:
    return b64encode(value).decode("ascii")


def name_row(person: Person | None) -> Row | None:
    return {"id": person.pk, "name": person.name} if person else None


def wrap_rows(wraps: Iterable[KeyWrap]) -> list[Row]:
    return [{"key_id": key.hex, "wrap": text(wrap)} for key, wrap in wraps]


def wraps_of(report: Report) -> list[KeyWrap]:
    return [(wrap.key_id, wrap.wrap) for wrap in report.wraps.all()]


def clock_rows(case: Case | Line) -> Row:
    received = case.status == Case.Status.RECEIVED
    return {
        "acknowledge": {
            "legal": case.acknowledge_by,
            "target": case.acknowledge_target,
            "done": not received,
        },
        "feedback": {"legal": case.feedback_by, "target": None, "done": case.answered is not None},
    }


def own_clock_row(case: Case) -> Row:
    """The desk's own clocks, which it may pause."""
    return {
        "assess_by": case.assess_by,
        "next_action_on": case.next_action_on,
        "paused_since": case.paused_since,
        "open": case.status not in FINISHED,
    }


def common_row(case: Case | Line, unread: int) -> Row:
    return {
        "id": case.id,
        "desk": case.desk_id,
        "status": case.status,
        "owner": {"id": case.owner_id, "name": case.owner_name} if case.owner_id else None,
        "door": case.door or "sealed",
        "urgent": bool(case.urgent),
        "opened": case.opened,
        "last_event": case.last_event,
        "due": clock_rows(case),
        "overdue": case.due < clock.today(),
        "held_since": case.held_since,
        "withdraw_on": case.withdraw_on,
        "unread": unread,
    }


def card_row(line: Line, wraps: Wraps) -> Row:
    """The start of the box, with the wraps that open it."""
    start = line.card or b""
    return {
        "header": text(start[:HEADER_BYTES]),
        "chunk": text(start[HEADER_BYTES:]),
        "wraps": wrap_rows(wraps.get(line.report_id, ())),
    }


def queue_row(line: Line, wraps: Wraps) -> Row:
    """A line of the queue."""
    return common_row(line, line.unread) | {"card": card_row(line, wraps)}


def register_row(line: RegisterLine, wraps: Wraps) -> Row:
    """A line of the register: its sealed row, or the card of a case that has none yet."""
    row = common_row(line, line.unread) | {"report": line.report_id}
    if not line.row_version:
        return row | {"index": None, "card": card_row(line, wraps) if line.report_id else None}
    sealed = text(line.row_box or b"")
    index = {"version": line.row_version, "revision": line.row_revision, "box": sealed}
    return row | {"index": index}


def record_row(record: Report) -> Row:
    """A record: its whole box, because what it said is what is confirmed."""
    return {
        "id": record.pk,
        "day": record.day,
        "door": record.door,
        "box": text(record.box),
        "wraps": wrap_rows(wraps_of(record)),
    }


def case_row(case: Case, role: Membership.Role | None) -> Row:
    """Everything of one case that its page shows."""
    report = case.report
    letters, events = letters_of(report), events_of(case)
    unread = sum(letter.side == 0 and letter.slot >= case.letters_read for letter in letters)
    return (
        common_row(case, unread)
        | {
            "report": report and report_row(report, wraps_of(report)),
            "counted_at": report and desk_of_report(report).pk,
            "mailbox_hash": report.mailbox_hash.hex() if report else "",
            "letters": [letter_row(letter) for letter in letters],
            "index": index_row(case),
            "notes": [note_row(note) for note in notes_of(case)],
            "own_clocks": own_clock_row(case),
            "waiting_act": waiting_row(case),
            "events": [event_row(event) for event in events],
            "desk_names": desk_names(events),
        }
        | what_may_come(case, role)
    )


def what_may_come(case: Case, role: Membership.Role | None) -> Row:
    """The steps that may be taken now: none while the case waits for another desk."""
    offer = Offer.objects.filter(case=case).select_related("desk").first()
    if offer is not None:
        waits = {"desk": offer.desk_id, "desk_name": offer.desk.name, "number": offer.number}
        return {"offer": waits, "may_offer": False, "transitions_allowed": []}
    steps = [step_row(case, step) for step in allowed_from(case.status, role)]
    may_offer = find_move(case.status, role) is not None
    return {"offer": None, "may_offer": may_offer, "transitions_allowed": steps}


def waiting_row(case: Case) -> Row | None:
    found = WaitingAct.objects.filter(case=case).select_related("case__desk", "proposer")
    return next(map(act_row, with_proposals(found)), None)


def act_row(waiting: WaitingAct) -> Row:
    """Who, what and why, with what a second officer signs; nothing of what was reported."""
    proposal: Event = waiting.proposal  # type: ignore[attr-defined]  # with_proposals has put it
    signed = {name: proposal.data[name] for name in ("note", "officer", "key", "signature")}
    return signed | {
        "case": waiting.case_id,
        "desk": waiting.case.desk_id,
        "desk_name": waiting.case.desk.name,
        "act": waiting.act,
        "why": waiting.reason,
        "proposer": name_row(waiting.proposer),
        "at": proposal.at,
        "number": waiting.number,
        "prev": proposal.prev.hex(),
    }


def desk_names(events: list[Event]) -> dict[str, str]:
    """The names of the desks between which a case was passed."""
    keys = ("desk", "from_desk", "to_desk")
    named = {event.data[key] for event in events for key in keys if key in event.data}
    desks = Desk.objects.filter(pk__in=named) if named else Desk.objects.none()
    return {desk.hex: name for desk, name in desks.values_list("pk", "name")}


def letters_of(report: Report | None) -> list[Letter]:
    if report is None:
        return []
    return list(Letter.objects.filter(mailbox_hash=report.mailbox_hash).order_by("slot"))


def report_row(report: Report, wraps: list[KeyWrap]) -> Row:
    return {
        "id": report.pk,
        "box": text(report.box),
        "day": report.day,
        "door": report.door,
        "wraps": wrap_rows(wraps),
    }


def letter_row(letter: Letter) -> Row:
    return {
        "slot": letter.slot,
        "side": letter.side,
        "day": letter.day,
        "box": text(letter.box),
    }


def events_of(case: Case) -> list[Event]:
    return list(case.events.select_related("actor").order_by("number"))


def event_row(event: Event) -> Row:
    return {
        "number": event.number,
        "kind": event.kind,
        "actor": name_row(event.actor),
        "at": event.at,
        "day": event.day,
        "data": event.data,
        "hash": event.hash.hex(),
    }


def step_row(case: Case, step: Transition) -> Row:
    """A step that may be taken now; acknowledging names the date by which an answer is due."""
    answer_by = None
    if step.target == Case.Status.ACKNOWLEDGED:
        answer_by = feedback_by(
            filed=case.opened, country=case.desk.country, acknowledged=clock.today()
        )
    return {"to": step.target, "needs": list(step.needs), "answer_by": answer_by}


def index_row(case: Case) -> Row | None:
    row = IndexRow.objects.filter(case=case).first()
    if row is None:
        return None
    return {"version": row.version, "revision": row.revision, "box": text(row.box)}


def notes_of(case: Case) -> list[Note]:
    return list(case.notes.order_by("number"))


def note_row(note: Note) -> Row:
    """Who wrote it and when stands in the event of this number."""
    return {"number": note.number, "box": text(note.box)}
