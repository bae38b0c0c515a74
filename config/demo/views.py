"""The page of the four tours, and the tools that they use."""

import time
from collections.abc import Iterator

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from cases.models import Mail, Reminder
from cases.tasks import watch_clocks
from config.demo import clock as demo_clock
from config.demo.cast import PASSWORD, PEOPLE, DemoPerson
from config.demo.reports import root_of
from config.demo.stories import STORIES
from config.demo.theft import take_everything, what_a_thief_learns
from config.demo.worker import kill_worker, worker_process
from reporting import clock
from reporting.page_class import page_class
from reporting.sealing.codename import Language, words_of
from staff.access import first_page_of

STEP_SECONDS = 30
THREE_WEEKS = 21
PARTS = {"lead": "Lead", "officer": "Officer"}


@page_class("staff")
def demo(request: HttpRequest) -> HttpResponse:
    """Four people, five minutes each, and what each of them signs in with."""
    answered = next(number for number, story in enumerate(STORIES) if story.letters)
    cast = {first_name(person): person_row(person) for person in PEOPLE}
    context = {
        "people": cast.values(),
        "cast": cast,
        "password": PASSWORD,
        "codename": words_of(root_of(answered), Language.ENGLISH),
        "complex": "AR-up_river_parana",
        "clock": clock_says(),
    }
    return kept_nowhere(render(request, "demo/demo.html", context))


@page_class("staff")
def digits(_request: HttpRequest) -> HttpResponse:
    """The current six digits of everybody, and for how many seconds they hold."""
    codes = {person.email: six_digits(person) for person in PEOPLE}
    left = STEP_SECONDS - int(time.time()) % STEP_SECONDS
    return kept_nowhere(JsonResponse({"left": left, "digits": codes}))


@page_class("staff")
def sign_in_as(request: HttpRequest, name: str) -> HttpResponse:
    """Where this person begins: one browser holds one session, so whoever else has it leaves.

    The session's cookie is not sent when another site names this address.
    """
    person = next((person for person in PEOPLE if first_name(person) == name), None)
    if person is None:
        raise Http404
    if request.user.is_authenticated and request.user.email == person.email:
        return redirect(first_page_of(request.user))
    logout(request)
    return redirect("/accounts/login/")


@page_class("staff")
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Three weeks on, or back to the real day."""
    if "back" in request.POST:
        demo_clock.put_right()
    else:
        demo_clock.move(days=THREE_WEEKS)
    watch_clocks.delay()
    return redirect("/demo/#ines")


@page_class("staff")
def reminders(_request: HttpRequest) -> HttpResponse:
    """How many reminders and digests there are, whether any stands there twice, and the clock."""
    once = Reminder.objects.values("case", "clock", "moment", "since", "person").distinct()
    made, mails = Reminder.objects.count(), Mail.objects.filter(state=Mail.State.SENT)
    told = {"reminders": made, "doubled": made - once.count(), "mails": mails.count()}
    return kept_nowhere(JsonResponse({**told, "clock": clock_says()}))


def clock_says() -> str:
    """Empty while the house has the real day."""
    if not (moved := clock.moved_days()):
        return ""
    today = date_format(clock.today(), "j F Y")
    return f"The house writes {today}, {moved} days from the real day."


@page_class("staff")
def stolen(_request: HttpRequest) -> StreamingHttpResponse:
    """Everything that lies on the machine, as bytes: the browser looks through them itself."""

    def pieces() -> Iterator[bytes]:
        for loot in take_everything():
            yield from loot.pieces

    response = StreamingHttpResponse(pieces(), content_type="application/octet-stream")
    response.headers["Cache-Control"] = "no-store"
    return response


@page_class("staff")
def learned(_request: HttpRequest) -> HttpResponse:
    """What the thief does learn."""
    return kept_nowhere(JsonResponse(what_a_thief_learns()))


@page_class("staff")
def worker(_request: HttpRequest) -> HttpResponse:
    """Which process works the queue of the desk; null while none answers."""
    return kept_nowhere(JsonResponse({"process": worker_process()}))


@page_class("staff")
@require_POST
def kill(_request: HttpRequest) -> HttpResponse:
    """Kill that process."""
    return kept_nowhere(JsonResponse({"killed": kill_worker()}))


def kept_nowhere(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


def first_name(person: DemoPerson) -> str:
    return person.email.split("@")[0]


def person_row(person: DemoPerson) -> dict[str, str]:
    places = [f"{PARTS[role]}, {desk}" for desk, role in person.desks]
    roles = [role.capitalize() for role in person.roles]
    return {
        "name": person.name,
        "email": person.email,
        "does": "; ".join([*places, *roles]),
        "passphrase": person.passphrase,
        "digits": six_digits(person),
    }


def six_digits(person: DemoPerson) -> str:
    value = hotp_value(person.totp_secret, int(time.time()) // STEP_SECONDS)
    return str(format_hotp_value(value))
