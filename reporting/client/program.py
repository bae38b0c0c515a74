"""One run of the program: the action that was asked for, its failure as a sentence and a code."""

import io
import sys
from collections.abc import Callable, Mapping

from reporting.client import file, letter, mailbox, watch
from reporting.client.arguments import read_arguments
from reporting.client.door import open_door
from reporting.client.failures import Failure
from reporting.client.output import Output
from reporting.client.pins import load_pins

ACTIONS: Mapping[str, Callable[..., None]] = {
    "file": file.run,
    "mailbox": mailbox.run,
    "letter": letter.run,
    "watch": watch.run,
}
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Run one action; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter in a script it cannot show
    options = read_arguments(arguments)
    output = Output(as_json=options.json)
    try:
        door = open_door(options.url, timeout=options.timeout)
        ACTIONS[options.action](options, door=door, pins=load_pins(options.pins), output=output)
    except Failure as failure:
        output.fail(failure)
        return failure.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return INTERRUPTED
    return 0
