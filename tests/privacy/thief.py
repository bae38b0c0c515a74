"""A thief who has every back-up, and joins counts to reports by whatever the database gives away.

Nothing here knows a key or a ticket. The thief is given more than a thief can be sure of: from
which case each correction came (its row lies beside the officer's timed event).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

EARLIEST_CLOCK = timedelta(days=1)  # a month begins on UTC+14 before it does in UTC
TABLES = ("reporting_report", "reporting_sealedfacets", "live_correction", "live_fact")


@dataclass(frozen=True)
class Row:
    """A row as a copy of the disk shows it: its columns, and the two that nobody asks for."""

    position: Any  # ctid or rowid
    writer: int  # xmin; SQLite has none, and every row its own
    columns: Mapping[str, Any]


Snapshot = Mapping[str, list[Row]]


def take_snapshot() -> Snapshot:
    return {table: read_table(table) for table in TABLES}


def read_table(table: str) -> list[Row]:
    on_postgres = connection.vendor == "postgresql"
    hidden = "ctid::text AS a, xmin::text::bigint AS b" if on_postgres else "rowid, rowid"
    order = "ctid" if on_postgres else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {hidden}, * FROM {table} ORDER BY {order}")  # noqa: S608
        names = [column[0] for column in cursor.description][2:]
        return [
            Row(row[0], row[1], dict(zip(names, row[2:], strict=True))) for row in cursor.fetchall()
        ]


def identity(value: Any) -> str:
    """One way to write an id: SQLite has its hex, PostgreSQL the type."""
    return UUID(str(value)).hex


def ties_of(snapshot: Snapshot, known: Mapping[str, str]) -> dict[str, str]:
    """Which sealed facets came with which report: by transaction number, or by order of rows."""
    reports, facets = snapshot["reporting_report"], snapshot["reporting_sealedfacets"]
    if connection.vendor == "postgresql":
        by_writer = {row.writer: identity(row.columns["id"]) for row in reports}
        return {identity(row.columns["id"]): by_writer[row.writer] for row in facets}
    new_facets = [i for row in facets if (i := identity(row.columns["id"])) not in known]
    tied = set(known.values())
    new_reports = [i for row in reports if (i := identity(row.columns["id"])) not in tied]
    return dict(zip(new_facets, new_reports, strict=True))


@dataclass(frozen=True)
class Run:
    """What two snapshots around a count show: rows that were taken, facts that came or changed."""

    reports: Mapping[str, Mapping[str, Any]]
    counted: set[str]  # reports whose facets were taken
    corrected: set[str]  # reports whose corrections were taken
    came: dict[bytes, Mapping[str, Any]]
    changed: dict[bytes, Mapping[str, Any]]
    facts: dict[bytes, Mapping[str, Any]]


def compare(
    before: Snapshot, after: Snapshot, *, ties: Mapping[str, str], cases: Mapping[str, str]
) -> Run:
    """`ties`: facets to report; `cases`: correction to the report of its case."""
    old, new = facts_of(before), facts_of(after)
    return Run(
        reports={identity(row.columns["id"]): row.columns for row in after["reporting_report"]},
        counted={ties[row] for row in gone(before, after, "reporting_sealedfacets")},
        corrected={cases[row] for row in gone(before, after, "live_correction")},
        came={ticket: fact for ticket, fact in new.items() if ticket not in old},
        changed={t: fact for t, fact in new.items() if t in old and old[t]["id"] != fact["id"]},
        facts=new,
    )


def gone(before: Snapshot, after: Snapshot, table: str) -> set[str]:
    ids = [{identity(row.columns["id"]) for row in shot[table]} for shot in (before, after)]
    return ids[0] - ids[1]


def facts_of(snapshot: Snapshot) -> dict[bytes, Mapping[str, Any]]:
    return {bytes(row.columns["ticket_hash"]): row.columns for row in snapshot["live_fact"]}


@dataclass
class Thief:
    """Keeps for each ticket the reports to which it could belong, run after run."""

    candidates: dict[bytes, set[str]] = field(default_factory=dict)

    def learn(self, run: Run) -> None:
        spoken = set(run.came) & {t for t, fact in run.came.items() if fact["corrected"]}
        for ticket, fact in run.came.items():
            could = run.counted & run.corrected if ticket in spoken else run.counted
            if spoken and ticket not in spoken:
                could = could - run.corrected
            self.candidates[ticket] = {r for r in could if fits(fact, run.reports[r])}
        # a correction that was taken changed a fact that was there, unless its facets came too
        later = run.corrected - run.counted
        for ticket, could in self.candidates.items():
            if ticket in run.changed:
                fact = run.changed[ticket]
                self.candidates[ticket] = {r for r in could & later if fits(fact, run.reports[r])}
            elif ticket not in run.came:
                self.candidates[ticket] = could - later
        self.take_out_what_others_need(run.facts)

    def take_out_what_others_need(self, facts: Mapping[bytes, Mapping[str, Any]]) -> None:
        """Each report has one fact: a candidate that leaves another fact without one is none.
        Facts of one crowd were counted together, so each crowd is looked at by itself as well."""
        self.candidates = possible_edges(self.candidates)
        crowds: dict[Any, dict[bytes, set[str]]] = {}
        for ticket, could in self.candidates.items():
            crowds.setdefault(facts[ticket]["crowd"], {})[ticket] = could
        for crowd in crowds.values():
            self.candidates.update(possible_edges(crowd))


def fits(fact: Mapping[str, Any], report: Mapping[str, Any]) -> bool:
    """What a report shows in clear, against what a fact says."""
    day = report["day"] if isinstance(report["day"], date) else date.fromisoformat(report["day"])
    period = str(fact["period"])
    month = 3 * int(period[6]) - 2 if period[5] == "Q" else int(period[5:])
    if day < date(int(period[:4]), month, 1) - EARLIEST_CLOCK:
        return False
    if fact["kind"] == "no_demand" and not report["record"]:
        return False
    if fact["response"] and report["record"]:
        return False
    return identity(fact["desk"]) == identity(report["desk_key_id"])


def possible_edges(candidates: Mapping[bytes, set[str]]) -> dict[bytes, set[str]]:
    """The candidates that occur in some way to give every fact a report of its own."""
    matched = match(candidates, {})
    if len(matched) < len(candidates):
        raise AssertionError("The thief's clues contradict each other.")
    return {
        ticket: {report for report in could if could_be(ticket, report, candidates, matched)}
        for ticket, could in candidates.items()
    }


def could_be(
    ticket: bytes,
    report: str,
    candidates: Mapping[bytes, set[str]],
    matched: Mapping[str, bytes],
) -> bool:
    """Force this pair, and see whether the fact that had the report finds another."""
    if matched.get(report) == ticket:
        return True
    forced = {r: t for r, t in matched.items() if t != ticket and r != report}
    others = {t: could - {report} for t, could in candidates.items() if t != ticket}
    return len(match(others, forced)) == len(others)


def match(candidates: Mapping[bytes, set[str]], begun: Mapping[str, bytes]) -> dict[str, bytes]:
    """Kuhn's augmenting paths, from a matching that was begun."""
    taken = dict(begun)

    def find(ticket: bytes, seen: set[str]) -> bool:
        for report in candidates[ticket] - seen:
            seen.add(report)
            if report not in taken or find(taken[report], seen):
                taken[report] = ticket
                return True
        return False

    settled = set(taken.values())
    for ticket in candidates:
        if ticket not in settled and not find(ticket, set()):
            break
    return taken


def fewest(candidates: Iterable[set[str]]) -> int:
    return min((len(could) for could in candidates), default=0)
