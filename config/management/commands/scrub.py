"""`manage.py scrub`: let what was erased leave the disk."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting.scrub import scrub


class Command(BaseCommand):
    help = "Write the tables of reports and letters anew and let go of the database's log."

    def handle(self, *_: Any, **__: Any) -> None:
        failed = scrub()
        if failed:
            raise CommandError(
                "Erased rows may still be in the database's files. What stood in the way: "
                + "; ".join(failed)
                + ". End old transactions, give the database's user these rights, run it again."
            )
        self.stdout.write("What was erased has left the database's files.")
