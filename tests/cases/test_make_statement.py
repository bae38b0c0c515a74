"""The first statement of a desk: proposed by one officer, signed by the other, then the desk's."""

import base64
from dataclasses import replace
from typing import Any

import pytest

from cases.models import DeskStatement, IndexShare, Proposal, SeedShare
from reporting.models import ListedDesk, Route
from staff.models import Desk
from tests.cases.changes import propose, sign, withdraw
from tests.cases.desk import OpenDesk, get, refusal
from tests.cases.roster import Change, Holder, first_change, make_holder, next_change
from tests.staff.people import make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def ines(desk: Desk) -> Holder:
    return make_holder("Ines", desk, "lead")


@pytest.fixture
def noor(desk: Desk) -> Holder:
    return make_holder("Noor", desk)


@pytest.fixture
def change(desk: Desk, ines: Holder, noor: Holder) -> Change:
    return first_change(desk, ines, noor)


def nothing_was_kept() -> bool:
    return not Proposal.objects.exists() and not DeskStatement.objects.exists()


def test_a_proposal_waits_for_the_other_signature(change: Change, ines: Holder, noor: Holder):
    assert propose(ines, change).status_code == 201
    assert not DeskStatement.objects.exists()
    assert not ListedDesk.objects.exists()
    shown = get(noor.visitor, f"desks/{change.desk.pk}").json()["proposal"]
    assert shown["number"] == 1
    assert [one["officer"] for one in shown["signatures"]] == [ines.officer.id.hex]


def test_with_it_the_statement_is_the_desks_and_reporters_find_it(
    change: Change, ines: Holder, noor: Holder
):
    propose(ines, change)
    assert sign(noor, change).status_code == 204
    statement = DeskStatement.objects.get()
    assert bytes(statement.body) == change.statement().to_bytes()
    assert {one["officer"] for one in statement.signatures} == {
        ines.officer.id.hex,
        noor.officer.id.hex,
    }
    assert not Proposal.objects.exists()
    assert bytes(ListedDesk.objects.get().key) == change.statement().key.raw
    assert Route.objects.get(place="*").case == change.desk.pk
    for kept in (SeedShare, IndexShare):
        assert {share.officer_id for share in kept.objects.all()} == {
            ines.officer.id,
            noor.officer.id,
        }


def test_each_officer_is_given_their_own_share_only(change: Change, ines: Holder, noor: Holder):
    propose(ines, change)
    sign(noor, change)
    for holder in (ines, noor):
        shown = get(holder.visitor, f"desks/{change.desk.pk}").json()
        own = SeedShare.objects.get(officer_id=holder.officer.id)
        assert [base64.b64decode(one["share"]) for one in shown["shares"]] == [bytes(own.share)]


def test_signing_twice_is_one_signature(change: Change, ines: Holder):
    propose(ines, change)
    assert sign(ines, change).status_code == 204
    assert not DeskStatement.objects.exists()
    assert len(Proposal.objects.get().signatures) == 1


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"instance": bytes(16)}, (400, "bad_statement")),
        ({"desk_id": bytes(16)}, (400, "bad_statement")),
        ({"number": 2}, (409, "statement_stale")),
        ({"prev": b"\1" * 32}, (409, "statement_stale")),
    ],
    ids=["another instance", "another desk", "a gap", "another before it"],
)
def test_a_statement_of_another_place_is_refused(
    change: Change, ines: Holder, wrong: dict[str, Any], expected: tuple[int, str]
):
    assert refusal(propose(ines, replace(change, **wrong))) == expected
    assert nothing_was_kept()


def test_rubbish_is_no_statement(change: Change, ines: Holder):
    for rubbish in (b"{}", b"rubbish", change.statement().to_bytes()[:-1]):
        text = base64.b64encode(rubbish).decode()
        assert refusal(propose(ines, change, statement=text)) == (400, "bad_statement")
    assert nothing_was_kept()


def test_a_desk_begins_with_two_members_at_least(desk: Desk, ines: Holder):
    assert refusal(propose(ines, first_change(desk, ines))) == (400, "two_members")
    assert nothing_was_kept()


def test_a_member_is_an_officer_of_this_desk_with_the_keys_that_are_kept(
    desk: Desk, ines: Holder, noor: Holder
):
    stranger = make_holder("Mallory", make_desk("Another desk"))
    forged = replace(noor.member, hpke_hash=bytes(32))
    for wrong in (stranger.member, forged, replace(noor.member, sign=stranger.member.sign)):
        change = Change(desk=desk, members=(ines.member, wrong))
        assert refusal(propose(ines, change)) == (400, "not_a_member")
    assert nothing_was_kept()


def test_who_is_not_named_cannot_sign(desk: Desk, change: Change, ines: Holder):
    other = make_holder("Third", desk)
    assert refusal(propose(other, change)) == (409, "not_named")
    assert nothing_was_kept()
    propose(ines, change)
    assert refusal(sign(other, change)) == (409, "not_named")
    assert not DeskStatement.objects.exists()


def test_a_forged_signature_is_refused(change: Change, ines: Holder, noor: Holder):
    assert refusal(propose(ines, change, signature=change.signature(noor))) == (
        400,
        "bad_signature",
    )
    assert nothing_was_kept()
    propose(ines, change)
    for forged in (change.signature(ines), "00" * 64):
        assert refusal(sign(noor, change, signature=forged)) == (400, "bad_signature")
    assert not DeskStatement.objects.exists()


def test_there_is_one_share_for_each_member(change: Change, ines: Holder, noor: Holder):
    whole = change.shares()
    for name in ("shares", "index_shares"):
        stranger = whole[name][1] | {"officer": "00" * 16}
        for wrong in (whole[name][:1], [whole[name][0], stranger], []):
            assert refusal(propose(ines, change, **{name: wrong})) == (400, "shares_missing")
    assert nothing_was_kept()


def test_one_change_waits_at_a_time(change: Change, ines: Holder, noor: Holder):
    propose(ines, change)
    assert refusal(propose(noor, change)) == (409, "proposal_exists")
    assert Proposal.objects.get().proposer == ines.person


def test_a_proposal_that_is_gone_cannot_be_signed(change: Change, ines: Holder, noor: Holder):
    assert refusal(sign(noor, change)) == (404, "no_proposal")
    propose(ines, change)
    assert refusal(sign(noor, change, number=2)) == (404, "no_proposal")
    assert withdraw(noor, change).status_code == 204
    assert refusal(sign(noor, change)) == (404, "no_proposal")
    assert refusal(withdraw(noor, change)) == (404, "no_proposal")
    assert nothing_was_kept()


def test_production_refuses_a_desk_without_a_recovery_key(
    change: Change, ines: Holder, settings: Any
):
    settings.FAIRLEAD_MODE = "production"
    assert refusal(propose(ines, change)) == (409, "no_recovery")
    assert nothing_was_kept()


def test_a_later_change_must_follow_what_the_desk_has(rio: OpenDesk):
    ines, noor = rio.holders
    third = make_holder("Third", rio.desk)
    stale = first_change(rio.desk, ines, noor, third)
    assert refusal(propose(ines, stale)) == (409, "statement_stale")
    follows = next_change(stale, ines, noor, third)
    for wrong in ({"number": 3}, {"prev": b"\1" * 32}):
        assert refusal(propose(ines, replace(follows, **wrong))) == (409, "statement_stale")
    assert DeskStatement.objects.count() == 1
