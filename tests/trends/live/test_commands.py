"""What an administrator runs by hand, and what it says."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from tests.trends.factories import Report, add_facts, fact
from trends.live import tasks
from trends.live.models import Fact, Tally
from trends.live.services.rebuild import rebuilt, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places", "key_folder")]


def said(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_rebuild_tallies_proves_them_equal() -> None:
    add_facts([fact(), fact(inspection_type="pilotage"), fact(place="SNDKR", period="2024-Q1")])
    first, second, verdict = said("rebuild_tallies").splitlines()
    assert first == "Adding up 3 facts ..."
    assert second == f"Comparing {Tally.objects.count()} tallies ..."
    assert verdict.startswith(f"{Tally.objects.count()} tallies are equal to what 3 facts say (")


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([{"inspection_type": "pilotage"}], id="two types"),
        pytest.param([{"place": "ARSLO"}, {}], id="two ports of one complex"),
        pytest.param([{"place": "ARBHI"}, {}], id="two complexes of one country"),
        pytest.param([{"place": "SNDKR"}, {"place": "SNDKR"}], id="two regions"),
        pytest.param([{"period": "2024-06"}, {"status": "rejected"}], id="nothing in common"),
    ],
)
def test_a_call_with_several_facts_is_one_call_wherever_they_are(
    others: list[dict[str, str]],
) -> None:
    call = uuid4()
    add_facts([fact(), fact(call=call), *(fact(call=call, **other) for other in others)])
    assert any(facts > calls for facts, calls in stored().values()) == ("period" not in others[0])
    assert stored() == rebuilt()


def test_rebuild_tallies_mends_what_is_wrong_missing_or_too_much() -> None:
    add_facts([fact(), fact(inspection_type="pilotage")])
    Tally.objects.filter(level="world", inspection_type="").update(facts=9)
    Tally.objects.filter(level="region", inspection_type="").delete()
    Tally.objects.filter(level="country", inspection_type="").update(place="XX")
    with pytest.raises(CommandError, match=r"4 tallies were wrong; all \d+ are") as error:
        said("rebuild_tallies")
    assert error.value.returncode == 2
    assert stored() == rebuilt()
    assert "are equal" in said("rebuild_tallies")


def test_build_release_says_what_it_looked_at() -> None:
    add_facts([fact() for _ in range(12)])
    words = said("build_release")
    assert "Release 1, 3 pages" in words
    assert "The audited builder comes later." in words


def test_build_release_without_figures_is_an_error_that_says_why() -> None:
    with pytest.raises(CommandError, match="not one figure"):
        said("build_release")


def test_count_facts_says_what_it_did() -> None:
    tasks.turn_window_key()
    for _ in range(5):
        Report(time="2020-01").file()
    words = "5 counted, 0 wait for a fuller group, 0 set aside, 0 name a key not held here.\n"
    assert said("count_facts") == words


def test_the_tasks_call_their_services() -> None:
    tasks.turn_window_key()
    for _ in range(5):
        Report(time="2020-01").file()
    tasks.count_facts()
    tasks.destroy_spent_keys()
    assert Fact.objects.count() == 5
