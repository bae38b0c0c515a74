"""The living half of the window as a Django app."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "trends.live"
    label = "live"
