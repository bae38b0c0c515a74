"""The table of transitions, drawn for people: docs/cases.md is made of it."""

import re

from cases.transitions import (
    CONSENT,
    EVERY_OFFICER,
    LEADS,
    LETTER,
    RETENTION,
    TRANSITIONS,
    Transition,
)

BEGIN, END = "<!-- drawn by manage.py draw_transitions -->", "<!-- end of the drawing -->"
WHO = {EVERY_OFFICER: "an officer or lead", LEADS: "a lead", frozenset(): "the system"}
NEEDS = {
    LETTER: "a status letter",
    CONSENT: "the reporter's letter that agrees",
    RETENTION: "the end of retention",
    "outcome": "the outcome",
    "reason": "a reason",
    "risk": "the risk to the reporter",
    "risk_reason": "why",
    "risk_measures": "what we will do about it",
    "authority": "the name of the authority",
}


def draw() -> str:
    """The diagram and the table, between their marks."""
    return f"{BEGIN}\n\n{diagram()}\n\n{table()}\n\n{END}"


def put_into(page: str) -> str:
    """The page with its drawing made anew."""
    return re.sub(f"{BEGIN}.*{END}", lambda _: draw(), page, flags=re.DOTALL)


def diagram() -> str:
    arrows = [f"    {step.source} --> {step.target}" for step in TRANSITIONS]
    lines = ["stateDiagram-v2", "    [*] --> received", *arrows, "    purged --> [*]"]
    return "\n".join(["```mermaid", *lines, "```"])


def table() -> str:
    head = "| from | to | who may | what it needs |\n|---|---|---|---|\n"
    return head + "\n".join(map(row, TRANSITIONS))


def row(step: Transition) -> str:
    needs = ", ".join(NEEDS[need] for need in step.needs) or "nothing more"
    return f"| `{step.source}` | `{step.target}` | {WHO[step.who]} | {needs} |"
