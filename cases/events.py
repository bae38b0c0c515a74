"""The chain of a case: every event names the hash of the one before it."""

from datetime import date
from typing import Any

from cases.models import Case, Event
from reporting import clock
from reporting.sealing import strict_json
from reporting.sealing.derive import sha256
from reporting.sealing.instance import ZERO_HASH
from staff.models import Person


def append_event(
    *,
    case: Case,
    kind: Event.Kind,
    actor: Person | None = None,
    day: date | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Write the next event of a case, in the caller's transaction, which has locked the case.

    With an actor it carries the instant; without one, what the system did carries the day.
    """
    last = Event.objects.filter(case=case).order_by("-number").only("number", "hash").first()
    event = Event(
        case=case,
        number=last.number + 1 if last else 1,
        kind=kind,
        actor=actor,
        at=clock.now() if actor else None,
        day=None if actor else (day or clock.today()),
        data=data or {},
        prev=last.hash if last else ZERO_HASH,
    )
    event.hash = event_hash(event)
    event.save(force_insert=True)
    Case.objects.filter(pk=case.pk).update(last_event=event.day or clock.today())
    return event


def event_hash(event: Event) -> bytes:
    """SHA-256 of the event's JSON: `v, case, number, kind, actor, at, day, data, prev`.

    Keys of `data`, which holds no object of its own, stand in alphabetical order.
    """
    return sha256(
        strict_json.encode(
            {
                "v": 1,
                "case": event.case_id.hex,
                "number": event.number,
                "kind": str(event.kind),
                "actor": event.actor_id.hex if event.actor_id else None,
                "at": event.at.isoformat() if event.at else None,
                "day": event.day.isoformat() if event.day else None,
                # PostgreSQL keeps the keys of jsonb in an order of its own
                "data": dict(sorted(event.data.items())),
                "prev": event.prev.hex(),
            }
        )
    )


def broken_link(events: list[Event]) -> int | None:
    """The number of the first event whose hash, number or link does not hold; None if all do."""
    prev = ZERO_HASH
    for position, event in enumerate(events, start=1):
        if event.number != position or event.prev != prev or event.hash != event_hash(event):
            return position
        prev = event.hash
    return None
