"""What a change of a roster brings along: a share of each seed for each who needs it.

The server cannot open a share. It sees to it that none is missing, and that none replaces one that
somebody holds: what a share is worth their own browser finds out, by the key of the statement.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from cases.selectors.desks import (
    index_version_of,
    index_versions_in_use,
    keys_in_use,
    keys_of,
)
from cases.services.read_change import Change
from reporting.problems import Refused
from reporting.sealing.statements import Member

Place = tuple[UUID, int]  # officer, and epoch or version


def require_shares(
    change: Change,
    *,
    shares: list[dict[str, Any]],
    index_shares: list[dict[str, Any]],
    recovery_shares: list[dict[str, Any]],
) -> None:
    keys = keys_of(change.desk) | {change.said.epoch: UUID(bytes=change.said.key.key_id)}
    versions = set(range(1, index_version_of(change.desk) + 1))
    require_places(seed_places(change), may_have(change, set(keys)), shares, "epoch")
    require_places(index_places(change), may_have(change, versions), index_shares, "version")
    for share in shares + recovery_shares:
        if keys.get(share["epoch"]) != UUID(share["key_id"]):
            raise Refused(400, "share_of_another_key", "A share is of a key that is not here.")
    require_recovery(change, {share["epoch"] for share in recovery_shares})


def require_places(
    needed: set[Place], allowed: set[Place], shares: list[dict[str, Any]], number: str
) -> None:
    given = [(UUID(share["officer"]), share[number]) for share in shares]
    whole = len(set(given)) == len(given) and needed <= set(given) <= needed | allowed
    if not whole:
        raise Refused(400, "shares_missing", "There must be one share for each who needs it.")


def seed_places(change: Change) -> set[Place]:
    """A new key is everybody's; who joins opens what the older keys still open."""
    renewed = change.said.members if change.renews_key else ()
    return places(renewed, {change.said.epoch}) | places(
        change.newcomers, keys_in_use(change.desk) | {change.said.epoch}
    )


def may_have(change: Change, numbers: set[int]) -> set[Place]:
    """Older seeds that open nothing any more do no harm in a newcomer's hands."""
    return places(change.newcomers, numbers)


def index_places(change: Change) -> set[Place]:
    """Rows are sealed anew by whoever opens them: until then they are under older versions."""
    newest = index_version_of(change.desk)
    renewed = change.said.members if change.renews_key else ()
    current = newest + 1 if change.renews_key else newest
    return places(renewed, {current}) | places(
        change.newcomers, index_versions_in_use(change.desk) | {current}
    )


def require_recovery(change: Change, given: set[int]) -> None:
    """The recovery key opens what members open: every epoch from the day it is named."""
    needed: set[int] = set()
    allowed: set[int] = set()
    if change.said.recovery is not None:
        named = change.before is not None and change.before.recovery == change.said.recovery
        older = set() if named else keys_in_use(change.desk)
        needed = older | ({change.said.epoch} if change.renews_key or not named else set())
        # older seeds that open nothing any more do no harm on three papers either
        allowed = set() if named else set(keys_of(change.desk))
    if not needed <= given <= needed | allowed:
        raise Refused(400, "shares_missing", "There must be one share for the recovery key.")


def places(members: Iterable[Member], numbers: set[int]) -> set[Place]:
    return {(UUID(bytes=one.officer_id), number) for one in members for number in numbers}
