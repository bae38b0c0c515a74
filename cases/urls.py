"""Addresses of the desk's pages."""

from django.urls import URLPattern, URLResolver, path

from cases import views

app_name = "cases"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.queue, name="queue"),
    path("key", views.key, name="key"),
    path("reminders", views.reminders, name="reminders"),
    path("signatures", views.signatures, name="signatures"),
    path("desks/<uuid:desk_id>", views.desk, name="desk"),
    path("desks/<uuid:desk_id>/duty", views.duty, name="duty"),
    path("desks/<uuid:desk_id>/duty/remove", views.remove_shift, name="remove-shift"),
    path("records/<uuid:desk_id>", views.records, name="records"),
    path("cases/<uuid:case_id>", views.case, name="case"),
    path("offers/<uuid:case_id>", views.offer, name="offer"),
]
