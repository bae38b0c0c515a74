"""Pushing into the directory: desks with their statements, routes, window keys."""

import json
import secrets
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from reporting.directory import current, services
from reporting.directory.build import build_directory
from reporting.directory.services import (
    ListedDeskData,
    NotListed,
    add_statement,
    list_desk,
    remove_route,
    set_route,
    turn_window_key,
    unlist_desk,
    withdraw_window_key,
)
from reporting.directory.weight import TooHeavy
from reporting.models import DirectoryState, ListedDesk, ListedStatement, Route, WindowKey
from reporting.sealing.errors import BadStatement
from reporting.sealing.xwing import PrivateKey
from tests import house_clock
from tests.bench.directory_of_sixteen import duty
from tests.reporting.filing_factory import DAY, Roster, list_desk_of, publish_window_key

pytestmark = pytest.mark.django_db


def version() -> int:
    return DirectoryState.objects.get().version


def test_a_desk_is_listed_with_key_and_epoch_of_its_statement() -> None:
    roster = Roster()
    signed = list_desk_of(roster, roster.statement(epoch=1))
    desk = ListedDesk.objects.get()
    assert desk.key == roster.key(1).public.raw
    assert (desk.epoch, desk.statement) == (1, signed.hash)
    listed = ListedStatement.objects.get()
    assert (listed.number, listed.statement) == (1, signed.statement)
    assert listed.signatures == signed.to_json()["signatures"]


def test_the_next_statement_replaces_the_key_and_keeps_the_history() -> None:
    roster = Roster()
    first = list_desk_of(roster)
    with house_clock.on(DAY):
        list_desk_of(roster, roster.statement(number=2, epoch=2, prev=first.hash))
    desk = ListedDesk.objects.get()
    assert desk.key == roster.key(2).public.raw
    assert desk.previous_key_id == UUID(bytes=roster.key(1).public.key_id)
    assert desk.previous_key_until == DAY + timedelta(days=2)
    assert ListedStatement.objects.count() == 2


def test_the_same_statement_again_changes_only_what_is_said_of_the_desk() -> None:
    roster = Roster()
    first = list_desk_of(roster)
    list_desk_of(roster, first, name="Team New Name")
    assert ListedDesk.objects.get().name == "Team New Name"
    assert ListedDesk.objects.get().previous_key_id is None
    assert ListedStatement.objects.count() == 1


def test_a_statement_that_does_not_follow_is_refused() -> None:
    roster = Roster()
    first = list_desk_of(roster)
    for wrong in (
        roster.statement(number=3, prev=first.hash),
        roster.statement(number=2, prev=bytes(32)),
        roster.statement(number=1, epoch=2),
    ):
        with pytest.raises(NotListed):
            list_desk_of(roster, wrong)
    assert ListedStatement.objects.get().hash == first.hash


def test_another_desks_statement_is_refused() -> None:
    roster = Roster()
    data = ListedDeskData(uuid4(), "Team Other", "AR", retention_months=36, people=2)
    with pytest.raises(NotListed):
        list_desk(desk=data, statement=roster.statement().statement, signatures=[])


def test_bytes_that_are_no_statement_are_refused() -> None:
    data = ListedDeskData(uuid4(), "Team Other", "AR", retention_months=36, people=2)
    with pytest.raises(BadStatement):
        list_desk(desk=data, statement=b"{}", signatures=[])
    assert not ListedDesk.objects.exists()


def test_the_chain_goes_on_while_a_desk_is_not_open() -> None:
    roster = Roster()
    first = list_desk_of(roster)
    unlist_desk(desk=roster.desk)
    second = roster.statement(number=2, prev=first.hash)
    entry = second.to_json()
    add_statement(desk=roster.desk, statement=second.statement, signatures=entry["signatures"])
    assert not ListedDesk.objects.exists()
    list_desk_of(roster, roster.statement(number=3, prev=second.hash))
    assert [row.number for row in ListedStatement.objects.order_by("number")] == [1, 2, 3]


def test_a_statement_of_another_desk_is_not_published() -> None:
    with pytest.raises(NotListed):
        add_statement(desk=uuid4(), statement=Roster().statement().statement, signatures=[])


def test_a_route_leads_to_listed_desks_only() -> None:
    roster = Roster()
    list_desk_of(roster)
    set_route(place="AR", case=roster.desk, own_side=roster.desk)
    with pytest.raises(NotListed):
        set_route(place="EG", case=roster.desk, own_side=uuid4())
    assert Route.objects.get().place == "AR"


def routes() -> dict[str, tuple[str, str]]:
    told = json.loads(build_directory(DAY))["routes"]
    return {place: (route["case"], route["own_side"]) for place, route in told.items()}


def test_an_unlisted_desk_leaves_its_history_and_nothing_leads_to_it() -> None:
    roster, other = Roster(), Roster()
    list_desk_of(roster)
    list_desk_of(other)
    set_route(place="AR", case=roster.desk, own_side=other.desk)
    set_route(place="BR", case=other.desk, own_side=roster.desk)
    set_route(place="*", case=other.desk, own_side=other.desk)
    unlist_desk(desk=roster.desk)
    assert routes() == dict.fromkeys(("BR", "*"), (other.desk.hex, other.desk.hex))
    assert ListedDesk.objects.get().desk == other.desk
    assert ListedStatement.objects.count() == 2


def test_while_a_desk_is_closed_its_reports_go_to_the_oversight_desk() -> None:
    roster, oversight = Roster(), Roster()
    signed = list_desk_of(roster)
    list_desk_of(oversight, oversight=True)
    set_route(place="AR", case=roster.desk, own_side=oversight.desk)
    unlist_desk(desk=roster.desk)
    assert routes() == {"AR": (oversight.desk.hex, oversight.desk.hex)}
    list_desk_of(roster, signed)
    assert routes() == {"AR": (roster.desk.hex, oversight.desk.hex)}


def test_while_oversight_is_closed_every_desk_keeps_what_is_its_own() -> None:
    roster, oversight = Roster(), Roster()
    list_desk_of(roster)
    list_desk_of(oversight, oversight=True)
    set_route(place="AR", case=roster.desk, own_side=oversight.desk)
    set_route(place="*", case=oversight.desk, own_side=oversight.desk)
    unlist_desk(desk=oversight.desk)
    assert routes() == {"AR": (roster.desk.hex, roster.desk.hex)}


def test_window_keys_go_from_current_to_previous_to_withdrawn() -> None:
    keys = [UUID(bytes=publish_window_key().public.key_id) for _ in range(3)]
    statuses = [WindowKey.objects.get(pk=key).status for key in keys]
    assert statuses == ["withdrawn", "previous", "current"]
    assert WindowKey.objects.get(pk=keys[0]).withdrawn_at is not None
    assert WindowKey.objects.get(pk=keys[1]).withdrawn_at is None


def test_a_window_key_has_the_id_of_its_bytes() -> None:
    key = PrivateKey(secrets.token_bytes(32)).public
    with pytest.raises(NotListed):
        turn_window_key(key_id=uuid4(), key=key.raw, day=DAY)
    assert not WindowKey.objects.exists()


def test_a_withdrawn_window_key_is_no_longer_accepted() -> None:
    key = publish_window_key().public.key_id
    assert key in current.keys().window
    withdraw_window_key(key_id=UUID(bytes=key))
    assert key not in current.keys().window


def test_every_change_raises_the_version() -> None:
    roster = Roster()
    changes: list[Callable[[], object]] = [
        lambda: list_desk_of(roster),
        lambda: set_route(place="AR", case=roster.desk, own_side=roster.desk),
        lambda: remove_route(place="AR"),
        publish_window_key,
        lambda: withdraw_window_key(key_id=WindowKey.objects.get().id),
        lambda: unlist_desk(desk=roster.desk),
    ]
    for expected, change in enumerate(changes, 1):
        change()
        assert version() == expected


def test_a_change_that_fails_leaves_the_version_as_it_was() -> None:
    roster = Roster()
    first = list_desk_of(roster)
    with pytest.raises(NotListed):
        list_desk_of(roster, roster.statement(number=4, prev=first.hash))
    assert version() == 1


def test_a_directory_too_heavy_for_a_ships_link_is_refused_and_undone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = Roster(), Roster()
    list_desk_of(first)
    monkeypatch.setattr("reporting.directory.weight.HEAVIEST", 2000)
    with pytest.raises(TooHeavy, match="2,000"):
        list_desk_of(second)
    assert ListedDesk.objects.get().desk == first.desk
    assert version() == 1


def test_about_sixteen_desks_fit() -> None:
    for number in range(16):
        roster = Roster()
        list_desk_of(roster, duty=duty(number))
        set_route(place=secrets.token_hex(2), case=roster.desk, own_side=roster.desk)
    publish_window_key()
    assert len(current.current().directory.gzip) <= 25_000
    assert len(current.current().directory.br) <= 25_000


def test_the_previous_key_is_let_in_for_two_days() -> None:
    assert services.PREVIOUS_KEY_DAYS == 2
