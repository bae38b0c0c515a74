"""Trying again after a lost answer: the same bytes, so that nothing arrives twice."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from reporting.client.failures import NoConnection
from reporting.client.output import Output

Result = TypeVar("Result")
WAITS = (3, 5, 10, 20, 40, 60)  # seconds, as the protected form waits


@dataclass(frozen=True, slots=True)
class Patience:
    """How often something is tried, and who is told in between."""

    tries: int
    output: Output

    def keep_trying(self, action: Callable[[], Result]) -> Result:
        """The result of the first try that was answered; the last NoConnection otherwise."""
        for tried in range(self.tries - 1):
            try:
                return action()
            except NoConnection as lost:
                seconds = WAITS[min(tried, len(WAITS) - 1)]
                again = f"{lost} We try again in {seconds} seconds."
                self.output.notice("waiting", again, seconds=seconds)
                time.sleep(seconds)
        return action()
