"""Changes after the first statement: who joins, who leaves, and the two whose word it takes."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from cases.models import DeskStatement, IndexShare, Proposal, SeedShare
from cases.selectors.desks import signed_statements
from cases.services.list_desk import list_desks_anew
from reporting.directory import current
from reporting.installation import sealing_instance
from reporting.models import DirectoryState, ListedDesk, Report, Route
from reporting.sealing.chain import verify_chain
from staff.models import Desk, Membership
from tests.cases.changes import propose, sign, withdraw
from tests.cases.desk import OpenDesk, get, refusal
from tests.cases.roster import Change, Holder, first_change, make_holder, next_change, renewing
from tests.reporting.filing_factory import DAY, publish_window_key
from tests.staff.people import make_desk

pytestmark = pytest.mark.django_db
FIRST_SEED = b"\5" * 32


class Team:
    """A desk whose first statement names Ines and Noor; Tariq has a key and is not named yet."""

    def __init__(self, name: str = "Team Tariq", **fields: Any) -> None:
        self.desk: Desk = make_desk(name, **fields)
        self.ines = make_holder(f"Ines{self.desk.pk.hex[:6]}", self.desk, "lead")
        self.noor = make_holder(f"Noor{self.desk.pk.hex[:6]}", self.desk)
        self.tariq = make_holder(f"Tariq{self.desk.pk.hex[:6]}", self.desk)
        self.first = replace(first_change(self.desk, self.ines, self.noor), seed=FIRST_SEED)
        self.accept(self.first)

    def accept(self, change: Change) -> Change:
        """Take a change through both signatures; give it back as the newest."""
        assert propose(self.ines, change).status_code == 201
        assert sign(self.noor, change).status_code == 204
        assert newest(self.desk).number == change.number
        return change

    def admission(self, **more: Any) -> Change:
        return next_change(
            self.first, self.ines, self.noor, self.tariq, **({"epochs": (1,)} | more)
        )

    def with_tariq(self) -> Change:
        return self.accept(replace(self.admission(), epochs=()))


def newest(desk: Desk) -> DeskStatement:
    return DeskStatement.objects.filter(desk=desk).latest("number")


def epochs_of(holder: Holder) -> list[int]:
    held = SeedShare.objects.filter(officer_id=holder.officer.id)
    return list(held.order_by("epoch").values_list("epoch", flat=True))


def versions_of(holder: Holder) -> list[int]:
    held = IndexShare.objects.filter(officer_id=holder.officer.id)
    return list(held.order_by("version").values_list("version", flat=True))


@pytest.fixture
def team(db: None) -> Team:
    return Team()


def test_two_members_admit_a_third_who_is_given_the_desks_seeds(team: Team):
    before = {holder: epochs_of(holder) for holder in (team.ines, team.noor)}
    team.with_tariq()
    assert epochs_of(team.tariq) == versions_of(team.tariq) == [1]
    assert {holder: epochs_of(holder) for holder in before} == before
    listed = ListedDesk.objects.get(pk=team.desk.pk)
    assert (listed.epoch, listed.people) == (1, 3)
    assert bytes(listed.statement) == newest(team.desk).hash


def test_one_signature_waits_and_says_so(team: Team):
    change = replace(team.admission(), epochs=())
    assert propose(team.ines, change).status_code == 201
    assert newest(team.desk).number == 1
    waiting = get(team.noor.visitor, f"desks/{team.desk.pk}").json()["proposal"]
    assert [one["officer"] for one in waiting["signatures"]] == [team.ines.officer.id.hex]
    assert sign(team.ines, change).status_code == 204
    assert newest(team.desk).number == 1


def test_who_is_admitted_does_not_sign_their_own_admission(team: Team):
    change = replace(team.admission(), epochs=())
    assert refusal(propose(team.tariq, change)) == (409, "not_named")
    propose(team.ines, change)
    assert refusal(sign(team.tariq, change)) == (409, "not_named")
    assert newest(team.desk).number == 1


def test_who_leaves_takes_a_new_key_and_keeps_no_share(team: Team):
    third = team.with_tariq()
    change = renewing(third, team.ines, team.noor)
    team.accept(change)
    for holder in (team.ines, team.noor):
        assert epochs_of(holder) == versions_of(holder) == [1, 2]
    assert epochs_of(team.tariq) == versions_of(team.tariq) == []
    listed = ListedDesk.objects.get(pk=team.desk.pk)
    assert (listed.epoch, bytes(listed.key)) == (2, change.statement().key.raw)
    shown = get(team.tariq.visitor, f"desks/{team.desk.pk}").json()
    assert (shown["shares"], shown["index"]) == ([], None)


def test_nobody_leaves_with_the_key_that_the_desk_goes_on_using(team: Team):
    third = team.with_tariq()
    kept = next_change(third, team.ines, team.noor)
    assert refusal(propose(team.ines, kept)) == (400, "new_key_needed")
    assert not Proposal.objects.exists()


def test_the_word_of_who_leaves_does_not_count(team: Team):
    third = team.with_tariq()
    change = renewing(third, team.ines, team.noor)
    assert refusal(propose(team.tariq, change)) == (409, "not_named")
    propose(team.ines, change)
    assert refusal(sign(team.tariq, change)) == (409, "not_named")
    assert newest(team.desk).number == 2


def test_one_of_two_cannot_put_the_other_out(team: Team):
    change = renewing(team.first, team.ines, team.tariq, epochs=(1,))
    assert propose(team.ines, change).status_code == 201
    assert refusal(sign(team.tariq, change)) == (409, "not_named")
    assert refusal(sign(team.noor, change)) == (409, "not_named")
    assert newest(team.desk).number == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"epoch": 3, "seed": b"\7" * 32}, "bad_statement"),
        ({"seed": b"\7" * 32}, "bad_statement"),
    ],
    ids=["a gap", "a key without its epoch"],
)
def test_the_epoch_rises_exactly_when_the_key_changes(team: Team, wrong: dict[str, Any], code: str):
    change = replace(team.admission(), **wrong)
    assert refusal(propose(team.ines, change)) == (400, code)
    assert not Proposal.objects.exists()


def test_a_newcomer_needs_the_key_of_every_report_that_is_kept(team: Team, rio: OpenDesk):
    third = team.with_tariq()
    second = team.accept(renewing(third, team.ines, team.noor))
    latest = team.accept(renewing(second, team.ines, team.noor))
    old = DeskStatement.objects.get(desk=team.desk, number=2)
    case = rio.case_of(rio.arrive())
    case.report.wraps.update(key_id=old.key_id)  # a report of the first epoch is still here
    back = next_change(latest, team.ines, team.noor, team.tariq, epochs=(2,))
    assert refusal(propose(team.ines, back)) == (400, "shares_missing")
    case.report.wraps.all().delete()
    assert propose(team.ines, back).status_code == 201


def test_the_key_before_the_newest_belongs_to_it_while_reports_may_be_on_their_way(team: Team):
    third = team.with_tariq()
    second = team.accept(renewing(third, team.ines, team.noor))
    back = next_change(second, team.ines, team.noor, team.tariq)
    assert refusal(propose(team.ines, back)) == (400, "shares_missing")
    team.accept(replace(back, epochs=(1,)))
    assert epochs_of(team.tariq) == [1, 2]


def test_no_share_replaces_one_that_somebody_holds(team: Team):
    change = replace(team.admission(), epochs=())
    whole = change.shares()
    planted = whole["shares"] + [whole["shares"][0] | {"officer": team.noor.id}]
    assert refusal(propose(team.ines, change, shares=planted)) == (400, "shares_missing")
    twice = whole["shares"] * 2
    assert refusal(propose(team.ines, change, shares=twice)) == (400, "shares_missing")
    other = [whole["shares"][0] | {"key_id": "00" * 16}]
    assert refusal(propose(team.ines, change, shares=other)) == (400, "share_of_another_key")
    assert not Proposal.objects.exists()


def test_a_proposal_is_withdrawn_by_who_made_it_and_rejected_by_who_holds_the_key(team: Team):
    for by in (team.ines, team.noor):
        change = replace(team.admission(), epochs=())
        propose(team.ines, change)
        assert refusal(withdraw(team.tariq, change)) == (409, "not_named")
        assert withdraw(by, change).status_code == 204
        assert refusal(sign(team.noor, change)) == (404, "no_proposal")
    assert newest(team.desk).number == 1


def test_who_is_no_officer_of_the_desk_any_more_is_not_named_again(team: Team):
    third = team.with_tariq()
    Membership.objects.filter(person=team.tariq.person).delete()
    again = next_change(third, team.ines, team.noor, team.tariq)
    assert refusal(propose(team.ines, again)) == (400, "not_a_member")
    team.accept(renewing(third, team.ines, team.noor))


def test_what_the_server_accepts_holds_for_everybody(team: Team):
    third = team.with_tariq()
    team.accept(renewing(third, team.ines, team.noor))
    chain = signed_statements(team.desk)
    verified = verify_chain(sealing_instance(), team.desk.pk.bytes, chain, first_hash=chain[0].hash)
    assert [(one.number, one.epoch, len(one.members)) for one in verified] == [
        (1, 1, 2),
        (2, 1, 3),
        (3, 2, 2),
    ]


def test_reports_sealed_a_moment_before_the_key_changed_are_still_collected(team: Team):
    old = OpenDesk(team.desk, publish_window_key().public, (team.ines, team.noor))
    body, known = old.filing()
    third = team.with_tariq()
    team.accept(renewing(third, team.ines, team.noor))
    old.receive(body)
    newer = old.arrive()
    cases = {old.case_of(one).desk for one in (known, newer)}
    assert cases == {team.desk}
    keys = {report.desk_key_id for report in Report.objects.all()}
    assert keys == {row.key_id for row in DeskStatement.objects.filter(desk=team.desk)}


def test_a_desk_with_one_key_holder_left_closes_and_oversight_receives_its_reports(team: Team):
    oversight = Team("Oversight", kind=Desk.Kind.OVERSIGHT)
    Route.objects.update_or_create(
        place="AR", defaults={"case": team.desk.pk, "own_side": oversight.desk.pk}
    )
    Membership.objects.filter(person=team.noor.person).update(until=DAY.replace(year=2020))
    list_desks_anew()
    assert set(ListedDesk.objects.values_list("desk", flat=True)) == {oversight.desk.pk}
    told = get_directory()
    assert told["routes"]["AR"]["case"] == oversight.desk.pk.hex
    Membership.objects.filter(person=team.noor.person).update(until=None)
    list_desks_anew()
    assert get_directory()["routes"]["AR"]["case"] == team.desk.pk.hex


def test_a_desk_that_is_open_is_not_listed_anew_every_hour(team: Team):
    before = DirectoryState.objects.get().version
    list_desks_anew()
    assert DirectoryState.objects.get().version == before


def get_directory() -> Any:
    current.forget()
    return Client().get("/directory.json").json()


def test_a_change_that_nobody_may_sign_any_more_can_still_be_thrown_away(team: Team):
    change = replace(team.admission(), epochs=())
    assert propose(team.ines, change).status_code == 201
    Membership.objects.filter(person=team.tariq.person).delete()
    assert refusal(sign(team.noor, change)) == (400, "not_a_member")
    assert withdraw(team.noor, change).status_code == 204
    assert not Proposal.objects.exists()
