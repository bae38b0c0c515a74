"""Desk statements: chains that hold, chains that do not, and bytes that are none."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.sealing import officer
from reporting.sealing.chain import verify_chain
from reporting.sealing.derive import sha256
from reporting.sealing.errors import BadStatement
from reporting.sealing.instance import Instance
from reporting.sealing.seals import desk_key
from reporting.sealing.statements import (
    Member,
    Recovery,
    SignedStatement,
    Statement,
    parse_statement,
    sign_statement,
    verify_signature,
)
from tests.reporting.sealing.vectors import instance_of, load, unb64, unhex

FILE = load("statements")
INSTANCE, DESK_ID = instance_of(FILE), unhex(FILE["desk"])


def _chain(row: dict[str, Any]) -> list[SignedStatement]:
    pool = FILE["statements_b64"]
    return [
        SignedStatement.from_json(entry | {"statement": pool[entry["statement"]]})
        for entry in row["history"]
    ]


GOOD = {row["name"]: _chain(row) for row in FILE["good"]}
FIRST = GOOD["first statement"]


@pytest.mark.parametrize("row", FILE["good"], ids=lambda row: row["name"])
def test_the_chain_holds(row: dict[str, Any]) -> None:
    chain = _chain(row)
    assert chain[0].hash.hex() == row["first_hash"]
    statements = verify_chain(INSTANCE, DESK_ID, chain, first_hash=unhex(row["first_hash"]))
    assert [statement.number for statement in statements] == list(range(1, len(chain) + 1))
    assert [statement.to_bytes() for statement in statements] == [s.statement for s in chain]


@pytest.mark.parametrize("row", FILE["bad"], ids=lambda row: row["name"])
def test_the_chain_does_not_hold(row: dict[str, Any]) -> None:
    with pytest.raises(BadStatement):
        verify_chain(INSTANCE, DESK_ID, _chain(row), first_hash=unhex(row["first_hash"]))


@pytest.mark.parametrize("row", FILE["raw"], ids=lambda row: row["name"])
def test_the_bytes_are_no_statement(row: dict[str, Any]) -> None:
    parse_statement(FIRST[0].statement)
    with pytest.raises(BadStatement):
        parse_statement(unb64(row["bytes_b64"]))


@pytest.mark.parametrize("row", FILE["listed"], ids=lambda row: row["name"])
def test_the_entry_is_none_of_a_history(row: dict[str, Any]) -> None:
    with pytest.raises(BadStatement):
        SignedStatement.from_json(row["entry"])


def test_the_cast_signs_the_first_statement_anew() -> None:
    people = {}
    for row in FILE["members"][:2]:
        officer_id, seed = unhex(row["officer"]), unhex(row["seed"])
        pair = officer.officer_key(INSTANCE, officer_seed=seed, officer_id=officer_id)
        people[officer_id] = pair
    recovery = officer.recovery_key(INSTANCE, recovery_seed=unhex(FILE["recovery_seed"])).public
    seed = unhex(FILE["desk_seeds"]["1"])
    statement = Statement(
        instance=INSTANCE,
        desk_id=DESK_ID,
        number=1,
        epoch=1,
        key=desk_key(INSTANCE, desk_seed=seed, desk_id=DESK_ID, epoch=1).public,
        members=tuple(Member.of(officer_id, pair.public) for officer_id, pair in people.items()),
        recovery=Recovery(recovery.hpke, recovery.sign, may_replace_all=False),
        prev=bytes(32),
        day="2026-11-24",
    )
    signatures = tuple(
        sign_statement(statement, officer=officer_id.hex(), key=pair.sign)
        for officer_id, pair in people.items()
    )
    assert SignedStatement(statement.to_bytes(), signatures) == FIRST[0]


def test_a_chain_starts_at_the_pinned_statement_of_its_desk() -> None:
    assert verify_chain(INSTANCE, DESK_ID, FIRST, first_hash=None)
    for desk, chain, pin in (
        (DESK_ID, FIRST, bytes(32)),
        (bytes(16), FIRST, None),
        (DESK_ID, [], None),
        (DESK_ID, GOOD["joining and leaving"][1:], None),
    ):
        with pytest.raises(BadStatement):
            verify_chain(INSTANCE, desk, chain, first_hash=pin)
    with pytest.raises(BadStatement):
        verify_chain(Instance(bytes(16)), DESK_ID, FIRST, first_hash=None)


def test_a_signature_holds_for_its_bytes_and_instance_only() -> None:
    statement, signature = FIRST[0].statement, FIRST[0].signatures[0]
    assert verify_signature(INSTANCE, statement, signature)
    assert not verify_signature(Instance(bytes(16)), statement, signature)
    assert not verify_signature(INSTANCE, statement + b" ", signature)


def test_history_entries_are_written_as_they_are_read() -> None:
    for chain in GOOD.values():
        for entry in chain:
            assert SignedStatement.from_json(entry.to_json()) == entry
            assert entry.hash == sha256(entry.statement)


@pytest.mark.parametrize(
    "change",
    [
        {"statement": 1},
        {"statement": "not base64!"},
        {"statement": "QQ"},
        {"statement": "QR=="},
        {"signatures": {}},
        {"signatures": [{}]},
        {"signatures": [{"officer": "x", "key": "00", "signature": "00"}]},
        {"signatures": [{"officer": 1, "key": "00" * 32, "signature": "00" * 64}]},
        {"more": 1},
    ],
    ids=str,
)
def test_it_refuses_a_malformed_history(change: dict[str, Any]) -> None:
    with pytest.raises(BadStatement):
        SignedStatement.from_json(FIRST[0].to_json() | change)
