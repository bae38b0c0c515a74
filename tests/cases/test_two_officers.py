"""Two officers on one case at once, with real threads: one wins, the other is told so."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from cases.events import broken_link
from cases.models import Case, Event
from cases.services.collect import collect_arrivals
from reporting.models import Letter
from tests.cases.desk import OpenDesk, bring, post, step_of, tell
from tests.staff.people import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def both(rio: OpenDesk, act) -> list:
    """Let both officers do it at the same moment."""
    ready = Barrier(2)

    def one(who: Visitor):
        ready.wait()
        try:
            return act(who)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, (rio.ines, rio.noor)))


def test_one_acknowledges_and_the_other_reads_a_sentence(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    step = step_of("received", "acknowledged")
    answers = both(rio, lambda who: tell(rio, case, known, step, who=who))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    refused = max(answers, key=lambda answer: answer.status_code).json()
    assert refused["code"] in ("slot_taken", "status_changed")
    assert refused["title"].endswith(".")
    assert Letter.objects.count() == 1
    assert case.events.filter(kind=Event.Kind.TRANSITION).count() == 1


def test_a_step_without_a_letter_is_taken_once(rio: OpenDesk):
    known = rio.arrive()
    case = bring(rio, rio.case_of(known), known, "assessing")
    step = step_of("assessing", "addressing")
    answers = both(rio, lambda who: post(who, f"cases/{case.pk}/transitions", step))
    assert sorted(answer.status_code for answer in answers) == [204, 409]
    refused = max(answers, key=lambda answer: answer.status_code).json()
    assert refused["code"] == "status_changed"
    assert "Somebody has moved this case on" in refused["title"]
    assert broken_link(list(case.events.order_by("number"))) is None


def test_both_open_a_case_from_one_record_and_it_is_the_same(rio: OpenDesk):
    record = UUID(bytes=rio.arrive(record=True).report_id)
    collect_arrivals()
    path = f"desks/{rio.desk.pk}/records/{record}/case"
    answers = both(rio, lambda who: post(who, path, {}))
    case = Case.objects.get(report=record)
    assert [answer.json() for answer in answers] == [{"case": str(case.pk)}] * 2
    assert case.events.count() == 1
