"""The public page of a port complex, a country or the world, for all inspections or one group."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from reporting.vocabulary import TYPE_GROUPS
from trends.published import drawing, sentences, wording
from trends.published.document import ALL, Page
from trends.published.selectors import FrozenRelease, ListedPage, latest_release, page_of
from trends.published.views.frame import in_language, notes, page, place_of
from trends.published.views.inside import country_at_a_glance, world_at_a_glance
from trends.published.views.tables import groups_table, quarters_table, series_table
from trends.published.views.types import types_table


@page_class("public")
@require_safe
@in_language
def port(request: HttpRequest, lang: str, code: str, group: str = ALL) -> HttpResponse:
    release, frozen = find(code, group)
    return show(release, frozen, lang=lang, group=group)


def show(release: FrozenRelease, frozen: Page, *, lang: str, group: str) -> HttpResponse:
    """In the order of wording.md: sentence, chart, effort, table, read this, and the rest."""
    listed = listed_in(release, frozen)
    place = place_of(listed, lang)
    rows = series_table(frozen, group)
    said = [change for change in sentences.changes(frozen) if group in (ALL, change.type_group)]
    context = {
        "place": place,
        "address": address_of(listed, lang),
        "group": group,
        "group_name": sentences.group_label(group),
        "groups": [(name, sentences.group_label(name)) for name in (ALL, *TYPE_GROUPS)],
        "level": sentences.level(frozen, group, place["name"]),
        "changes": [change for change in said if change.type_group == group],
        "changes_elsewhere": [change for change in said if change.type_group != group],
        "charts": [chart_of(frozen, group, release, place["name"], f) for f in ("wide", "narrow")],
        "rows": rows,
        "some_hidden": any(row.count is None or row.effort is None for row in rows),
        "interval": str(wording.INTERVAL),
        "interval_in_full": str(wording.INTERVAL_IN_FULL),
        "all_groups": groups_table(frozen),
        "quarters": quarters_table(frozen),
        "types": types_table(frozen, group),
        **below_the_chart(frozen, group),
        **notes(release),
        **inside(release, frozen, listed, lang=lang, group=group),
    }
    rest = "" if listed.is_world and group == ALL else f"{frozen.complex}/"
    rest += "" if group == ALL else f"{group}/"
    return page(template_of(listed), lang=lang, rest=rest, context=context)


def template_of(listed: ListedPage) -> str:
    if listed.is_world:
        return "published/world.html"
    return "published/country.html" if listed.is_country else "published/port.html"


def inside(
    release: FrozenRelease, frozen: Page, listed: ListedPage, *, lang: str, group: str
) -> dict[str, object]:
    """On the page of all inspections: the ports of a country, or the countries of the world."""
    if group != ALL or listed.is_port:
        return {}
    if listed.is_country:
        return country_at_a_glance(release, frozen)
    return world_at_a_glance(release, frozen, lang=lang)


def address_of(listed: ListedPage, lang: str) -> str:
    return f"/{lang}/figures/{listed.complex}/"


def listed_in(release: FrozenRelease, frozen: Page) -> ListedPage:
    listed = release.listed(frozen.complex)
    assert listed is not None  # noqa: S101  its page has just been read
    return listed


def below_the_chart(frozen: Page, group: str) -> dict[str, object]:
    return {
        "events": event_rows(frozen, group),
        "undone": sentences.undone(frozen.events),
        "refusing": sentences.refusing(frozen.refusing),
        "authority": sentences.authority(frozen),
        "answer": frozen.authority if frozen.authority and frozen.authority.answer else None,
        "hidden": [str(words) for words in wording.HIDDEN.values()],
    }


def find(code: str, group: str) -> tuple[FrozenRelease, Page]:
    """The frozen page; a place that is not published and one that does not exist are alike."""
    release = latest_release()
    frozen = page_of(release, code) if release else None
    if release is None or frozen is None or group not in frozen.cells:
        raise Http404
    return release, frozen


def chart_of(
    frozen: Page, group: str, release: FrozenRelease, name: str, frame: str
) -> dict[str, object]:
    """Everything that published/chart.svg needs."""
    sizes = drawing.WIDE if frame == "wide" else drawing.NARROW
    return {
        "name": frame,
        "rtl": get_language_bidi(),
        "place": name,
        "group_name": sentences.group_label(group),
        "drawing": drawing.draw(frozen, group, sizes),
        "level": sentences.level(frozen, group, name),
        "first": frozen.years[0],
        "last": frozen.years[-1],
        **notes(release),
    }


def event_rows(frozen: Page, group: str) -> list[dict[str, str]]:
    return [
        {
            "type": str(wording.EVENT_TYPES[event.type]),
            "date": sentences.day_of(event.date),
            "title": event.title,
            "partners": event.partners,
            "source": event.source,
            "place": event.place,
            "group": sentences.group_label(event.type_group),
        }
        for event in drawing.events_of(frozen, group)
    ]
