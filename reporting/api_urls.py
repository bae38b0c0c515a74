"""Addresses of the door's API: what a reporter's browser or program fetches and posts."""

from django.urls import URLPattern, path

from reporting.contacts import views as contacts
from reporting.directory import views as directory
from reporting.filing import views as filing
from reporting.mailbox import views as mailbox

urlpatterns: list[URLPattern] = [
    path("directory.json", directory.directory, name="directory"),
    path("directory/history", directory.history, name="directory_history"),
    path("asking.json", contacts.numbers, name="asking_numbers"),
    path("api/v1/reports", filing.file_report, name="file_report"),
    path("api/v1/mailbox", mailbox.read_mailbox, name="read_mailbox"),
    path("api/v1/letters", mailbox.send_letter, name="send_letter"),
]
