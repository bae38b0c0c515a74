"""The codename: written once to standard output or a new file, read from a file or the keyboard.

It never stands in an argument, a log or an error.
"""

import getpass
import sys
from pathlib import Path

from reporting.client.failures import Refused
from reporting.client.output import Output
from reporting.client.private_files import write_new_private
from reporting.sealing.codename import (
    LIST_NAMES,
    Language,
    UnknownWords,
    numbers_of,
    read_codename,
    words_of,
)
from reporting.sealing.errors import BadCodename

LISTS = {name.partition("_")[0]: language for language, name in LIST_NAMES.items()}
STANDARD_INPUT = "-"
LONGEST = 100_000


def give_code(root: bytes, language: Language, *, file: str | None, output: Output) -> None:
    """Before anything is sent: a report that arrives must not be one that nobody can ask about."""
    words, numbers = " ".join(words_of(root, language)), " ".join(numbers_of(root))
    if file is not None:
        write_new_private(Path(file), f"{words}\n".encode())
        output.notice("code_kept", "Your code is in the file. Only you can read it.")
        return
    sentence = (
        f"Your code. It is shown once: write the words or the numbers down.\n{words}\n{numbers}"
    )
    output.say("code", sentence, words=words, numbers=numbers)


def read_code(file: str, language: Language) -> bytes:
    """The root behind twelve words of one list, or twelve numbers."""
    try:
        return read_codename(read_private(file, "Your twelve words or numbers: "), language)
    except UnknownWords as error:
        places = ", ".join(str(word.position + 1) for word in error.words)
        raise Refused(
            f"Not in this list: word {places}. Look at your paper, or name the list with --list."
        ) from None
    except BadCodename as error:
        raise Refused(f"{error} Look at your paper.") from None


def read_private(file: str, prompt: str) -> str:
    """A file, or standard input; from a keyboard nothing is echoed."""
    if file == STANDARD_INPUT and sys.stdin.isatty():
        return getpass.getpass(prompt)
    return read_text(file)


def read_text(file: str) -> str:
    try:
        if file == STANDARD_INPUT:
            body = sys.stdin.buffer.read(LONGEST + 1)
        else:
            with Path(file).open("rb") as source:
                body = source.read(LONGEST + 1)
        text = body.decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"The file cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refused("The text is not UTF-8. Save it so and try again.") from None
    if len(body) > LONGEST:
        raise Refused("The text is too long to send. Write less.")
    return text
