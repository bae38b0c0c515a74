"""System checks: what `manage.py check` and `up` refuse, a sentence each."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from reporting.clock import REAL


@register(Tags.security)
def check_not_asgi(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """ASGI spools a request's body to disk before any handler of ours sees it."""
    served = getattr(settings, "ASGI_APPLICATION", None) or find_spec("config.asgi")
    if not served:
        return []
    hint = "Remove ASGI_APPLICATION and config/asgi.py; granian serves config.wsgi."
    return [Error("ASGI writes what reporters send to disk.", hint=hint, id="house.E001")]


@register(Tags.security, deploy=True)
def check_mode(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.PRODUCTION:
        return []
    hint = "Set FAIRLEAD_MODE=production."
    return [Error(f"The mode is {settings.FAIRLEAD_MODE}.", hint=hint, id="house.E002")]


@register(Tags.security)
def check_debug(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if not settings.DEBUG or settings.FAIRLEAD_MODE == "development":
        return []
    return [Error("DEBUG shows the insides to everybody.", hint="Unset DEBUG.", id="house.E003")]


@register(Tags.security)
def check_demo(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The demo's page names accounts and their passphrases: it belongs to demo mode alone."""
    installed = "config.demo" in settings.INSTALLED_APPS
    if not installed or settings.FAIRLEAD_MODE == "demo":
        return []
    hint = "Remove config.demo from INSTALLED_APPS."
    return [Error("The demo is installed outside of demo mode.", hint=hint, id="house.E004")]


@register(Tags.database)
def check_size(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not sqlite or settings.FAIRLEAD_SIZE == "small":
        return []
    hint = "Set DATABASE_URL to a PostgreSQL database."
    return [Error("SQLite serves the small size only.", hint=hint, id="house.E005")]


@register(Tags.security)
def check_batch(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    least = 5 if settings.PRODUCTION else 1
    if least <= settings.COUNT_BATCH:
        return []
    hint = "Unset COUNT_BATCH."
    return [Error("Groups so small tie a count to a report.", hint=hint, id="house.E006")]


@register(Tags.security)
def check_post_quantum(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Importing the sealing tries every primitive on known bytes, and refuses to go on without."""
    from reporting.sealing.errors import MissingPrimitive
    from reporting.sealing.selftest import require_primitives

    try:
        require_primitives()
    except MissingPrimitive as error:
        hint = "Install requirements.txt: its wheel of cryptography, not a distribution's build."
        return [Error(str(error), hint=hint, id="house.E007")]
    return []


@register(Tags.database)
def check_plain_database_api(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Each page would take SQLite's write lock: transactions are begun where they are meant."""
    if not settings.DATABASES["default"].get("ATOMIC_REQUESTS"):
        return []
    return [Error("ATOMIC_REQUESTS makes readers wait.", hint="Unset it.", id="house.E008")]


@register(Tags.security)
def check_clock(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The law's dates count on the real time; only invented cases may have another."""
    if settings.CLOCK == REAL or settings.FAIRLEAD_MODE == "demo":
        return []
    hint = f'Set CLOCK to "{REAL}".'
    return [Error("The house does not keep the real time.", hint=hint, id="house.E009")]
