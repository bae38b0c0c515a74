"""An offer that two answer at once, with real threads: one wins, and nobody loses the report."""

import pytest

from cases.events import broken_link
from cases.models import Case, Offer
from reporting.models import Letter, Wrap
from tests.cases.offers import TwoDesks, two_desks
from tests.cases.test_two_officers import both
from tests.staff.people import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desks() -> TwoDesks:
    made = two_desks()
    assert made.offer().status_code == 201
    return made


def test_one_takes_it_over_and_the_other_reads_a_sentence(desks: TwoDesks):
    letters = Letter.objects.count()
    answers = both(desks.dakar, desks.take_over)
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    refused = max(answers, key=lambda answer: answer.status_code).json()
    assert refused["title"].endswith(".")
    assert Letter.objects.count() == letters + 1
    assert_it_has_one_desk_that_opens_it(desks)
    assert Case.objects.get(pk=desks.case.pk).desk == desks.dakar.desk


def test_taken_back_and_taken_over_at_once_it_is_one_desks(desks: TwoDesks):
    def answer(who: Visitor):
        return desks.take_back() if who == desks.dakar.ines else desks.take_over(desks.dakar.noor)

    back, over = both(desks.dakar, answer)
    assert (back.status_code, over.status_code) in {(204, 404), (204, 409), (404, 201)}
    assert_it_has_one_desk_that_opens_it(desks)
    moved = Case.objects.get(pk=desks.case.pk).desk == desks.dakar.desk
    assert moved is (over.status_code == 201)


def assert_it_has_one_desk_that_opens_it(desks: TwoDesks) -> None:
    case = Case.objects.get(pk=desks.case.pk)
    wrap = Wrap.objects.get(report=case.report)
    assert case.desk.statements.filter(key_id=wrap.key_id).exists()
    assert not Offer.objects.exists()
    assert broken_link(list(case.events.order_by("number"))) is None
