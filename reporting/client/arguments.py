"""The command line: one word an action, and what each action takes."""

import argparse
from pathlib import Path

from reporting.client.code import LISTS, STANDARD_INPUT
from reporting.client.failures import EXIT_CODES
from reporting.client.pins import default_path
from reporting.vocabulary import FACETS

PROGRAM = "python -m reporting.client"
PLAIN = argparse.RawDescriptionHelpFormatter


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """What was asked for; argparse ends the program with 2 where that cannot be understood."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="File reports and read answers from a program; everything is sealed here.",
        epilog=EXIT_CODES,
        formatter_class=PLAIN,
        allow_abbrev=False,
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_file(action(actions, "file", "seal one report and send it"))
    mailbox = action(actions, "mailbox", "read the letters that a code opens")
    add_code(mailbox)
    letter = action(actions, "letter", "write a letter to the team")
    add_code(letter)
    letter.add_argument("--text-file", required=True, metavar="FILE", help="the letter; - is stdin")
    letter.add_argument("--withdraw", action="store_true", help="ask the team to erase the report")
    watch = action(actions, "watch", "compare the door's teams with what was pinned")
    watch.add_argument(
        "--accept-recovered",
        action="store_true",
        help="pin teams that were recovered, after asking",
    )
    return parser.parse_args(arguments)


def action(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str
) -> argparse.ArgumentParser:
    parser = actions.add_parser(
        name,
        help=what,
        description=what.capitalize() + ".",
        epilog=EXIT_CODES,
        formatter_class=PLAIN,
        allow_abbrev=False,
    )
    parser.add_argument("--url", required=True, help="the door's address, https://host")
    parser.add_argument("--pins", type=Path, default=default_path(), metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--timeout", type=seconds, default=30.0, metavar="SECONDS")
    parser.add_argument("--tries", type=count, default=5, help="after a lost answer (default 5)")
    return parser


def add_code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--code-file",
        default=STANDARD_INPUT,
        metavar="FILE",
        help="twelve words or numbers; standard input without it, never an argument",
    )
    add_list(parser)


def add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--list", choices=LISTS, default="english", help="the code's word list")


def add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--answers", metavar="FILE", help="answers as JSON; - is standard input")
    parser.add_argument("--account-file", metavar="FILE", help="the account; - is standard input")
    parser.add_argument("--code-file", metavar="FILE", help="a new file for the code, not stdout")
    add_list(parser)
    parser.add_argument("--place", metavar="CODE", help="UN/LOCODE, or a country of two letters")
    parser.add_argument("--month", metavar="YYYY-MM", help="or YYYY-Q1 to YYYY-Q4; never a day")
    parser.add_argument("--container", metavar="NUMBER", help="for tampering only")
    parser.add_argument("--language", metavar="CODE", help="of the account (default en)")
    parser.add_argument("--reader", choices=("usual", "other"), help="which team may read it")
    parser.add_argument("--call", type=call, metavar="HEX", help="of another demand of this call")
    parser.add_argument(
        "--no-place-check", action="store_true", help="do not fetch the list of places (150 kB)"
    )
    for name, facet in FACETS.items():
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            dest=name,
            metavar="CODE",
            nargs="+" if facet.several else None,
            help=f"{facet.question} {', '.join(facet.codes)}",
        )


def seconds(text: str) -> float:
    value = float(text)
    if not 0 < value <= 3600:
        raise argparse.ArgumentTypeError("from above 0 to 3600 seconds")
    return value


def count(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 100:
        raise argparse.ArgumentTypeError("from 1 to 100")
    return value


def call(text: str) -> str:
    if len(text) != 32 or set(text) - set("0123456789abcdef"):
        raise argparse.ArgumentTypeError("32 hexadecimal digits, as `file` has printed them")
    return text
