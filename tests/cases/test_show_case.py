"""The page of a case: what it gives of a case, and what that costs."""

import pytest

from cases.transitions import TRANSITIONS
from tests.cases.desk import OpenDesk, get, letter_box, post, queries_of
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db
QUERIES = 14


def test_it_gives_the_report_as_filed_and_what_may_come_next(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    shown = get(rio.ines, f"cases/{case.pk}").json()
    assert shown["report"]["day"] >= DAY.isoformat()
    assert shown["mailbox_hash"] == known.filing.mailbox_hash.hex()
    assert [wrap["key_id"] for wrap in shown["report"]["wraps"]] == [known.filing.desk_key_id.hex()]
    following = [
        step.target for step in TRANSITIONS if step.source == "received" and not step.erases
    ]
    assert [step["to"] for step in shown["transitions_allowed"]] == following
    assert [event["kind"] for event in shown["events"]] == ["opened"]


def test_a_long_thread_costs_as_many_queries_as_none(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    path = f"cases/{case.pk}"
    get(rio.ines, path)
    assert queries_of(rio.ines, path) == QUERIES
    for slot in range(6):
        box = letter_box(known, [b""] * slot, "A question.")
        answer = post(rio.ines, f"cases/{case.pk}/letters", {"expected_slot": slot, "box": box})
        assert answer.status_code == 201
        rio.case_of(rio.arrive())
    assert queries_of(rio.ines, path) == QUERIES
