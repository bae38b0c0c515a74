"""Addresses of coordinators."""

from django.urls import URLPattern, URLResolver, path

from trends.live.views.contact import (
    add_contact,
    change_contact,
    check_contact,
    delete_contact,
)
from trends.live.views.contacts import contacts
from trends.live.views.overview import overview
from trends.live.views.port import port

urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview, name="live"),
    path("contacts/", contacts, name="live-contacts"),
    path("contacts/add/", add_contact, name="live-add-contact"),
    path("contacts/<uuid:contact_id>/", change_contact, name="live-change-contact"),
    path("contacts/<uuid:contact_id>/checked/", check_contact, name="live-check-contact"),
    path("contacts/<uuid:contact_id>/delete/", delete_contact, name="live-delete-contact"),
    path("<str:code>/", port, name="live-port"),
]
