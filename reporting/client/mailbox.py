"""`mailbox`: read the letters of a thread, and say which of them cannot be trusted."""

from argparse import Namespace

from reporting.client.code import LISTS, read_code
from reporting.client.door import Door
from reporting.client.failures import ChainBroken
from reporting.client.output import Output
from reporting.client.patience import Patience
from reporting.client.pins import Pins
from reporting.client.thread import open_thread
from reporting.sealing.letters import Problem, ReadLetter, Side

EMPTY = (
    "No letter yet. If you filed with these words, an officer reads your report within seven days."
    " If you expected a letter, check the words: about one wrong word in sixteen opens an empty"
    " box."
)
PROBLEMS = {
    Problem.CANNOT_OPEN: "it cannot be opened: somebody may have changed it",
    Problem.MALFORMED: "it is not written as a letter",
    Problem.OUT_OF_PLACE: "it lies in another place than it was written for",
    Problem.CHAIN_BROKEN: "it does not fit the one before it",
    Problem.ANSWERS_NOTHING: "it answers a question that was never asked",
}


def run(options: Namespace, *, door: Door, pins: Pins, output: Output) -> None:
    root = read_code(options.code_file, LISTS[options.list])
    thread = open_thread(door, pins, Patience(options.tries, output), root).read()
    if not thread.letters:
        output.say("empty", EMPTY)
    for letter in thread.letters:
        show(letter, output)
    doubtful = [str(letter.slot + 1) for letter in thread.letters if letter.problems]
    if doubtful:
        raise ChainBroken(f"Do not trust letter {', '.join(doubtful)}: see what is said beside it.")


def show(read: ReadLetter, output: Output) -> None:
    problems = sorted(read.problems)
    warning = "".join(f"\n  DO NOT TRUST THIS: {PROBLEMS[problem]}." for problem in problems)
    letter, number = read.letter, read.slot + 1
    if letter is None:
        output.say(
            "letter",
            f"{number}. A letter that is closed.{warning}",
            number=number,
            problems=[problem.value for problem in problems],
        )
        return
    sender = "From you" if read.side is Side.REPORTER else "From the team"
    output.say(
        "letter",
        f"{number}. {sender}, {letter.day}, {letter.kind.value}{warning}\n{indented(letter.text)}",
        number=number,
        side=str(read.side),
        day=letter.day,
        kind=letter.kind.value,
        text=letter.text,
        problems=[problem.value for problem in problems],
    )


def indented(text: str) -> str:
    """So that no line of a letter looks like the head of the next one."""
    return "\n".join(f"    {line}" for line in text.splitlines())
