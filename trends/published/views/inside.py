"""What an area holds, by name: the ports of a country, the countries of the world."""

from dataclasses import dataclass

from reporting.ports.selectors import country_name
from trends.published import wording
from trends.published.document import ALL, Cell, Page
from trends.published.selectors import FrozenRelease, ListedPage, page_of
from trends.published.views.tables import shown
from trends.published.world_map import countries_with_enough, draw_map


@dataclass(frozen=True)
class Inside:
    """One port or country in the last whole year, and the ports of a country."""

    code: str
    name: str
    count: int | None
    hidden: str
    ports: tuple[ListedPage, ...] = ()


def country_at_a_glance(release: FrozenRelease, country: Page) -> dict[str, object]:
    ports = [
        last_year(page_of(release, listed.complex), listed.complex, listed.name)
        for listed in release.ports(country.country)
    ]
    return {**of_the_last_year(country), "ports": ports}


def last_year(page: Page | None, code: str, name: str, *ports: ListedPage) -> Inside:
    cell: Cell = page.cells[ALL][-1] if page else "too_few"
    hidden = "" if isinstance(cell, int) else str(wording.HIDDEN[cell])
    return Inside(code, name, shown(cell), hidden, ports)


def world_at_a_glance(release: FrozenRelease, world: Page, *, lang: str) -> dict[str, object]:
    """The map, and its countries by name."""
    countries = [
        last_year(
            page_of(release, listed.complex),
            listed.complex,
            country_name(listed.country, lang),
            *release.ports(listed.country),
        )
        for listed in release.pages
        if listed.is_country
    ]
    others = set(world.covered) - {country.code for country in countries}
    return {
        **of_the_last_year(world),
        "map": draw_map(world, enough=countries_with_enough(release), lang=lang),
        "countries": sorted(countries, key=lambda country: country.name),
        "elsewhere": wording.ELSEWHERE % {"countries": len(others)},
    }


def of_the_last_year(page: Page) -> dict[str, object]:
    year = {"year": page.years[-1]}
    return {"reports_in": wording.REPORTS_IN % year, "enough_about": wording.ENOUGH_ABOUT % year}
