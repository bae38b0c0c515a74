"""Prints how heavy the directory of sixteen desks is, in a database of its own."""

import os
import secrets
import sys
from zoneinfo import available_timezones

DESKS = 16


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from reporting.directory.current import current
    from reporting.directory.services import set_route
    from tests.reporting.filing_factory import Roster, list_desk_of, publish_window_key

    for number in range(DESKS):
        roster = Roster()
        list_desk_of(roster, duty=duty(number))
        set_route(place=secrets.token_hex(2), case=roster.desk, own_side=roster.desk)
    publish_window_key()
    directory = current().directory
    sys.stdout.write(str(min(len(directory.gzip), len(directory.br))))


def duty(number: int) -> dict[str, object]:
    """Working hours with a pause, a zone and minutes of each team's own, and a short Saturday."""
    zone = sorted(name for name in available_timezones() if "/" in name)[number * 20]
    early, late = 420 + 5 * number, 1080 + number
    hours = [["01234", early, 750], ["01234", 810, late], ["5", early, 780]]
    return {"zone": zone, "hours": hours}


if __name__ == "__main__":
    main()
