"""What an installation must not start with, one sentence each."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.settings.security import DEVELOPMENT_SECRET, NO_KEY

HEX_KEY = re.compile(r"[0-9a-f]{64}")
ORIGIN = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?|http://[a-z2-7]{56}\.onion")
SECRET_LENGTH = 50
LEAST_BATCH = 5


def refuse(values: Mapping[str, Any]) -> None:
    sentences = [*contradictions(values)]
    if values["PRODUCTION"]:
        sentences += [*missing_in_production(values), *wrong_in_production(values)]
    if sentences:
        raise ImproperlyConfigured("\n".join(sentences))


def contradictions(values: Mapping[str, Any]) -> Iterator[str]:
    url = values["DATABASE_URL"]
    if values["FAIRLEAD_SIZE"] != "small" and url.startswith("sqlite"):
        yield f"FAIRLEAD_SIZE={values['FAIRLEAD_SIZE']} needs PostgreSQL: set DATABASE_URL."
    demo = values["FAIRLEAD_MODE"] == "demo"
    if demo and not url.startswith("sqlite") and "demo" not in url.rsplit("/", 1)[-1]:
        yield (
            "FAIRLEAD_MODE=demo fills the database with invented data:"
            " the database that DATABASE_URL names must have demo in its name."
        )
    if demo and values["DEBUG"]:
        yield "DEBUG=True shows the insides to everybody: unset it in the demo."
    if values["COUNT_BATCH"] < 1:
        yield "COUNT_BATCH must be at least 1."
    if values.get("COLLECT_SECONDS", 1) < 1:  # the door has none
        yield "COLLECT_SECONDS must be at least 1."


def missing_in_production(values: Mapping[str, Any]) -> Iterator[str]:
    role = values["FAIRLEAD_ROLE"]
    if role == "all":
        yield (
            "FAIRLEAD_ROLE must be door or desk in production (desk for `up` and every command):"
            " all is for the demo, development and tests."
        )
    if not values["SECRET_KEY"]:
        yield "Set SECRET_KEY or SECRET_KEY_FILE: at least 50 random characters."
    if not values["ALLOWED_HOSTS"]:
        yield "Set ALLOWED_HOSTS to the host names that this role answers to."
    if role != "desk" and not values["FILLER_SECRET"]:
        yield "Set FILLER_SECRET or FILLER_SECRET_FILE: 64 hexadecimal digits."
    if role != "door" and not ORIGIN.fullmatch(values["DOOR_ORIGIN"]):
        yield "Set DOOR_ORIGIN to where reporters find you, as https://reports.example.org."
    if role != "door" and not values["FIELD_KEYS"]:
        yield "Set FIELD_KEYS or FIELD_KEYS_FILE: keys of 64 hexadecimal digits, newest first."


def wrong_in_production(values: Mapping[str, Any]) -> Iterator[str]:
    if values["DEBUG"]:
        yield "DEBUG=True shows the insides to everybody: unset it in production."
    if values["COUNT_BATCH"] < LEAST_BATCH:
        yield "COUNT_BATCH must be at least 5 in production: fewer would tie a count to a report."
    if "*" in values["ALLOWED_HOSTS"]:
        yield "ALLOWED_HOSTS must name the hosts in production, not *."
    yield from wrong_secrets(values)


def wrong_secrets(values: Mapping[str, Any]) -> Iterator[str]:
    secret, filler, fields = values["SECRET_KEY"], values["FILLER_SECRET"], values["FIELD_KEYS"]
    if secret == DEVELOPMENT_SECRET:
        yield "SECRET_KEY is the one of development: set a random one."
    elif secret and len(secret) < SECRET_LENGTH:
        yield "SECRET_KEY is too short: at least 50 random characters."
    for name, keys in (("FILLER_SECRET", [filler] if filler else []), ("FIELD_KEYS", fields)):
        if NO_KEY in keys:
            yield f"{name} is the zeros of development: set 32 random bytes in hexadecimal."
        elif not all(HEX_KEY.fullmatch(key) for key in keys):
            yield f"{name} must be 64 hexadecimal digits in lower case."
    given = [key for key in (secret, filler, *fields) if key]
    if len(set(given)) < len(given):
        yield "SECRET_KEY, FILLER_SECRET and FIELD_KEYS must all be different."
