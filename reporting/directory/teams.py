"""Who reads reports for a place, from the directory as this process serves it."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from reporting.directory.current import current
from reporting.directory.duty import Duty
from reporting.ports.selectors import country_of
from reporting.sealing.xwing import PublicKey

EVERYWHERE = "*"


@dataclass(frozen=True, slots=True)
class Team:
    """A desk as reporters see it."""

    id: str
    name: str
    organisations: tuple[str, ...]
    people: int
    retention: int
    custodians: tuple[str, ...]
    duty: Duty | None
    key: bytes

    @property
    def public_key(self) -> PublicKey:
        return PublicKey(self.key)


@dataclass(frozen=True, slots=True)
class Teams:
    """The usual team of a place, and the one for what its own side did."""

    usual: Team
    other: Team
    window: bytes

    @property
    def window_key(self) -> PublicKey:
        return PublicKey(self.window)


def teams_for(place: str) -> Teams | None:
    """The teams of a place code or a country, by the longest match; None where nobody reads."""
    listed = json.loads(current().directory.body)
    routes = listed["routes"]
    route = routes.get(place) or routes.get(country_of(place)) or routes.get(EVERYWHERE)
    if not route or not listed["window"]:
        return None
    desks = {desk["id"]: desk for desk in listed["desks"]}
    usual, other = desks.get(route["case"]), desks.get(route["own_side"])
    if usual is None:
        return None
    window = base64.b64decode(listed["window"]["key"])
    return Teams(_team(usual), _team(other or usual), window)


def places_with_a_route(country: str) -> list[str]:
    """The places of a country whose teams are not simply those of the country."""
    routes = json.loads(current().directory.body)["routes"]
    return [place for place in routes if place[:2] == country and place != country]


def _team(desk: dict[str, Any]) -> Team:
    return Team(
        id=desk["id"],
        name=desk["name"],
        organisations=tuple(desk["organisations"]),
        people=desk["people"],
        retention=desk["retention"],
        custodians=tuple(desk["custodians"]),
        duty=desk["duty"] and Duty.from_json(desk["duty"]),
        key=base64.b64decode(desk["key"]),
    )
