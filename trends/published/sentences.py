"""The sentences of one page, made from its rounded counts."""

from dataclasses import dataclass
from datetime import date
from math import floor

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting.vocabulary import GROUP_LABELS
from trends.published import wording
from trends.published.document import ALL, WORLD, Change, Event, Page, Refusing
from trends.published.selectors import FrozenRelease
from trends.statistics import exact_rate_ratio, rounded_ratio_interval, rounded_share_interval

UNDER_FIVE_IS_TAKEN_AS = 4


@dataclass(frozen=True)
class Said:
    """A change in words, and whether it stands on this page or on that of its type group."""

    text: str
    type_group: str

    @property
    def group_name(self) -> str:
        return group_label(self.type_group)


def day_of(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "j F Y")


def quarter_of(code: str) -> str:
    return _("quarter %(quarter)s of %(year)s") % {"year": code[:4], "quarter": code[6:]}


def group_label(group: str) -> str:
    return str(wording.ALL_TYPES if group == ALL else GROUP_LABELS[group])


def read_this(release: FrozenRelease) -> list[str]:
    """Read this before you quote it, in full."""
    values = {
        "number": release.number,
        "day": day_of(release.day.isoformat()),
        "covers_to": quarter_of(release.covers_to),
    }
    return [str(line) % values if "%(" in str(line) else str(line) for line in wording.READ_THIS]


def level(page: Page, group: str, name: str) -> str:
    """The first sentence: the last year, on the lowest rung of the ladder."""
    year, cell = page.years[-1], page.cells[group][-1]
    if isinstance(cell, int):
        return wording.COUNT_ONLY % {"count": cell, "year": year}
    port = wording.EVERY_PORT if page.complex == WORLD else name
    return wording.TOO_LITTLE % {"port": port, "year": year}


def changes(page: Page) -> list[Said]:
    return [Said(change_in_words(change), change.type_group) for change in page.changes]


def change_in_words(change: Change) -> str:
    sentences = [counts_in_words(change), effort_in_words(change)]
    if change.spans:
        sentences.append(wording.SPANS % {"events": ", ".join(change.spans)})
    return " ".join(sentences)


def counts_in_words(change: Change) -> str:
    """Never a percentage without its interval; under five only a lower bound."""
    values: dict[str, object] = {
        "reform": change.title,
        "date": day_of(change.date),
        "before": change.before,
        "after": change.after,
        "years": years_each_side(change),
    }
    if not change.after:
        bound = exact_rate_ratio(before=change.before - 2, after=UNDER_FIVE_IS_TAKEN_AS)
        return wording.FELL_AT_LEAST % {**values, "least": floor(100 * (1 - bound.upper))}
    ratio = rounded_ratio_interval(before=change.before, after=change.after)
    if ratio.upper < 1:
        fall = percent_off(ratio.ratio)
        least, most = percent_off(ratio.upper), percent_off(ratio.lower)
        return wording.FELL % {**values, "fall": fall, "least": least, "most": most}
    return (wording.ROSE if ratio.lower > 1 else wording.NOT_CLEAR) % values


def years_each_side(change: Change) -> int:
    return change.before_years[1] - change.before_years[0] + 1


def percent_off(ratio: float) -> int:
    return round(100 * (1 - ratio))


def effort_in_words(change: Change) -> str:
    """What reporting did meanwhile; where both fell, nothing may be concluded."""
    ratio = rounded_ratio_interval(
        before=change.effort_before, after=change.effort_after, years=years_each_side(change)
    )
    if ratio.lower > 1:
        return str(wording.EFFORT_ROSE)
    if ratio.ratio >= 1:
        return str(wording.EFFORT_DID_NOT_FALL)
    if ratio.upper >= 1:
        return str(wording.EFFORT_NOT_CLEAR)
    fell = change.after < change.before
    return str(wording.BOTH_FELL if fell else wording.EFFORT_FELL)


def undone(events: tuple[Event, ...]) -> list[str]:
    return [
        wording.UNDONE % {"reform": event.title, "date": day_of(event.undone_on)}
        for event in events
        if event.undone_on
    ]


def refusing(counts: Refusing | None) -> str:
    if counts is None:
        return str(wording.REFUSING_UNKNOWN)
    limits = rounded_share_interval(counts.lost_no_time, counts.refused)
    return wording.REFUSING % {
        "share": round(100 * counts.lost_no_time / counts.refused),
        "least": round(100 * float(limits.lower)),
        "most": round(100 * float(limits.upper)),
    }


def authority(page: Page) -> str:
    if page.authority is None:
        return str(wording.NOT_SHOWN)
    if not page.authority.answer:
        return wording.NOT_ANSWERED % {"authority": page.authority.name}
    values = {"authority": page.authority.name, "date": day_of(page.authority.answered_on)}
    return wording.ANSWERED % values
