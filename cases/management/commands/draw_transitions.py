"""`manage.py draw_transitions`: draw the table of transitions into docs/cases.md."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cases.drawing import put_into

PAGE = Path("docs") / "cases.md"


class Command(BaseCommand):
    help = "Draw every transition of a case into docs/cases.md; --check only says whether it is so."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing")

    def handle(self, *_: Any, **options: Any) -> None:
        page = Path(settings.BASE_DIR) / PAGE
        before = page.read_text()
        after = put_into(before)
        if options["check"] and before != after:
            raise CommandError(f"{PAGE} shows another table: run manage.py draw_transitions.")
        if not options["check"]:
            page.write_text(after)
        self.stdout.write(f"{PAGE} shows the table as it is.")
