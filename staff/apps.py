"""The keyring as a Django app."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "staff"
