"""The recovery key of a desk: given every seed, and a signature where one is missing."""

from dataclasses import replace
from typing import Any

import pytest

from cases.models import DeskStatement, Proposal, RecoveryShare
from reporting.models import ListedDesk
from staff.models import Desk
from tests.cases.changes import propose, sign
from tests.cases.desk import get, refusal
from tests.cases.roster import (
    Change,
    Holder,
    first_change,
    make_holder,
    next_change,
    recovery_pair,
    renewing,
)
from tests.staff.people import make_desk

pytestmark = pytest.mark.django_db
BY_RECOVERY: dict[str, Any] = {"by_recovery": True}


class Team:
    """A desk of Ines and Noor with a recovery key; Tariq has a key and is not named."""

    def __init__(self, *, may_replace_all: bool = False) -> None:
        self.desk: Desk = make_desk()
        self.ines = make_holder("Ines", self.desk, "lead")
        self.noor = make_holder("Noor", self.desk)
        self.tariq = make_holder("Tariq", self.desk)
        self.first = replace(
            first_change(self.desk, self.ines, self.noor),
            recovery=recovery_pair(),
            may_replace_all=may_replace_all,
        )
        assert propose(self.ines, self.first).status_code == 201
        assert sign(self.noor, self.first).status_code == 204


def sign_by_recovery(by: Holder, change: Change, key: Change | None = None) -> Any:
    signature = (key or change).recovery_signature()
    return sign(by, change, signature=signature, **BY_RECOVERY)


def number_of(desk: Desk) -> int:
    return DeskStatement.objects.filter(desk=desk).latest("number").number


@pytest.mark.parametrize("mode", ["development", "production"])
def test_a_desk_begins_with_its_recovery_key_which_is_given_its_seed(mode: str, settings: Any):
    settings.FAIRLEAD_MODE = mode
    team = Team()
    kept = RecoveryShare.objects.get()
    assert (kept.epoch, kept.key_id) == (1, DeskStatement.objects.get().key_id)
    shown = get(team.noor.visitor, f"desks/{team.desk.pk}").json()["recovery_shares"]
    assert [(one["epoch"], one["key_id"]) for one in shown] == [(1, kept.key_id.hex)]


def test_a_recovery_key_that_is_given_no_seed_is_refused():
    team = Team()
    change = renewing(team.first, team.ines, team.noor)
    assert refusal(propose(team.ines, change, recovery_shares=[])) == (400, "shares_missing")
    nobodys = replace(change, recovery=None)
    extra = change.shares()["recovery_shares"]
    assert refusal(propose(team.ines, nobodys, recovery_shares=extra)) == (400, "shares_missing")
    assert not Proposal.objects.exists()


def test_a_recovery_key_that_is_named_later_is_given_the_older_seeds():
    desk = make_desk("Later")
    ines, noor = make_holder("Ira", desk, "lead"), make_holder("Nils", desk)
    first = first_change(desk, ines, noor)
    propose(ines, first)
    sign(noor, first)
    named = next_change(first, ines, noor, recovery=recovery_pair())
    assert refusal(propose(ines, named)) == (400, "shares_missing")
    assert propose(ines, named, recovery_shares=[named.epoch_share(1)]).status_code == 201
    assert sign(noor, named).status_code == 204
    assert RecoveryShare.objects.get(desk=desk).epoch == 1


def test_a_recovery_key_that_is_named_later_may_be_given_seeds_that_open_nothing_any_more():
    desk = make_desk("Much later")
    ines, noor = make_holder("Ira", desk, "lead"), make_holder("Nils", desk)
    newest = first_change(desk, ines, noor)
    for change in (newest, None, None):
        newest = change or renewing(newest, ines, noor)
        propose(ines, newest)
        sign(noor, newest)
    named = next_change(newest, ines, noor, recovery=recovery_pair())
    of = {epoch: named.epoch_share(epoch) for epoch in (1, 2, 3)}
    for given in ([of[3]], [of[1], of[3]]):
        assert refusal(propose(ines, named, recovery_shares=given)) == (400, "shares_missing")
    assert propose(ines, named, recovery_shares=list(of.values())).status_code == 201


def test_of_two_one_and_the_recovery_key_put_the_other_out_and_the_desk_closes():
    team = Team()
    change = renewing(team.first, team.ines)
    assert propose(team.ines, change).status_code == 201
    assert number_of(team.desk) == 1
    assert sign_by_recovery(team.ines, change).status_code == 204
    assert number_of(team.desk) == 2
    assert not ListedDesk.objects.exists()
    assert set(RecoveryShare.objects.values_list("epoch", flat=True)) == {1, 2}


def test_the_one_who_is_left_admits_a_second_alone_and_the_desk_opens_again():
    team = Team()
    alone = renewing(team.first, team.ines)
    propose(team.ines, alone)
    sign_by_recovery(team.ines, alone)
    admission = next_change(alone, team.ines, team.tariq, epochs=(1,))
    assert propose(team.ines, admission).status_code == 201
    assert number_of(team.desk) == 3
    assert ListedDesk.objects.get().people == 2


@pytest.mark.parametrize("may_replace_all", [True, False])
def test_where_nobody_stays_the_recovery_key_alone_decides_if_the_statement_says_so(
    may_replace_all: bool,
):
    team = Team(may_replace_all=may_replace_all)
    fresh = make_holder("Fatima", team.desk)
    change = renewing(team.first, team.tariq, fresh, epochs=(1,))
    body = {"signature": change.recovery_signature()} | BY_RECOVERY
    assert propose(team.tariq, change, **body).status_code == 201
    assert number_of(team.desk) == (2 if may_replace_all else 1)


def test_another_recovery_key_signs_nothing():
    team = Team()
    change = renewing(team.first, team.ines)
    propose(team.ines, change)
    forged = replace(change, recovery=recovery_pair())
    assert refusal(sign_by_recovery(team.ines, change, forged)) == (400, "bad_signature")
    assert number_of(team.desk) == 1


def test_a_desk_without_a_recovery_key_takes_no_signature_of_one():
    desk = make_desk("Without")
    ines, noor = make_holder("Ira", desk, "lead"), make_holder("Nils", desk)
    first = replace(first_change(desk, ines, noor), recovery=recovery_pair())
    # the key that a first statement names cannot sign it: nobody has compared it yet
    body = {"signature": first.recovery_signature()} | BY_RECOVERY
    assert refusal(propose(ines, first, **body)) == (409, "no_recovery_key")
    assert not Proposal.objects.exists()
