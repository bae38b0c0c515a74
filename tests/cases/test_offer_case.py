"""Offering a case to another desk: one wrap more, and everything else stays where it is."""

import uuid
from datetime import timedelta

import pytest

from cases.events import broken_link
from cases.models import Case, DeskStatement, Event, Note, Offer
from reporting.models import Wrap
from staff.models import Membership
from tests import house_clock
from tests.cases.desk import get, open_a_desk, post, refusal, sealed_note, step_of, tell, with_words
from tests.cases.offers import TwoDesks, offer_to, two_desks
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def desks() -> TwoDesks:
    return two_desks()


@pytest.mark.parametrize("status", ["acknowledged", "assessing", "addressing"])
def test_an_offer_changes_nothing_but_who_can_open_it(status: str):
    desks = two_desks(status)
    before = Case.objects.values().get(pk=desks.case.pk)
    assert desks.offer().status_code == 201
    after = Case.objects.values().get(pk=desks.case.pk)
    assert after | {"last_event": None} == before | {"last_event": None}
    wraps = set(desks.case.report.wraps.values_list("key_id", flat=True))
    ours = DeskStatement.objects.get(desk=desks.rio.desk).key_id
    theirs = DeskStatement.objects.get(desk=desks.dakar.desk).key_id
    assert wraps == {ours, theirs}


def test_the_offer_is_an_event_that_names_the_other_desk_and_keeps_the_reason(desks: TwoDesks):
    answer = desks.offer()
    event = desks.case.events.latest("number")
    assert answer.json() == {"number": event.number}
    assert (event.kind, event.actor) == (Event.Kind.OFFER, desks.rio.ines.person)
    note = Note.objects.get(case=desks.case, number=event.number)
    assert event.data == {
        "act": "offered",
        "desk": desks.dakar.desk.pk.hex,
        "key_id": Offer.objects.get().key_id.hex,
        "note": note.pk.hex,
    }
    assert broken_link(list(desks.case.events.order_by("number"))) is None


@pytest.mark.parametrize("page", ["cases/{case}", "signatures"])
def test_a_page_that_relies_on_another_desk_names_its_first_statement(desks: TwoDesks, page: str):
    """Without it the browser would believe whatever chain of that desk the server shows."""
    found = desks.rio.ines.get("/desk/" + page.format(case=desks.case.pk)).content.decode()
    dakar = desks.dakar.desk
    first = DeskStatement.objects.get(desk=dakar, number=1)
    assert f"{dakar.pk.hex}:{bytes(first.hash).hex()}" in found
    assert '<meta name="pins"' in found


def test_its_own_desk_sees_where_it_is_offered_and_takes_no_step_meanwhile(desks: TwoDesks):
    desks.offer()
    file = get(desks.rio.noor, f"cases/{desks.case.pk}").json()
    assert file["offer"]["desk_name"] == "Team Dakar"
    assert (file["may_offer"], file["transitions_allowed"]) == (False, [])
    assert file["desk_names"] == {desks.dakar.desk.pk.hex: "Team Dakar"}
    step = with_words(desks.case, step_of("assessing", "not_proceeding", outcome="out_of_scope"))
    assert refusal(tell(desks.rio, desks.case, desks.known, step)) == (409, "offered")
    on = post(
        desks.rio.ines, f"cases/{desks.case.pk}/transitions", step_of("assessing", "addressing")
    )
    assert refusal(on) == (409, "offered")
    desks.case.refresh_from_db()
    assert desks.case.status == Case.Status.ASSESSING


def test_taken_back_the_other_desk_opens_it_no_more(desks: TwoDesks):
    desks.offer()
    assert desks.take_back(desks.rio.noor).status_code == 204
    ours = DeskStatement.objects.get(desk=desks.rio.desk).key_id
    assert list(desks.case.report.wraps.values_list("key_id", flat=True)) == [ours]
    assert not Offer.objects.exists()
    assert refusal(get(desks.dakar.ines, f"offers/{desks.case.pk}"))[0] == 404
    assert desks.case.events.latest("number").data["act"] == "taken_back"
    assert refusal(desks.take_back()) == (409, "no_offer")
    assert desks.offer().status_code == 201  # and again, to the same desk


@pytest.mark.parametrize("status", ["received", "concluded"])
def test_where_the_table_has_no_step_it_is_not_offered(status: str):
    desks = two_desks(status)
    assert refusal(desks.offer()) == (409, "not_allowed")
    assert get(desks.rio.ines, f"cases/{desks.case.pk}").json()["may_offer"] is False
    assert_nothing_was_stored(desks)


def test_its_own_desk_is_no_other_desk(desks: TwoDesks):
    answer = post(
        desks.rio.ines, f"cases/{desks.case.pk}/offer", offer_to(desks.rio.desk, desks.case)
    )
    assert refusal(answer) == (400, "same_desk")
    assert_nothing_was_stored(desks)


def test_a_desk_that_there_is_not_is_refused(desks: TwoDesks):
    assert refusal(desks.offer(desk=str(uuid.uuid4()))) == (400, "no_desk")
    assert_nothing_was_stored(desks)


def test_a_wrap_for_a_key_that_the_desk_has_left_is_refused(desks: TwoDesks):
    assert refusal(desks.offer(key_id=str(uuid.uuid4()))) == (409, "stale_statement")
    assert_nothing_was_stored(desks)


def test_a_desk_that_one_key_holder_is_left_of_takes_nothing_new(desks: TwoDesks):
    yesterday = DAY - timedelta(days=1)
    with house_clock.on(DAY):
        Membership.objects.filter(person=desks.dakar.noor.person).update(until=yesterday)
        assert refusal(desks.offer()) == (409, "desk_closed")
    assert_nothing_was_stored(desks)


def test_a_reason_that_is_sealed_for_another_report_is_refused(desks: TwoDesks):
    other = desks.rio.case_of(desks.rio.arrive())
    assert refusal(desks.offer(note=sealed_note(other))) == (400, "bad_note")
    assert_nothing_was_stored(desks)


@pytest.mark.parametrize("field", ["desk", "key_id", "wrap", "note"])
def test_an_offer_needs_every_field(desks: TwoDesks, field: str):
    assert refusal(desks.offer(**{field: None})) == (400, "bad_request")
    assert_nothing_was_stored(desks)


def test_it_is_offered_to_one_desk_at_a_time(desks: TwoDesks):
    desks.offer()
    third = open_a_desk("Team Third")
    answer = post(desks.rio.noor, f"cases/{desks.case.pk}/offer", offer_to(third.desk, desks.case))
    assert refusal(answer) == (409, "offered")
    assert Offer.objects.get().desk == desks.dakar.desk


def test_another_desk_cannot_offer_what_is_not_its_own(desks: TwoDesks):
    third = open_a_desk("Team Third")
    for who in (third.ines, desks.dakar.ines):
        assert refusal(desks.offer(who))[0] == 404
        assert refusal(desks.take_back(who))[0] == 404
    desks.offer()
    assert refusal(desks.take_back(desks.dakar.ines))[0] == 404  # they decline it instead
    assert Offer.objects.exists()


def assert_nothing_was_stored(desks: TwoDesks) -> None:
    assert not Offer.objects.exists()
    assert Wrap.objects.filter(report=desks.case.report).count() == 1
    assert not desks.case.events.filter(kind=Event.Kind.OFFER).exists()


def test_a_report_that_its_reporter_asked_to_erase_goes_to_nobody_else(desks: TwoDesks):
    Case.objects.filter(pk=desks.case.pk).update(withdraw_on=DAY)
    assert refusal(desks.offer()) == (409, "withdrawal")
    assert_nothing_was_stored(desks)
