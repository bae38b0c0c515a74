"""Filing the demo's invented reports, as a browser would."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from config.demo.story import Story
from reporting import clock
from reporting.directory.current import keys
from reporting.filing.receive import receive_filing
from reporting.installation import sealing_instance
from reporting.models import ListedDesk, Route, WindowKey
from reporting.sealing.filing import Account, Destination, seal_filing
from reporting.sealing.xwing import PublicKey

SCHEMA = 1


@dataclass(frozen=True)
class Filed:
    """What the sender of one invented report knows."""

    story: Story
    report_id: UUID
    root: bytes
    month: str


def root_of(number: int) -> bytes:
    """The codename of an invented report: the same everywhere, so that /demo can name it."""
    return hashlib.sha256(f"demo codename {number}".encode()).digest()[:16]


def file_story(story: Story, root: bytes) -> Filed:
    """Seal and file it on the house's day."""
    day = clock.today()
    report_id = secrets.token_bytes(16)
    month = (day.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    answers = {
        "place": story.place,
        "time": month,
        "track": "record" if story.record else "case",
        **story.answers,
    }
    card = {
        "v": 1,
        "schema": SCHEMA,
        **{name: answers.get(name, "") for name in ("place", "time", "kind")},
        "inspection_type": answers.get("inspection_type", ""),
        "actor": answers.get("actor", ""),
        "language": story.language,
        "record": story.record,
    }
    report = {
        "v": 1,
        "schema": SCHEMA,
        "answers": answers,
        "account": story.account,
        "who_started": "our_side" if answers["kind"] == "offer_by_ship_side" else "their_side",
        "reported_elsewhere": ["company"],
        "container": "",
        "excluded_desks": [],
    }
    filing = seal_filing(
        sealing_instance(),
        report_id=report_id,
        root=root,
        filing_key=secrets.token_bytes(32),
        to=destination(answers["place"], own_side=answers["kind"] == "offer_by_ship_side"),
        account=Account(card=card, report=report, answers=answers, call=secrets.token_bytes(16)),
        record=story.record,
    )
    receive_filing(body=filing.to_bytes(), keys=keys(), day=day)
    return Filed(story=story, report_id=UUID(bytes=report_id), root=root, month=month)


def destination(place: str, *, own_side: bool) -> Destination:
    """The desk of the longest route that matches, with its key and the week's window key."""
    candidates = (place, place[:2], "*")
    routes = Route.objects.in_bulk(candidates)
    route = next(routes[one] for one in candidates if one in routes)
    desk = ListedDesk.objects.get(pk=route.own_side if own_side else route.case)
    window = WindowKey.objects.get(status=WindowKey.Status.CURRENT)
    return Destination(
        desk_id=desk.desk.bytes, desk=PublicKey(desk.key), window=PublicKey(window.key)
    )
