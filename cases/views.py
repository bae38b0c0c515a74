"""Pages of the desk: the frame only; the browser fetches and opens what is inside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.access import access_case
from cases.forms import AwayForm
from cases.selectors.reminders import counts_of, reminders_of
from cases.services.set_away import set_away
from reporting.page_class import page_class
from staff.access import access_desk, policy


@page_class("staff")
@policy("officer")
def queue(request: HttpRequest) -> HttpResponse:
    return render(request, "cases/queue.html")


@page_class("staff")
@policy("officer")
def key(request: HttpRequest) -> HttpResponse:
    return render(request, "cases/key.html")


@page_class("staff")
@policy("officer")
def signatures(request: HttpRequest) -> HttpResponse:
    return render(request, "cases/signatures.html")


@page_class("staff")
@policy("officer")
def reminders(request: HttpRequest) -> HttpResponse:
    """What the person was reminded of, and for how long somebody else is to be instead."""
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    form = AwayForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        set_away(
            person=request.user,
            until=form.cleaned_data["until"],
            deputy=form.cleaned_data["deputy"],
        )
        messages.success(request, "Saved.")
        return redirect("cases:reminders")
    context = {
        "form": form,
        "reminders": reminders_of(request.user),
        "counts": counts_of(request.user),
    }
    return render(request, "cases/reminders.html", context)


@page_class("staff")
@policy("officer")
def desk(request: HttpRequest, desk_id: UUID) -> HttpResponse:
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    return render(request, "cases/desk.html", {"desk": access_desk(request.user, desk_id)})


@page_class("staff")
@policy("officer")
def records(request: HttpRequest, desk_id: UUID) -> HttpResponse:
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    return render(request, "cases/records.html", {"desk": access_desk(request.user, desk_id)})


@page_class("staff")
@policy("officer")
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    return render(request, "cases/case.html", {"case": access_case(request.user, case_id)})
