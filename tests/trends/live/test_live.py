"""The live page: for coordinators, of their countries, with a floor, and on record."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from reporting.models import Port
from staff.models import Membership, Person
from tests.trends.factories import add_facts, fact
from trends.live.models import LiveLook
from trends.live.urls import urlpatterns
from trends.live.views.overview import overview
from trends.live.views.port import port

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
RIVER = "AR-up_river_parana"


def coordinator(*countries: str) -> Person:
    carlos = Person.objects.create_user(email="carlos@example.org", name="Carlos")
    Membership.objects.create(
        person=carlos, role=Membership.Role.COORDINATOR, countries=list(countries)
    )
    return carlos


def look(
    person: Person | AnonymousUser, code: str = "", year: str = "2024", **chosen: str
) -> HttpResponse:
    request = RequestFactory().get("/live/", ({"year": year} if year else {}) | chosen)
    request.user = person
    response = port(request, code=code) if code else overview(request)
    assert isinstance(response, HttpResponse)
    return response


def text_of(person: Person, code: str = "", year: str = "2024", **chosen: str) -> str:
    return " ".join(unescape(look(person, code, year, **chosen).content.decode()).split())


def test_it_shows_what_is_confirmed_and_what_nobody_has_read() -> None:
    add_facts([fact() for _ in range(12)] + [fact(status="unreviewed") for _ in range(7)])
    page = text_of(coordinator())
    assert '<td class="number">7 </td> <td class="number">12 </td>' in page


def test_it_says_that_it_is_not_for_publication_and_who_looks() -> None:
    page = text_of(coordinator())
    assert "Not for publication." in page
    assert "Not rounded and not checked. Do not pass on. Seen by Carlos" in page


def test_figures_of_the_demo_say_that_they_are_invented(settings) -> None:
    add_facts([fact() for _ in range(5)])
    words = "INVENTED DATA. Not about any real port."
    carlos = coordinator()
    assert words not in text_of(carlos) + text_of(carlos, RIVER)
    settings.FAIRLEAD_MODE = "demo"
    for code in ("", "AR", RIVER):
        assert words in text_of(carlos, code)


def test_fewer_than_three_are_a_dash() -> None:
    add_facts([fact(), fact(), *(fact(status="unreviewed") for _ in range(3))])
    page = text_of(coordinator(), RIVER)
    assert '<td class="number">3 </td>' in page
    assert '<td class="number">2 </td>' not in page
    assert "fewer than three, or hidden" in page


def test_a_quarter_without_its_month_stands_below_the_months() -> None:
    add_facts([*(fact() for _ in range(4)), *(fact(period="2024-Q2") for _ in range(3))])
    page = text_of(coordinator(), RIVER)
    assert page.index(">May<") < page.index(">Quarter 2, month not given<")


def test_each_look_is_an_event() -> None:
    add_facts([fact() for _ in range(3)])
    carlos = coordinator()
    look(carlos)
    look(carlos, RIVER)
    assert list(LiveLook.objects.order_by("at").values_list("person", "complex", "year")) == [
        (carlos.pk, "", 2024),
        (carlos.pk, RIVER, 2024),
    ]


def test_a_coordinator_sees_only_their_countries() -> None:
    add_facts([fact() for _ in range(5)] + [fact(place="SNDKR") for _ in range(5)])
    page = text_of(carlos := coordinator("SN"))
    assert "Dakar" in page
    assert "Up-River" not in page
    with pytest.raises(Http404):
        look(carlos, RIVER)
    assert not LiveLook.objects.filter(complex=RIVER).exists()


def test_a_country_is_a_view_of_its_own_with_its_ports_and_types() -> None:
    add_facts([*(fact() for _ in range(5)), *(fact(inspection_type="pilotage") for _ in range(4))])
    page = text_of(coordinator("AR"), "AR")
    assert "Port by port" in page
    assert f'<a href="/live/{RIVER}/?year=2024">' in page
    assert "<dt>Confirmed</dt><dd>9</dd>" in page.replace("> <", "><").replace("9 <", "9<")


@pytest.mark.parametrize("code", ["SN", "SNDKR", "BR", "BRSSZ", "XX", "X", "AR-nowhere"])
def test_a_coordinator_of_argentina_finds_nothing_elsewhere(code: str) -> None:
    """Codes of another country, with figures and without, and codes that do not exist: alike."""
    add_facts([fact() for _ in range(5)] + [fact(place="SNDKR") for _ in range(5)])
    carlos = coordinator("AR")
    with pytest.raises(Http404):
        look(carlos, code)
    assert not LiveLook.objects.exists()
    assert "SNDKR" not in text_of(carlos)


def test_one_inspection_type_can_be_chosen_by_address() -> None:
    add_facts([*(fact() for _ in range(12)), *(fact(inspection_type="pilotage") for _ in range(7))])
    carlos = coordinator()
    page = text_of(carlos, type="pilotage")
    assert "Live figures 2024: Pilotage" in page
    assert '<td class="number">7 </td>' in page
    assert '<td class="number">12 </td>' not in page
    with pytest.raises(Http404):
        look(carlos, type="tea")


def test_tables_say_months_and_countries_by_name_and_the_unknown_type_as_unknown() -> None:
    add_facts([fact(inspection_type="not_sure") for _ in range(5)])
    carlos = coordinator()
    assert '<a href="/live/AR/?year=2024">Argentina</a>' in text_of(carlos)
    page = text_of(carlos, RIVER)
    assert "Type not known" in page
    assert "I am not sure" not in page
    assert re.search(r'<th scope="row">[A-Z][a-z]+</th>', page)
    assert "2024-" not in page


def test_countries_stand_by_name_and_the_unknown_type_comes_last() -> None:
    kinds = ["not_sure", "pilotage"]
    add_facts([fact(inspection_type=kind) for kind in kinds for _ in range(5)])
    for code, name in (("INNSA", "Nhava Sheva"), ("IDJKT", "Jakarta")):
        Port.objects.create(code=code, name=name, country=code[:2])
        add_facts([fact(place=code) for _ in range(5)])
    carlos = coordinator()
    linked = re.findall(r'<li><a href="/live/([A-Z]{2})/', text_of(carlos))
    assert linked == ["AR", "IN", "ID"]
    types = text_of(carlos, "AR").partition("By inspection type")[2]
    assert types.index("Pilotage") < types.index("Type not known")


def test_what_is_hidden_in_one_view_is_hidden_in_all() -> None:
    """Two pilotages at Dakar would follow from the country less its other types."""
    add_facts(
        [
            *(fact(place="SNDKR") for _ in range(9)),
            *(fact(place="SNDKR", inspection_type="pilotage") for _ in range(2)),
            *(fact(place="SNDKR", inspection_type="customs_ship") for _ in range(4)),
        ]
    )
    carlos = coordinator()
    for view in (text_of(carlos, "SN"), text_of(carlos, "SNDKR")):
        assert '<td class="number">9 </td>' in view
        assert '<td class="number">2 </td>' not in view
        assert '<td class="number">4 </td>' not in view
    assert '<td class="number">4 </td>' not in text_of(carlos, type="customs_ship")


def test_an_empty_year_says_so() -> None:
    add_facts([fact() for _ in range(3)])
    carlos = coordinator("AR")
    assert "Nothing to show here in 2019" in text_of(carlos, RIVER, "2019")
    assert "Nothing to show for your countries in 2019" in text_of(carlos, year="2019")


def test_nothing_says_that_one_or_two_reports_came_from_a_port() -> None:
    """No line, no country, no page: as where none came, or only what was rejected."""
    add_facts([*(fact() for _ in range(3)), *(fact(inspection_type="pilotage") for _ in range(2))])
    add_facts([fact(place="SNDKR"), fact(place="SNDKR", status="unreviewed")])
    add_facts([fact(place="BRSSZ", status="rejected") for _ in range(5)])
    carlos = coordinator()
    for page in (text_of(carlos), text_of(carlos, "AR"), text_of(carlos, RIVER)):
        assert not {"Dakar", "Santos", "Senegal", "Brazil"} & set(re.findall(r"\w+", page))
    assert ">Pilotage<" not in text_of(carlos, RIVER)
    for code in ("SN", "SNDKR", "BR", "BRSSZ"):
        with pytest.raises(Http404):
            look(carlos, code)
    add_facts([fact(place="SNDKR"), fact(place="SNDKR")])
    assert "Dakar" in text_of(carlos)
    assert "Dakar" in text_of(carlos, "SNDKR")


def test_a_complex_without_figures_and_one_out_of_scope_answer_alike() -> None:
    with pytest.raises(Http404):
        look(coordinator("AR"), RIVER)


@pytest.mark.parametrize("year", ["20245", "abcd", "-999", "٢٠٢٤"])
def test_a_year_that_is_none_is_not_found(year: str) -> None:
    with pytest.raises(Http404):
        look(coordinator(), year=year)


@pytest.mark.parametrize("role", [None, "administrator", "auditor"])
def test_mallory_and_everybody_else_find_nothing(role: str | None) -> None:
    mallory = Person.objects.create_user(email="mallory@example.org", name="Mallory")
    if role:
        Membership.objects.create(person=mallory, role=role)
    for code in ("", RIVER):
        with pytest.raises(Http404):
            look(mallory, code)
    assert not LiveLook.objects.exists()


def test_a_stranger_is_sent_to_sign_in() -> None:
    assert look(AnonymousUser()).status_code == 302


def test_every_address_declares_its_policy_and_page_class() -> None:
    for pattern in urlpatterns:
        assert pattern.callback.policy == "coordinator"  # type: ignore[union-attr]
        assert pattern.callback.page_class == "staff"  # type: ignore[union-attr]
