"""One invented report, as the demo tells it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from reporting.directory.legal_dates import acknowledge_by

FIRST_LEGAL_DAY = 7
LONGEST_WEEKEND = 14  # no country closes for longer
# what a case has gone through to stand where it stands
PATHS = {
    "received": (),
    "acknowledged": ("acknowledged",),
    "assessing": ("acknowledged", "assessing"),
    "addressing": ("acknowledged", "assessing", "addressing"),
    "concluded": ("acknowledged", "assessing", "addressing", "concluded"),
    "not_proceeding": ("acknowledged", "assessing", "not_proceeding"),
}


@dataclass(frozen=True)
class Story:
    """Coded answers, the account, how far its case has come, and what was written since."""

    place: str
    days_ago: int
    account: str
    answers: dict[str, Any]
    language: str = "en"
    record: bool = False
    status: str = "received"
    outcome: str = ""
    owner: str = ""  # the part of the address before the @
    # the day of filing is moved so that confirming falls due today, or was due before
    due_today: bool = False
    overdue: bool = False
    # what follows in the thread after the last step: ("reporter" | "desk", text)
    letters: tuple[tuple[str, str], ...] = field(default=())

    def filed(self, today: date, country: str) -> date:
        """The day of filing; the law's dates avoid weekends, so two kinds are looked for."""
        if not (self.due_today or self.overdue):
            return today - timedelta(days=self.days_ago)
        days = [today - timedelta(days=ago) for ago in range(FIRST_LEGAL_DAY, LONGEST_WEEKEND)]
        falls = {day: acknowledge_by(filed=day, country=country) for day in days}
        if self.overdue:
            return next(day for day in days if falls[day] < today)
        # nothing falls due on a weekend: then on the first day after it
        return min((day for day in days if falls[day] >= today), key=lambda day: falls[day])

    def step_days(self, filed: date, today: date) -> list[tuple[date, str]]:
        """When each step was taken: two days after the report came, then about weekly."""
        path = PATHS[self.status]
        days = [filed + timedelta(days=2 + 6 * number) for number in range(len(path))]
        return [(min(day, today), target) for day, target in zip(days, path, strict=True)]


def demand(inspection_type: str, actor: str, *what: str, **more: Any) -> dict[str, Any]:
    """The answers of a report of a demand."""
    return {
        "kind": "demand",
        "inspection_type": inspection_type,
        "actor": actor,
        "what": sorted(what),
        **more,
    }
