"""Where everything of a chart stands: pure geometry, drawn by published/chart.svg."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trends.published.document import ALL, Cell, Event, Page
from trends.statistics import rounded_count_interval

NICE = (1, 2, 5)
MOST_TICKS = 5


@dataclass(frozen=True)
class Frame:
    """Sizes in the units of the viewBox."""

    width: int
    left: int
    right: int
    top: int
    plot: int  # height of the plot
    gap: int  # between plot and effort strip: the labels of the years stand there
    strip: int  # height of the effort strip
    foot: int
    text: int
    every: int  # every so many years have a label

    @property
    def height(self) -> int:
        return self.top + self.plot + self.gap + self.strip + self.foot

    @property
    def floor(self) -> int:
        return self.top + self.plot

    @property
    def strip_floor(self) -> int:
        return self.floor + self.gap + self.strip


WIDE = Frame(720, 46, 14, 44, 220, 56, 52, 30, 14, 1)
NARROW = Frame(360, 40, 10, 46, 200, 58, 50, 34, 13, 3)


@dataclass(frozen=True)
class Column:
    """One year: a point with its band, or a hatched column where nothing may be said."""

    year: int
    label: str
    x: float
    left: float
    width: float
    count: int | None
    y: float = 0
    band_y: float = 0
    band_height: float = 0
    lower: int = 0
    upper: int = 0
    effort: int | None = None
    effort_y: float = 0
    effort_height: float = 0

    @property
    def band_left(self) -> float:
        return round(self.x - self.band_width / 2, 1)

    @property
    def band_width(self) -> float:
        return round(self.width * 0.62, 1)


@dataclass(frozen=True)
class Tick:
    value: int
    y: float


@dataclass(frozen=True)
class Mark:
    """A dashed line at an event, numbered like the list below the chart."""

    number: int
    x: float


@dataclass(frozen=True)
class Drawing:
    frame: Frame
    columns: list[Column]
    ticks: list[Tick]
    lines: list[str]  # points of a polyline, only through neighbouring years that are shown
    marks: list[Mark]
    effort_top: int  # 0 where no year has a figure

    @property
    def right_edge(self) -> int:
        return self.frame.width - self.frame.right

    @property
    def tick_x(self) -> int:
        return self.frame.left - 6

    @property
    def mark_y(self) -> int:
        return self.frame.top - 10

    @property
    def label_y(self) -> int:
        return self.frame.floor + 19

    @property
    def strip_top(self) -> int:
        return self.frame.strip_floor - self.frame.strip

    @property
    def strip_name_y(self) -> int:
        return self.strip_top - 9

    @property
    def foot_y(self) -> int:
        return self.frame.height - 8


def draw(page: Page, group: str, frame: Frame) -> Drawing:
    """Lay out one series of a page, zero-based, with effort on the same axis of years."""
    limits = [interval(cell) for cell in page.cells[group]]
    ticks = nice_ticks(max((upper for _, upper in limits), default=0))
    efforts = [cell for cell in page.effort if isinstance(cell, int)]
    effort_top = max(nice_ticks(max(efforts, default=0)))
    columns = [
        column(page, group, place, frame=frame, tops=(ticks[-1], effort_top))
        for place in range(len(page.years))
    ]
    return Drawing(
        frame=frame,
        columns=columns,
        ticks=[Tick(value, height_of(value, ticks[-1], frame)) for value in ticks],
        lines=lines_through(columns),
        marks=marks(page, group, frame),
        effort_top=effort_top if efforts else 0,
    )


def interval(cell: Cell) -> tuple[float, float]:
    if not isinstance(cell, int):
        return (0.0, 0.0)
    limits = rounded_count_interval(cell)
    return float(limits.lower), float(limits.upper)


def nice_ticks(most: float) -> list[int]:
    """0 and equal steps of 5, 10, 20, 50, ... up to at least `most`."""
    steps = (5 * nice * 10**power for power in range(8) for nice in NICE)
    step = next(step for step in steps if step * MOST_TICKS >= most)
    count = max(1, -(-int(most + 0.999) // step))
    return [step * nth for nth in range(count + 1)]


def height_of(value: float, top: int, frame: Frame) -> float:
    return round(frame.floor - frame.plot * value / top, 1)


def column_width(page: Page, frame: Frame) -> float:
    return (frame.width - frame.left - frame.right) / len(page.years)


def column(page: Page, group: str, place: int, *, frame: Frame, tops: tuple[int, int]) -> Column:
    """`tops`: the values at the upper edge of the plot and of the effort strip."""
    width = column_width(page, frame)
    left = frame.left + width * place
    cell, effort = page.cells[group][place], page.effort[place]
    lower, upper = interval(cell)
    high, low = height_of(upper, tops[0], frame), height_of(lower, tops[0], frame)
    tall = round(frame.strip * effort / tops[1], 1) if isinstance(effort, int) else 0
    year = page.years[place]
    return Column(
        year=year,
        label=str(year) if (page.years[-1] - year) % frame.every == 0 else "",
        x=round(left + width / 2, 1),
        left=round(left, 1),
        width=round(width, 1),
        count=cell if isinstance(cell, int) else None,
        y=height_of(cell, tops[0], frame) if isinstance(cell, int) else 0,
        band_y=high,
        band_height=round(low - high, 1),
        lower=round(lower),
        upper=round(upper),
        effort=effort if isinstance(effort, int) else None,
        effort_y=round(frame.strip_floor - tall, 1),
        effort_height=tall,
    )


def lines_through(columns: Sequence[Column]) -> list[str]:
    """No line passes through a year that is hidden."""
    runs: list[list[Column]] = [[]]
    for year in columns:
        if year.count is None:
            runs.append([])
        else:
            runs[-1].append(year)
    return [" ".join(f"{year.x},{year.y}" for year in run) for run in runs if len(run) > 1]


def events_of(page: Page, group: str) -> list[Event]:
    """The events that concern a series; the numbers on the chart are their places in this list."""
    return [event for event in page.events if group == ALL or event.type_group in (ALL, group)]


def marks(page: Page, group: str, frame: Frame) -> list[Mark]:
    width, found = column_width(page, frame), []
    for number, event in enumerate(events_of(page, group), start=1):
        day = date.fromisoformat(event.date)
        if page.years[0] <= day.year <= page.years[-1]:
            along = day.year - page.years[0] + (day.timetuple().tm_yday - 1) / 366
            found.append(Mark(number, round(frame.left + width * along, 1)))
    return found
