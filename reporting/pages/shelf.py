"""Where the built pages of the door lie, and what each is called."""

from pathlib import Path

from django.conf import settings

# name of the file -> (template, entry of the script, or none)
PAGES = {
    "home": ("reporting/home.html", "page"),
    "report": ("reporting/report.html", "report"),
    "mailbox": ("reporting/mailbox.html", "mailbox"),
    "port-codes": ("reporting/port_codes.html", "page"),
}
# name of the file in simple/ -> template; they have no script
SIMPLE_PAGES = {
    "start": "reporting/simple/start.html",
    "mailbox": "reporting/simple/mailbox.html",
    "received": "reporting/simple/received.html",
    "counted": "reporting/simple/received.html",
    "stands": "reporting/simple/received.html",
    "sent": "reporting/simple/received.html",
}
# where a page of simple/ is found, if not under its own name
SIMPLE_ADDRESSES = {"start": "simple/", "mailbox": "simple/mailbox/"}
ERRORS = (400, 403, 404, 405, 409, 413, 500, 503)
LANGUAGES_PAGE = "languages"


def pages_dir() -> Path:
    """Beside the built client, unless a test or an operator names another folder."""
    built = settings.BASE_DIR / "static" / "dist" / "pages"
    return Path(getattr(settings, "PAGES_DIR", built))


def page_file(language: str, name: str) -> Path:
    return pages_dir() / language / f"{name}.html"


def words_file(language: str) -> Path:
    """The sentences of the form's script, in one language."""
    return pages_dir() / language / "words.json"
