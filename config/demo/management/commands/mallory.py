"""`manage.py mallory`: steal the demo, and look for what reporters wrote."""

import json
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.demo.reports import root_of
from config.demo.stories import STORIES
from config.demo.theft import forms_of, search, take_everything, what_a_thief_learns
from reporting.sealing.codename import Language, words_of

ADDRESSES = ("127.0.0.1", "::1", "Mozilla/")
CONTROL = "Rosario"  # a port of the register: a search that misses it finds nothing at all


class Command(BaseCommand):
    help = (
        "Demo only: take every row and file, look for every account, message, codename and "
        "address of a reporter, and say what the thief does learn. Exits with 1 if one is found."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--look-for", action="append", default=[], metavar="TEXT", help="a text of your own"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.FAIRLEAD_MODE != "demo":
            raise CommandError("Mallory steals the demo only: FAIRLEAD_MODE=demo.")
        wanted = {**reporters_secrets(), "texts that you named": options["look_for"]}
        found, taken = rob({**wanted, CONTROL: [CONTROL]})
        if not found.pop(CONTROL):
            raise CommandError(f"The search does not even find {CONTROL!r}: believe nothing.")
        learned = what_a_thief_learns()
        if options["json"]:
            self.stdout.write(json.dumps({"found": found, "taken": taken, "learned": learned}))
        else:
            self.tell(wanted, found, taken, learned)
        if any(found.values()):
            raise CommandError("Something that a reporter wrote lies there in clear.", returncode=1)

    def tell(
        self,
        wanted: dict[str, list[str]],
        found: dict[str, int],
        taken: dict[str, int],
        learned: dict[str, list[tuple[str, int]]],
    ) -> None:
        self.stdout.write(
            f"Taken: {taken['tables']} tables and {taken['files']} files, {taken['bytes']:,} bytes."
        )
        self.stdout.write(f"{CONTROL}, which is no secret, was found: the search works.")
        for name, texts in wanted.items():
            self.stdout.write(f"{len(texts):>5} {name}: found {found[name]} times")
        self.stdout.write("\nWhat Mallory does learn:")
        for title, rows in learned.items():
            self.stdout.write(f"  {title}: " + ", ".join(f"{what} ({n})" for what, n in rows))


def reporters_secrets() -> dict[str, list[str]]:
    """What the invented reporters wrote, what opens it, and where they were."""
    codenames = [words_of(root_of(number), Language.ENGLISH) for number in range(len(STORIES))]
    letters = [words for story in STORIES for side, words in story.letters if side == "reporter"]
    return {
        "accounts": [story.account for story in STORIES if story.account],
        "messages of reporters": letters,
        "codenames": [" ".join(words) for words in codenames],
        "addresses and browsers": list(ADDRESSES),
    }


def rob(wanted: dict[str, list[str]]) -> tuple[dict[str, int], dict[str, int]]:
    """How often anything of each kind was found, and how much was searched."""
    forms = {
        name: {form for text in texts for form in forms_of(text)} for name, texts in wanted.items()
    }
    found: Counter[str] = Counter(dict.fromkeys(wanted, 0))
    taken: Counter[str] = Counter()
    for loot in take_everything():
        taken["tables" if loot.name.startswith("table ") else "files"] += 1
        found.update(search(weighed(loot, taken), forms))
    return dict(found), dict(taken)


def weighed(loot: Any, taken: Counter[str]) -> Any:
    def pieces() -> Any:
        for piece in loot.pieces:
            taken["bytes"] += len(piece)
            yield piece

    return type(loot)(loot.name, pieces())
