"""Collecting: every acknowledged report becomes exactly one case or one record."""

from uuid import UUID

import pytest

from cases.models import ArrivalFailure, Case
from cases.services import collect
from cases.services.collect import collect_arrivals, try_again
from reporting.models import Arrival, Report, SealedFacets, Wrap
from tests.cases.desk import OpenDesk
from tests.reporting.filing_factory import Roster

pytestmark = pytest.mark.django_db


def test_an_arrival_becomes_one_report_and_one_case(rio: OpenDesk):
    known = rio.arrive()
    assert collect_arrivals() == 1
    assert collect_arrivals() == 0
    case = Case.objects.get()
    assert case.report_id == UUID(bytes=known.report_id)
    assert (case.desk, case.status) == (rio.desk, Case.Status.RECEIVED)
    assert not Arrival.objects.exists()
    assert (Wrap.objects.count(), SealedFacets.objects.count()) == (1, 1)


def test_a_record_opens_no_case(rio: OpenDesk):
    rio.arrive(record=True)
    collect_arrivals()
    assert Report.objects.get().record
    assert not Case.objects.exists()


def test_a_retry_that_slipped_in_makes_no_second_case(rio: OpenDesk):
    rio.arrive()
    again = Arrival.objects.get()
    collect_arrivals()
    again.save(force_insert=True)
    collect_arrivals()
    assert Case.objects.count() == 1
    assert not Arrival.objects.exists()
    assert not ArrivalFailure.objects.exists()


def test_what_fails_is_tried_three_times_and_stops_nothing_else(rio: OpenDesk, monkeypatch):
    broken = UUID(bytes=rio.arrive().report_id)
    fine = UUID(bytes=rio.arrive().report_id)
    whole = collect.take_apart

    def take_apart(arrival):
        if arrival.pk == broken:
            raise ValueError("the account in clear")
        return whole(arrival)

    monkeypatch.setattr(collect, "take_apart", take_apart)
    for _ in range(4):
        collect_arrivals()
    assert Case.objects.get().report_id == fine
    failure = ArrivalFailure.objects.get()
    assert (failure.pk, failure.count, failure.reason) == (broken, 3, "ValueError")
    assert Arrival.objects.filter(pk=broken).exists()
    monkeypatch.undo()
    collect_arrivals()
    assert Case.objects.count() == 1
    try_again(arrival_id=broken)
    collect_arrivals()
    assert Case.objects.count() == 2
    assert not ArrivalFailure.objects.exists()


def test_a_report_for_a_key_that_no_statement_vouches_for_waits_for_a_person(rio: OpenDesk):
    rio.arrive()
    stray = Arrival.objects.get()
    key_id = bytes(Roster().key().public.key_id)
    stray.body = stray.body[:3288] + key_id + stray.body[3304:]
    stray.save(update_fields=["body"])
    for _ in range(3):
        collect_arrivals()
    assert ArrivalFailure.objects.get().reason == "NoDesk"
    assert not Report.objects.exists()
    assert Arrival.objects.exists()


def test_collecting_one_costs_as_many_queries_every_time(rio: OpenDesk, django_assert_num_queries):
    costs = []
    for _ in range(2):
        known = rio.arrive()
        with django_assert_num_queries(15, exact=False) as queries:
            collect.collect_one(arrival_id=UUID(bytes=known.report_id))
        costs.append(len(queries))
    assert costs[0] == costs[1]
