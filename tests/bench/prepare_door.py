"""Fills the database of a door that is measured, and writes one filing that it takes to a file."""

import os
import sys
from pathlib import Path

ACCOUNT = "The inspector asked for cigarettes and a carton of whisky. " * 80  # the second length


def main(target: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from tests.reporting.filing_factory import make_filing, open_door

    roster, window = open_door()
    body, _ = make_filing(
        desk_id=roster.desk,
        desk_key=roster.key().public,
        window_key=window.public,
        account=ACCOUNT,
    )
    Path(target).write_bytes(body)


if __name__ == "__main__":
    main(sys.argv[1])
