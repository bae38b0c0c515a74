"""The house as a Django app: its commands and its system checks."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class HouseConfig(AppConfig):
    name = "config"
    label = "house"
    verbose_name = "Fairlead"

    def ready(self) -> None:
        import_module("config.checks")
        if settings.SERVES_DESK:
            import_module("config.celery")  # `task.delay()` must find our broker
