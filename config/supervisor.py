"""The house's supervisor: keeps every part running, and leaves nothing behind when it stops."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event

LOOK_EVERY = 0.2
FIRST_WAIT = 0.5
LONGEST_WAIT = 4.0
STEADY_AFTER = 10.0
TERM_SECONDS = 10.0
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(frozen=True)
class Part:
    """One process of the house: its command, and what differs in its environment (None: unset)."""

    name: str
    command: list[str]
    environment: Mapping[str, str | None] = field(default_factory=dict)
    carries: bool = False  # the others need it until they have stopped

    def whole_environment(self) -> dict[str, str]:
        whole = {**os.environ, **self.environment}
        return {name: value for name, value in whole.items() if value is not None}


class Child:
    """A part that is running, or waits to be started again."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.wait = FIRST_WAIT
        self.due = 0.0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  commands of config.parts only
            self.part.command,
            env=self.part.whole_environment(),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
        )

    def look(self, say: Callable[[str], None]) -> None:
        """Start it again when it has died: at once at first, then after longer waits."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
            return
        if self.process.poll() is None:
            return
        self.end_group(signal.SIGKILL)  # what it started must not hold its port or its tasks
        steady = now - self.started > STEADY_AFTER
        self.wait = FIRST_WAIT if steady else min(self.wait * 2, LONGEST_WAIT)
        self.due = now + self.wait
        say(f"{self.part.name} stopped ({self.process.returncode}); starting it again.")
        self.process = None

    def end_group(self, number: int) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait_or_kill(self, end: float) -> None:
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, end - time.monotonic()))
        self.end_group(signal.SIGKILL)
        self.process.wait()


def stop_together(children: list[Child]) -> None:
    for child in children:
        child.ask_to_stop()
    end = time.monotonic() + TERM_SECONDS
    for child in children:
        child.wait_or_kill(end)


def die_with_parent() -> None:
    """On Linux a child ends even when the supervisor itself is killed."""
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


class Supervisor:
    """Run the parts in order until told to stop; what carries the others stops last."""

    def __init__(self, parts: list[Part], say: Callable[[str], None]) -> None:
        self.children = [Child(part) for part in parts]
        self.say = say
        self.told = Event()

    def run(self, started: Callable[[], None] = lambda: None) -> None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: self.told.set())
        try:
            for child in self.children:
                child.start()
            started()
            while not self.told.wait(LOOK_EVERY):
                for child in self.children:
                    child.look(self.say)
        finally:
            stop_together([child for child in self.children if not child.part.carries])
            stop_together([child for child in self.children if child.part.carries])
