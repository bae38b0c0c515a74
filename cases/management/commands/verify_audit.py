"""`manage.py verify_audit`: does every event still say what it said?"""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from cases.models import AuditDay, Event
from cases.verify import Broken, verify_audit

HOLDS, BROKEN, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Verify each case's chain of events and each daily row over them."
        " Exit code 0: all hold; 1: something was changed; 2: the database could not be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            broken = list(verify_audit(self.say))
            counted = {"events": Event.objects.count(), "days": AuditDay.objects.count()}
        except DatabaseError as error:
            self.stderr.write(f"The database could not be read: {type(error).__name__}.")
            sys.exit(UNREADABLE)
        self.answer(broken, counted, as_json=options["json"])
        if broken:
            sys.exit(BROKEN)

    def say(self, words: str) -> None:
        """To the side, so that the answer alone is on standard output."""
        self.stderr.write(words)
        self.stderr.flush()

    def answer(self, broken: list[Broken], counted: dict[str, int], *, as_json: bool) -> None:
        if as_json:
            links = [{"where": one.where, "what": one.what} for one in broken]
            self.stdout.write(json.dumps({"holds": not broken, "broken": links, **counted}))
            return
        for one in broken:
            self.stdout.write(f"{one.where}: {one.what}.")
        events, days = counted["events"], counted["days"]
        holds = "does not hold" if broken else "holds"
        self.stdout.write(f"The audit {holds}: {events:,} events, {days:,} daily rows.")
