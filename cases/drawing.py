"""The table of transitions, drawn for people: docs/cases.md is made of it."""

import re
from itertools import groupby

from cases.transitions import (
    ACTS,
    CONSENT,
    DESK,
    EVERY_OFFICER,
    LEADS,
    LETTER,
    REPLY,
    REQUEST,
    RETENTION,
    SECOND,
    TRANSITIONS,
    WHY,
    WITHDRAWAL,
    Act,
    Transition,
)

BEGIN, END = "<!-- drawn by manage.py draw_transitions -->", "<!-- end of the drawing -->"
WHO = {EVERY_OFFICER: "an officer or lead", LEADS: "a lead", frozenset(): "the system"}
NEEDS = {
    LETTER: "a status letter",
    CONSENT: "the reporter's letter that agrees",
    DESK: "the other desk",
    RETENTION: "the end of retention",
    SECOND: "a second signature",
    WITHDRAWAL: "a withdrawal that a colleague began, its 14 days over",
    REQUEST: "the reporter's letter that asks",
    REPLY: "a later letter of the reporter",
    WHY: "why, as a code",
    "outcome": "the outcome",
    "reason": "a reason",
    "risk": "the risk to the reporter",
    "risk_reason": "why",
    "risk_measures": "what we will do about it",
    "authority": "the name of the authority",
}
ACT_WORDS = {
    "hold": "place a legal hold",
    "lift_hold": "lift it",
    "begin": "begin a withdrawal",
    "stop": "stop it",
}


def draw() -> str:
    """The diagram and the table, between their marks."""
    return f"{BEGIN}\n\n{diagram()}\n\n{table()}\n\n{table_of_acts()}\n\n{END}"


def put_into(page: str) -> str:
    """The page with its drawing made anew."""
    return re.sub(f"{BEGIN}.*{END}", lambda _: draw(), page, flags=re.DOTALL)


def diagram() -> str:
    pairs = {(step.source, step.target): label(step) for step in TRANSITIONS}
    arrows = [f"    {source} --> {target}{words}" for (source, target), words in pairs.items()]
    lines = ["stateDiagram-v2", "    [*] --> received", *arrows, "    purged --> [*]"]
    return "\n".join(["```mermaid", *lines, "```"])


def label(step: Transition) -> str:
    return " : another desk" if step.moves else ""


def table() -> str:
    head = "| from | to | who may | what it needs |\n|---|---|---|---|\n"
    alike = groupby(TRANSITIONS, key=lambda step: (step.target, step.who, step.needs))
    return head + "\n".join(row(list(steps)) for _, steps in alike)


def row(steps: list[Transition]) -> str:
    """One line for the same step from several places."""
    sources = ", ".join(f"`{step.source}`" for step in steps)
    first = steps[0]
    if first.moves:
        return f"| {sources} | `{first.target}` at another desk | {who_and_needs_to_move(first)}"
    return f"| {sources} | `{first.target}` | {who_and_needs(first)}"


def table_of_acts() -> str:
    head = "| act that leaves the case where it is | who may | what it needs |\n|---|---|---|\n"
    rows = (f"| {ACT_WORDS[name]} | {who_and_needs(act)}" for name, act in ACTS.items())
    return head + "\n".join(rows)


def who_and_needs(step: Transition | Act) -> str:
    needs = ", ".join(NEEDS[need] for need in step.needs) or "nothing more"
    return f"{WHO[step.who]} | {needs} |"


def who_and_needs_to_move(step: Transition) -> str:
    who = f"{WHO[step.who]}, first of its desk, then of the other"
    return f"{who} | to offer it: {words_of(step.offer)}; to take it over: {words_of(step.needs)} |"


def words_of(needs: tuple[str, ...]) -> str:
    return ", ".join(NEEDS[need] for need in needs)
