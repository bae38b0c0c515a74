"""What a report says before it is sealed, for every sender in Python: no Django, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reporting.vocabulary import VERSION

CARD = ("inspection_type", "actor")
# Kinds that the usual team may be part of, or that are not about demands for money.
OWN_SIDE_KINDS = ("offer_by_ship_side", "crew_abuse", "smuggling_approach")
OWN_SIDE_ACTOR = "own_company_or_charterer"
TAMPERING = "container_or_seal_tampering"


def concerns_own_side(coded: Mapping[str, Any]) -> bool:
    """Reports about the ship's own side, abuse and smuggling go to the other team."""
    return coded["kind"] in OWN_SIDE_KINDS or coded.get("actor") == OWN_SIDE_ACTOR


@dataclass(frozen=True, slots=True)
class Said:
    """A report before it is sealed: coded answers, and what only the team reads."""

    coded: Mapping[str, Any]
    locked: Mapping[str, Any]
    account: str = field(repr=False, default="")
    container: str = field(repr=False, default="")
    language: str = "en"

    @property
    def record(self) -> bool:
        return bool(self.coded["track"] == "record")

    @property
    def concerns_own_side(self) -> bool:
        return concerns_own_side(self.coded)

    def card(self) -> dict[str, Any]:
        told = {name: self.coded[name] for name in ("place", "time", "kind")}
        told |= {name: self.coded.get(name, "") for name in CARD}
        head = {"v": 1, "schema": VERSION}
        return head | told | {"language": self.language, "record": self.record}

    def report(self, *, excluded: Sequence[str]) -> dict[str, Any]:
        return {
            "v": 1,
            "schema": VERSION,
            "answers": dict(self.coded),
            "account": self.account,
            "who_started": self.locked.get("who_started", ""),
            "reported_elsewhere": self.locked.get("reported_elsewhere", []),
            "container": self.container,
            "excluded_desks": list(excluded),
        }
