"""Addresses of the script and the style of the reporter's pages, with their integrity."""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management.base import CommandError


@dataclass(frozen=True)
class Asset:
    """One static file as a page names it: the browser refuses other bytes than these."""

    url: str
    integrity: str


def find_asset(name: str) -> Asset:
    """The built file of this name; its integrity is that of the bytes that will be served."""
    url = staticfiles_storage.url(name)
    served = served_file(name)
    return Asset(url=url, integrity=integrity_of(served))


def integrity_of(file: Path) -> str:
    digest = hashlib.sha384(file.read_bytes()).digest()
    return "sha384-" + base64.b64encode(digest).decode()


def served_file(name: str) -> Path:
    stored_name = getattr(staticfiles_storage, "stored_name", None)
    if stored_name is not None:
        collected = Path(staticfiles_storage.path(stored_name(name)))
        if collected.exists():
            return collected
    found = finders.find(name)
    if found is None:
        raise CommandError(f"{name} is not built. Build the client first: make setup does it.")
    return Path(str(found))
