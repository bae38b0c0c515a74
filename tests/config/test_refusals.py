"""Production refuses to start when something is missing, default or contradictory."""

import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings.database import read_url
from config.settings.refusals import refuse
from config.settings.security import DEVELOPMENT_SECRET, NO_KEY

ROOT = Path(__file__).resolve().parent.parent.parent


def sound(**changes: Any) -> dict[str, Any]:
    return {
        "PRODUCTION": True,
        "FAIRLEAD_MODE": "production",
        "FAIRLEAD_ROLE": "desk",
        "FAIRLEAD_SIZE": "small",
        "DATABASE_URL": "sqlite:////srv/fairlead.sqlite3",
        "DEBUG": False,
        "COUNT_BATCH": 5,
        "COLLECT_SECONDS": 3600,
        "SECRET_KEY": "s" * 50,
        "FILLER_SECRET": "ab" * 32,
        "FIELD_KEYS": ["cd" * 32],
        "ALLOWED_HOSTS": ["desk.example"],
        "DOOR_ORIGIN": "https://reports.example",
    } | changes


def test_it_starts_when_everything_is_sound() -> None:
    refuse(sound())
    refuse(sound(FAIRLEAD_ROLE="door", FIELD_KEYS=[], DOOR_ORIGIN=""))
    refuse(sound(DOOR_ORIGIN="http://" + "a" * 56 + ".onion"))
    refuse(sound(FAIRLEAD_ROLE="desk", FILLER_SECRET=""))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"FAIRLEAD_ROLE": "all"}, "FAIRLEAD_ROLE must be door or desk in production"),
        ({"SECRET_KEY": ""}, "Set SECRET_KEY or SECRET_KEY_FILE"),
        ({"SECRET_KEY": DEVELOPMENT_SECRET}, "SECRET_KEY is the one of development"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too short"),
        ({"ALLOWED_HOSTS": []}, "Set ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["*"]}, "must name the hosts"),
        ({"DOOR_ORIGIN": ""}, "Set DOOR_ORIGIN"),
        ({"DOOR_ORIGIN": "https://reports.example/; script-src *"}, "Set DOOR_ORIGIN"),
        ({"DOOR_ORIGIN": "http://reports.example"}, "Set DOOR_ORIGIN"),
        ({"FAIRLEAD_ROLE": "door", "FILLER_SECRET": ""}, "Set FILLER_SECRET"),
        ({"FILLER_SECRET": NO_KEY}, "FILLER_SECRET is the zeros"),
        ({"FILLER_SECRET": "xyz"}, "FILLER_SECRET must be 64 hexadecimal digits"),
        ({"FIELD_KEYS": []}, "Set FIELD_KEYS"),
        ({"FIELD_KEYS": ["cd" * 32, NO_KEY]}, "FIELD_KEYS is the zeros"),
        ({"FIELD_KEYS": ["AB" * 32]}, "FIELD_KEYS must be 64 hexadecimal digits"),
        ({"FIELD_KEYS": ["ab" * 32]}, "must all be different"),
        ({"COUNT_BATCH": 1}, "COUNT_BATCH must be at least 5 in production"),
        ({"DEBUG": True}, "DEBUG=True shows the insides"),
        ({"FAIRLEAD_SIZE": "medium"}, "FAIRLEAD_SIZE=medium needs PostgreSQL"),
        ({"PRODUCTION": False, "COUNT_BATCH": 0}, "COUNT_BATCH must be at least 1"),
        ({"COLLECT_SECONDS": 0}, "COLLECT_SECONDS must be at least 1"),
        (
            {"PRODUCTION": False, "FAIRLEAD_MODE": "demo", "DATABASE_URL": "postgres://h/real"},
            "must have demo in its name",
        ),
        (
            {"PRODUCTION": False, "FAIRLEAD_MODE": "demo", "DEBUG": True},
            "unset it in the demo",
        ),
    ],
)
def test_it_refuses_with_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        refuse(sound(**changes))
    said = str(refused.value)
    assert sentence in said
    assert said.count("\n") == 0


def test_it_says_everything_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        refuse(sound(SECRET_KEY="", ALLOWED_HOSTS=[], DEBUG=True))
    assert str(refused.value).count("\n") == 2


@pytest.mark.parametrize(
    "url", ["", "fairlead", "mysql://h/fairlead", "postgis://h/fairlead", "postgres://u:p@h:x/f"]
)
def test_it_refuses_a_database_that_is_neither_of_the_two(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL must be") as refused:
        read_url(url)
    assert "u:p" not in str(refused.value)


@pytest.mark.parametrize("url", ["postgres://u:p@h:5432/f", "postgresql:///f", "sqlite:////srv/f"])
def test_it_reads_either_database(url: str) -> None:
    assert read_url(url)["NAME"] in ("f", "/srv/f")


def check(**environment: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": os.environ["PATH"], "FAIRLEAD_VAR_DIR": os.environ["FAIRLEAD_VAR_DIR"]}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_production_without_an_environment_does_not_start() -> None:
    refused = check(FAIRLEAD_MODE="production")
    assert refused.returncode != 0
    assert "Set SECRET_KEY or SECRET_KEY_FILE" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("role", ["door", "desk"])
def test_a_sound_production_passes_the_deploy_check(role: str) -> None:
    passed = check(
        FAIRLEAD_MODE="production",
        FAIRLEAD_ROLE=role,
        SECRET_KEY=secrets.token_hex(40),
        FILLER_SECRET=secrets.token_hex(32),
        FIELD_KEYS=secrets.token_hex(32),
        ALLOWED_HOSTS="report.example",
        DOOR_ORIGIN="https://report.example",
    )
    assert passed.returncode == 0, passed.stderr


def test_development_needs_no_environment_but_is_not_for_deployment() -> None:
    refused = check()
    assert refused.returncode != 0
    assert "house.E002" in refused.stderr
