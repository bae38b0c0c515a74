"""Each role in a fresh interpreter: the door knows nothing of the desk, the desk no reporter."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_AT_THE_DOOR = (
    "cases",
    "staff",
    "trends.live",
    "celery",
    "kombu",
    "redis",
    "rest_framework",
    "drf_spectacular",
    "allauth",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
)
DOOR_APPS = {
    "config.apps.HouseConfig",
    "django.contrib.staticfiles",
    "reporting",
    "trends.published",
}
DOOR_MIDDLEWARE = {
    "config.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
}
OF_THE_DESK = ("accounts/", "desk/", "live/", "api/v1/desk/", "demo/")


@pytest.fixture(scope="module")
def role() -> dict[str, dict[str, list[str]]]:
    return {name: look_at(name) for name in ("door", "desk", "all")}


def look_at(name: str) -> dict[str, list[str]]:
    seen = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.config.roles"],
        cwd=ROOT,
        env={**os.environ, "FAIRLEAD_ROLE": name, "PYTHONWARNINGS": ""},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert seen.returncode == 0, seen.stderr
    return dict(json.loads(seen.stdout))


Roles = dict[str, dict[str, list[str]]]


def test_the_door_has_its_own_apps_and_no_other(role: Roles) -> None:
    assert set(role["door"]["apps"]) == DOOR_APPS


def test_the_door_has_no_session_and_no_sign_in(role: Roles) -> None:
    assert set(role["door"]["middleware"]) == DOOR_MIDDLEWARE


@pytest.mark.parametrize("name", NOT_AT_THE_DOOR)
def test_the_door_never_loads(role: Roles, name: str) -> None:
    loaded = [
        module
        for module in role["door"]["modules"]
        if module == name or module.startswith(f"{name}.")
    ]
    assert loaded == []


@pytest.mark.parametrize("name", ["cases", "staff", "trends.live", "celery", "rest_framework"])
def test_the_desk_loads_what_the_door_does_not(role: Roles, name: str) -> None:
    assert name in role["desk"]["modules"]


def test_the_door_knows_no_broker(role: Roles) -> None:
    assert [name for name in role["door"]["settings"] if "BROKER" in name] == []
    assert "BROKER_URL" in role["desk"]["settings"]


def test_the_door_has_no_route_of_the_desk(role: Roles) -> None:
    assert [route for route in role["door"]["routes"] if route.startswith(OF_THE_DESK)] == []


def test_the_desk_has_no_route_of_the_door(role: Roles) -> None:
    assert [route for route in role["desk"]["routes"] if not route.startswith(OF_THE_DESK)] == []


def test_both_together_are_the_two_and_nothing_more(role: Roles) -> None:
    both = [*role["desk"]["routes"], *role["door"]["routes"]]
    assert sorted(role["all"]["routes"]) == sorted(both)
    assert both


def test_the_door_answers_post_routes_of_its_own(role: Roles) -> None:
    assert {"api/v1/reports", "api/v1/mailbox", "api/v1/letters", "directory.json"} <= set(
        role["door"]["routes"]
    )
