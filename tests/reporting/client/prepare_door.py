"""Fills the database of a real door, and writes the secrets of its one team to a file."""

import json
import os
import sys
from pathlib import Path


def main(target: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from tests.reporting.filing_factory import open_door

    roster, window = open_door()
    kept = {"desk": roster.key().seed.hex(), "window": window.seed.hex()}
    Path(target).write_text(json.dumps(kept), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
