"""The page that names the demo's accounts, their passphrases and the current six digits."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from config.demo.cast import PASSWORD, PEOPLE, DemoPerson
from config.demo.reports import root_of
from config.demo.stories import STORIES
from reporting.page_class import page_class
from reporting.sealing.codename import Language, words_of

STEP_SECONDS = 30
PARTS = {"lead": "Lead", "officer": "Officer"}


@page_class("staff")
def demo(request: HttpRequest) -> HttpResponse:
    """Four people, and what each of them signs in with."""
    answered = next(number for number, story in enumerate(STORIES) if story.letters)
    context = {
        "people": [person_row(person) for person in PEOPLE],
        "password": PASSWORD,
        "codename": words_of(root_of(answered), Language.ENGLISH),
        "complex": "AR-up_river_parana",
    }
    response = render(request, "demo/demo.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@page_class("staff")
def digits(_request: HttpRequest) -> JsonResponse:
    """The current six digits of everybody, and for how many seconds they hold."""
    codes = {person.email: six_digits(person) for person in PEOPLE}
    left = STEP_SECONDS - int(time.time()) % STEP_SECONDS
    response = JsonResponse({"left": left, "digits": codes})
    response.headers["Cache-Control"] = "no-store"
    return response


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
