"""Taking arrivals apart: what lies in one row at the door becomes a report, a wrap and facets."""

import hmac
import uuid
from uuid import UUID

from reporting.models import Arrival, Report, SealedFacets, Wrap
from reporting.sealing.filing import Filing, parse_filing


class ReportStands(Exception):  # noqa: N818  what happened, as in reporting.sealing
    """Another report with this id was taken apart before: people must look at this arrival."""


def take_apart(arrival: Arrival) -> Report | None:
    """Write Report, Wrap and SealedFacets of an arrival, in the caller's transaction.

    None if it is a retry that slipped in while the first was being collected: the report exists, so
    the arrival is dropped. ReportStands if the one that exists has another tag.
    """
    filing = parse_filing(arrival.body)
    known = Report.objects.filter(pk=arrival.id).only("tag").first()
    if known is not None:
        if not hmac.compare_digest(known.tag, filing.tag):
            raise ReportStands("A report with this id exists, and it is another one.")
        return None
    report = _write_report(arrival, filing)
    Wrap.objects.create(
        report=report, key_id=UUID(bytes=filing.wrap.key_id), wrap=filing.wrap.sealed
    )
    # an id of its own: nothing may lead from facets to their report
    SealedFacets.objects.create(
        id=uuid.uuid4(), window_key=UUID(bytes=filing.window_key_id), sealed=filing.facets
    )
    return report


def _write_report(arrival: Arrival, filing: Filing) -> Report:
    container = UUID(bytes=filing.container_id) if filing.container_id else None
    return Report.objects.create(
        id=arrival.id,
        day=arrival.day,
        door=arrival.door,
        urgent=arrival.urgent,
        record=filing.record,
        tag=filing.tag,
        mailbox_hash=filing.mailbox_hash,
        container=container,
        desk_key_id=UUID(bytes=filing.desk_key_id),
        box=filing.box,
    )
