"""Taking an arrival apart: a report, a wrap and facets, and no way from the one to the other."""

from uuid import UUID

import pytest
from django.db import models

from reporting.directory.current import keys
from reporting.filing.receive import receive_filing
from reporting.filing.selectors import waiting_arrivals
from reporting.filing.services import ReportStands, take_apart
from reporting.installation import sealing_instance
from reporting.models import Arrival, Report, SealedFacets, Wrap
from reporting.sealing.box import Kind
from reporting.sealing.facets import open_facets
from reporting.sealing.report import open_report
from reporting.sealing.seals import Wrap as SealedWrap
from reporting.sealing.seals import unwrap_cek
from tests.reporting.conftest import Door
from tests.reporting.filing_factory import ANSWERS, DAY, Secrets


def arrive(body: bytes) -> Arrival:
    receive_filing(body=body, keys=keys(), day=DAY)
    return Arrival.objects.get()


def take(body: bytes) -> tuple[Arrival, Report | None]:
    arrival = arrive(body)
    Arrival.objects.filter(pk=arrival.pk).delete()
    return arrival, take_apart(arrival)


def test_it_writes_a_report_a_wrap_and_facets(door: Door) -> None:
    body, known = door.filing()
    _, report = take(body)
    assert report == Report.objects.get()
    assert report.id == UUID(bytes=known.report_id)
    assert report.mailbox_hash == known.filing.mailbox_hash
    assert report.desk_key_id == UUID(bytes=door.roster.key().public.key_id)
    assert (report.day, report.door, report.urgent, report.record) == (DAY, "sealed", False, False)
    assert report.container is None
    assert Wrap.objects.get().report == report
    assert SealedFacets.objects.get().window_key == UUID(bytes=door.window.public.key_id)


def test_a_desk_can_open_what_was_taken_apart(door: Door) -> None:
    body, known = door.filing(account="They asked for 500 dollars.")
    take(body)
    report, wrap = Report.objects.get(), Wrap.objects.get()
    instance = sealing_instance()
    cek = unwrap_cek(
        instance,
        kind=Kind.REPORT,
        object_id=report.id.bytes,
        key=door.roster.key(),
        wrap=SealedWrap(wrap.key_id.bytes, wrap.wrap),
    )
    opened = open_report(instance, report_id=report.id.bytes, cek=cek, box=report.box)
    assert opened.report["account"] == "They asked for 500 dollars."
    assert opened.thread == known.thread


def test_the_counting_worker_can_open_the_facets(door: Door) -> None:
    body, _ = door.filing()
    take(body)
    facets = open_facets(
        sealing_instance(), window=door.window, sealed=SealedFacets.objects.get().sealed
    )
    assert facets.answers == ANSWERS
    assert facets.desk_id == door.roster.desk.bytes


def test_flags_of_the_layout_become_columns(door: Door) -> None:
    body, _ = door.filing(record=True, alongside_now=True)
    _, report = take(body)
    assert report is not None
    assert report.record
    assert report.urgent


def test_facets_share_no_value_with_their_report(door: Door) -> None:
    body, _ = door.filing()
    take(body)
    facets = SealedFacets.objects.values_list().get()
    others = [*Report.objects.values_list().get(), *Wrap.objects.values_list().get()]
    assert not set(facets) & set(others)
    assert not [f for f in SealedFacets._meta.get_fields() if isinstance(f, models.ForeignKey)]


def test_a_retry_that_slipped_in_is_dropped(door: Door) -> None:
    body, _ = door.filing()
    arrival, first = take(body)
    assert first is not None
    assert take_apart(arrival) is None
    assert (Report.objects.count(), Wrap.objects.count(), SealedFacets.objects.count()) == (1, 1, 1)


def test_another_report_under_the_same_id_is_left_for_people(door: Door) -> None:
    body, known = door.filing()
    take(body)
    other, _ = door.filing(report_id=known.report_id, account="Something else.")
    slipped = Arrival(id=UUID(bytes=known.report_id), day=DAY, door="sealed", body=other)
    with pytest.raises(ReportStands):
        take_apart(slipped)
    assert Report.objects.get().tag == known.filing.tag


def file_several(door: Door) -> dict[bool, set[UUID]]:
    filed: dict[bool, set[UUID]] = {True: set(), False: set()}
    for urgent in (True, False, False):
        body, known = door.filing(alongside_now=urgent)
        receive_filing(body=body, keys=keys(), day=DAY)
        filed[urgent].add(UUID(bytes=known.report_id))
    return filed


def test_it_lists_what_waits(door: Door) -> None:
    filed = file_several(door)
    assert set(waiting_arrivals()) == filed[True] | filed[False]
    assert set(waiting_arrivals(urgent=True)) == filed[True]
    assert set(waiting_arrivals(urgent=False)) == filed[False]


def test_it_shuffles_what_waits(door: Door) -> None:
    body, known = door.filing()
    arrival = Arrival(day=DAY, door="sealed", tag=known.filing.tag, body=body)
    ids = [UUID(int=number) for number in range(30)]
    Arrival.objects.bulk_create(
        [Arrival(id=i, day=DAY, door="sealed", tag=arrival.tag, body=b"x") for i in ids]
    )
    assert waiting_arrivals() != waiting_arrivals()


def secrets_are_not_in(known: Secrets, row: bytes) -> bool:
    return known.root not in row and known.mailbox_id not in row and known.thread not in row


def test_no_row_holds_what_only_the_sender_knows(door: Door) -> None:
    body, known = door.filing(account="a sentence that nobody else writes")
    take(body)
    for model in (Report, Wrap, SealedFacets):
        for row in model.objects.values_list():
            joined = b"|".join(v if isinstance(v, bytes) else str(v).encode() for v in row)
            assert secrets_are_not_in(known, joined)
            assert b"a sentence that nobody else writes" not in joined
