"""Vectors of what two officers sign together about one case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reporting.sealing.acts import CaseAct, sign_act
from reporting.sealing.officer import officer_key
from tests.vectors.subjects.inputs import INSTANCE, OTHER_INSTANCE, Kept, about, material

OFFICERS = (material("officer one", 16), material("officer two", 16))
SEEDS = (material("officer seed one", 32), material("officer seed two", 32))
ERASE = CaseAct(
    instance=INSTANCE,
    case_id=material("case", 16),
    act="erase",
    reason="person_in_danger",
    number=7,
    prev=material("event before", 32),
    officer_id=OFFICERS[0],
    note_id=material("note", 16),
)
LIFT = replace(ERASE, act="lift_hold", reason="matter_closed", number=4294967295)
# each changes one thing that was signed
OTHERS = {
    "another instance": replace(ERASE, instance=OTHER_INSTANCE),
    "another case": replace(ERASE, case_id=material("another case", 16)),
    "another act": replace(ERASE, act="lift_hold"),
    "another reason": replace(ERASE, reason="not_a_report"),
    "another place in the chain": replace(ERASE, number=8),
    "another event before it": replace(ERASE, prev=material("another event", 32)),
    "another proposer": replace(ERASE, officer_id=OFFICERS[1]),
    "other words": replace(ERASE, note_id=material("another note", 16)),
}


def acts(_kept: Kept) -> dict[str, Any]:
    """Two acts with both signatures, and what the signatures of the first do not fit."""
    pairs = [
        officer_key(INSTANCE, officer_seed=seed, officer_id=officer)
        for seed, officer in zip(SEEDS, OFFICERS, strict=True)
    ]
    return {
        "about": about("Acts on one case that two officers sign: bytes and signatures."),
        "officers": [
            {"officer": officer.hex(), "seed": seed.hex(), "key": pair.public.sign.hex()}
            for officer, seed, pair in zip(OFFICERS, SEEDS, pairs, strict=True)
        ],
        "good": [
            fields(act)
            | {
                "json": act.to_bytes().decode("ascii"),
                "signatures": [sign_act(act, pair.sign).hex() for pair in pairs],
            }
            for act in (ERASE, LIFT)
        ],
        "bad": [{"name": name} | fields(act) for name, act in OTHERS.items()],
    }


def fields(act: CaseAct) -> dict[str, Any]:
    """The fields as JSON writes them."""
    return {
        "instance": act.instance.id.hex(),
        "case": act.case_id.hex(),
        "act": act.act,
        "reason": act.reason,
        "number": act.number,
        "prev": act.prev.hex(),
        "officer": act.officer_id.hex(),
        "note": act.note_id.hex(),
    }
