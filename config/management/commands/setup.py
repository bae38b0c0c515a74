"""`manage.py setup`: bring database, reference data, static files and pages up to date."""

import hashlib
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from trends.live.tasks import turn_window_key


class Command(BaseCommand):
    help = "Bring database, ports, static files and pages up to date; a second run changes nothing."
    requires_system_checks: list[str] = []  # what they would miss is made here

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="with invented data")

    def handle(self, *args: Any, **options: Any) -> None:
        self.take("tables", lambda: call_command("migrate", verbosity=0))
        self.take("cache", lambda: call_command("createcachetable", verbosity=0))
        self.take("ports", lambda: call_command("load_ports"))
        self.take("port files", lambda: call_command("build_ports"))
        self.take("key of the window", turn_window_key)
        if options["demo"]:
            self.take("invented data", lambda: call_command("demo_data"))
        self.take("static files", collect_static_files)
        self.take("pages", lambda: call_command("build_pages"))

    def take(self, title: str, action: Callable[[], Any]) -> None:
        begun = time.monotonic()
        action()
        self.stdout.write(f"      {title}: {time.monotonic() - begun:.1f} s")
        self.stdout.flush()


def collect_static_files() -> None:
    """Compressing takes longer than all the rest: done only when a file has changed."""
    stamp, digest = Path(settings.STATIC_ROOT) / ".built-from", hashlib.sha256()
    for folder in map(Path, settings.STATICFILES_DIRS):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    if not stamp.exists() or stamp.read_text() != digest.hexdigest():
        call_command("collectstatic", "--noinput", verbosity=0)
        stamp.write_text(digest.hexdigest())
