"""`file`: seal a report on this machine and bring it to the door, once."""

import secrets
from argparse import Namespace
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reporting.client.answers import check_answers, read_json
from reporting.client.code import LISTS, STANDARD_INPUT, give_code, read_text
from reporting.client.directory import Desk, Directory
from reporting.client.door import Answer, Door
from reporting.client.failures import ChainBroken, NoConnection, Refused
from reporting.client.output import Output
from reporting.client.patience import Patience
from reporting.client.pins import Pins
from reporting.client.places import require_place
from reporting.client.trust import Seen, keep_pins, look_at_door, tell_news
from reporting.sealing.errors import BadJson, TooLong
from reporting.sealing.facets import read_hex
from reporting.sealing.filing import Account, Destination, seal_filing
from reporting.sealing.instance import ID_BYTES, SECRET_BYTES
from reporting.vocabulary import FACETS
from reporting.vocabulary.said import Said

NOT_KNOWN = (
    " We do not know whether your report has arrived. Keep your code: if there is no message after"
    " seven days, file it again."
)

ANOTHER_TEAM = (
    "Reports for this place now go to another team. Nothing was kept. Run it once more if they may"
    " read it."
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stays the same however often one report is sealed: its id, keys, words and call."""

    report_id: bytes
    root: bytes
    filing_key: bytes
    call: bytes
    said: Said
    excluded: tuple[str, ...]


def run(options: Namespace, *, door: Door, pins: Pins, output: Output) -> None:
    said = check_answers(given_answers(options), now=datetime.now(UTC))
    patience = Patience(options.tries, output)
    if not options.no_place_check:
        patience.keep_trying(lambda: require_place(door, said.coded["place"]))
    sender = Sender(door, pins, patience, output, other=wants_other(options, said))
    sender.send(said, options)


def given_answers(options: Namespace) -> dict[str, Any]:
    """The JSON first, and over it what was said by options."""
    if options.answers == options.account_file == STANDARD_INPUT:
        raise Refused("Standard input can hold the answers or the account, not both.")
    given = read_json(read_text(options.answers)) if options.answers else {}
    named = {"time": options.month, "language": options.language}
    named |= {name: getattr(options, name) for name in ("place", "container", *FACETS)}
    given |= {name: value for name, value in named.items() if value is not None}
    if options.account_file:
        given["account"] = read_text(options.account_file)
    return given


def wants_other(options: Namespace, said: Said) -> bool:
    return bool(said.concerns_own_side if options.reader is None else options.reader == "other")


@dataclass(frozen=True, slots=True)
class Sender:
    """Brings one report to the door: looks at the keys, seals, posts, seals once more if told."""

    door: Door
    pins: Pins
    patience: Patience
    output: Output
    other: bool

    def send(self, said: Said, options: Namespace) -> None:
        seen = self.look()
        desk = self.choose(seen.directory, said)
        envelope = make_envelope(said, self.excluded(seen.directory, said), call=options.call)
        first = seal(seen, desk, envelope)
        if not said.record:
            language = LISTS[options.list]
            give_code(envelope.root, language, file=options.code_file, output=self.output)
        answer = self.post(first, said)
        if answer.problem == "stale_directory":
            seen = self.look()
            if self.choose(seen.directory, said).id != desk.id:
                raise Refused(ANOTHER_TEAM)
            answer = self.post(seal(seen, desk, envelope), said)
        self.tell(answer, desk, envelope)

    def look(self) -> Seen:
        seen = self.patience.keep_trying(lambda: look_at_door(self.door, self.pins))
        tell_news(seen, self.output)
        keep_pins(self.pins, self.door, seen)
        return seen

    def choose(self, directory: Directory, said: Said) -> Desk:
        route = directory.route_of(said.coded["place"])
        desk = directory.desks.get(route.own_side if self.other else route.case)
        if desk is None:
            raise Refused("The team for this place is not in the directory. Nothing was sent.")
        return desk

    def excluded(self, directory: Directory, said: Said) -> tuple[str, ...]:
        """The usual team, where the sender wants that it does not read this."""
        route = directory.route_of(said.coded["place"])
        return (route.case.hex(),) if self.other and route.case != route.own_side else ()

    def post(self, body: bytes, said: Said) -> Answer:
        try:
            return self.patience.keep_trying(lambda: self.door.post("/api/v1/reports", body))
        except NoConnection as lost:
            raise NoConnection(f"{lost}{'' if said.record else NOT_KNOWN}") from None

    def tell(self, answer: Answer, desk: Desk, envelope: Envelope) -> None:
        was_there = answer.problem == "id_conflict"
        if answer.status != 201 and not was_there:
            raise Refused(refusal(answer))
        dates = (
            ""
            if envelope.said.record
            else f" The team must confirm by {desk.confirm_by} and tell you the result by"
            f" {desk.answer_by}. Come back with your code."
        )
        self.output.say(
            "received",
            f"Your report has arrived at {desk.name}.{dates}",
            desk=desk.id.hex(),
            team=desk.name,
            confirm_by=desk.confirm_by,
            answer_by=desk.answer_by,
            call=envelope.call.hex(),
        )


def refusal(answer: Answer) -> str:
    if answer.problem == "stale_directory":
        return "The keys changed, and changed again. Nothing was kept. Run it once more."
    return f"The door did not take the report. {answer.title or 'It did not say why.'}"


def make_envelope(said: Said, excluded: tuple[str, ...], *, call: str | None) -> Envelope:
    return Envelope(
        report_id=secrets.token_bytes(ID_BYTES),
        root=secrets.token_bytes(ID_BYTES),  # nobody's, where no answer is wanted
        filing_key=secrets.token_bytes(SECRET_BYTES),
        call=read_hex(call, ID_BYTES) if call else secrets.token_bytes(ID_BYTES),
        said=said,
        excluded=excluded,
    )


def seal(seen: Seen, desk: Desk, envelope: Envelope) -> bytes:
    """The bytes to post; ChainBroken unless the chain of this team leads to its key."""
    team = seen.teams[desk.id]
    if team.statement is None:
        raise ChainBroken(f"Nothing was sent to {team.name}. {team.problem}")
    if seen.directory.window is None:
        raise Refused("The door has no key for this week's figures yet. Try again later.")
    said = envelope.said
    try:
        return seal_filing(
            seen.directory.instance,
            report_id=envelope.report_id,
            root=envelope.root,
            filing_key=envelope.filing_key,
            to=Destination(desk.id, team.statement.key, seen.directory.window),
            account=Account(
                card=said.card(),
                report=said.report(excluded=envelope.excluded),
                answers=said.coded,
                call=envelope.call,
            ),
            record=said.record,
        ).to_bytes()
    except TooLong:
        raise Refused("The account is too long to send. Write less.") from None
    except BadJson:
        raise Refused("A character of the account cannot be sent. Write it anew.") from None
