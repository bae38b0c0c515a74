"""Reading releases: nothing is shown that does not match the hash it was frozen with."""

import json
from dataclasses import dataclass
from datetime import date

from trends.published.document import WORLD, Page, digest, read_page
from trends.published.errors import ReleaseDamaged
from trends.published.models import Release, ReleasePage


@dataclass(frozen=True)
class ListedPage:
    complex: str
    name: str
    country: str
    hash: str

    @property
    def is_world(self) -> bool:
        return self.complex == WORLD

    @property
    def is_country(self) -> bool:
        return self.complex == self.country

    @property
    def is_port(self) -> bool:
        return not self.is_world and not self.is_country


@dataclass(frozen=True)
class FrozenRelease:
    """A release whose manifest was found whole."""

    number: int
    day: date
    covers_to: str
    invented: bool
    hash: str
    pages: tuple[ListedPage, ...]

    def ports(self, country: str) -> list[ListedPage]:
        """The ports of a country that have a page, by name."""
        found = (page for page in self.pages if page.is_port and page.country == country)
        return sorted(found, key=lambda page: page.name)

    def listed(self, code: str) -> ListedPage | None:
        return next((page for page in self.pages if page.complex == code), None)


def latest_release() -> FrozenRelease | None:
    """The release of today's pages, or None before the first."""
    row = Release.objects.order_by("-number").first()
    return verified(row) if row else None


def verified(row: Release) -> FrozenRelease:
    """Check manifest against hash, and what stands beside it against the manifest."""
    if digest(row.manifest) != row.hash:
        raise ReleaseDamaged(f"Release {row.number} does not match its hash.")
    manifest = json.loads(row.manifest)
    said = (manifest["number"], manifest["day"], manifest["covers_to"], manifest["invented"])
    if said != (row.number, row.day.isoformat(), row.covers_to, row.invented):
        raise ReleaseDamaged(f"Release {row.number} does not match its manifest.")
    pages = tuple(ListedPage(**page) for page in manifest["pages"])
    return FrozenRelease(*(row.number, row.day, row.covers_to, row.invented), row.hash.hex(), pages)


def page_of(release: FrozenRelease, code: str) -> Page | None:
    """The page of a complex, or None where this release has none."""
    listed = release.listed(code)
    if listed is None:
        return None
    row = ReleasePage.objects.filter(release=release.number, complex=code).first()
    if row is None or digest(row.document).hex() != listed.hash:
        raise ReleaseDamaged(
            f"The page {code} of release {release.number} does not match its hash."
        )
    return read_page(row.document)
