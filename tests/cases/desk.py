"""A desk with two key holders and real keys, and reports that were filed to it."""

import base64
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from cases.services.collect import collect_arrivals
from cases.transitions import TRANSITIONS
from config.demo.people import open_desk
from reporting import clock
from reporting.directory import current
from reporting.filing.receive import receive_filing
from reporting.installation import sealing_instance
from reporting.mailbox.services import add_letter
from reporting.models import Letter as LetterRow
from reporting.models import ListedDesk
from reporting.sealing.letters import Letter, LetterKind, Side, previous_hash, seal_letter
from reporting.sealing.notes import seal_note
from reporting.sealing.xwing import PublicKey
from staff.models import Desk
from tests.cases.roster import Holder, make_holder
from tests.reporting.filing_factory import DAY, Secrets, make_filing, publish_window_key
from tests.staff.people import Visitor, make_desk


@dataclass(frozen=True)
class OpenDesk:
    """A desk that is listed, with its officers signed in."""

    desk: Desk
    window: PublicKey
    holders: tuple[Holder, Holder]

    @property
    def ines(self) -> Visitor:
        """The lead."""
        return self.holders[0].visitor

    @property
    def noor(self) -> Visitor:
        """The other officer."""
        return self.holders[1].visitor

    def filing(self, **more: Any) -> tuple[bytes, Secrets]:
        listed = ListedDesk.objects.get(pk=self.desk.pk)
        return make_filing(
            desk_id=self.desk.pk,
            desk_key=PublicKey(listed.key),
            window_key=self.window,
            **more,
        )

    def arrive(self, **more: Any) -> Secrets:
        """A report at the door, not yet collected."""
        body, known = self.filing(**more)
        self.receive(body)
        return known

    def receive(self, body: bytes) -> None:
        current.forget()
        receive_filing(body=body, keys=current.keys(), day=DAY)

    def case_of(self, known: Secrets) -> Case:
        collect_arrivals()
        return Case.objects.get(report_id=UUID(bytes=known.report_id))


def open_a_desk(name: str = "Team Rio", **fields: Any) -> OpenDesk:
    desk = make_desk(name, **fields)
    ines = make_holder(f"Ines{desk.pk.hex[:6]}", desk, "lead")
    noor = make_holder(f"Noor{desk.pk.hex[:6]}", desk)
    open_desk(desk, [ines.officer, noor.officer], DAY.isoformat())
    return OpenDesk(desk, publish_window_key().public, (ines, noor))


def letter_box(known: Secrets, boxes: list[bytes], words: str, *, status: bool = False) -> str:
    """A sealed letter of the desk, as its browser posts it."""
    letter = Letter(
        slot=len(boxes),
        prev=previous_hash(boxes),
        day=DAY.isoformat(),
        kind=LetterKind.STATUS if status else LetterKind.TEXT,
        text=words,
    )
    box = seal_letter(sealing_instance(), thread=known.thread, side=Side.DESK, letter=letter)
    return base64.b64encode(box).decode("ascii")


def get(who: Visitor, path: str, **query: Any) -> Any:
    return who.client.get(f"/api/v1/desk/{path}", query)


def step_of(source: str, target: str, **fields: Any) -> dict[str, Any]:
    return {"from": source, "to": target, **fields}


def tell(
    rio: OpenDesk, case: Case, known: Secrets, step: dict[str, Any], *, who: Visitor | None = None
) -> Any:
    """Post a status letter with its step, in the next slot of the thread."""
    rows = LetterRow.objects.filter(mailbox_hash=case.report.mailbox_hash).order_by("slot")
    boxes = [bytes(row.box) for row in rows]
    box = letter_box(known, boxes, f"{step['to']}\nWe tell you.", status=True)
    body = {"expected_slot": len(boxes), "box": box, "transition": with_words(case, step)}
    return post(who or rio.ines, f"cases/{case.pk}/letters", body)


def with_words(case: Case, step: dict[str, Any]) -> dict[str, Any]:
    """The step with the sealed words that it needs, as an officer's browser adds them."""
    pairs = {(found.source, found.target) for found in TRANSITIONS if found.needs_words}
    return step | {"note": sealed_note(case)} if (step["from"], step["to"]) in pairs else step


def sealed_note(case: Case) -> str:
    assert case.report_id is not None
    box = seal_note(
        sealing_instance(),
        note_id=secrets.token_bytes(16),
        report_id=case.report_id.bytes,
        cek=bytes(32),
        content=b'{"v":1,"kind":"step"}',
    )
    return base64.b64encode(box).decode("ascii")


RISK = {"risk": "low"}
WAY = (
    step_of("received", "acknowledged"),
    step_of("acknowledged", "assessing", **RISK),
    step_of("assessing", "addressing"),
    step_of("addressing", "concluded", outcome="supported"),
)


def bring(rio: OpenDesk, case: Case, known: Secrets, status: str) -> Case:
    """Take the steps of the straight way until the case is there."""
    for step in WAY:
        if case.status == status:
            break
        if case.status != step["from"]:
            continue
        if step["to"] == "addressing":
            answer = post(rio.ines, f"cases/{case.pk}/transitions", with_words(case, step))
        else:
            answer = tell(rio, case, known, step)
        assert answer.status_code in (201, 204), answer.content
        case.refresh_from_db()
    assert case.status == status
    return case


def letter_of_reporter(case: Case, known: Secrets, words: str) -> int:
    """The reporter writes; returns the slot."""
    rows = LetterRow.objects.filter(mailbox_hash=case.report.mailbox_hash).order_by("slot")
    boxes = [bytes(row.box) for row in rows]
    letter = Letter(
        slot=len(boxes),
        prev=previous_hash(boxes),
        day=clock.today().isoformat(),
        kind=LetterKind.TEXT,
        text=words,
    )
    add_letter(
        mailbox_hash=case.report.mailbox_hash,
        expected_slot=len(boxes),
        side=LetterRow.Side.REPORTER,
        box=seal_letter(sealing_instance(), thread=known.thread, side=Side.REPORTER, letter=letter),
        day=clock.today(),
    )
    return len(boxes)


def post(who: Visitor, path: str, body: dict[str, Any]) -> Any:
    return send(who, "post", path, body)


def send(who: Visitor, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """As the pages do it, with the token that CSRF asks for."""
    token = who.client.get("/desk/key").content.decode().split('name="csrf" content="')[1]
    return getattr(who.client, method)(
        f"/api/v1/desk/{path}",
        body,
        content_type="application/json",
        headers={"X-CSRFToken": token.partition('"')[0]},
    )


def queries_of(who: Visitor, path: str) -> int:
    """How many queries the answer to this address costs."""
    with CaptureQueriesContext(connection) as queries:
        assert get(who, path).status_code == 200
    return len(queries)


def refusal(answer: Any) -> tuple[int, str]:
    """Status and code of a refusal, which must be a problem document with a sentence."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == answer.status_code
    assert document["title"].endswith(".")
    return answer.status_code, document["code"]
