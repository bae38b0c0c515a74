"""Pages of the desk: the frame only; the browser fetches and opens what is inside."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cases.access import access_case, access_offered, access_shift
from cases.forms import AwayForm, RemoveShiftForm, ShiftForm
from cases.selectors.duty import duty_of, on_duty, shifts_of
from cases.selectors.reminders import counts_of, lines_of
from cases.services.keep_rota import add_shifts
from cases.services.keep_rota import remove_shift as take_out
from cases.services.set_away import set_away
from reporting import clock
from reporting.directory.weight import TooHeavy
from reporting.page_class import page_class
from reporting.pages.words import first_statements
from reporting.problems import Refused
from staff.access import access_desk, access_led_desk, desks_of, policy, role_in
from staff.models import Desk, Membership


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
    # of other desks, whose officers have signed what the oversight desk signs second
    return render(request, "cases/signatures.html", {"pins": first_statements()})


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
        "lines": lines_of(request.user),
        "several_desks": desks_of(request.user).count() > 1,
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
def duty(request: HttpRequest, desk_id: UUID) -> HttpResponse:
    """The desk's rota; its lead puts shifts in and takes them out."""
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    desk = access_desk(request.user, desk_id)
    if request.method == "POST":
        desk = access_led_desk(request.user, desk_id)
    form = ShiftForm(request.POST or None, desk=desk)
    if request.method == "POST" and form.is_valid() and is_put_in(form, desk):
        messages.success(request, "Saved. Reporters are told of these hours.")
        return redirect("cases:duty", desk_id=desk.pk)
    context = {
        "desk": desk,
        "form": form,
        "is_lead": role_in(request.user, desk) == Membership.Role.LEAD,
        "shifts": shifts_of(desk),
        "duty": duty_of(desk),
        "on_duty": on_duty(desk, clock.now()),
    }
    return render(request, "cases/duty.html", context)


def is_put_in(form: ShiftForm, desk: Desk) -> bool:
    """False where the directory would be too heavy for a ship's link; the form then says so."""
    try:
        add_shifts(desk=desk, **form.cleaned_data)
    except TooHeavy as heavy:
        form.add_error(None, str(heavy))
        return False
    return True


@require_POST
@page_class("staff")
@policy("officer")
def remove_shift(request: HttpRequest, desk_id: UUID) -> HttpResponse:
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    desk = access_led_desk(request.user, desk_id)
    form = RemoveShiftForm(request.POST)
    if not form.is_valid():
        raise Http404
    take_out(shift=access_shift(desk, form.cleaned_data["shift"]))
    messages.success(request, "Taken out. Reporters are told of the hours that are left.")
    return redirect("cases:duty", desk_id=desk.pk)


@page_class("staff")
@policy("officer")
def records(request: HttpRequest, desk_id: UUID) -> HttpResponse:
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    return render(request, "cases/records.html", {"desk": access_desk(request.user, desk_id)})


@page_class("staff")
@policy("officer")
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    # of other desks, to which it may be offered
    pins = first_statements()
    case = access_case(request.user, case_id)
    return render(request, "cases/case.html", {"case": case, "pins": pins})


@page_class("staff")
@policy("officer")
def offer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A case that another desk has offered; the case itself where it was taken over already."""
    assert request.user.is_authenticated  # noqa: S101  the policy has seen to it; for the types
    try:
        case = access_offered(request.user, case_id)
    except Refused:
        return redirect("cases:case", case_id)
    return render(request, "cases/offer.html", {"case": case})
