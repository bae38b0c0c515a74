"""A desk with two key holders and real keys, and reports that were filed to it."""

import base64
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cases.models import Case
from cases.services.collect import collect_arrivals
from config.demo.people import Officer, make_officer, open_desk
from reporting.directory import current
from reporting.filing.receive import receive_filing
from reporting.installation import sealing_instance
from reporting.models import ListedDesk
from reporting.sealing.letters import Letter, LetterKind, Side, previous_hash, seal_letter
from reporting.sealing.xwing import PublicKey
from staff.models import Desk
from tests.reporting.filing_factory import DAY, Secrets, make_filing, publish_window_key
from tests.staff.people import Visitor, make_desk, make_person, visit


@dataclass(frozen=True)
class OpenDesk:
    """A desk that is listed, with its officers signed in."""

    desk: Desk
    window: PublicKey
    ines: Visitor
    noor: Visitor

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
        current.forget()
        receive_filing(body=body, keys=current.keys(), day=DAY)
        return known

    def case_of(self, known: Secrets) -> Case:
        collect_arrivals()
        return Case.objects.get(report_id=UUID(bytes=known.report_id))


@dataclass(frozen=True)
class Named:
    """What make_officer asks of an invented person."""

    passphrase: str = "six plain words for a test"


def open_a_desk(name: str = "Team Rio") -> OpenDesk:
    desk = make_desk(name)
    first = make_person(f"Ines{desk.pk.hex[:6]}", ("lead", desk))
    second = make_person(f"Noor{desk.pk.hex[:6]}", ("officer", desk))
    officers: list[Officer] = [make_officer(Named(), one) for one in (first, second)]
    open_desk(desk, officers, DAY.isoformat())
    return OpenDesk(desk, publish_window_key().public, visit(first), visit(second))


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


def post(who: Visitor, path: str, body: dict[str, Any]) -> Any:
    """A post as the pages make it, with the token that CSRF asks for."""
    token = who.client.get("/desk/key").content.decode().split('name="csrf" content="')[1]
    headers = {"X-CSRFToken": token.partition('"')[0]}
    return who.client.post(
        f"/api/v1/desk/{path}", body, content_type="application/json", headers=headers
    )
