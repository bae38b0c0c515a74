"""Taking a case over from another desk, or declining it: only then one of the two wraps goes."""

from datetime import timedelta
from uuid import UUID

import pytest

from cases.events import broken_link
from cases.models import (
    Case,
    DeskStatement,
    Event,
    IndexRow,
    Offer,
    Reminder,
    WaitingAct,
)
from cases.models.cases import NEVER
from cases.services.close_day import close_in_one_transaction
from cases.services.collect import collect_arrivals
from cases.services.erase_case import erase_case
from cases.services.purge import purge
from cases.services.review_record import open_record
from cases.services.watch_clocks import watch_clocks
from cases.transitions import WITHDRAWAL, erasing_from
from cases.verify import verify_chains
from reporting.directory.legal_dates import add_months
from reporting.models import Letter, Wrap
from reporting.scrub import scrub_is_owed
from reporting.sealing.derive import sha256
from staff.models import Membership
from tests import house_clock
from tests.cases.desk import (
    OpenDesk,
    bring,
    get,
    letter_of_reporter,
    open_a_desk,
    post,
    refusal,
    sealed_note,
    send,
    step_of,
    tell,
    with_words,
)
from tests.cases.endings import begin
from tests.cases.offers import TwoDesks, offer_to, two_desks
from tests.reporting.filing_factory import DAY

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)


@pytest.fixture
def desks() -> TwoDesks:
    made = two_desks()
    assert made.offer().status_code == 201
    return made


def key_of(desk: OpenDesk) -> object:
    return DeskStatement.objects.get(desk=desk.desk).key_id


def test_the_other_desk_finds_it_and_reads_report_letters_and_reason(desks: TwoDesks):
    path = f"desks/{desks.dakar.desk.pk}/offers"
    (line,) = get(desks.dakar.noor, path).json()["offers"]
    assert (line["id"], line["from_desk"]) == (str(desks.case.pk), "Team Rio")
    assert [wrap["key_id"] for wrap in line["card"]["wraps"]] == [key_of(desks.dakar).hex]
    offered = get(desks.dakar.noor, f"offers/{desks.case.pk}").json()
    assert [wrap["key_id"] for wrap in offered["report"]["wraps"]] == [key_of(desks.dakar).hex]
    assert [letter["slot"] for letter in offered["letters"]] == [0, 1]
    assert [note["number"] for note in offered["notes"]] == [Offer.objects.get().number]
    assert offered["events"][0]["data"]["act"] == "offered"
    assert desks.dakar.noor.get(f"/desk/offers/{desks.case.pk}").status_code == 200


def test_before_it_is_taken_over_it_is_in_no_queue_and_no_register_of_the_other_desk(
    desks: TwoDesks,
):
    for path in ("cases", "register"):
        page = get(desks.dakar.ines, f"desks/{desks.dakar.desk.pk}/{path}").json()
        assert page.get("cases", page.get("rows")) == []
    assert refusal(get(desks.dakar.ines, f"cases/{desks.case.pk}"))[0] == 404


def test_taken_over_it_is_the_other_desks_alone(desks: TwoDesks):
    answer = desks.take_over()
    assert (answer.status_code, answer.json()) == (201, {"case": str(desks.case.pk)})
    desks.case.refresh_from_db()
    assert (desks.case.desk, desks.case.status) == (desks.dakar.desk, Case.Status.ACKNOWLEDGED)
    assert desks.case.owner is None
    assert list(desks.case.report.wraps.values_list("key_id", flat=True)) == [key_of(desks.dakar)]
    assert not Offer.objects.exists()
    assert get(desks.dakar.noor, f"cases/{desks.case.pk}").status_code == 200
    (line,) = get(desks.dakar.noor, f"desks/{desks.dakar.desk.pk}/cases").json()["cases"]
    assert line["id"] == str(desks.case.pk)


def test_the_old_desk_is_told_that_there_is_nothing(desks: TwoDesks):
    desks.take_over()
    case = f"cases/{desks.case.pk}"
    for path in (case, f"offers/{desks.case.pk}"):
        assert refusal(get(desks.rio.ines, path)) == (404, "not_found")
    assert desks.rio.ines.get(f"/desk/{case}").status_code == 404
    assert (
        refusal(post(desks.rio.ines, f"{case}/notes", {"box": sealed_note(desks.case)}))[0] == 404
    )
    assert refusal(send(desks.rio.ines, "delete", f"{case}/offer"))[0] == 404
    assert get(desks.rio.ines, f"desks/{desks.rio.desk.pk}/cases").json()["cases"] == []


def test_the_step_is_an_event_with_both_desks_and_the_letter(desks: TwoDesks):
    desks.take_over()
    event = desks.case.events.latest("number")
    assert (event.kind, event.actor) == (Event.Kind.TRANSITION, desks.dakar.ines.person)
    assert event.data == {
        "from": "assessing",
        "to": "acknowledged",
        "from_desk": desks.rio.desk.pk.hex,
        "to_desk": desks.dakar.desk.pk.hex,
        "slot": 2,
    }
    assert Letter.objects.get(slot=2).side == Letter.Side.DESK
    assert broken_link(list(desks.case.events.order_by("number"))) is None
    assert list(verify_chains(print)) == []


def test_the_laws_dates_stay_and_the_desks_own_begin_anew(desks: TwoDesks):
    Case.objects.filter(pk=desks.case.pk).update(next_action_on=DAY, paused_since=DAY)
    before = Case.objects.get(pk=desks.case.pk)
    with house_clock.on(DAY + 40 * ONE):
        desks.take_over()
    after = Case.objects.get(pk=desks.case.pk)
    for name in ("opened", "acknowledge_by", "acknowledged", "feedback_by", "answered"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.due == before.feedback_by
    assert after.assess_by == DAY + 54 * ONE
    assert after.unowned_since == DAY + 40 * ONE
    assert (after.next_action_on, after.paused_since) == (None, None)


def test_a_case_that_was_answered_before_has_no_clock_of_the_law_there_either():
    desks = two_desks("concluded")
    again = with_words(desks.case, step_of("concluded", "assessing"))
    assert tell(desks.rio, desks.case, desks.known, again).status_code == 201
    desks.offer()
    assert desks.take_over().status_code == 201
    assert Case.objects.get(pk=desks.case.pk).due == NEVER


def test_what_was_the_old_desks_own_goes_and_what_was_sealed_for_the_case_stays(desks: TwoDesks):
    IndexRow.objects.create(case=desks.case, version=1, box=bytes(618))
    notes = desks.case.notes.count()
    desks.take_over()
    assert not IndexRow.objects.exists()
    file = get(desks.dakar.ines, f"cases/{desks.case.pk}").json()
    assert len(file["notes"]) == notes
    assert file["index"] is None
    assert file["counted_at"] == str(desks.rio.desk.pk)  # its count stays where it was filed


def test_the_new_desk_goes_on_with_it_and_can_pass_it_back(desks: TwoDesks):
    desks.take_over()
    desks.case.refresh_from_db()
    step = with_words(desks.case, step_of("acknowledged", "assessing", risk="low"))
    assert tell(desks.dakar, desks.case, desks.known, step).status_code == 201
    back = offer_to(desks.rio.desk, desks.case)
    assert post(desks.dakar.noor, f"cases/{desks.case.pk}/offer", back).status_code == 201
    assert desks.take_over(desks.rio.noor).status_code == 201
    desks.case.refresh_from_db()
    assert desks.case.desk == desks.rio.desk
    assert list(desks.case.report.wraps.values_list("key_id", flat=True)) == [key_of(desks.rio)]


def test_declined_it_stays_with_its_desk_and_the_reason_with_it(desks: TwoDesks):
    assert desks.decline().status_code == 204
    desks.case.refresh_from_db()
    assert (desks.case.desk, desks.case.status) == (desks.rio.desk, Case.Status.ASSESSING)
    assert list(desks.case.report.wraps.values_list("key_id", flat=True)) == [key_of(desks.rio)]
    event = desks.case.events.latest("number")
    assert (event.data["act"], event.actor) == ("declined", desks.dakar.ines.person)
    file = get(desks.rio.ines, f"cases/{desks.case.pk}").json()
    assert event.number in [note["number"] for note in file["notes"]]
    assert (file["offer"], file["may_offer"]) == (None, True)
    assert refusal(get(desks.dakar.ines, f"offers/{desks.case.pk}"))[0] == 404


def test_a_wrap_that_opens_nothing_loses_nothing(desks: TwoDesks):
    """Who cannot open it can seal no reason either: it goes back to the desk that opens it."""
    assert desks.decline(note=None).status_code == 204
    data = desks.case.events.latest("number").data
    assert data == {"act": "declined", "desk": desks.dakar.desk.pk.hex}
    assert list(desks.case.report.wraps.values_list("key_id", flat=True)) == [key_of(desks.rio)]


def test_a_letter_that_came_between_is_told_and_nothing_is_moved(desks: TwoDesks):
    letter_of_reporter(desks.case, desks.known, "One thing more.")
    assert refusal(desks.take_over(expected_slot=2)) == (409, "slot_taken")
    desks.case.refresh_from_db()
    assert desks.case.desk == desks.rio.desk
    assert Wrap.objects.filter(report=desks.case.report).count() == 2
    assert desks.take_over().status_code == 201


@pytest.mark.parametrize("changed", [{"box": None}, {"expected_slot": None}, {"box": "AAAA"}])
def test_without_its_letter_it_is_not_taken_over(desks: TwoDesks, changed: dict[str, object]):
    assert refusal(desks.take_over(**changed)) == (400, "bad_request")
    assert Offer.objects.exists()


def test_a_desk_that_closed_meanwhile_takes_nothing_over(desks: TwoDesks):
    with house_clock.on(DAY):
        gone = Membership.objects.filter(person=desks.dakar.noor.person)
        gone.update(until=DAY - ONE)
        assert refusal(desks.take_over()) == (409, "desk_closed")
    assert Wrap.objects.filter(report=desks.case.report).count() == 2


def test_a_third_desk_learns_nothing_of_an_offer(desks: TwoDesks):
    third = open_a_desk("Team Third")
    assert get(third.ines, f"desks/{third.desk.pk}/offers").json() == {"offers": []}
    assert refusal(get(third.ines, f"desks/{desks.dakar.desk.pk}/offers"))[0] == 404
    assert refusal(get(third.ines, f"offers/{desks.case.pk}"))[0] == 404
    assert refusal(desks.take_over(third.ines))[0] == 404
    assert refusal(desks.decline(third.ines))[0] == 404


def test_the_second_officer_of_the_desk_is_told_that_it_is_theirs(desks: TwoDesks):
    desks.take_over()
    for answer in (desks.take_over(desks.dakar.noor), desks.decline(desks.dakar.noor)):
        assert refusal(answer) == (409, "no_offer")
    answer = desks.dakar.noor.get(f"/desk/offers/{desks.case.pk}")
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/cases/{desks.case.pk}")


def test_reminders_begin_anew_for_the_new_desk_and_oversight_is_told_once(desks: TwoDesks):
    oversight = open_a_desk("Oversight", kind="oversight")
    late = desks.case.feedback_by + ONE
    with house_clock.on(late):
        watch_clocks()
    told = Reminder.objects.filter(case=desks.case)
    assert told.filter(person=desks.rio.ines.person).exists()
    deadline = set(told.filter(moment=Reminder.Moment.DEADLINE).values_list("pk", flat=True))
    assert deadline
    with house_clock.on(late):
        desks.take_over()
    assert not told.filter(person=desks.rio.ines.person).exists()
    with house_clock.on(late + ONE):
        watch_clocks()
        page = desks.rio.ines.get("/desk/reminders").content.decode()
    assert told.filter(person=desks.dakar.ines.person).exists()
    assert set(told.filter(moment="deadline").values_list("pk", flat=True)) == deadline
    assert "Team Dakar" not in page  # who had the case hears nothing of it any more
    assert oversight.ines.person.pk in told.values_list("person", flat=True)


@pytest.mark.parametrize(("there", "kept"), [(12, 12), (60, 36)])
def test_it_is_kept_no_longer_than_its_reporter_was_told(there: int, kept: int):
    with house_clock.on(DAY):
        desks = two_desks(retention_months=there)
        desks.offer()
        desks.take_over()
        desks.case.refresh_from_db()
        bring(desks.dakar, desks.case, desks.known, "concluded")
    end = add_months(DAY, kept)
    with house_clock.on(end - ONE):
        assert purge() == 0
    with house_clock.on(end):
        assert purge() == 1
    assert not Wrap.objects.exists()
    assert broken_link(list(desks.case.events.order_by("number"))) is None


def test_a_record_whose_case_moved_is_nobodys_record_there(desks: TwoDesks):
    known = desks.rio.arrive(record=True)
    collect_arrivals()
    report_id = UUID(bytes=known.report_id)
    ines = desks.rio.ines.person
    case = open_record(person=ines, desk=desks.rio.desk, report_id=report_id)
    bring(desks.rio, case, known, "acknowledged")
    body = offer_to(desks.dakar.desk, case)
    assert post(desks.rio.ines, f"cases/{case.pk}/offer", body).status_code == 201
    moved = TwoDesks(desks.rio, desks.dakar, case, known)
    assert moved.take_over().status_code == 201
    path = f"desks/{desks.rio.desk.pk}/records/{report_id}/case"
    assert refusal(post(desks.rio.ines, path, {}))[0] == 404


def test_closing_the_day_and_the_audit_go_on(desks: TwoDesks):
    desks.take_over()
    digest = sha256(b"".join(bytes(event.hash) for event in desks.case.events.order_by("number")))
    close_in_one_transaction(DAY + 400 * ONE)
    events = list(desks.case.events.order_by("number"))
    assert sha256(b"".join(bytes(event.hash) for event in events)) == digest
    assert Wrap.objects.get(report=desks.case.report).key_id == key_of(desks.dakar)


def test_a_withdrawal_that_begins_takes_it_back(desks: TwoDesks):
    slot = letter_of_reporter(desks.case, desks.known, "Please erase it.")
    assert begin(desks.rio, desks.case, desks.known, slot).status_code == 204
    assert get(desks.dakar.ines, f"offers/{desks.case.pk}").status_code == 404
    assert refusal(desks.take_over())[0] == 404
    wrap = Wrap.objects.get(report=desks.case.report)
    assert (wrap.key_id, scrub_is_owed()) == (key_of(desks.rio), True)
    kinds = list(desks.case.events.order_by("number").values_list("kind", flat=True))
    assert kinds[-2:] == [Event.Kind.OFFER, Event.Kind.WITHDRAWAL]
    assert broken_link(list(desks.case.events.order_by("number"))) is None


def test_erased_while_it_was_offered_nothing_is_offered_any_more(desks: TwoDesks):
    step = erasing_from(desks.case.status, WITHDRAWAL)
    assert step is not None
    erase_case(case=Case.objects.get(pk=desks.case.pk), step=step, day=DAY)
    assert not Offer.objects.exists()
    assert get(desks.dakar.ines, f"desks/{desks.dakar.desk.pk}/offers").json() == {"offers": []}
    assert refusal(desks.decline())[0] == 404
    assert refusal(desks.offer()) == (409, "not_allowed")


def test_a_legal_hold_goes_with_the_case_and_what_one_officer_signed_ends(desks: TwoDesks):
    Case.objects.filter(pk=desks.case.pk).update(held_since=DAY)
    ines = desks.rio.ines.person
    WaitingAct.objects.create(case=desks.case, number=1, act="lift_hold", reason="x", proposer=ines)
    assert desks.take_over().status_code == 201
    assert Case.objects.get(pk=desks.case.pk).held_since == DAY
    assert not WaitingAct.objects.exists()


def test_a_wrap_that_went_is_owed_a_scrub(desks: TwoDesks):
    assert not scrub_is_owed()
    desks.take_over()
    assert scrub_is_owed()
