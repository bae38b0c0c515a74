"""Filing the demo's invented reports, as a browser would, and answering some of them."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from cases.models import Case
from cases.services.collect import collect_arrivals
from cases.services.send_letter import send_letter
from config.demo.stories import STORIES, Story
from reporting import clock
from reporting.directory.current import keys
from reporting.directory.legal_dates import feedback_by
from reporting.filing.receive import receive_filing
from reporting.installation import sealing_instance
from reporting.mailbox.services import add_letter
from reporting.models import Letter as LetterRow
from reporting.models import ListedDesk, Route, WindowKey
from reporting.sealing import derive
from reporting.sealing.filing import Account, Destination, seal_filing
from reporting.sealing.letters import Letter, LetterKind, Side, previous_hash, seal_letter
from reporting.sealing.xwing import PublicKey
from staff.models import Membership, Person

SCHEMA = 1
ACKNOWLEDGED = (
    "acknowledged {by}\nWe have read your report. We do not know who you are and will not try to "
    "find out. Next we check whether others reported the same. You will find our answer here by "
    "{by}. Is anybody in danger because of this? Please tell us here."
)


@dataclass(frozen=True)
class Filed:
    """What the sender of one invented report knows."""

    story: Story
    report_id: UUID
    root: bytes


def root_of(number: int) -> bytes:
    """The codename of an invented report: the same everywhere, so that /demo can name it."""
    return hashlib.sha256(f"demo codename {number}".encode()).digest()[:16]


def file_stories(today: date) -> list[Filed]:
    return [file_story(story, root_of(number), today) for number, story in enumerate(STORIES)]


def file_story(story: Story, root: bytes, today: date) -> Filed:
    day = today - timedelta(days=story.days_ago)
    report_id = secrets.token_bytes(16)
    answers = {
        "place": story.place,
        "time": (day.replace(day=1) - timedelta(days=1)).strftime("%Y-%m"),
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
    return Filed(story=story, report_id=UUID(bytes=report_id), root=root)


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


def answer_stories(filed: list[Filed]) -> None:
    """Collect what was filed, then acknowledge and answer where the story says so."""
    collect_arrivals()
    for one in filed:
        case = Case.objects.select_related("desk").filter(report_id=one.report_id).first()
        if case is not None and one.story.acknowledged:
            acknowledge(case, one)


def acknowledge(case: Case, one: Filed) -> None:
    """The status letter with its step, then the letters that followed it."""
    lead = Membership.objects.get(desk=case.desk, role=Membership.Role.LEAD).person
    thread = Thread(one)
    by = feedback_by(filed=case.opened, country=case.desk.country, acknowledged=clock.today())
    words = ACKNOWLEDGED.format(by=by.isoformat())
    box = thread.seal(Side.DESK, LetterKind.STATUS, words)
    send(lead, case, box, slot=0, step={"from": "received", "to": "acknowledged"})
    for slot, (side, words) in enumerate(one.story.letters, start=1):
        if side == "desk":
            box = thread.seal(Side.DESK, LetterKind.QUESTION, words)
            send(lead, case, box, slot=slot, step=None)
        else:
            box = thread.seal(Side.REPORTER, LetterKind.TEXT, words)
            answer(one, box, slot=slot)


def send(lead: Person, case: Case, box: bytes, *, slot: int, step: dict[str, str] | None) -> None:
    send_letter(person=lead, case_id=case.pk, expected_slot=slot, box=box, step=step)


def answer(one: Filed, box: bytes, *, slot: int) -> None:
    add_letter(
        mailbox_hash=derive.mailbox_hash(sealing_instance(), root=one.root),
        expected_slot=slot,
        side=LetterRow.Side.REPORTER,
        box=box,
        day=clock.today(),
    )


class Thread:
    """The letters of one report so far; both sides know its key."""

    def __init__(self, one: Filed) -> None:
        self.key = derive.thread_key(sealing_instance(), root=one.root)
        self.boxes: list[bytes] = []

    def seal(self, side: Side, kind: LetterKind, words: str) -> bytes:
        letter = Letter(
            slot=len(self.boxes),
            prev=previous_hash(self.boxes),
            day=clock.today().isoformat(),
            kind=kind,
            text=words,
        )
        box = seal_letter(sealing_instance(), thread=self.key, side=side, letter=letter)
        self.boxes.append(box)
        return box
