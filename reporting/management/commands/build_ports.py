"""Write the ports of each country as one static file."""

import gzip
from pathlib import Path
from typing import Any

import brotli
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reporting.ports.static_files import complexes_file, country_files, names_file

LARGEST = 15_000  # bytes as sent, for a link of 100 kbit/s


class Command(BaseCommand):
    help = "Write the ports of each country, all.json and complexes.json, with .gz and .br beside."

    def handle(self, *_: Any, **__: Any) -> None:
        files = country_files()
        if not files:
            raise CommandError("There are no ports yet: run `manage.py load_ports` first.")
        folder = Path(settings.BASE_DIR) / "static" / "dist" / "ports"
        folder.mkdir(parents=True, exist_ok=True)
        sizes = {country: write(folder / f"{country}.txt", body) for country, body in files.items()}
        country, size = max(sizes.items(), key=lambda item: item[1])
        write(folder / "all.json", names_file())
        write(folder / "complexes.json", complexes_file())
        if size > LARGEST:
            raise CommandError(f"{country}.txt is {size} bytes as sent; the limit is {LARGEST}.")
        self.stdout.write(
            f"Ports of {len(files)} countries; the largest is {country}, {size} bytes."
        )


def write(path: Path, body: bytes) -> int:
    """Write the file and its two compressed forms; the size of the larger of these."""
    zipped, brotlied = gzip.compress(body, 9, mtime=0), brotli.compress(body, quality=11)
    path.write_bytes(body)
    path.with_name(path.name + ".gz").write_bytes(zipped)
    path.with_name(path.name + ".br").write_bytes(brotlied)
    return max(len(zipped), len(brotlied))
