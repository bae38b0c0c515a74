"""Build the register of ports from the packages that carry its sources."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reporting.models import Port
from reporting.ports.register import build_complexes, build_register
from reporting.ports.services import load_register
from reporting.ports.sources import SourceMissingError


class Command(BaseCommand):
    help = "Load seaports of UN/LOCODE, our own waterways and anchorages, and the complexes."

    def handle(self, *_: Any, **__: Any) -> None:
        try:
            ports = build_register(Path(settings.BASE_DIR))
        except SourceMissingError as error:
            raise CommandError(str(error)) from None
        loaded = load_register(ports=ports, complexes=build_complexes())
        if loaded.nothing_changed:
            self.stdout.write(f"Nothing to change: {loaded.unchanged} places are up to date.")
        else:
            self.stdout.write(
                f"{loaded.added} places added, {loaded.changed} changed, "
                f"{loaded.unchanged} as they were."
            )
        located = Port.objects.filter(latitude__isnull=False).count()
        disputed = Port.objects.filter(disputed=True)
        self.stdout.write(
            f"{located} are located; {disputed.count()} are flagged because registers place them "
            f"over 100 km apart ({disputed.filter(latitude__isnull=True).count()} of them nowhere)."
        )
        if loaded.kept:
            self.stdout.write(f"{loaded.kept} are no longer in the sources and were kept.")
