"""The pages of a release: ports of which anything may be shown, their countries, and the world."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reporting.ports.selectors import countries_with_ports, country_of, name_of_place
from reporting.vocabulary import INSPECTION_TYPE, TYPE_GROUPS
from trends.guard import Rules
from trends.live.models import AuthorityContact, Intervention
from trends.live.release.areas import Part, refusing_of_area, year_of_area
from trends.live.release.cells import (
    YearOfCells,
    refusing_or_none,
    rounded_or_hidden,
    year_of_cells,
)
from trends.live.release.changes import Complex, changes_of
from trends.live.release.evidence import (
    EFFORT,
    Behind,
    Confirmed,
    Key,
    confirmed_facts,
    gather,
    gather_quarters,
    places_of_complexes,
    refused,
)
from trends.live.release.quarters import Quarters, quarters_between
from trends.published.document import ALL, WORLD, Authority, Cell, Event, Page, Refusing


@dataclass(frozen=True)
class Span:
    """What a release is about: its last whole year, its last quarter, and the guard's rules."""

    last_year: int
    covers_to: str
    rules: Rules


@dataclass
class Found:
    """A port, country or the world while its page is made."""

    code: str
    places: list[str]
    facts: list[Confirmed]
    behind: dict[Key, Behind]
    years: dict[int, YearOfCells]
    refusing: Refusing | None
    quarters: dict[Key, Behind] = field(default_factory=dict)
    quarterly: dict[Key, Cell] = field(default_factory=dict)  # a port's are not published

    @property
    def is_shown(self) -> bool:
        return any(isinstance(year.cells[ALL], int) for year in self.years.values())

    def as_part(self) -> Part:
        """What an area above must take as known of it: every cell that could be shown by itself,
        also where there is no page for it."""
        cells = {**self.quarterly}
        for year, found in self.years.items():
            cells |= {(year, series): cell for series, cell in found.cells.items()}
            cells[year, EFFORT] = found.effort
        return Part({**self.behind, **self.quarters}, cells, self.refusing)


def is_country_alone(code: str, places: list[str]) -> bool:
    """Reports that name a country and no port: they are part of the country's page only."""
    return places == [code] and len(code) == 2


def build_pages(span: Span) -> list[Page]:
    """A place with nothing to show has no page: that it has a report at all would be a figure."""
    ports = find_ports(span)
    countries = [find_area(code, parts, span) for code, parts in by_country(ports).items()]
    world = find_area(WORLD, countries, span)
    all_found = [*ports, *countries, world]
    shown_years = [
        year
        for found in all_found
        for year, cells in found.years.items()
        if isinstance(cells.cells[ALL], int)
    ]
    if not shown_years:
        return []
    years = tuple(range(min(shown_years), span.last_year + 1))
    with_page = [
        port for port in ports if port.is_shown and not is_country_alone(port.code, port.places)
    ]
    named = {country_of(port.code) for port in with_page}
    return [
        *(port_page(port, years=years, rules=span.rules) for port in with_page),
        *(
            area_page(country, years=years, span=span)
            for country in countries
            if country.is_shown or country.code in named
        ),
        area_page(world, years=years, span=span),
    ]


def by_country(ports: Iterable[Found]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for port in ports:
        found.setdefault(country_of(port.code), []).append(port)
    return dict(sorted(found.items()))


def find_ports(span: Span) -> list[Found]:
    facts = confirmed_facts(last_year=int(span.covers_to[:4]))
    return [
        find_port(code, places, [fact for place in places for fact in facts[place]], span)
        for code, places in places_of_complexes().items()
    ]


def find_port(code: str, places: list[str], facts: list[Confirmed], span: Span) -> Found:
    behind = gather(facts, last_year=span.last_year)
    quarters = gather_quarters(facts, covers_to=span.covers_to)
    return Found(
        code=code,
        places=places,
        facts=facts,
        behind=behind,
        years={year: year_of_cells(behind, year, span.rules) for year in years_of(behind)},
        refusing=refusing_or_none(*refused(facts, places, last_year=span.last_year), span.rules),
        quarters=quarters,
        quarterly={key: rounded_or_hidden(found, span.rules) for key, found in quarters.items()},
    )


def years_of(behind: Mapping[Key, Behind]) -> set[int]:
    return {year for year, _ in behind if isinstance(year, int)}


def find_area(code: str, inside: list[Found], span: Span) -> Found:
    places = sorted(place for part in inside for place in part.places)
    facts = [fact for part in inside for fact in part.facts]
    parts = [part.as_part() for part in inside]
    behind = gather(facts, last_year=span.last_year)
    years = {year: year_of_area(behind, year, parts, span.rules) for year in years_of(behind)}
    quarters = gather_quarters(facts, covers_to=span.covers_to)
    area = Found(
        code=code,
        places=places,
        facts=facts,
        behind=behind,
        years=years,
        refusing=refusing_of_area(
            *refused(facts, places, last_year=span.last_year), parts, rules=span.rules
        ),
        quarters=quarters,
    )
    if area.is_shown:
        names = quarters_between(min(years), span.covers_to)
        types = TYPE_GROUPS if code == WORLD else {}
        audited = Quarters(quarters, parts, years, names, span.rules, types).cells()
        area.quarterly = {key: cell for key, cell in audited.items() if isinstance(key[0], str)}
        area.years = {
            year: replace(found, cells={name: audited[year, name] for name in found.cells})
            for year, found in years.items()
        }
    return area


def port_page(found: Found, *, years: tuple[int, ...], rules: Rules) -> Page:
    events = list(Intervention.objects.filter(complex=found.code).order_by("date", "title"))
    page = page_of_years(found, years=years, rules=rules)
    changes = changes_of(Complex(events, found.behind, page.cells, page.effort, years), rules=rules)
    return Page(
        **vars(page)
        | {
            "name": name_of_place(found.code),
            "country": country_of(found.code),
            "changes": changes,
            "events": tuple(frozen_event(event) for event in events),
            "authority": frozen_authority(found.code),
        }
    )


def area_page(found: Found, *, years: tuple[int, ...], span: Span) -> Page:
    page = page_of_years(found, years=years, rules=span.rules)
    names = tuple(quarters_between(years[0], span.covers_to))
    quarterly = quarters_of(found, (ALL, *TYPE_GROUPS), names)
    about = {"quarters": names, "quarterly": quarterly}
    if found.code == WORLD:
        of_the_world = {
            "by_type": quarters_of(found, INSPECTION_TYPE.codes, names),
            "covered": tuple(countries_with_ports()),
        }
        return Page(**vars(page) | about | of_the_world)
    return Page(
        **vars(page)
        | about
        | {
            "name": name_of_place(found.code),
            "country": found.code,
            "events": tuple(events_of_country(found.code)),
        }
    )


def quarters_of(
    found: Found, series: Iterable[str], names: Iterable[str]
) -> dict[str, tuple[Cell, ...]]:
    names = tuple(names)
    return {
        code: tuple(found.quarterly.get((name, code), "too_few") for name in names)
        for code in series
    }


def page_of_years(found: Found, *, years: tuple[int, ...], rules: Rules) -> Page:
    by_year = [found.years.get(year) or year_of_cells({}, year, rules) for year in years]
    return Page(
        complex=found.code,
        name=found.code,
        country="",
        years=years,
        cells={name: tuple(y.cells[name] for y in by_year) for name in (ALL, *TYPE_GROUPS)},
        effort=tuple(year.effort for year in by_year),
        fleets=tuple(year.fleets for year in by_year),
        refusing=found.refusing,
    )


def events_of_country(country: str) -> Iterable[Event]:
    """The events of its ports, each with the name of its port."""
    for event in Intervention.objects.filter(complex__startswith=country).order_by("date", "title"):
        frozen = frozen_event(event)
        place = "" if event.complex == country else name_of_place(event.complex)
        yield Event(**vars(frozen) | {"place": place})


def frozen_event(event: Intervention) -> Event:
    undone = event.undone_by.order_by("date").first()
    return Event(
        type=event.type,
        date=event.date.isoformat(),
        title=event.title,
        partners=event.partners,
        source=event.source,
        type_group=event.type_group or ALL,
        undone_on=undone.date.isoformat() if undone else "",
    )


def frozen_authority(code: str) -> Authority | None:
    contact = AuthorityContact.objects.filter(pk=code).first()
    if contact is None:
        return None
    return Authority(
        name=contact.name,
        shown_on=contact.shown_on.isoformat(),
        answered_on=contact.answered_on.isoformat() if contact.answered_on else "",
        answer=contact.answer,
        link=contact.link,
    )
