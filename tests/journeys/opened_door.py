"""An open door for journeys: two teams, a window key, pages built with the real client."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command

from reporting.directory import current
from reporting.directory.services import set_route
from reporting.installation import ensure_instance, sealing_instance
from reporting.mailbox.services import add_letter
from reporting.models import Arrival, Letter, Port
from reporting.sealing import derive
from reporting.sealing.box import Kind
from reporting.sealing.codename import Language, read_codename
from reporting.sealing.facets import Facets, open_facets
from reporting.sealing.filing import parse_filing
from reporting.sealing.letters import Letter as LetterText
from reporting.sealing.letters import LetterKind, Side, previous_hash, seal_letter
from reporting.sealing.report import OpenedReport, open_report
from reporting.sealing.seals import unwrap_cek
from reporting.sealing.xwing import PrivateKey
from tests.reporting.filing_factory import Roster, list_desk_of, publish_window_key

CLIENT = ("reporter.css", "page.js", "report.js", "mailbox.js", "ports/AR.txt", "words/fr.txt")
DAY = date(2026, 11, 25)


@dataclass(frozen=True)
class Opened:
    """One report as the team that received it reads it, and as the worker counts it."""

    report: OpenedReport
    facets: Facets
    record: bool
    mailbox_hash: bytes


@dataclass(frozen=True)
class OpenedDoor:
    """The secrets behind the door that a journey's reporter sees from outside."""

    usual: Roster
    other: Roster
    window: PrivateKey

    def read_one(self) -> Opened:
        """The one report that has arrived, opened by the team it was sealed for."""
        arrival = Arrival.objects.get()
        filing = parse_filing(bytes(arrival.body))
        instance = sealing_instance()
        keys = {roster.key().public.key_id: roster.key() for roster in (self.usual, self.other)}
        cek = unwrap_cek(
            instance,
            kind=Kind.REPORT,
            object_id=filing.report_id,
            key=keys[filing.wrap.key_id],
            wrap=filing.wrap,
        )
        return Opened(
            report=open_report(instance, report_id=filing.report_id, cek=cek, box=filing.box),
            facets=open_facets(instance, window=self.window, sealed=filing.facets),
            record=filing.record,
            mailbox_hash=filing.mailbox_hash,
        )

    def write(self, root: bytes, text: str, kind: LetterKind = LetterKind.TEXT) -> None:
        """Put a letter of the team into the thread of a code."""
        instance = sealing_instance()
        mailbox = derive.mailbox_hash(instance, root=root)
        boxes = [
            bytes(row.box) for row in Letter.objects.filter(mailbox_hash=mailbox).order_by("slot")
        ]
        box = seal_letter(
            instance,
            thread=derive.thread_key(instance, root=root),
            side=Side.DESK,
            letter=LetterText(
                slot=len(boxes),
                prev=previous_hash(boxes),
                day=DAY.isoformat(),
                kind=kind,
                text=text,
            ),
        )
        add_letter(mailbox_hash=mailbox, expected_slot=len(boxes), side=1, box=box, day=DAY)


def root_of(code: str) -> bytes:
    return read_codename(code, Language.ENGLISH)


@pytest.fixture
def opened_door(transactional_db: None, settings, tmp_path: Path) -> Iterator[OpenedDoor]:
    require_client()
    settings.PAGES_DIR = tmp_path / "pages"
    current.forget()
    ensure_instance()  # the test before has taken its row along
    usual, other = Roster(), Roster()
    list_desk_of(usual, name="Team Rio de la Plata", custodians=["notary", "lawyer", "auditor"])
    list_desk_of(other, name="Oversight", oversight=True)
    set_route(place="*", case=usual.desk, own_side=other.desk)
    window = publish_window_key()
    add_ports()
    call_command("build_pages", verbosity=0)
    yield OpenedDoor(usual, other, window)
    current.forget()


def require_client() -> None:
    """What `make test` builds first; without it a journey would only show that nothing works."""
    built = Path(django_settings.BASE_DIR) / "static" / "dist"
    missing = [name for name in CLIENT if not (built / name).exists()]
    assert missing == [], f"{missing} not built: run `make test`, which builds the client first."


def add_ports() -> None:
    Port.objects.create(code="ARROS", name="Rosario", country="AR", well_known=True)
    Port.objects.create(code="EG-suez_canal", name="Suez Canal", country="EG", kind="waterway")
