"""System checks: what must never be served, each shown to be found."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as current
from django.core.checks import CheckMessage

from config import checks

BROKEN: list[tuple[Callable[..., list[CheckMessage]], dict[str, Any], str]] = [
    (checks.check_not_asgi, {"ASGI_APPLICATION": "config.asgi.application"}, "house.E001"),
    (checks.check_mode, {"PRODUCTION": False}, "house.E002"),
    (checks.check_debug, {"DEBUG": True, "FAIRLEAD_MODE": "demo"}, "house.E003"),
    (
        checks.check_demo,
        {"INSTALLED_APPS": [*current.INSTALLED_APPS, "config.demo"], "FAIRLEAD_MODE": "production"},
        "house.E004",
    ),
    (
        checks.check_size,
        {
            "FAIRLEAD_SIZE": "large",
            "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}},
        },
        "house.E005",
    ),
    (checks.check_batch, {"COUNT_BATCH": 1, "PRODUCTION": True}, "house.E006"),
    (
        checks.check_plain_database_api,
        {"DATABASES": {"default": {"ATOMIC_REQUESTS": True}}},
        "house.E008",
    ),
    (checks.check_clock, {"CLOCK": "config.demo.clock.now"}, "house.E009"),
]


@pytest.mark.parametrize(("check", "changes", "identity"), BROKEN, ids=lambda part: str(part)[:20])
def test_it_finds_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
    check: Callable[..., list[CheckMessage]],
    changes: dict[str, Any],
    identity: str,
) -> None:
    sound = {
        "PRODUCTION": True,
        "FAIRLEAD_MODE": "production",
        "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    }
    monkeypatch.setattr(checks, "settings", Values(sound))
    assert check(None) == []
    monkeypatch.setattr(checks, "settings", Values(sound | changes))
    assert [message.id for message in check(None)] == [identity]


def test_development_is_not_for_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "settings", Values({"PRODUCTION": False}))
    assert [message.id for message in checks.check_mode(None)] == ["house.E002"]


def test_it_says_when_ml_kem_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    from reporting.sealing import selftest
    from reporting.sealing.errors import MissingPrimitive

    def fail() -> None:
        raise MissingPrimitive("This Python's cryptography cannot do ML-KEM-768.")

    assert checks.check_post_quantum(None) == []
    monkeypatch.setattr(selftest, "require_primitives", fail)
    assert [message.id for message in checks.check_post_quantum(None)] == ["house.E007"]


class Values:
    """Settings with some changed; the rest are the session's."""

    def __init__(self, changes: dict[str, Any]) -> None:
        self.changes = changes

    def __getattr__(self, name: str) -> Any:
        return self.changes[name] if name in self.changes else getattr(current, name)
