"""The worker as the demo's page sees it: which process it is, and how to kill it."""

import os
import signal

from celery import current_app

PATIENCE = 1.0


def worker_process(queue: str = "desk") -> int | None:
    """The id of the worker of this queue; None while none answers."""
    answers = current_app.control.inspect(timeout=PATIENCE).stats() or {}
    for name, stats in answers.items():
        if name.startswith(f"{queue}@"):
            return int(stats["pid"])
    return None


def kill_worker(queue: str = "desk") -> int | None:
    """End it without a word, as a fault would; the supervisor starts another."""
    process = worker_process(queue)
    if process is not None:
        os.kill(process, signal.SIGKILL)
    return process
