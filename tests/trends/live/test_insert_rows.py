"""Rows that are written at once are what rows written one by one would be."""

import pytest
from django.db import IntegrityError

from tests.trends.factories import fact
from trends.live.models import Detail, Fact
from trends.live.services.apply_crowds import DETAIL_COLUMNS, insert_facts
from trends.live.services.insert_rows import insert_new_rows, insert_rows

pytestmark = pytest.mark.django_db


def detail(number: int, value: str) -> tuple[object, ...]:
    return (bytes([number] * 32), "ARROS", "pilotage", 2026, "what", value, "confirmed")


def test_a_fact_reads_as_it_was_written() -> None:
    made = fact(cell=fact().call, corrected=b"\x00\\\t\n" * 4, response="")
    insert_facts([made])
    read = Fact.objects.get()
    for field in Fact._meta.concrete_fields:
        assert getattr(read, field.attname) == getattr(made, field.attname), field.attname


def test_a_fact_that_is_there_already_is_refused_and_not_passed_over() -> None:
    made = fact()
    insert_facts([made])
    with pytest.raises(IntegrityError):
        insert_facts([fact(ticket_hash=made.ticket_hash)])


def test_a_fact_that_breaks_a_rule_of_its_table_is_refused() -> None:
    with pytest.raises(IntegrityError):
        insert_facts([fact(period="2026-13")])


def test_of_two_details_with_one_ticket_the_first_stays() -> None:
    insert_rows(Detail, DETAIL_COLUMNS, [detail(1, "cash")])
    insert_new_rows(
        Detail, DETAIL_COLUMNS, [detail(1, "fuel"), detail(2, "alcohol"), detail(2, "goods")]
    )
    assert dict(Detail.objects.values_list("ticket_hash", "value")) == {
        bytes([1] * 32): "cash",
        bytes([2] * 32): "alcohol",
    }
