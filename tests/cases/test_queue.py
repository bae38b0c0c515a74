"""The queue of a desk: three orders by keyset, views, pages of 50, counts to 1,000, its cost."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from cases.models.cases import NEVER
from cases.selectors import queue
from reporting.models import Letter
from staff.models import Person
from tests import house_clock
from tests.cases.desk import OpenDesk, get, letter_box, open_a_desk, post, queries_of, refusal
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db
BEGIN = date(2026, 1, 1)
PAGE = 50
QUERIES = 8  # session, person, second factor, role; then desk, page, wraps and count


def add_cases(rio: OpenDesk, number: int, **fields: Any) -> list[Case]:
    """Cases of a report that was erased: what orders and views see of a case is on its row."""
    days = [BEGIN + timedelta(days=position // 4) for position in range(number)]
    rows = [
        Case(
            id=uuid4(),
            desk=rio.desk,
            **{
                "opened": day,
                "acknowledge_by": day,
                "acknowledge_target": day,
                "feedback_by": day,
                "due": day + timedelta(days=3),
                "last_event": day - timedelta(days=position % 7),
            }
            | fields,
        )
        for position, day in enumerate(days)
    ]
    return Case.objects.bulk_create(rows)


def page(rio: OpenDesk, **query: Any) -> dict[str, Any]:
    answer = get(rio.ines, f"desks/{rio.desk.pk}/cases", **query)
    assert answer.status_code == 200
    return answer.json()


def flat(groups: Iterable[list[Any]]) -> list[Any]:
    return list(chain.from_iterable(groups))


def walk(rio: OpenDesk, **query: Any) -> list[list[str]]:
    """Every page to the last, as ids."""
    pages, after = [], {}
    while True:
        shown = page(rio, **query, **after)
        pages.append([case["id"] for case in shown["cases"]])
        if shown["next"] is None:
            return pages
        after = {"after": shown["next"]}


@pytest.mark.parametrize("order", ["due", "opened", "last_event"])
def test_an_order_walks_through_every_case_once_ties_and_all(rio: OpenDesk, order: str):
    cases = add_cases(rio, 2 * PAGE + 7)
    newest_first = order != "due"
    expected = sorted(cases, key=lambda one: (getattr(one, order), one.pk), reverse=newest_first)
    pages = walk(rio, order=order)
    assert [len(ids) for ids in pages] == [PAGE, PAGE, 7]
    assert flat(pages) == [str(one.pk) for one in expected]


def test_what_is_due_first_stands_first_where_nothing_is_asked(rio: OpenDesk):
    add_cases(rio, 9)
    assert walk(rio) == walk(rio, order="due")


def test_a_page_that_is_just_full_is_the_last(rio: OpenDesk):
    add_cases(rio, PAGE)
    assert [len(ids) for ids in walk(rio)] == [PAGE]


def test_an_empty_queue_is_one_empty_page(rio: OpenDesk):
    assert page(rio) == {"count": "0", "next": None, "cases": []}


def test_a_case_that_comes_in_between_moves_no_other(rio: OpenDesk):
    cases = add_cases(rio, PAGE + 10)
    before = page(rio, order="opened")
    add_cases(rio, 5, opened=BEGIN + timedelta(days=900))
    after = page(rio, order="opened", after=before["next"])
    seen = {case["id"] for case in before["cases"] + after["cases"]}
    assert seen == {str(one.pk) for one in cases}


@pytest.mark.parametrize(
    "cursor",
    ["rubbish", "!!!", "e30", "WyJ4IiwgInkiXQ", "bnVsbA", "WzEsIDJd", "/w", "A" * 199],
)
def test_a_cursor_of_rubbish_is_refused(rio: OpenDesk, cursor: str):
    answer = get(rio.ines, f"desks/{rio.desk.pk}/cases", after=cursor)
    assert refusal(answer) == (400, "bad_cursor")


@pytest.mark.parametrize("wrong", [{"order": "id"}, {"view": "theirs"}, {"after": "A" * 201}])
def test_an_order_or_view_that_there_is_not_is_refused(rio: OpenDesk, wrong: dict[str, str]):
    answer = get(rio.ines, f"desks/{rio.desk.pk}/cases", **wrong)
    assert refusal(answer) == (400, "bad_request")


def test_a_cursor_of_one_order_leads_nowhere_wrong_in_another(rio: OpenDesk):
    add_cases(rio, PAGE + 5)
    cursor = page(rio, order="due")["next"]
    shown = page(rio, order="opened", after=cursor)
    assert len({case["id"] for case in shown["cases"]}) == len(shown["cases"])


def test_views_are_mine_nobodys_and_what_is_due(rio: OpenDesk):
    noor: Person = rio.noor.person
    mine = add_cases(rio, 1, owner=rio.ines.person, due=NEVER)
    theirs = add_cases(rio, 1, owner=noor, due=DAY + timedelta(days=4))
    soon = add_cases(rio, 1, owner=noor, due=DAY + timedelta(days=3))
    late = add_cases(rio, 1, owner=noor, due=DAY - timedelta(days=1))
    free = add_cases(rio, 1, due=NEVER)
    done = add_cases(rio, 1, due=NEVER, status=Case.Status.CONCLUDED)

    def shown(view: str) -> set[str]:
        with house_clock.on(DAY):
            return set(flat(walk(rio, view=view)))

    def ids(*cases: list[Case]) -> set[str]:
        return {str(one.pk) for one in flat(cases)}

    assert shown("mine") == ids(mine)
    assert shown("unowned") == ids(free)
    assert shown("due") == ids(soon, late)
    assert shown("all") == ids(mine, theirs, soon, late, free, done)


def test_another_desks_cases_are_in_no_view(rio: OpenDesk):
    other = open_a_desk("Another desk")
    add_cases(other, 3, owner=rio.ines.person, due=BEGIN)
    for view in ("all", "mine", "unowned", "due"):
        assert page(rio, view=view)["count"] == "0"


def test_the_count_is_exact_to_a_thousand_and_then_says_more(rio: OpenDesk):
    add_cases(rio, 1000)
    assert page(rio)["count"] == "1000"
    add_cases(rio, 1)
    assert page(rio)["count"] == "1,000+"


def test_a_row_holds_the_sealed_card_and_what_is_unread(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    box = letter_box(known, [], "A question.")
    post(rio.ines, f"cases/{case.pk}/letters", {"expected_slot": 0, "box": box})
    for slot in (1, 2):
        Letter.objects.create(
            mailbox_hash=known.filing.mailbox_hash,
            slot=slot,
            side=Letter.Side.REPORTER,
            day=BEGIN,
            box=bytes(4202),
        )
    shown = page(rio)["cases"][0]
    assert shown["unread"] == 2
    assert [wrap["key_id"] for wrap in shown["card"]["wraps"]] == [known.filing.desk_key_id.hex()]
    post(rio.ines, f"cases/{case.pk}/read", {"slot": 1})
    assert page(rio)["cases"][0]["unread"] == 1


def test_a_full_page_costs_as_many_queries_as_one_case(rio: OpenDesk):
    path = f"desks/{rio.desk.pk}/cases?order=opened"  # those with a report stand on the first page
    rio.case_of(rio.arrive())
    get(rio.ines, path)
    assert queries_of(rio.ines, path) == QUERIES
    for _ in range(4):
        rio.case_of(rio.arrive())
    add_cases(rio, 3 * PAGE, owner=rio.noor.person)
    assert queries_of(rio.ines, path) == QUERIES


def test_no_row_is_passed_over_to_reach_a_page(rio: OpenDesk):
    """A page is entered by the index, never by counting rows off."""
    with CaptureQueriesContext(connection) as queries:
        add_cases(rio, PAGE + 1)
        page(rio, after=page(rio)["next"])
    assert not any("OFFSET" in one["sql"] for one in queries)
    assert queue.PAGE == PAGE
