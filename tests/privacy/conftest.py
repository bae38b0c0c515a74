"""A whole story needs a browser, as the journeys do."""

from tests.journeys.conftest import browser, playwright  # noqa: F401  fixtures
