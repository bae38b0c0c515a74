"""From what is behind the cells of one complex to cells that may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from reporting.vocabulary import TYPE_GROUPS
from trends.guard import (
    Evidence,
    Hidden,
    Rules,
    protect_row,
    round_to_five,
    row_is_safe,
    why_hidden,
)
from trends.live.release.evidence import EFFORT, OTHERS, SOLICITATION, Behind, Key
from trends.published.document import ALL, Cell, Refusing

INCIDENT = "incident"  # the stricter threshold
FLEET_BANDS = ((6, "more_than_5"), (3, "3_to_5"), (0, "fewer_than_3"))
HIDDEN_FLEETS = "hidden"
NOTHING = Behind()
Gathered = Mapping[Key, Behind]


@dataclass(frozen=True)
class YearOfCells:
    """One year of one complex, as it may be shown."""

    cells: Mapping[str, Cell]
    effort: Cell
    fleets: str


def rounded_or_hidden(behind: Behind, rules: Rules) -> int | Hidden:
    reason = why_hidden(behind.evidence(), kind_class=SOLICITATION, rules=rules)
    return reason or round_to_five(behind.facts)


def shown(cell: int | Hidden) -> int | None:
    return cell if isinstance(cell, int) else None


def year_of_cells(gathered: Gathered, year: int, rules: Rules) -> YearOfCells:
    """Threshold, rounding, then the audit of both rows in which a cell of this year stands."""
    cells = {
        series: rounded_or_hidden(gathered.get((year, series), NOTHING), rules)
        for series in (ALL, *TYPE_GROUPS, EFFORT)
    }
    parts = {group: shown(cells[group]) for group in TYPE_GROUPS}
    total, parts = protect_row(shown(cells[ALL]), parts)
    kept = {ALL: total, **parts}
    others = gathered.get((year, OTHERS), NOTHING)
    effort = safe_effort(shown(cells[EFFORT]), total, others, rules)
    return YearOfCells(
        cells={name: kept_or_reason(value, cells[name]) for name, value in kept.items()},
        effort=kept_or_reason(effort, cells[EFFORT]),
        fleets=fleet_band(effort, gathered.get((year, EFFORT), NOTHING).fleets),
    )


def kept_or_reason(kept: int | None, before: int | Hidden) -> Cell:
    if kept is not None:
        return kept
    return str(before) if isinstance(before, Hidden) else str(Hidden.TOO_FEW)


def safe_effort(
    effort: int | None, solicitation: int | None, others: Behind, rules: Rules
) -> int | None:
    """Effort, where what it holds beside solicitation could be shown by itself.

    Less than that and the difference of the two would tell it; so the rule asks for the threshold
    only, and hiding says no more than that.
    """
    if effort is None or why_hidden(others.evidence(), kind_class=INCIDENT, rules=rules):
        return None
    return effort if solicitation is not None or row_is_safe(effort, [], 2) else None


def fleet_band(effort: int | None, fleets: int) -> str:
    """Beside a hidden effort no band either: three fleets would tell of three reports."""
    if effort is None:
        return HIDDEN_FLEETS
    return next(band for least, band in FLEET_BANDS if fleets >= least)


def refusing_or_none(behind: Behind, told: int, lost_no_time: int, rules: Rules) -> Refusing | None:
    """The share that lost no time, where both parts could still be anything if one is hidden."""

    def part(details: int) -> int | None:
        evidence: Evidence = behind.evidence_of_details(details)
        reason = why_hidden(evidence, kind_class=SOLICITATION, rules=rules)
        return None if reason else round_to_five(details)

    total, parts = protect_row(
        part(told), {"lost_no_time": part(lost_no_time), "lost": part(told - lost_no_time)}
    )
    if total is None or parts["lost_no_time"] is None:
        return None
    return Refusing(refused=total, lost_no_time=min(parts["lost_no_time"], total))
