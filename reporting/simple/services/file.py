"""Sealing what a simple form says, and handing it to the same insert as every other report."""

import secrets
from datetime import date

from reporting.directory.current import forget, keys
from reporting.directory.teams import Teams
from reporting.filing.receive import receive_filing
from reporting.installation import sealing_instance
from reporting.models.filing import Door
from reporting.problems import Refused
from reporting.sealing import derive
from reporting.sealing.filing import Account, Destination, Filing, seal_filing
from reporting.sealing.instance import ID_BYTES
from reporting.simple.answers import Answers
from reporting.simple.code import Code
from reporting.simple.readers import excluded_teams, reading_team
from reporting.vocabulary.said import Said


def file_report(*, answers: Answers, code: Code, teams: Teams, language: str, day: date) -> None:
    """Keep the report, sealed, or see that it is kept already.

    The form carries root and object id in every track, and the filing key is derived from both: the
    same form sent twice has the same tag. Refused `id_conflict` where it was changed in between;
    TooLong or BadJson where it cannot be sealed.
    """
    filing = seal(answers=answers, code=code, teams=teams, language=language)
    try:
        receive_filing(body=filing.to_bytes(), keys=keys(), day=day, door=Door.SIMPLE)
    except Refused as refused:
        if refused.code == "stale_directory":
            forget()  # the key was turned while this was being sealed: the next try sees it
        raise


def seal(*, answers: Answers, code: Code, teams: Teams, language: str) -> Filing:
    instance = sealing_instance()
    team = reading_team(teams, answers)
    to = Destination(bytes.fromhex(team.id), team.public_key, teams.window_key)
    return seal_filing(
        instance,
        report_id=code.report_id,
        root=code.root,
        filing_key=derive.simple_filing_key(instance, root=code.root, object_id=code.report_id),
        to=to,
        account=account_of(answers.said(language), excluded_teams(teams, answers)),
        record=answers.is_record,
        # it was not offered for a team that keeps no hours of duty
        alongside_now=answers.alongside_now and team.duty is not None,
    )


def account_of(said: Said, excluded: list[str]) -> Account:
    return Account(
        card=said.card(),
        report=said.report(excluded=excluded),
        answers=said.coded,
        call=secrets.token_bytes(ID_BYTES),
    )
