"""What somebody takes who steals the machine: every row and every file, and what they tell."""

import base64
import io
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count

from cases.models import Case
from reporting.models import Letter, Report
from staff.models import Desk, Person

CHUNK = 1 << 20
# the pages are what everybody is sent, and the window's keys are with the counting worker alone
LEFT = ("pages", "window-keys")


@dataclass(frozen=True)
class Loot:
    """One table or one file as the thief holds it."""

    name: str
    pieces: Iterable[bytes]


def take_everything() -> Iterator[Loot]:
    """Every table of the database as rows, then every file of the installation as it lies there."""
    for table in sorted(connection.introspection.table_names()):
        yield Loot(f"table {table}", read_table(table))
    folder = Path(settings.VAR_DIR)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).parts[0] not in LEFT:
            yield Loot(f"file {path.relative_to(folder)}", read_file(path))


def read_table(table: str) -> Iterator[bytes]:
    """Each row as bytes: what is text as UTF-8, what is bytes as it is."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  a name
        while rows := cursor.fetchmany(500):
            yield b"\n".join(b"\x1f".join(map(as_bytes, row)) for row in rows) + b"\n"


def as_bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def read_file(path: Path) -> Iterator[bytes]:
    """The bytes of a file, read by another process.

    Closing a file that SQLite has open too would drop every lock that this process holds on it.
    """
    cat = subprocess.Popen(["cat", str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603, S607
    with cat, cat.stdout or io.BytesIO() as output:  # the house goes on: a file may be gone by now
        while piece := output.read(CHUNK):
            yield piece


def forms_of(text: str) -> set[bytes]:
    """The ways in which a text may lie in a file: plain, wide, escaped, in hex or in base64."""
    plain = text.encode()
    escaped = text.encode("unicode_escape").replace(b"\\x", b"\\u00")
    forms = {plain, text.encode("utf-16-le"), escaped, plain.hex().encode()}
    for start in range(3):  # where its first byte may stand among the threes of base64
        whole = base64.b64encode(b"\0" * start + plain)
        forms.add(whole[4 if start else 0 : len(whole) // 4 * 4 - 4])
    return {form for form in forms if len(form) >= 4}


def search(loot: Loot, wanted: dict[str, set[bytes]]) -> Counter[str]:
    """How often each wanted text lies in it; a text across two pieces is found too."""
    longest = max((len(form) for forms in wanted.values() for form in forms), default=1)
    found: Counter[str] = Counter()
    before = b""
    for piece in loot.pieces:
        window = before + piece
        for name, forms in wanted.items():
            # what ends in the part that was looked at before was counted then
            found[name] += sum(window.count(form) - before.count(form) for form in forms)
        before = window[-(longest - 1) :] if longest > 1 else b""
    return found


def what_a_thief_learns() -> dict[str, list[tuple[str, int]]]:
    """What no seal hides: how many, on which day, for which team, how long, and who reads."""
    teams = dict(Desk.objects.values_list("pk", "name"))
    return {
        "Reports on each day": counted(Report.objects.all(), "day"),
        "Reports of each length": sizes(),
        "Cases of each team": [
            (teams[desk], number)
            for desk, number in Case.objects.values_list("desk").annotate(number=Count("pk"))
        ],
        "Cases in each state": counted(Case.objects.all(), "status"),
        "Messages on each day": counted(Letter.objects.all(), "day"),
        "People who sign in": [(person.email, 1) for person in Person.objects.order_by("email")],
    }


def counted(rows: Any, column: str) -> list[tuple[str, int]]:
    found = rows.order_by(column).values_list(column).annotate(number=Count("pk"))
    return [(str(value), number) for value, number in found]


def sizes() -> list[tuple[str, int]]:
    """The lengths of the boxes: one of five, whatever was written."""
    lengths = Counter(len(box) for box in Report.objects.values_list("box", flat=True).iterator())
    return [(f"{length:,} bytes", number) for length, number in sorted(lengths.items())]
