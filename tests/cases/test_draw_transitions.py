"""docs/cases.md shows the table of transitions as it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from cases import drawing
from cases.models import Case
from cases.transitions import TRANSITIONS


def test_the_page_shows_the_table_as_it_is():
    call_command("draw_transitions", "--check")


def test_a_page_of_another_table_is_found(monkeypatch):
    other = (*TRANSITIONS[1:], replace(TRANSITIONS[0], needs=()))
    monkeypatch.setattr(drawing, "TRANSITIONS", other)
    with pytest.raises(CommandError, match="draw_transitions"):
        call_command("draw_transitions", "--check")


def test_the_drawing_is_put_where_its_marks_are(tmp_path, settings):
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "cases.md").write_text(f"before\n{drawing.BEGIN}\nof others\n{drawing.END}\nafter\n")
    settings.BASE_DIR = tmp_path
    call_command("draw_transitions")
    page = (folder / "cases.md").read_text()
    assert page.startswith("before\n")
    assert page.endswith("after\n")
    assert "received --> acknowledged" in page
    assert "of others" not in page


def test_every_status_is_reached_and_none_is_a_trap():
    sources = {step.source for step in TRANSITIONS}
    targets = {step.target for step in TRANSITIONS}
    assert targets | {Case.Status.RECEIVED} == set(Case.Status)
    assert sources == set(Case.Status) - {Case.Status.PURGED}


def test_a_step_is_in_the_table_once():
    steps = [(step.source, step.target, step.needs) for step in TRANSITIONS]
    assert len(steps) == len(set(steps))
    assert Path(settings.BASE_DIR, "docs", "cases.md").read_text().count("| `received` |") == 1
