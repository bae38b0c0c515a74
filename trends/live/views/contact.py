"""One telephone number: add it, change it, say that it was checked, delete it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from reporting.models import Contact
from reporting.page_class import page_class
from staff.access import countries_of, policy
from staff.models import Person
from trends.live.access import access_contact
from trends.live.forms.contact import ContactForm
from trends.live.services import keep_contact

SHOWN = " Reporters see it within seconds."


@page_class("staff")
@policy("coordinator")
@require_http_methods(["GET", "HEAD", "POST"])
def add_contact(request: HttpRequest) -> HttpResponse:
    fresh = Contact(invented=settings.FAIRLEAD_MODE == "demo")
    return edit(request, fresh, title="Add a number", said="The number was added.")


@page_class("staff")
@policy("coordinator")
@require_http_methods(["GET", "HEAD", "POST"])
def change_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    contact = access_contact(person_of(request), contact_id)
    return edit(request, contact, title="Change a number", said="The number was changed.")


@page_class("staff")
@policy("coordinator")
@require_http_methods(["GET", "HEAD", "POST"])
def delete_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    contact = access_contact(person_of(request), contact_id)
    if request.method != "POST":
        return render(request, "live/delete_contact.html", {"contact": contact})
    keep_contact.delete_contact(person=person_of(request), contact=contact)
    messages.success(request, f"{contact.service} was deleted. Reporters no longer see it.")
    return redirect("live-contacts")


@page_class("staff")
@policy("coordinator")
@require_POST
def check_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    contact = access_contact(person_of(request), contact_id)
    keep_contact.check_contact(person=person_of(request), contact=contact)
    messages.success(request, f"{contact.service}: checked today.{SHOWN}")
    return redirect("live-contacts")


def edit(request: HttpRequest, contact: Contact, *, title: str, said: str) -> HttpResponse:
    person = person_of(request)
    form = ContactForm(request.POST or None, instance=contact, countries=countries_of(person))
    if request.method == "POST" and form.is_valid():
        keep_contact.save_contact(person=person, contact=contact, fields=form.cleaned_data)
        messages.success(request, said + SHOWN)
        return redirect("live-contacts")
    context = {"form": form, "title": title, "contact": contact}
    return render(request, "live/contact.html", context, status=422 if form.errors else 200)


def person_of(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # noqa: S101  the policy has let nobody else in
    return request.user
