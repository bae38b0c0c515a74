"""Who will read this: the teams of a country, and the one that a report goes to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting import clock
from reporting.directory.teams import Team, Teams, places_with_a_route, teams_for
from reporting.ports.selectors import name_of_place
from reporting.simple.alongside import duty_lines
from reporting.simple.answers import Answers
from reporting.simple.sentences import in_list, say
from reporting.vocabulary.said import concerns_own_side


def goes_to_other(answers: Answers) -> bool:
    """What is about the ship's own side, abuse or smuggling goes there, unless somebody picked."""
    if answers.reader:
        return answers.reader == "own_side"
    return concerns_own_side(answers.coded)


def reading_team(teams: Teams, answers: Answers) -> Team:
    return teams.other if goes_to_other(answers) else teams.usual


def excluded_teams(teams: Teams, answers: Answers) -> list[str]:
    """The usual team, where it does not read what would usually be its own."""
    return [teams.usual.id] if reading_team(teams, answers).id != teams.usual.id else []


@dataclass(frozen=True, slots=True)
class Readers:
    """What a form says of who reads, and whom it has named."""

    usual: str
    work_for: str
    other: str
    exception: str
    elsewhere: tuple[str, ...]
    custody: tuple[str, ...]
    one_line: str
    told: frozenset[str]
    duty: tuple[str, ...] = ()


NOBODY = Readers("", "", "", "", (), (), "", frozenset())


def readers_of(country: str) -> Readers:
    teams = teams_for(country)
    if teams is None:
        return NOBODY
    usual, other = teams.usual, teams.other
    elsewhere = {place: teams_for(place) for place in places_with_a_route(country)}
    differ = {place: found for place, found in elsewhere.items() if found and found != teams}
    named = [teams, *differ.values()]
    return Readers(
        usual=team_in_words(usual),
        work_for=say(_("They work for: {list}."), list=in_list(usual.organisations))
        if usual.organisations
        else "",
        other=other_in_words(other) if other.id != usual.id else "",
        exception=say(
            _("Reports about our own side, abuse of crew or smuggling go to {team}."),
            team=other.name,
        ),
        elsewhere=tuple(
            f"{name_of_place(place)}: {team_in_words(found.usual)}"
            for place, found in differ.items()
        ),
        custody=tuple(custody_of(usual)),
        one_line=say(_("{team} can read this: {n} people."), team=usual.name, n=usual.people),
        told=frozenset(team.id for found in named for team in (found.usual, found.other)),
        duty=duty_lines(
            (team for found in named for team in (found.usual, found.other)), clock.now()
        ),
    )


def team_in_words(team: Team) -> str:
    if not team.organisations:
        return say(_("{team}. {n} people hold its key."), team=team.name, n=team.people)
    sentence = _("{team}, run by {organisation}. {n} people hold its key.")
    return say(sentence, team=team.name, organisation=team.organisations[0], n=team.people)


def other_in_words(team: Team) -> str:
    return say(_("Send it to {team} instead."), team=", ".join((team.name, *team.organisations)))


def custody_of(team: Team) -> list[str]:
    said = [say(_("Reports are erased {months} months after we finish."), months=team.retention)]
    if team.custodians:
        sentence = _(
            "If they all stop working here, two of these three people together can open reports:"
            " {list}."
        )
        said.insert(0, say(sentence, list=in_list(team.custodians)))
    return said
