"""The window's command that proves the tallies equal to the facts, or writes them anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from trends.live.services.lock import lock_the_count
from trends.live.services.tally import rebuild_tallies


class Command(BaseCommand):
    help = "Rebuild the tallies from the facts, and say whether they were equal."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            lock_the_count()
            number, wrong = rebuild_tallies()
        if wrong:
            self.stdout.write(f"{wrong} of {number} tallies were wrong; all are written anew.")
        else:
            self.stdout.write(f"{number} tallies are equal to what the facts say.")
