"""Saying whose case it is, and up to where its letters were read."""

import uuid

import pytest

from cases.models import Case, Event
from reporting.models import Letter
from staff.models import Membership
from tests.cases.desk import OpenDesk, get, post, refusal
from tests.reporting.filing_factory import DAY
from tests.staff.people import make_desk, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(rio: OpenDesk) -> Case:
    return rio.case_of(rio.arrive())


def assign(rio: OpenDesk, case: Case, person: object) -> object:
    return post(rio.ines, f"cases/{case.pk}/owner", {"person": person and str(person)})


def kinds(case: Case) -> list[str]:
    return list(case.events.order_by("number").values_list("kind", flat=True))


def test_a_case_is_given_to_an_officer_and_back_to_nobody(rio: OpenDesk, case: Case):
    assert assign(rio, case, rio.noor.person.pk).status_code == 204
    shown = get(rio.ines, f"cases/{case.pk}").json()
    assert shown["owner"] == {"id": str(rio.noor.person.pk), "name": rio.noor.person.name}
    assert assign(rio, case, None).status_code == 204
    case.refresh_from_db()
    assert case.owner is None
    events = case.events.filter(kind=Event.Kind.OWNER).order_by("number")
    assert [event.data["owner"] for event in events] == [rio.noor.person.pk.hex, None]
    assert {event.actor for event in events} == {rio.ines.person}


def test_giving_it_to_its_owner_again_is_no_event(rio: OpenDesk, case: Case):
    for _ in range(2):
        assert assign(rio, case, rio.noor.person.pk).status_code == 204
    assert kinds(case) == ["opened", "owner"]


def test_only_an_officer_of_this_desk_can_own_its_cases(rio: OpenDesk, case: Case):
    other = make_desk("Another desk")
    ended = {"until": DAY.replace(year=2020)}
    nobody = [
        make_person("Mallory", ("lead", other)).pk,
        make_person("Gus", ("guest", rio.desk)).pk,
        make_person("Carlos", ("coordinator", None)).pk,
        make_person("Past", ("officer", rio.desk), **ended).pk,
        uuid.uuid4(),
    ]
    for person in nobody:
        assert refusal(assign(rio, case, person)) == (400, "not_an_officer")
    assert kinds(case) == ["opened"]
    assert refusal(assign(rio, case, "somebody")) == (400, "bad_request")


def test_who_has_left_the_desk_finds_the_case_no_more(rio: OpenDesk, case: Case):
    assign(rio, case, rio.noor.person.pk)
    Membership.objects.filter(person=rio.noor.person).update(desk=make_desk("Elsewhere"))
    assert get(rio.noor, f"cases/{case.pk}").status_code == 404
    answer = post(rio.noor, f"cases/{case.pk}/owner", {"person": None})
    assert refusal(answer) == (404, "not_found")
    case.refresh_from_db()
    assert case.owner == rio.noor.person


def test_what_was_read_never_goes_back(rio: OpenDesk, case: Case):
    for slot in range(3):
        Letter.objects.create(
            mailbox_hash=case.report.mailbox_hash,
            slot=slot,
            side=Letter.Side.REPORTER,
            day=DAY,
            box=bytes(4202),
        )
    path = f"cases/{case.pk}"
    assert get(rio.ines, path).json()["unread"] == 3
    for slot, unread in ((1, 1), (0, 1), (1, 1), (2, 0)):
        assert post(rio.ines, f"{path}/read", {"slot": slot}).status_code == 204
        assert get(rio.ines, path).json()["unread"] == unread
    read = case.events.filter(kind=Event.Kind.READ).order_by("number")
    assert [event.data["slot"] for event in read] == [1, 2]


@pytest.mark.parametrize("slot", [-1, 2**31, "first", None])
def test_a_slot_that_there_cannot_be_is_refused(rio: OpenDesk, case: Case, slot: object):
    answer = post(rio.ines, f"cases/{case.pk}/read", {"slot": slot})
    assert refusal(answer) == (400, "bad_request")
    assert kinds(case) == ["opened"]
