"""POST /{lang}/simple/file: words and account in one request, sealed in it or shown again."""

from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting import clock
from reporting.directory.teams import Teams, teams_for
from reporting.problems import Refused
from reporting.sealing.derive import sha256
from reporting.sealing.errors import BadJson, TooLong
from reporting.simple.answers import Answers, read_answers
from reporting.simple.code import Code, carried_code
from reporting.simple.fields import Fields
from reporting.simple.form import Notices, show_form
from reporting.simple.hints import find_hints, is_container_number
from reporting.simple.page import see_other
from reporting.simple.posts import posted_form
from reporting.simple.readers import reading_team
from reporting.simple.sentences import Mistake, say
from reporting.simple.services.file import file_report

LONGEST = 384 * 1024  # what the fields hold at most, written as %XX


@posted_form(LONGEST)
def file(lang: str, fields: Fields) -> HttpResponse:
    code, now = carried_code(fields, lang), clock.now()
    answers, mistakes = read_answers(fields, now)
    teams = teams_for(answers.place or answers.country)
    if answers.track == "case":
        mistakes += mistakes_of_code(code)
    if not mistakes:
        mistakes = mistakes_of_readers(teams, answers, fields)
    seen = Notices(fields.one("shown"), (), ())
    notices = seen if mistakes else notices_for(answers, fields)
    if teams is None or mistakes or notices.sentences:
        return show_form(lang, answers=answers, code=code, mistakes=mistakes, notices=notices)
    return file_or_show(lang, answers, code, teams, now.date())


def file_or_show(lang: str, answers: Answers, code: Code, teams: Teams, day: date) -> HttpResponse:
    """Nothing was kept where the form is shown again; what was typed is in it."""
    try:
        file_report(answers=answers, code=code, teams=teams, language=lang, day=day)
    except (TooLong, BadJson):
        mistake = Mistake("account", _("Your text is too long to send. Write less."))
    except Refused as refused:
        if refused.code == "id_conflict":
            return see_other(f"/{lang}/simple/stands")
        mistake = Mistake("reader", _("The keys changed while you wrote. Press Send once more."))
    else:
        return see_other(f"/{lang}/simple/{'counted' if answers.is_record else 'received'}")
    return show_form(lang, answers=answers, code=code, mistakes=[mistake])


def mistakes_of_code(code: Code) -> list[Mistake]:
    """The two words asked back, so that nobody sends a code that is not on paper."""
    return [
        Mistake(f"word-{letter}", say(_("Word {n} is another one. Look at your paper."), n=place))
        for letter, place, copied in zip("ab", code.asked, code.copied, strict=True)
        if not copied
    ]


def mistakes_of_readers(teams: Teams | None, answers: Answers, fields: Fields) -> list[Mistake]:
    """A form may lie open for a week: nobody reads a report whom its form did not name."""
    if teams is None:
        return [
            Mistake(
                "place", _("No team reads reports for this place yet. We did not send your report.")
            )
        ]
    if reading_team(teams, answers).id in fields.one("told").split():
        return []
    sentence = _("Another team reads for this place now. Look who it is, then send again.")
    return [Mistake("reader", sentence)]


def notices_for(answers: Answers, fields: Fields) -> Notices:
    """What may point at somebody, once for each state of the account; then it is sent as it is."""
    mark = sha256(f"{answers.account}\n{answers.container}".encode("utf-8", "replace")).hex()[:16]
    if fields.one("shown") == mark:
        return Notices(mark, (), ())
    notes = []
    if answers.container and not is_container_number(answers.container):
        notes.append(_("This number has a wrong check digit. Look again. You may still send it."))
    return Notices(mark, tuple(find_hints(answers.account)), tuple(notes))
