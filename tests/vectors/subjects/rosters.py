"""Vectors of desk statements: chains that hold and chains that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reporting.sealing import officer as officers
from reporting.sealing.derive import sha256
from reporting.sealing.officer import SigningPair
from reporting.sealing.seals import desk_key
from reporting.sealing.statements import (
    RECOVERY,
    Member,
    Recovery,
    Signature,
    SignedStatement,
    Statement,
    sign_statement,
)
from tests.vectors.subjects import edwards
from tests.vectors.subjects.inputs import INSTANCE, OTHER_INSTANCE, Kept, about, b64, material
from tests.vectors.subjects.keys import DESK_ID

Chain = list[SignedStatement]
# Under these anybody can sign for OpenSSL, or they are a second encoding of another key.
WEAK_KEYS = {
    "of order 1": edwards.encode((0, 1)),
    "of order 1, with the sign": (1 | 1 << 255).to_bytes(32, "little"),
    "of order 1, not below p": (edwards.P + 1).to_bytes(32, "little"),
    "of order 2": edwards.encode((0, edwards.P - 1)),
    "of order 4": bytes(32),
    "of order 4, with the sign": (1 << 255).to_bytes(32, "little"),
    "of order 8": edwards.encode(edwards.ORDER_8),
    "of order 8, with the sign": edwards.encode(edwards.times(7, edwards.ORDER_8)),
    "of order 8, the other": edwards.encode(edwards.times(3, edwards.ORDER_8)),
    "not below p": (edwards.P + 3).to_bytes(32, "little"),
}


def _officer(name: str) -> tuple[bytes, SigningPair]:
    officer_id = material(f"{name} id", 16)
    seed = material(f"{name} seed", 32)
    return officer_id, officers.officer_key(INSTANCE, officer_seed=seed, officer_id=officer_id)


CAST = {name: _officer(name) for name in ("ines", "carlos", "abel", "dana", "mallory")}
MEMBER = {name: Member.of(officer_id, pair.public) for name, (officer_id, pair) in CAST.items()}
SEEDS = {epoch: material(f"desk seed {epoch}", 32) for epoch in range(1, 6)}
KEYS = {
    epoch: desk_key(INSTANCE, desk_seed=seed, desk_id=DESK_ID, epoch=epoch).public
    for epoch, seed in SEEDS.items()
}
RECOVERY_PAIR = officers.recovery_key(INSTANCE, recovery_seed=material("desk recovery", 32))
OTHER_RECOVERY = officers.recovery_key(INSTANCE, recovery_seed=material("other recovery", 32))


def recovery(*, may_replace_all: bool, pair: SigningPair = RECOVERY_PAIR) -> Recovery:
    """Return the desk's recovery key as a statement names it."""
    return Recovery(pair.public.hpke, pair.public.sign, may_replace_all)


def first(names: Sequence[str], **changes: Any) -> Statement:
    """Return a first statement of these members."""
    statement = Statement(
        instance=INSTANCE,
        desk_id=DESK_ID,
        number=1,
        epoch=1,
        key=KEYS[1],
        members=tuple(MEMBER[name] for name in names),
        recovery=recovery(may_replace_all=False),
        prev=bytes(32),
        day="2026-11-24",
    )
    return replace(statement, **changes)


def following(before: Statement, names: Sequence[str], **changes: Any) -> Statement:
    """Return the statement after another one, with these members and the same key."""
    return replace(
        before,
        number=before.number + 1,
        members=tuple(MEMBER[name] for name in names),
        prev=sha256(before.to_bytes()),
        **changes,
    )


def signed(statement: Statement, *names: str) -> SignedStatement:
    """Sign as the members of these names, or as "recovery" or "other recovery"."""
    return SignedStatement(statement.to_bytes(), tuple(_sign(statement, name) for name in names))


def _sign(statement: Statement, name: str) -> Signature:
    if name.endswith(RECOVERY):
        pair = OTHER_RECOVERY if name.startswith("other") else RECOVERY_PAIR
        return sign_statement(statement, officer=RECOVERY, key=pair.sign)
    officer_id, pair = CAST[name]
    return sign_statement(statement, officer=officer_id.hex(), key=pair.sign)


TWO = ("ines", "carlos")
ONE = first(TWO)
START = signed(ONE, *TWO)
TURNED = {"epoch": 2, "key": KEYS[2]}


def good_chains() -> dict[str, Chain]:
    """Return chains that hold, one a rule."""
    joined = following(ONE, ("ines", "carlos", "abel"))
    left = following(joined, ("ines", "abel"), **TURNED)
    alone = first(("ines",))
    generous = first(TWO, recovery=recovery(may_replace_all=True))
    demo = first(TWO, recovery=None)
    return {
        "first statement": [START],
        "joining and leaving": [START, signed(joined, *TWO), signed(left, "ines", "abel")],
        "more signatures than needed": [START, signed(joined, "mallory", *TWO, "recovery")],
        "one member alone": [
            signed(alone, "ines"),
            signed(following(alone, ("ines", "carlos")), "ines"),
        ],
        "one stays, with recovery": [
            START,
            signed(following(ONE, ("ines", "abel"), **TURNED), "ines", "recovery"),
        ],
        "all are gone": [
            signed(generous, *TWO),
            signed(following(generous, ("abel", "dana"), **TURNED), "recovery"),
        ],
        "without recovery": [
            signed(demo, *TWO),
            signed(following(demo, ("ines", "carlos", "dana")), *TWO),
        ],
        "recovery changes hands": [
            START,
            signed(
                following(ONE, TWO, recovery=recovery(may_replace_all=True, pair=OTHER_RECOVERY)),
                *TWO,
            ),
        ],
    }


def bad_chains() -> dict[str, Chain]:
    """Return chains that do not hold, one a rule."""
    joined = following(ONE, ("ines", "carlos", "abel"))
    left = following(joined, ("ines", "abel"), **TURNED)
    replaced = following(ONE, ("abel", "dana"), **TURNED)
    stays = following(ONE, ("ines", "abel"), **TURNED)
    thief = following(
        ONE,
        ("abel", "dana"),
        recovery=recovery(may_replace_all=True, pair=OTHER_RECOVERY),
        **TURNED,
    )
    forged = replace(_sign(joined, "carlos"), signature=_sign(left, "carlos").signature)
    renamed = replace(_sign(joined, "carlos"), officer=CAST["abel"][0].hex())
    wearing = replace(_sign(joined, "mallory"), officer=CAST["carlos"][0].hex())
    return {
        "first statement with one signature": [signed(ONE, "ines")],
        "first statement signed by somebody else": [signed(ONE, "ines", "mallory")],
        "first statement with number 2": [signed(replace(ONE, number=2), *TWO)],
        "first statement with a prev": [signed(replace(ONE, prev=bytes(31) + b"\x01"), *TWO)],
        "one signature": [START, signed(joined, "ines")],
        "one signature twice": [START, signed(joined, "ines", "ines")],
        "by a leaver": [START, signed(joined, *TWO), signed(left, "ines", "carlos")],
        "by a newcomer": [START, signed(joined, "ines", "abel")],
        "with a gap": [START, signed(replace(joined, number=3), *TWO)],
        "same number again": [START, signed(replace(joined, number=1), *TWO)],
        "prev of another statement": [START, signed(replace(joined, prev=sha256(b"x")), *TWO)],
        "key changed without epoch": [START, signed(replace(joined, key=KEYS[2]), *TWO)],
        "epoch changed without key": [START, signed(replace(joined, epoch=2), *TWO)],
        "epoch raised by two": [START, signed(replace(joined, epoch=3, key=KEYS[2]), *TWO)],
        "epoch lowered": [START, signed(replace(joined, epoch=0, key=KEYS[2]), *TWO)],
        "another instance": [START, signed(replace(joined, instance=OTHER_INSTANCE), *TWO)],
        "another desk": [START, signed(replace(joined, desk_id=bytes(16)), *TWO)],
        "signature of another statement": [
            START,
            SignedStatement(joined.to_bytes(), (_sign(joined, "ines"), forged)),
        ],
        "another key under a member's name": [
            START,
            SignedStatement(joined.to_bytes(), (_sign(joined, "ines"), wearing)),
        ],
        "a member's key under another's name": [
            START,
            SignedStatement(joined.to_bytes(), (_sign(joined, "ines"), renamed)),
        ],
        "a signature with torsion in R": [
            START,
            SignedStatement(joined.to_bytes(), (_sign(joined, "ines"), _with_torsion(joined))),
        ],
        "one stays, without recovery": [START, signed(stays, "ines")],
        "one stays, with a newcomer": [START, signed(stays, "ines", "abel")],
        "all gone, recovery may not replace all": [START, signed(replaced, "recovery")],
        "all gone, by the new recovery": [START, signed(thief, "other recovery")],
        "all gone, by the new members": [START, signed(replaced, "abel", "dana")],
    }


def _with_torsion(statement: Statement) -> Signature:
    honest = _sign(statement, "carlos")
    message = INSTANCE.info("desk statement") + sha256(statement.to_bytes())
    seed = CAST["carlos"][1].sign.private_bytes_raw()
    assert edwards.sign_with_torsion(seed, message, (0, 1)) == honest.signature
    return replace(honest, signature=edwards.sign_with_torsion(seed, message, edwards.ORDER_8))


def raw_statements() -> dict[str, bytes]:
    """Return bytes that are no statement, by what is wrong with them."""
    good = ONE.to_bytes()
    key = good.index(b'"key":"') + 7
    members = good[good.index(b'"members":') : good.index(b',"recovery"')]
    sign = MEMBER["ines"].sign.hex().encode()
    own = RECOVERY_PAIR.public.sign.hex().encode()
    weak = {
        f"a signing key {name}": good.replace(sign, raw.hex().encode())
        for name, raw in WEAK_KEYS.items()
    }
    return {
        **weak,
        "a recovery key of small order": good.replace(own, bytes(32).hex().encode()),
        "no members": good.replace(members, b'"members":[]'),
        "a member twice": good.replace(
            MEMBER["carlos"].officer_id.hex().encode(), MEMBER["ines"].officer_id.hex().encode()
        ),
        "two members with one signing key": good.replace(
            MEMBER["carlos"].sign.hex().encode(), MEMBER["ines"].sign.hex().encode()
        ),
        "recovery with a member's signing key": good.replace(
            RECOVERY_PAIR.public.sign.hex().encode(), MEMBER["ines"].sign.hex().encode()
        ),
        "a field more": good.replace(b'{"v":1,', b'{"v":1,"extra":1,'),
        "a field twice": good.replace(b'{"v":1,', b'{"v":1,"v":1,'),
        "another version": good.replace(b'{"v":1,', b'{"v":2,'),
        "number as a string": good.replace(b'"number":1', b'"number":"1"'),
        "number as a fraction": good.replace(b'"number":1', b'"number":1.0'),
        "number true": good.replace(b'"number":1', b'"number":true'),
        "upper-case hex": good.replace(sign, sign.upper()),
        "a coefficient not below q": good[:key] + b"////" + good[key + 4 :],
        "truncated": good[:-1],
        "something after it": good + b" x",
        "a mark before it": b"\xef\xbb\xbf" + good,
    }


def statements(_kept: Kept) -> dict[str, Any]:
    """Return the cast, chains that hold and chains that do not, and bytes that are no statement."""
    text = (
        "members: [{name, officer, seed}] whose officer seeds expand to the keys; "
        "recovery_seed likewise; desk_seeds by epoch. statements_b64: the bytes of "
        "statements, by index. good: [{name, history}]; history is /directory/history of "
        "one desk with an index for its statement: [{statement, signatures [{officer, "
        "key, signature}]}]; every chain verifies from its first statement, whose hash is "
        "first_hash. bad: the same, and none verifies (with the hash of its own first "
        "statement pinned). raw: [{name, bytes_b64}]: bytes that no reader takes for a "
        "statement. listed: [{name, entry}]: entries of a history that no reader takes. "
        "A signature has officer = id in hex, or 'recovery'; only the recovery "
        "key of the statement before counts; a member is in both only with id and both "
        "keys unchanged; signatures that do not count are passed over."
    )
    members = [
        {"name": name, "officer": CAST[name][0].hex(), "seed": material(f"{name} seed", 32).hex()}
        for name in CAST
    ]
    pool: list[bytes] = []
    good, bad = (_histories(chains, pool) for chains in (good_chains(), bad_chains()))
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "desk": DESK_ID.hex(),
        "members": members,
        "recovery_seed": material("desk recovery", 32).hex(),
        "desk_seeds": {str(epoch): seed.hex() for epoch, seed in SEEDS.items()},
        "statements_b64": [b64(statement) for statement in pool],
        "good": good,
        "bad": bad,
        "raw": [{"name": name, "bytes_b64": b64(data)} for name, data in raw_statements().items()],
        "listed": [{"name": name, "entry": entry} for name, entry in bad_entries().items()],
    }


def bad_entries() -> dict[str, Any]:
    """Return what is no entry of a history, by what is wrong with it."""
    good = START.to_json()
    one, *others = good["signatures"]

    def with_first(**changes: Any) -> dict[str, Any]:
        return good | {"signatures": [one | changes, *others]}

    return {
        "a field more": good | {"number": 1},
        "a field less": {"statement": good["statement"]},
        "a signature with a field more": with_first(day="2026-11-24"),
        "a signature without a name": good
        | {"signatures": [{"key": one["key"], "signature": one["signature"]}]},
        "a signer who is a list": with_first(officer=[one["officer"]]),
        "a signer who is a number": with_first(officer=1),
        "a signer who is null": with_first(officer=None),
        "a key in upper case": with_first(key=one["key"].upper()),
        "a signature that is cut": with_first(signature=one["signature"][:-2]),
        "signatures that are an object": good | {"signatures": {}},
        "a statement that is null": good | {"statement": None},
        "base64 that is not canonical": good | {"statement": "QR=="},
        "no object": [good],
    }


def _histories(chains: dict[str, Chain], pool: list[bytes]) -> list[dict[str, Any]]:
    found = []
    for name, chain in chains.items():
        pool += [entry.statement for entry in chain if entry.statement not in pool]
        history = [entry.to_json() | {"statement": pool.index(entry.statement)} for entry in chain]
        found.append({"name": name, "first_hash": chain[0].hash.hex(), "history": history})
    return found
