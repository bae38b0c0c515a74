"""Is it happening now? Asked where a team keeps hours of duty, with what these say now."""

from collections.abc import Iterable
from datetime import datetime

from babel.dates import get_day_names
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reporting.directory.duty import DAY, DutyNow
from reporting.directory.teams import Team
from reporting.simple.sentences import say


def duty_lines(teams: Iterable[Team], moment: datetime) -> tuple[str, ...]:
    """A line for each team that keeps hours of duty; none: it is not asked."""
    named = {team.id: team for team in teams if team.duty}
    return tuple(duty_in_words(team, team.duty.at(moment)) for team in named.values() if team.duty)


def duty_in_words(team: Team, now: DutyNow) -> str:
    if now.ahead is None:
        said = say(_("Somebody of {team} is on duty day and night."), team=team.name)
    elif now.on:
        sentence = _("Somebody of {team} is on duty now, until {time}.")
        said = say(sentence, team=team.name, time=day_and_time(now))
    else:
        sentence = _("Nobody of {team} is on duty now. The next duty begins {time}.")
        said = say(sentence, team=team.name, time=day_and_time(now))
    there = say(
        _("These are the team's own hours. It is {time} there now."), time=clock_of(now.minute)
    )
    return f"{said} {there}"


def day_and_time(now: DutyNow) -> str:
    time = clock_of(now.changes_at)
    if now.days_ahead == 0:
        return say(_("today {time}"), time=time)
    if now.days_ahead == 1:
        return say(_("tomorrow {time}"), time=time)
    names = get_day_names("wide", locale=(get_language() or "en").replace("-", "_"))
    return f"{names[now.changes_at // DAY]} {time}"


def clock_of(minute: int) -> str:
    hour, past = divmod(minute % DAY, 60)
    return f"{hour:02}:{past:02}"
