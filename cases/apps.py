"""The desk as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
