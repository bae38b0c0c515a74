"""The register of ports: every trap of its sources, and a second run that changes nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reporting.models import Port
from reporting.ports import sources
from reporting.ports.coordinates import Point, choose_position, distance_km, parse_unlocode
from reporting.ports.own_places import COMPLEXES, OWN_PLACES
from reporting.ports.register import refuse_unknown_members
from reporting.ports.selectors import (
    PLACE,
    complex_of,
    countries_with_ports,
    is_country,
    is_place,
    name_of_place,
)
from reporting.ports.static_files import complexes_file, country_files, names_file

# the harbour itself, read off a chart: degrees north, degrees east
TRUTH = {
    "NGAPP": (6.44, 3.38),
    "EGPSD": (31.26, 32.30),
    "INNSA": (18.95, 72.95),
    "ARROS": (-32.96, -60.63),
    "ARSLO": (-32.75, -60.73),
}


def load() -> str:
    said = StringIO()
    call_command("load_ports", stdout=said)
    return said.getvalue()


@pytest.fixture
def register(db):
    return load()


def test_minutes_are_not_decimals():
    point = parse_unlocode("3257S 06039W")
    assert point is not None
    assert (point.latitude, point.longitude) == (-32.95, -60.65)


@pytest.mark.parametrize("text", ["", "9100N 09100E", "3260S 06039W", "3257 06039", "3257X 06039W"])
def test_coordinates_that_are_not_there_are_none(text):
    assert parse_unlocode(text) is None


def test_a_degree_of_latitude_is_111_km():
    assert distance_km(Point(0, 0, "a"), Point(1, 0, "b")) == pytest.approx(111.2, abs=0.1)


def test_two_registers_that_clash_place_a_port_nowhere_and_flag_it():
    position = choose_position([Point(0, 0, "unlocode"), Point(2, 0, "searoute")])
    assert position.point is None
    assert position.disputed


def test_a_third_register_decides_and_the_flag_stays():
    near = Point(2.1, 0, "sea-ports")
    position = choose_position([Point(0, 0, "unlocode"), Point(2, 0, "searoute"), near])
    assert position.point == Point(2, 0, "searoute")
    assert position.disputed


def test_registers_that_agree_keep_the_first():
    first = Point(0, 0, "unlocode")
    position = choose_position([first, Point(0.5, 0, "searoute")])
    assert (position.point, position.disputed) == (first, False)


def test_the_register_is_as_large_as_its_sources(register):
    assert Port.objects.filter(kind=Port.Kind.PORT).count() >= 17_000
    assert Port.objects.filter(latitude__isnull=False).count() >= 13_000
    assert Port.objects.filter(disputed=True).exists()
    for code, (latitude, longitude) in TRUTH.items():
        port = Port.objects.get(code=code)
        here = Point(port.latitude or 0, port.longitude or 0, port.source)
        assert distance_km(here, Point(latitude, longitude, "chart")) < 15, code
    assert Port.objects.filter(latitude=91).count() == 0


def test_every_located_port_names_its_source(register):
    assert not Port.objects.filter(latitude__isnull=False, source="").exists()
    assert not Port.objects.filter(latitude__isnull=True).exclude(source="").exists()


def test_canals_and_complexes_are_there(register):
    assert Port.objects.filter(code__in=[place.code for place in OWN_PLACES]).count() == len(
        OWN_PLACES
    )
    for group in COMPLEXES:
        assert {complex_of(code) for code in group.ports} == {group.code}
    assert complex_of("NLRTM") == "NLRTM"
    assert name_of_place("AR-up_river_parana") == "Up-River Paraná"
    assert name_of_place("AR") == "Argentina"


def test_every_country_of_the_register_has_a_name_and_can_be_filed_under(register):
    """Also XZ: installations on the high seas, which CLDR does not name."""
    for code in countries_with_ports():
        assert is_country(code)
        assert name_of_place(code) != code
    assert name_of_place("XZ", "ar") == "المياه الدولية"


def test_a_second_run_changes_nothing_and_says_so(register):
    before = list(Port.objects.order_by("code").values())
    said = load()
    assert "Nothing to change" in said
    assert list(Port.objects.order_by("code").values()) == before


def test_a_row_that_was_altered_is_mended(register):
    Port.objects.filter(code="ARROS").update(latitude=0, longitude=0)
    assert "0 places added, 1 changed" in load()


def test_a_complex_with_an_unknown_port_is_refused():
    with pytest.raises(ValueError, match="ARBHI"):
        refuse_unknown_members({"ARROS"})


def test_a_missing_package_is_named(monkeypatch, db):
    monkeypatch.setattr(sources, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="make setup"):
        load()
    assert not Port.objects.exists()


def test_a_country_file_is_light_and_says_every_port_once(register):
    files = country_files()
    lines = [line for line in files["AR"].decode().splitlines() if line]
    assert len(lines) == Port.objects.filter(country="AR").count()
    known, smaller = files["AR"].decode().split("\n\n")
    assert "ROS\tRosario\t" in known.splitlines()
    assert "PNL\tPuerto Nacional/Bahia Blanca\t" in smaller.splitlines()


def test_doubles_carry_their_province(register):
    doubled = [
        line for line in country_files()["US"].decode().splitlines() if "\tNewport\t" in line
    ]
    assert len(doubled) > 1
    assert all(line.split("\t")[2] for line in doubled)


def test_a_place_is_a_port_an_own_place_or_a_country(register):
    assert is_place("ARROS")
    assert is_place("EG-suez_canal")
    assert is_place("AR")
    assert not is_place("ARXXX")
    assert not is_country("ZZ")
    assert not is_country("ar")


def test_every_place_of_the_register_is_one_and_what_no_code_looks_like_is_not_asked_for(
    register, django_assert_num_queries
):
    codes = Port.objects.values_list("code", flat=True)
    assert [code for code in codes if not PLACE.fullmatch(code)] == []
    with django_assert_num_queries(0):
        assert not any(map(is_place, ["", "ARROS\0", "ARROS\n", "X" * 500, "AR-", "arros"]))


def test_latin_letters_survive_the_register(register):
    assert Port.objects.get(code="ARBHI").name == "Bahía Blanca"


def test_the_desk_has_every_name_in_one_file(register):
    names = json.loads(names_file())
    assert len(names) == Port.objects.count()
    assert names["EG-suez_canal"] == "Suez Canal"


def test_the_desk_knows_which_ports_are_published_together(register):
    complexes = json.loads(complexes_file())
    river = complexes["AR-up_river_parana"]
    assert river["name"] == "Up-River Paraná"
    assert {"ARROS", "ARSLO"} <= set(river["places"])
