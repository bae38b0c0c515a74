"""What lies in a folder while others go on working in it: a file may be gone before it is read."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def files_in(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Each file that is still there when its turn comes, with its bytes; no sockets, no pipes."""
    for place, _, names in os.walk(folder):  # which passes over a folder that is gone
        for path in (Path(place, name) for name in names):
            with suppress(FileNotFoundError):
                if path.is_file():
                    yield path, path.read_bytes()
