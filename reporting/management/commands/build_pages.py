"""`manage.py build_pages`: render the reporter's pages once, with integrity and pins."""

from typing import Any

from django.core.management.base import BaseCommand

from reporting.pages.catalogues import compile_catalogues
from reporting.pages.press import print_pages


class Command(BaseCommand):
    help = "Render the reporter's pages in every language, with integrity, .gz and .br."
    requires_system_checks: list[str] = []  # the pages may be what a check misses

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogues()
        printed = print_pages()
        self.stdout.write(f"{len(printed)} pages built.")
