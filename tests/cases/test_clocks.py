"""The clocks of a case: the law's cannot be moved by anybody, the desk's own can be paused."""

from datetime import date, timedelta

import pytest

from cases.models import Case
from cases.models.cases import NEVER
from reporting.directory.legal_dates import acknowledge_by, feedback_by
from tests.cases.desk import RISK, OpenDesk, bring, post, step_of, tell
from tests.house_clock import on
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db


def legal_dates(case: Case) -> tuple[date, date]:
    case.refresh_from_db()
    return case.acknowledge_by, case.feedback_by


def test_a_new_case_has_the_laws_dates(rio: OpenDesk):
    case = rio.case_of(rio.arrive())
    assert case.due == case.acknowledge_by == acknowledge_by(filed=DAY, country="AR")
    assert case.feedback_by == feedback_by(filed=DAY, country="AR")
    assert (case.unowned_since, case.assess_by) == (DAY, None)


def test_who_acknowledges_late_wins_no_time_by_it(rio: OpenDesk):
    known = rio.arrive()
    case = rio.case_of(known)
    before = case.feedback_by
    with on(DAY + timedelta(days=30)):
        case = bring(rio, case, known, "acknowledged")
    assert case.feedback_by == case.due == before


def test_who_acknowledges_early_answers_earlier(rio: OpenDesk):
    known = rio.arrive()
    with on(date(2026, 11, 30)):
        case = bring(rio, rio.case_of(known), known, "acknowledged")
    # 28 February 2027 is a Sunday
    assert case.feedback_by == date(2027, 3, 1)
    assert case.assess_by == date(2026, 12, 14)


def test_pausing_moves_the_desks_own_dates_and_none_of_the_law(rio: OpenDesk):
    known = rio.arrive()
    with on(DAY):
        case = bring(rio, rio.case_of(known), known, "acknowledged")
        post(rio.ines, f"cases/{case.pk}/next-action", {"on": "2026-12-01"})
        law = legal_dates(case)
        assert post(rio.ines, f"cases/{case.pk}/pause", {"paused": True}).status_code == 204
    with on(DAY + timedelta(days=4)):
        assert post(rio.ines, f"cases/{case.pk}/pause", {"paused": True}).status_code == 204
    with on(DAY + timedelta(days=10)):
        assert post(rio.noor, f"cases/{case.pk}/pause", {"paused": False}).status_code == 204
    assert legal_dates(case) == law
    assert case.assess_by == DAY + timedelta(days=24)
    assert case.next_action_on == date(2026, 12, 11)
    assert case.paused_since is None
    data = [event.data for event in case.events.filter(kind="clock").order_by("number")]
    assert data == [
        {"next_action": "2026-12-01"},
        {"paused": True},
        {"paused": False, "days": 10},
    ]


def test_a_clock_that_went_back_makes_no_pause_of_fewer_than_no_days(rio: OpenDesk):
    known = rio.arrive()
    with on(DAY):
        case = bring(rio, rio.case_of(known), known, "acknowledged")
        post(rio.ines, f"cases/{case.pk}/pause", {"paused": True})
    with on(DAY - timedelta(days=5)):
        post(rio.ines, f"cases/{case.pk}/pause", {"paused": False})
    case.refresh_from_db()
    assert case.assess_by == DAY + timedelta(days=14)


def test_a_day_that_is_over_is_no_plan(rio: OpenDesk):
    case = rio.case_of(rio.arrive())
    with on(DAY):
        answer = post(rio.ines, f"cases/{case.pk}/next-action", {"on": "2026-11-23"})
    assert (answer.status_code, answer.json()["code"]) == (400, "day_is_over")


def test_a_day_that_nobody_will_see_is_no_plan(rio: OpenDesk):
    case = rio.case_of(rio.arrive())
    answer = post(rio.ines, f"cases/{case.pk}/next-action", {"on": "9999-12-31"})
    assert (answer.status_code, answer.json()["code"]) == (400, "too_far")


def test_a_finished_case_has_no_clock_and_takes_none(rio: OpenDesk):
    known = rio.arrive()
    with on(DAY):
        case = bring(rio, rio.case_of(known), known, "concluded")
        answer = post(rio.ines, f"cases/{case.pk}/pause", {"paused": True})
    assert (answer.status_code, answer.json()["code"]) == (409, "finished")
    assert (case.due, case.answered, case.finished) == (NEVER, DAY, DAY)
    assert (case.assess_by, case.next_action_on, case.paused_since) == (None, None, None)


def test_opening_again_starts_the_desks_clock_and_none_of_the_law(rio: OpenDesk):
    known = rio.arrive()
    later = DAY + timedelta(days=200)
    with on(DAY):
        case = bring(rio, rio.case_of(known), known, "concluded")
        law = legal_dates(case)
    with on(later):
        step = step_of("concluded", "assessing", reason="A new letter came.")
        assert tell(rio, case, known, step).status_code == 201
    assert legal_dates(case) == law
    assert (case.due, case.answered, case.finished) == (NEVER, DAY, None)
    assert case.assess_by == later + timedelta(days=14)
    with on(later):
        row = rio.ines.client.get(f"/api/v1/desk/cases/{case.pk}").json()
    assert row["due"]["feedback"]["done"]
    assert not row["overdue"]


def test_assessing_is_over_when_the_case_is_dealt_with(rio: OpenDesk):
    known = rio.arrive()
    case = bring(rio, rio.case_of(known), known, "assessing")
    assert case.assess_by is not None
    case = bring(rio, case, known, "addressing")
    assert case.assess_by is None


def test_releasing_a_case_says_since_when_nobody_has_it(rio: OpenDesk):
    case = rio.case_of(rio.arrive())
    owner = f"cases/{case.pk}/owner"
    with on(DAY + timedelta(days=3)):
        post(rio.ines, owner, {"person": str(rio.noor.person.pk)})
        case.refresh_from_db()
        assert case.unowned_since is None
        post(rio.ines, owner, {"person": None})
    case.refresh_from_db()
    assert case.unowned_since == DAY + timedelta(days=3)


def test_the_risk_is_asked_for(rio: OpenDesk):
    known = rio.arrive()
    case = bring(rio, rio.case_of(known), known, "acknowledged")
    step = step_of("acknowledged", "assessing", **(RISK | {"risk": " "}))
    assert tell(rio, case, known, step).json()["code"] == "bad_request"
