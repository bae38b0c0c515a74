"""The door as a Django app."""

import logging

from django.apps import AppConfig
from django.utils.translation import gettext

from reporting.vocabulary.words import Words


class ReportingConfig(AppConfig):
    name = "reporting"

    def ready(self) -> None:
        Words.translate = gettext
        logging.getLogger("django.template").addFilter(says_no_context)


def says_no_context(record: logging.LogRecord) -> bool:
    """At DEBUG Django prints a page's whole context, account and code included: never."""
    return record.levelno > logging.DEBUG
