"""The window's command that freezes the next release."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting import clock
from trends.live.errors import CannotRelease
from trends.live.services.build_release import AUDIT, build_release


class Command(BaseCommand):
    help = "Build and freeze the next release of figures from confirmed facts."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            release = build_release(today=clock.today())
        except CannotRelease as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Release {release.number}, {release.pages.count()} pages, covers to "
            f"{release.covers_to}, frozen as {release.hash.hex()[:16]}."
        )
        self.stdout.write(f"Looked at: {AUDIT}. The audited builder comes later.")
