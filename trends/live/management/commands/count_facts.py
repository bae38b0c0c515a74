"""The window's command that counts once, now, as the weekly task does."""

from typing import Any

from django.core.management.base import BaseCommand

from trends.live.services.count import count_facts


class Command(BaseCommand):
    help = "Count what waits, in groups of at least COUNT_BATCH of one desk."

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = count_facts()
        self.stdout.write(
            f"{outcome.counted} counted, {outcome.waiting} wait for a fuller group, "
            f"{outcome.set_aside} set aside, {outcome.without_key} name a key not held here."
        )
