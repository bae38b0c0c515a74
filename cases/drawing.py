"""The table of transitions, drawn for people: docs/cases.md is made of it."""

import re
from itertools import groupby

from cases.transitions import (
    ACTS,
    CONSENT,
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
    pairs = dict.fromkeys((step.source, step.target) for step in TRANSITIONS)
    arrows = [f"    {source} --> {target}" for source, target in pairs]
    lines = ["stateDiagram-v2", "    [*] --> received", *arrows, "    purged --> [*]"]
    return "\n".join(["```mermaid", *lines, "```"])


def table() -> str:
    head = "| from | to | who may | what it needs |\n|---|---|---|---|\n"
    alike = groupby(TRANSITIONS, key=lambda step: (step.target, step.who, step.needs))
    return head + "\n".join(row(list(steps)) for _, steps in alike)


def row(steps: list[Transition]) -> str:
    """One line for the same step from several places."""
    sources = ", ".join(f"`{step.source}`" for step in steps)
    return f"| {sources} | `{steps[0].target}` | {who_and_needs(steps[0])}"


def table_of_acts() -> str:
    head = "| act that leaves the case where it is | who may | what it needs |\n|---|---|---|\n"
    rows = (f"| {ACT_WORDS[name]} | {who_and_needs(act)}" for name, act in ACTS.items())
    return head + "\n".join(rows)


def who_and_needs(step: Transition | Act) -> str:
    needs = ", ".join(NEEDS[need] for need in step.needs) or "nothing more"
    return f"{WHO[step.who]} | {needs} |"
