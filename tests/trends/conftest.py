"""What the tests of the window share: places, and a folder for private halves."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def places(db: None) -> None:
    from tests.trends.factories import make_places  # not there in a door

    make_places()


@pytest.fixture
def key_folder(settings: Any, tmp_path: Path) -> Path:
    """The counting worker's folder, empty; COUNT_BATCH as in production."""
    settings.WINDOW_KEYS_DIR = tmp_path / "window-keys"
    settings.COUNT_BATCH = 5
    return Path(settings.WINDOW_KEYS_DIR)
