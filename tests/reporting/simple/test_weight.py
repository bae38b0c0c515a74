"""Page 2 of the simple form fits a ship's link: at most 30 kB in gzip, the largest country too."""

import gzip
import random
from collections.abc import Callable

import pytest
from django.http import HttpResponse

from reporting.models import Port
from tests.reporting.conftest import Door

BUDGET = 30_000
# as many places as the largest country of the register has, with names as different as theirs
MOST_PLACES = 1_900


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_page_2_is_light(door: Door, send: Callable[..., HttpResponse], lang: str) -> None:
    letters = random.Random(7)  # noqa: S311  the same names at every run
    names = ["".join(letters.choices("aeinorstlmdc", k=7)).title() for _ in range(MOST_PLACES)]
    codes = {"AR" + "".join(letters.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=3)) for _ in names}
    Port.objects.bulk_create(
        Port(code=code, name=name, country="AR", well_known=index < 80)
        for index, (code, name) in enumerate(zip(sorted(codes - {"ARROS"}), names, strict=False))
    )
    page = send("begin", {"track": "case", "country": "AR"}, lang=lang)
    assert len(gzip.compress(page.content, 6)) <= BUDGET
