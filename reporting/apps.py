"""The door as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext

from reporting.vocabulary.words import Words


class ReportingConfig(AppConfig):
    name = "reporting"

    def ready(self) -> None:
        Words.translate = gettext
