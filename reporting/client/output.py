"""What the program says: sentences for people, or with --json one JSON object a line."""

import json
import sys
from dataclasses import dataclass
from typing import Any

from reporting.client.failures import Failure

KEPT = "\n\u200c\u200d"  # Persian and Hindi are not written without the two joiners


def harmless(text: str) -> str:
    """Without control characters: what a stranger wrote must not command a terminal."""
    return "".join(char if char.isprintable() or char in KEPT else " " for char in text)


@dataclass(frozen=True, slots=True)
class Output:
    """Results go to standard output; notices and failures beside them, where nobody pipes them."""

    as_json: bool = False

    def say(self, event: str, sentence: str, **values: Any) -> None:
        """A result."""
        if self.as_json:
            self._line(event, values)
        else:
            sys.stdout.write(harmless(sentence) + "\n")
            sys.stdout.flush()

    def notice(self, event: str, sentence: str, **values: Any) -> None:
        """Something to know on the way."""
        if self.as_json:
            self._line(event, {"message": sentence} | values)
        else:
            sys.stderr.write(harmless(sentence) + "\n")

    def fail(self, failure: Failure) -> None:
        values = {"name": failure.name, "exit": failure.exit_code}
        self.notice("failed", str(failure), **values)

    def _line(self, event: str, values: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps({"event": event} | values) + "\n")
        sys.stdout.flush()
