"""`watch`: compare directory and history with the pins, for anybody who keeps an eye on a door."""

from argparse import Namespace

from reporting.client.door import Door
from reporting.client.failures import ChainBroken, LookAtThis
from reporting.client.output import Output
from reporting.client.patience import Patience
from reporting.client.pins import Pins
from reporting.client.trust import Examined, keep_pins, look_at_door, tell_first_seen


def run(options: Namespace, *, door: Door, pins: Pins, output: Output) -> None:
    patience = Patience(options.tries, output)
    seen = patience.keep_trying(lambda: look_at_door(door, pins))
    tell_first_seen(seen, output)
    keep_pins(pins, door, seen, accept_recovered=options.accept_recovered)
    for team in seen.teams.values():
        tell(team, output)
    teams = seen.teams.values()
    broken = [team.name for team in teams if team.problem]
    if broken:
        raise ChainBroken(f"Do not use this door for now: {', '.join(broken)} does not hold.")
    recovered = [
        team.name for team in teams if team.is_recovery_news and not options.accept_recovered
    ]
    if recovered:
        raise LookAtThis(
            f"{', '.join(recovered)} was taken over by its recovery key. Ask why, by another way;"
            " then run watch with --accept-recovered."
        )


def tell(team: Examined, output: Output) -> None:
    if team.problem:
        state, sentence = "broken", team.problem
    elif team.is_recovery_news:
        state, sentence = "recovered", "Its recovery key has put a new roster in place."
    elif team.news:
        state, sentence = "changed", f"It holds; new statements: {team.news}."
    else:
        state, sentence = "same", "It holds, and nothing has changed."
    output.say(
        "team", f"{team.name}: {sentence}", desk=team.desk_id.hex(), team=team.name, state=state
    )
