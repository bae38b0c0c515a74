"""Write the browser's copy of the vocabulary."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from reporting.vocabulary.for_browser import vocabulary_module


class Command(BaseCommand):
    help = "Write static/src/generated/vocabulary.ts from reporting/vocabulary."

    def handle(self, *_: Any, **__: Any) -> None:
        path = Path(settings.BASE_DIR) / "static" / "src" / "generated" / "vocabulary.ts"
        text = vocabulary_module()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            self.stdout.write("The browser's vocabulary is up to date.")
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.stdout.write(f"Wrote {path.relative_to(settings.BASE_DIR)}.")
