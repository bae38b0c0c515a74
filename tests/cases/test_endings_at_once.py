"""Two officers end a case at once, with real threads: one act is done, and the chain holds."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection, transaction

from cases.access import lock_report_of
from cases.events import broken_link
from cases.models import Case, Event, WaitingAct
from cases.verify_endings import wrong_endings
from reporting.models import Report
from tests.cases.desk import OpenDesk, letter_of_reporter
from tests.cases.endings import begin, hold, propose, second
from tests.cases.roster import Holder
from tests.cases.test_close_day_at_once import until_somebody_waits
from tests.cases.test_two_officers import both
from tests.staff.people import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(rio: OpenDesk) -> Case:
    return rio.case_of(rio.arrive())


def holder_of(rio: OpenDesk, who: Visitor) -> Holder:
    return next(one for one in rio.holders if one.visitor is who)


def codes(answers: list) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def chain_holds(case: Case) -> bool:
    events = list(case.events.order_by("number"))
    return broken_link(events) is None and list(wrong_endings()) == []


def test_one_of_two_proposals_waits(rio: OpenDesk, case: Case):
    answers = both(rio, lambda who: propose(holder_of(rio, who), case))
    assert codes(answers) == [201, 409]
    refused = max(answers, key=lambda answer: answer.status_code).json()
    assert refused["code"] in ("proposal_exists", "case_changed")
    assert WaitingAct.objects.count() == 1
    assert chain_holds(case)


def test_a_hold_and_a_second_signature_at_once_do_not_both_happen(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]

    def act(who: Visitor):
        return hold(who, case) if who is rio.ines else second(rio.holders[1], case, number)

    answers = both(rio, act)
    assert codes(answers) == [204, 409]
    case.refresh_from_db()
    assert (case.status == "purged") == (case.held_since is None) == (not Report.objects.exists())
    assert chain_holds(case)


def test_both_sign_at_once_and_one_counts(rio: OpenDesk, case: Case):
    number = propose(rio.holders[0], case).json()["number"]
    answers = both(rio, lambda who: second(holder_of(rio, who), case, number))
    assert codes(answers) == [204, 409]  # the proposer's own is never taken
    assert case.events.filter(kind=Event.Kind.TRANSITION).count() == 1
    assert chain_holds(case)


def test_one_of_two_begins_the_withdrawal(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    letter_of_reporter(case, known, "Please erase it.")
    assert codes(both(rio, lambda _who: begin(rio, case, known))) == [204, 409]
    assert case.events.filter(kind=Event.Kind.WITHDRAWAL).count() == 1
    assert chain_holds(case)


@pytest.mark.postgres
def test_who_holds_a_case_takes_its_report_first_like_who_ends_it(rio: OpenDesk, case: Case):
    """Otherwise the one would wait for the case and the other, at its commit, for the report."""

    def place():
        with closing(connection):
            return hold(rio.ines, case)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            lock_report_of(case.pk)
            placed = pool.submit(place)
            until_somebody_waits("transactionid")
            Case.objects.select_for_update().get(pk=case.pk)
        assert placed.result(60).status_code == 204
