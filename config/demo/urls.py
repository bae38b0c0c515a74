"""Addresses of the demo."""

from django.urls import URLPattern, URLResolver, path

from config.demo import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.demo, name="demo"),
    path("digits", views.digits, name="demo-digits"),
    path("as/<slug:name>", views.sign_in_as, name="demo-as"),
    path("clock", views.move_clock, name="demo-clock"),
    path("reminders", views.reminders, name="demo-reminders"),
    path("stolen", views.stolen, name="demo-stolen"),
    path("learned", views.learned, name="demo-learned"),
    path("worker", views.worker, name="demo-worker"),
    path("kill", views.kill, name="demo-kill"),
]
