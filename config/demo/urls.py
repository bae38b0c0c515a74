"""Addresses of the demo."""

from django.urls import URLPattern, URLResolver, path

from config.demo import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.demo, name="demo"),
    path("digits", views.digits, name="demo-digits"),
]
