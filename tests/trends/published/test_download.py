"""The file says first what must be read first, and shows exactly what the page shows."""

import csv

import pytest
from django.test import Client

from tests.trends.published.conftest import HOLDS, YEARS
from trends.published import wording

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("release")]


def rows(visitor: Client, code: str = "AR-up_river_parana") -> list[list[str]]:
    response = visitor.get(f"/en/figures/{code}/figures.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(response.content.decode().splitlines()))


def test_its_first_row_says_that_the_data_are_invented(visitor: Client) -> None:
    assert rows(visitor)[0] == ["INVENTED DATA. Not about any real port."]


def test_read_this_comes_before_the_figures(visitor: Client) -> None:
    found = rows(visitor)
    head = next(place for place, row in enumerate(found) if row[0] == "complex")
    for line in wording.READ_THIS[:-1]:
        assert [str(line)] in found[:head]


def test_a_hidden_figure_is_empty_and_says_why(visitor: Client) -> None:
    holds = [row for row in rows(visitor) if len(row) > 4 and row[4] == "holds_cargo"]
    assert [row[3] for row in holds] == [str(year) for year in YEARS]
    for row, cell in zip(holds, HOLDS, strict=True):
        if isinstance(cell, int):
            assert (row[6], row[9]) == (str(cell), "")
            assert int(row[7]) <= cell <= int(row[8])
        else:
            assert row[6:9] == ["", "", ""]
            assert row[9] == "Too few reports to say, or hidden to protect another figure"


def test_the_chart_is_a_file_that_stands_by_itself(visitor: Client) -> None:
    response = visitor.get("/en/figures/AR-up_river_parana/holds_cargo/chart.svg")
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("<svg")
    assert 'role="img"' in text
    assert "INVENTED DATA. Not about any real port.</text>" in text
    assert "Do not rank ports with this page." in text


def test_the_file_of_the_world_has_every_quarter_of_each_single_type(visitor: Client) -> None:
    pilots = [row for row in rows(visitor, "world") if row[5:6] == ["pilotage"]]
    assert [row[3] for row in pilots] == [f"{year}-Q{nth}" for year in YEARS for nth in range(1, 5)]
    assert {row[4] for row in pilots} == {"passage"}
    assert [row[6] for row in pilots[-2:]] == ["", "10"]


def test_every_row_of_the_file_has_every_column(visitor: Client) -> None:
    for code in ("world", "AR", "AR-up_river_parana"):
        found = rows(visitor, code)
        head = next(place for place, row in enumerate(found) if row[0] == "complex")
        assert {len(row) for row in found[head:]} == {len(found[head])}
