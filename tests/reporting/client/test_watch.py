"""`watch`, and what `file` does, when directory or history are not what they were."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from reporting.directory.build import build_directory, build_history
from reporting.directory.services import set_route
from reporting.installation import sealing_instance
from reporting.models import Arrival, ListedStatement
from reporting.sealing.officer import recovery_key
from reporting.sealing.statements import (
    RECOVERY,
    Recovery,
    SignedStatement,
    parse_statement,
    sign_statement,
)
from tests.reporting.client.lying_door import saying
from tests.reporting.filing_factory import DAY, Roster, list_desk_of

RECOVERY_SEED = b"r" * 32
DIRECTORY, HISTORY = "/directory.json", "/directory/history"


def pins_of(tmp_path: Path) -> dict[str, object]:
    doors = json.loads((tmp_path / "pins.json").read_text())["doors"]
    (door,) = doors.values()
    return dict(door["desks"])


def test_the_first_sight_pins_and_says_so(client_door, program, tmp_path):
    seen = program("watch", client_door.url)
    assert seen.code == 0
    first = client_door.usual.statement().hash.hex()
    assert f"First seen here, and pinned: Team Rio, whose first statement is {first}" in seen.err
    assert pins_of(tmp_path)[client_door.usual.desk.hex]["first"] == first
    assert stat.S_IMODE((tmp_path / "pins.json").stat().st_mode) == 0o600
    again = program("watch", client_door.url)
    assert (again.code, again.err) == (0, "")
    assert "nothing has changed" in again.out


def test_a_name_cannot_speak_for_another_team(client_door, program):
    roster = client_door.usual
    list_desk_of(roster, roster.statement(), name="Team Rio\nTeam South: It holds.")
    seen = program("watch", client_door.url)
    assert seen.code == 0
    assert [line for line in seen.out.splitlines() if line.startswith("Team Rio Team South: ")]
    assert not [line for line in seen.out.splitlines() if line.startswith("Team South")]


def test_a_chain_that_goes_on_is_followed(client_door, program, tmp_path):
    program("watch", client_door.url)
    roster = client_door.usual
    second = roster.statement(number=2, epoch=2, prev=roster.statement().hash)
    list_desk_of(roster, second, name="Team Rio")
    seen = program("watch", client_door.url)
    assert seen.code == 0
    assert "new statements: 1" in seen.out
    assert pins_of(tmp_path)[roster.desk.hex]["last"] == second.hash.hex()


def test_a_rollback_is_noticed(client_door, between, program, rosa_files):
    before = {path: between.forward("GET", path, b"")[1] for path in (DIRECTORY, HISTORY)}
    roster = client_door.usual
    second = roster.statement(number=2, epoch=2, prev=roster.statement().hash)
    list_desk_of(roster, second, name="Team Rio")
    assert program("watch", between.url).code == 0
    for path, body in before.items():
        between.lies[path] = saying(200, body)
    seen = program("watch", between.url)
    assert seen.code == 4
    assert "Its newest statements are gone" in seen.out
    assert rosa_files(between.url).code == 4
    assert not Arrival.objects.exists()


def forge(door, usual: Roster, forged: SignedStatement) -> None:
    """A server's own directory: another key for the team, with the history that fits it."""
    list_as = json.loads(build_directory(DAY))
    key = json.loads(forged.statement)["key"]
    for desk in list_as["desks"]:
        if desk["id"] == usual.desk.hex:
            desk |= {"key": key, "epoch": 1, "statement": forged.hash.hex()}
    history = [
        entry
        for entry in json.loads(build_history())
        if SignedStatement.from_json(entry).hash != usual.statement().hash
    ]
    door.lies[DIRECTORY] = saying(200, json.dumps(list_as).encode())
    door.lies[HISTORY] = saying(200, json.dumps([*history, forged.to_json()]).encode())


def test_a_fork_is_refused_and_nothing_is_sent(client_door, between, program, rosa_files):
    assert program("watch", between.url).code == 0
    forge(between, client_door.usual, Roster(desk=client_door.usual.desk).statement())
    seen = program("watch", between.url)
    assert seen.code == 4
    assert "another one than the one that was pinned" in seen.out
    filed = rosa_files(between.url)
    assert filed.code == 4
    assert "Nothing was sent to Team Rio" in filed.line("failed")["message"]
    assert [line for line in filed.lines if line["event"] == "code"] == []
    assert not Arrival.objects.exists()


def test_a_fork_after_the_first_statement_is_noticed(client_door, between, program):
    roster = client_door.usual
    second = roster.statement(number=2, epoch=1, prev=roster.statement().hash)
    list_desk_of(roster, second, name="Team Rio")
    assert program("watch", between.url).code == 0
    other = roster.statement(number=2, epoch=2, prev=roster.statement().hash)
    history = json.loads(between.forward("GET", HISTORY, b"")[1])
    forked = [
        other.to_json() if SignedStatement.from_json(entry).hash == second.hash else entry
        for entry in history
    ]
    between.lies[HISTORY] = saying(200, json.dumps(forked).encode())
    seen = program("watch", between.url)
    assert seen.code == 4
    assert "others than those that were there before" in seen.out


def test_a_key_without_a_statement_behind_it_is_refused(client_door, between, rosa_files):
    listed = json.loads(build_directory(DAY))
    stranger = Roster().statement()
    for desk in listed["desks"]:
        desk["key"] = json.loads(stranger.statement)["key"]
    between.lies[DIRECTORY] = saying(200, json.dumps(listed).encode())
    filed = rosa_files(between.url)
    assert filed.code == 4
    assert "No statement stands behind its key" in filed.line("failed")["message"]
    assert not Arrival.objects.exists()


def test_a_statement_with_one_signature_too_few_is_refused(client_door, between, program):
    history = json.loads(between.forward("GET", HISTORY, b"")[1])
    for entry in history:
        entry["signatures"] = entry["signatures"][:1]
    between.lies[HISTORY] = saying(200, json.dumps(history).encode())
    seen = program("watch", between.url)
    assert seen.code == 4
    assert "signed by every member" in seen.out


def test_a_team_whose_statements_vanish_is_noticed(client_door, between, program):
    assert program("watch", between.url).code == 0
    between.lies[DIRECTORY] = saying(200, drop_desks(between.forward("GET", DIRECTORY, b"")[1]))
    between.lies[HISTORY] = saying(200, b"[]")
    seen = program("watch", between.url)
    assert seen.code == 4
    assert "Its statements are gone" in seen.out


def drop_desks(body: bytes) -> bytes:
    return json.dumps(json.loads(body) | {"desks": [], "routes": {}}).encode()


def test_another_installation_at_a_known_address_is_refused(client_door, between, program):
    assert program("watch", between.url).code == 0
    body = between.forward("GET", DIRECTORY, b"")[1]
    between.lies[DIRECTORY] = saying(
        200, body.replace(sealing_instance().id.hex().encode(), b"00" * 16)
    )
    seen = program("watch", between.url)
    assert seen.code == 4
    assert "another installation" in seen.err


@pytest.fixture
def south(client_door) -> Roster:
    """A team whose first statement lets the recovery key replace everybody."""
    roster, recovery = Roster(), recovery_key(sealing_instance(), recovery_seed=RECOVERY_SEED)
    said = replace(
        parse_statement(roster.statement().statement),
        recovery=Recovery(recovery.public.hpke, recovery.public.sign, may_replace_all=True),
    )
    signatures = tuple(
        sign_statement(said, officer=officer.hex(), key=pair.sign)
        for officer, pair in zip(roster.officers, roster.pairs(), strict=True)
    )
    list_desk_of(roster, SignedStatement(said.to_bytes(), signatures), name="Team South")
    return roster


def recover(roster: Roster) -> None:
    """The recovery key alone puts two strangers in the place of both members."""
    recovery = recovery_key(sealing_instance(), recovery_seed=RECOVERY_SEED)
    first = ListedStatement.objects.get(desk=roster.desk)
    heirs = parse_statement(Roster(desk=roster.desk).statement().statement).members
    said = replace(
        parse_statement(bytes(first.statement)),
        number=2,
        epoch=2,
        key=roster.key(2).public,
        members=heirs,
        prev=bytes(first.hash),
    )
    signature = sign_statement(said, officer=RECOVERY, key=recovery.sign)
    list_desk_of(roster, SignedStatement(said.to_bytes(), (signature,)), name="Team South")


def test_a_recovered_team_is_shown_until_somebody_accepts_it(
    client_door, south, program, rosa_files
):
    assert program("watch", client_door.url).code == 0
    recover(south)
    set_route(place="UY", case=south.desk, own_side=south.desk)
    for _ in range(2):
        seen = program("watch", client_door.url)
        assert seen.code == 6
        assert "Team South was taken over by its recovery key" in seen.err
    filed = rosa_files(client_door.url, place="UY")
    assert filed.code == 0  # its chain holds: the sender is told, and the report goes
    assert filed.line("recovered")["desk"] == south.desk.hex
    assert program("watch", client_door.url).code == 6
    assert program("watch", client_door.url, "--accept-recovered").code == 0
    assert program("watch", client_door.url).code == 0


@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"v": 2}', b"\xff", b"[" * 100_000, b"<html>"], ids=lambda body: body[:8]
)
@pytest.mark.parametrize("path", [DIRECTORY, HISTORY])
def test_what_is_no_directory_is_no_door(client_door, between, program, path, body):
    between.lies[path] = saying(200, body)
    assert program("watch", between.url).code == 5
