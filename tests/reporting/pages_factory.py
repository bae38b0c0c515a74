"""A register of two places and a client of a few bytes, so that a test can build pages."""

from pathlib import Path

from reporting.models import Port

ASSETS = ("reporter.css", "page.js", "report.js", "mailbox.js")


def add_ports() -> None:
    Port.objects.create(code="ARROS", name="Rosario", country="AR", well_known=True)
    Port.objects.create(code="EG-suez_canal", name="Suez Canal", country="EG", kind="waterway")


def write_client(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ASSETS:
        (folder / name).write_text(f"/* {name} */\n", encoding="utf-8")
