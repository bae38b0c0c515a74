"""The window's command that proves the tallies equal to the facts, or writes them anew."""

from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from trends.live.services.lock import lock_the_count
from trends.live.services.rebuild import rebuild_tallies

WERE_WRONG = 2


class Command(BaseCommand):
    help = (
        "Add up all facts again and compare every tally. Exit code 0: they were equal. "
        "Exit code 2: some were wrong, and all are written anew."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        begun = monotonic()
        with transaction.atomic():
            lock_the_count()
            done = rebuild_tallies(self.stdout.write)
        spent = f"{monotonic() - begun:.1f} s"
        if done.wrong:
            raise CommandError(
                f"{done.wrong:,} tallies were wrong; all {done.tallies:,} are written anew "
                f"from {done.facts:,} facts ({spent}).",
                returncode=WERE_WRONG,
            )
        self.stdout.write(
            f"{done.tallies:,} tallies are equal to what {done.facts:,} facts say ({spent})."
        )
