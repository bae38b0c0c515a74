"""`letter`: write one letter to the team, sealed after the last one that is there."""

import unicodedata
from argparse import Namespace
from datetime import UTC, datetime

from reporting.client.code import LISTS, STANDARD_INPUT, read_code, read_text
from reporting.client.door import Answer, Door
from reporting.client.failures import ChainBroken, Refused
from reporting.client.output import Output
from reporting.client.patience import Patience
from reporting.client.pins import Pins
from reporting.client.thread import ReadThread, Thread, open_thread
from reporting.sealing.errors import BadJson, TooLong
from reporting.sealing.letters import LetterKind

TURNS = 3  # how often another letter may come first


def run(options: Namespace, *, door: Door, pins: Pins, output: Output) -> None:
    if options.code_file == options.text_file == STANDARD_INPUT:
        raise Refused("Standard input can hold the code or the letter, not both. Name a file.")
    # as it will be read back: composed, so that our own letter is known again
    text = unicodedata.normalize("NFC", read_text(options.text_file).strip())
    if not text:
        raise Refused("The letter is empty. Write something first.")
    root = read_code(options.code_file, LISTS[options.list])
    thread = open_thread(door, pins, Patience(options.tries, output), root)
    send(thread, text, withdraw=options.withdraw)
    output.say("sent", "Your letter has been sent.")


def send(thread: Thread, text: str, *, withdraw: bool) -> None:
    """Seal and post; where another letter came first, read again and seal for the next place."""
    read = require_whole(thread.read())
    for _ in range(TURNS):
        answer = post(thread, text, read, withdraw=withdraw)
        if answer.status == 204:
            return
        if answer.status != 409:
            raise Refused(f"The door did not take the letter. {answer.title}".strip())
        tried, read = len(read.letters), require_whole(thread.read())
        if read.has(text, slot=tried):
            return
    raise Refused("Other letters came at the same moment. Run it once more.")


def post(thread: Thread, text: str, read: ReadThread, *, withdraw: bool) -> Answer:
    question = None if withdraw else read.open_question
    kind = LetterKind.ANSWER if question else LetterKind.TEXT
    try:
        body = thread.seal(
            text,
            kind=LetterKind.WITHDRAW if withdraw else kind,
            re=question,
            after=read,
            day=datetime.now(UTC).date().isoformat(),
        )
    except TooLong:
        raise Refused("The letter is too long to send. Write less.") from None
    except BadJson:
        raise Refused("A character of the letter cannot be sent. Write it anew.") from None
    return thread.patience.keep_trying(lambda: thread.door.post("/api/v1/letters", body))


def require_whole(read: ReadThread) -> ReadThread:
    """Nothing is written into a thread that somebody has changed."""
    if any(letter.problems for letter in read.letters):
        raise ChainBroken(
            "A letter in this thread cannot be trusted, so nothing was sent. Read it with mailbox."
        )
    return read
