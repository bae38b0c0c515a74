"""A whole story needs a browser, as the journeys do."""

from tests.journeys.conftest import browser  # noqa: F401  a fixture
