"""Guard: when a cell may be shown, and the one wording that every other cell carries."""

from dataclasses import dataclass
from enum import StrEnum

SOLICITATION = "solicitation"


class Hidden(StrEnum):
    """Why a cell is not shown. Whatever comes from the reports has one reason only:
    two wordings would tell zero from four, or small from protecting."""

    TOO_FEW = "too_few"
    FEW_KNOWN_CALLS = "few_known_calls"  # known from the port calls alone, so it may be said


HIDDEN_WORDING = {
    Hidden.TOO_FEW: "Too few reports to say, or hidden to protect another figure",
    Hidden.FEW_KNOWN_CALLS: "Hidden: fewer than 30 known calls",
}


@dataclass(frozen=True)
class Rules:
    """Thresholds: calls (not facts), senders, and known port calls."""

    calls: int = 5
    incident_calls: int = 10
    senders: int = 3
    known_calls: int = 30
    largest_part: float = 0.5  # of the known calls

    def calls_needed(self, kind_class: str) -> int:
        return self.calls if kind_class == SOLICITATION else self.incident_calls


@dataclass(frozen=True)
class Evidence:
    """What stands behind a cell: distinct calls, at least so many senders, known port calls.

    `known_calls` is None where nobody has given the number of port calls; the rules that need it
    are then silent, they are not passed.
    """

    calls: int
    senders: int
    known_calls: int | None = None


def why_hidden(evidence: Evidence, *, kind_class: str, rules: Rules) -> Hidden | None:
    """Return why a cell may not be shown, or None where these rules allow it.

    Source: trends.md section 3 (2).
    """
    known = evidence.known_calls
    if known is not None and known < rules.known_calls:
        return Hidden.FEW_KNOWN_CALLS
    if evidence.calls < rules.calls_needed(kind_class) or evidence.senders < rules.senders:
        return Hidden.TOO_FEW
    if known is not None and evidence.calls > known * rules.largest_part:
        return Hidden.TOO_FEW
    return None
