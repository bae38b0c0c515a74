"""The cast of the door: a desk that is listed, and Rosa, who reports to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from reporting.directory import current
from reporting.sealing.xwing import PrivateKey
from tests.reporting.filing_factory import Roster, Secrets, make_filing, open_door

OWN = "http://testserver"


@dataclass(frozen=True)
class Door:
    """An open door: whose desk it is, and the week's window key."""

    roster: Roster
    window: PrivateKey

    def filing(self, **said: Any) -> tuple[bytes, Secrets]:
        keys = {"desk_key": self.roster.key().public, "window_key": self.window.public}
        return make_filing(**({"desk_id": self.roster.desk} | keys | said))


@pytest.fixture(autouse=True)
def _forget_directory() -> Iterator[None]:
    """What is in memory must not outlive the rows of a test."""
    current.forget()
    yield
    current.forget()


@pytest.fixture
def door(db: None) -> Door:
    return Door(*open_door())


@pytest.fixture
def post(client: Client) -> Callable[..., HttpResponse]:
    """Post bytes as the protected form does."""

    def send(path: str, body: bytes, **headers: str) -> HttpResponse:
        return client.post(
            path,
            data=body,
            content_type="application/octet-stream",
            headers={"origin": OWN} | headers,
        )

    return send
