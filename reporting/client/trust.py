"""From the pins to the keys of today: no key is used that no chain leads to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reporting.client.directory import (
    LARGEST_DIRECTORY,
    LARGEST_HISTORY,
    Desk,
    Directory,
    parse_directory,
    parse_history,
)
from reporting.client.door import Door
from reporting.client.failures import ChainBroken
from reporting.client.output import Output
from reporting.client.pins import DeskPin, DoorPins, Pins
from reporting.sealing.chain import verify_chain
from reporting.sealing.errors import BadStatement
from reporting.sealing.instance import Instance
from reporting.sealing.statements import SignedStatement, Statement

ANOTHER_INSTANCE = (
    "This door is another installation than the one that was pinned. Nothing was sent."
    " Ask those who run it, by another way, before you use it."
)


@dataclass(frozen=True, slots=True)
class Examined:
    """One team: its newest statement, or what is wrong; what has happened since the pin."""

    desk_id: bytes
    name: str
    statement: Statement | None
    pin: DeskPin | None
    problem: str = ""
    first_seen: bool = False
    recovered: bool = False
    news: int = 0

    @property
    def is_recovery_news(self) -> bool:
        """A recovery since the pin; what was before the first sight is nobody's news."""
        return self.recovered and not self.first_seen


@dataclass(frozen=True, slots=True)
class Seen:
    """A directory with every team examined against the history and the pins."""

    directory: Directory
    teams: dict[bytes, Examined]


def look_at_door(door: Door, pins: Pins) -> Seen:
    """Fetch both files and examine every team; ChainBroken if the door is another installation."""
    directory = parse_directory(door.get("/directory.json", limit=LARGEST_DIRECTORY))
    known = pins.doors.get(door.origin)
    if known is not None and known.instance != directory.instance.id:
        raise ChainBroken(ANOTHER_INSTANCE)
    chains = parse_history(door.get("/directory/history", limit=LARGEST_HISTORY))
    pinned = known.desks if known else {}
    teams = {
        desk_id: examine(
            directory.instance,
            desk_id,
            chains.get(desk_id, []),
            listed=directory.desks.get(desk_id),
            pin=pinned.get(desk_id),
        )
        for desk_id in sorted({*chains, *directory.desks, *pinned})
    }
    return Seen(directory, teams)


def examine(
    instance: Instance,
    desk_id: bytes,
    chain: Sequence[SignedStatement],
    *,
    listed: Desk | None,
    pin: DeskPin | None,
) -> Examined:
    name = listed.name if listed else desk_id.hex()
    problem = differs_from_pin(chain, pin) if pin else ""
    if problem:
        return Examined(desk_id, name, None, pin, problem)
    try:
        said = verify_chain(instance, desk_id, chain, first_hash=pin.first if pin else None)
    except BadStatement as error:
        return Examined(desk_id, name, None, pin, f"Its chain does not hold. {error}")
    if listed is not None and not is_backed(listed, said[-1], chain[-1]):
        return Examined(desk_id, name, None, pin, "No statement stands behind its key.")
    newest = DeskPin(first=chain[0].hash, number=len(chain), last=chain[-1].hash)
    seen = pin.number if pin else 1
    return Examined(
        desk_id,
        name,
        said[-1],
        newest,
        first_seen=pin is None,
        recovered=any(recoveries(said[seen - 1 :])),
        news=len(chain) - seen,
    )


def differs_from_pin(chain: Sequence[SignedStatement], pin: DeskPin) -> str:
    """What a fork and a rollback look like to somebody who was here before."""
    if not chain:
        return "Its statements are gone, and were there before."
    if chain[0].hash != pin.first:
        return "Its first statement is another one than the one that was pinned."
    if len(chain) < pin.number:
        return "Its newest statements are gone, and were there before."
    if chain[pin.number - 1].hash != pin.last:
        return "Its statements are others than those that were there before."
    return ""


def is_backed(listed: Desk, said: Statement, signed: SignedStatement) -> bool:
    """The directory's key, epoch and statement are those of the newest statement."""
    newest = (said.key.raw, said.epoch, signed.hash)
    return newest == (listed.key, listed.epoch, listed.statement)


def recoveries(said: Sequence[Statement]) -> Iterator[bool]:
    """For each step: did fewer than two members stay, so that the recovery key had to sign?"""
    for before, after in pairwise(said):
        stayed = sum(member in after.members for member in before.members)
        yield stayed == 0 or (stayed == 1 and len(before.members) > 1)


def keep_pins(pins: Pins, door: Door, seen: Seen, *, accept_recovered: bool = False) -> None:
    """Pin what held; a team that was recovered keeps its pin until somebody accepts it."""
    known = pins.doors.get(door.origin)
    desks = dict(known.desks) if known else {}
    for team in seen.teams.values():
        held = team.pin is not None and not team.problem
        if held and (team.first_seen or accept_recovered or not team.recovered):
            desks[team.desk_id] = team.pin  # type: ignore[assignment]  # held says it is one
    fresh = DoorPins(seen.directory.instance.id, desks)
    if fresh != known:
        pins.doors[door.origin] = fresh
        pins.save()


def tell_news(seen: Seen, output: Output) -> None:
    """What a sender should know of every team of the door, not of the chosen one alone."""
    tell_first_seen(seen, output)
    for team in seen.teams.values():
        if team.problem:
            output.notice("problem", f"{team.name}: {team.problem}", desk=team.desk_id.hex())
        elif team.is_recovery_news:
            sentence = f"{team.name} was taken over by its recovery key. Run watch."
            output.notice("recovered", sentence, desk=team.desk_id.hex())


def tell_first_seen(seen: Seen, output: Output) -> None:
    """Trust on first use is said to a person."""
    for team in seen.teams.values():
        if team.first_seen and team.pin and not team.problem:
            output.notice(
                "first_seen",
                f"First seen here, and pinned: {team.name}, whose first statement is"
                f" {team.pin.first.hex()}. Compare it by another way if you can.",
                desk=team.desk_id.hex(),
                team=team.name,
                first_statement=team.pin.first.hex(),
            )
