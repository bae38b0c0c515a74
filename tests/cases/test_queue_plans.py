"""The queue's queries walk an index in its order: no filter takes one away, nothing is sorted."""

import pytest
from django.db import connection

from cases.models import Case
from cases.selectors.queue import PAGE, beyond, cursor_of, in_order, seen_by, with_reading
from reporting import clock
from tests.cases.desk import OpenDesk

pytestmark = pytest.mark.django_db
INDEXES = {"due": "case_by_due", "opened": "case_by_opened", "last_event": "case_by_last_event"}


def plan(rio: OpenDesk, *, order: str, view: str = "all", deep: bool = False) -> str:
    """How the database means to answer: with few rows PostgreSQL would rather read them all."""
    after = cursor_of(rio.case_of(rio.arrive()), order) if deep else None
    cases = seen_by(Case.objects.filter(desk=rio.desk), view, rio.ines.person)
    page = beyond(in_order(with_reading(cases), order), order, after)[: PAGE + 1]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    return page.explain()


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("order", INDEXES)
def test_each_order_walks_its_own_index(rio: OpenDesk, order: str, deep: bool):
    explained = plan(rio, order=order, deep=deep)
    assert INDEXES[order] in explained
    assert "TEMP B-TREE FOR ORDER BY" not in explained
    assert "Sort Key" not in explained


def add_finished_cases(rio: OpenDesk) -> None:
    """What a desk of some years has most of."""
    day = clock.today()
    days = ("opened", "acknowledge_by", "acknowledge_target", "feedback_by", "last_event")
    finished = {"desk": rio.desk, "owner": rio.noor.person, "status": Case.Status.CONCLUDED}
    Case.objects.bulk_create(Case(**finished, **dict.fromkeys(days, day)) for _ in range(1000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.parametrize(
    ("view", "indexes"),
    # SQLite takes one or the other by what it has counted: in both, few rows are read, in order
    [("mine", ["case_by_owner"]), ("unowned", ["case_unowned", "case_by_owner"])],
)
def test_a_few_are_not_looked_for_among_all(rio: OpenDesk, view: str, indexes: list[str]):
    add_finished_cases(rio)
    explained = plan(rio, order="due", view=view)
    assert any(index in explained for index in indexes)
    assert "TEMP B-TREE FOR ORDER BY" not in explained
    assert "Sort Key" not in explained


def test_what_is_due_ends_where_the_days_end(rio: OpenDesk):
    explained = plan(rio, order="due", view="due")
    assert "case_by_due" in explained
    assert "due<" in explained.replace(" ", "") or "due <=" in explained
