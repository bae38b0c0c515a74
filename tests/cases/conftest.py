"""The cast of the desk: Team Rio, where Ines leads and Noor is an officer, both with their keys."""

import pytest

from tests.cases.desk import OpenDesk, open_a_desk


@pytest.fixture
def rio(db: None) -> OpenDesk:
    return open_a_desk()
