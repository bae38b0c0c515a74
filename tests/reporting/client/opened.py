"""What a team reads of what the program has filed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from reporting.installation import sealing_instance
from reporting.models import Arrival
from reporting.sealing.box import Kind
from reporting.sealing.facets import Facets, open_facets
from reporting.sealing.filing import Filing, parse_filing
from reporting.sealing.instance import Instance
from reporting.sealing.report import OpenedReport, open_report
from reporting.sealing.seals import unwrap_cek
from reporting.sealing.xwing import PrivateKey


@dataclass(frozen=True)
class Opened:
    """One filing, opened with the key of the team and of the week."""

    filing: Filing
    report: OpenedReport
    facets: Facets


def open_body(
    body: bytes, key: PrivateKey, window: PrivateKey, *, instance: Instance | None = None
) -> Opened:
    instance, filing = instance or sealing_instance(), parse_filing(body)
    cek = unwrap_cek(
        instance, kind=Kind.REPORT, object_id=filing.report_id, key=key, wrap=filing.wrap
    )
    return Opened(
        filing,
        open_report(instance, report_id=filing.report_id, cek=cek, box=filing.box),
        open_facets(instance, window=window, sealed=filing.facets),
    )


def open_arrival(key: PrivateKey, window: PrivateKey, **which: Any) -> Opened:
    """The one report that has arrived."""
    arrival = Arrival.objects.get(**which)
    opened = open_body(bytes(arrival.body), key, window)
    assert arrival.pk == UUID(bytes=opened.filing.report_id)
    return opened
