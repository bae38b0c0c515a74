"""The public half of the window as a Django app."""

from django.apps import AppConfig


class PublishedConfig(AppConfig):
    name = "trends.published"
    label = "published"
