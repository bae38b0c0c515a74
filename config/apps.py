"""The house as a Django app: its commands and its system checks."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "config"
    label = "house"
    verbose_name = "Fairlead"
