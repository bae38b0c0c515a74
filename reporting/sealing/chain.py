"""Sealing: the hash chain of a desk's statements: which one may follow which, and who must have
signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reporting.sealing.errors import BadStatement
from reporting.sealing.instance import ZERO_HASH, Instance
from reporting.sealing.statements import (
    RECOVERY,
    Member,
    SignedStatement,
    Statement,
    parse_statement,
    verify_signature,
)


def verify_first(instance: Instance, signed: SignedStatement) -> Statement:
    """Return statement number 1, signed by every member that it names; BadStatement otherwise.

    Its hash must be known from elsewhere (the page's pins, or twelve words read out): it vouches
    for itself.
    """
    statement = parse_statement(signed.statement)
    if statement.instance != instance:
        raise BadStatement("The statement is of another instance.")
    if statement.number != 1 or statement.prev != ZERO_HASH:
        raise BadStatement("A first statement has number 1 and no statement before it.")
    if _signers(signed, statement.members) != set(statement.members):
        raise BadStatement("A first statement is signed by every member that it names.")
    return statement


def verify_next(previous: Statement, previous_hash: bytes, signed: SignedStatement) -> Statement:
    """Return the statement that follows a verified one; BadStatement if a rule is broken.

    Same instance and desk; number + 1; epoch the same with the same key, or + 1 with another;
    prev the hash of the one before; two signatures by members of both. Where only one member is
    in both, that one and the recovery key of the previous statement (that one alone while the
    previous has one member); the recovery key alone if no member is in both and the previous
    statement says so. A member is in both only with the same id and the same two keys. Source:
    protocol.md section 7, Desk statement.
    """
    statement = parse_statement(signed.statement)
    if (statement.instance, statement.desk_id) != (previous.instance, previous.desk_id):
        raise BadStatement("The statement is of another instance or desk.")
    if statement.number != previous.number + 1:
        raise BadStatement("The statement's number does not follow.")
    if statement.prev != previous_hash:
        raise BadStatement("The statement does not name the one before it.")
    step, same_key = statement.epoch - previous.epoch, statement.key == previous.key
    if (step, same_key) not in ((0, True), (1, False)):
        raise BadStatement("The epoch rises by one exactly when the key changes.")
    _require_signatures(previous, statement, signed)
    return statement


def verify_chain(
    instance: Instance,
    desk_id: bytes,
    chain: Sequence[SignedStatement],
    *,
    first_hash: bytes | None,
) -> tuple[Statement, ...]:
    """Return the statements of one desk from number 1 to the last; BadStatement if any does not
    hold.

    `first_hash` is the pinned hash of the first statement; None only where this chain is the
    first that is ever seen of a desk (trust on first use), which the caller must then say to a
    person.
    """
    if not chain:
        raise BadStatement("The desk has no statement.")
    if first_hash is not None and chain[0].hash != first_hash:
        raise BadStatement("The first statement is not the one that is pinned.")
    verified = [verify_first(instance, chain[0])]
    if verified[0].desk_id != desk_id:
        raise BadStatement("The statement is of another desk.")
    for before, signed in pairwise(chain):
        verified.append(verify_next(verified[-1], before.hash, signed))
    return tuple(verified)


def _require_signatures(previous: Statement, statement: Statement, signed: SignedStatement) -> None:
    in_both = [member for member in previous.members if member in statement.members]
    signers = _signers(signed, in_both)
    if len(in_both) >= 2:
        if len(signers) >= 2:
            return
        raise BadStatement("Two members of both statements must have signed.")
    if len(in_both) == 1:
        alone = len(previous.members) == 1
        if signers and (alone or _signed_by_recovery(previous, signed)):
            return
        raise BadStatement("The one member who stays and the recovery key must have signed.")
    if (
        previous.recovery
        and previous.recovery.may_replace_all
        and _signed_by_recovery(previous, signed)
    ):
        return
    raise BadStatement(
        "No member stays, and the recovery key has not signed or may not replace all."
    )


def _signers(signed: SignedStatement, members: Iterable[Member]) -> set[Member]:
    """Return those of the members who have signed with the key by which they are named."""
    return {
        member for member in members if _has_signed(signed, member.officer_id.hex(), member.sign)
    }


def _signed_by_recovery(previous: Statement, signed: SignedStatement) -> bool:
    recovery = previous.recovery
    return recovery is not None and _has_signed(signed, RECOVERY, recovery.sign)


def _has_signed(signed: SignedStatement, officer: str, key: bytes) -> bool:
    instance = parse_statement(signed.statement).instance
    return any(
        signature.officer == officer
        and signature.key == key
        and verify_signature(instance, signed.statement, signature)
        for signature in signed.signatures
    )
