"""The only lawful way from an id to a desk, and the policies that every staff URL declares.

Missing and forbidden answer alike: somebody who may not see a thing cannot tell whether it exists.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Literal, TypeVar, cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase

from reporting import clock
from staff.models import Desk, Membership, Person

PolicyName = Literal["anybody", "signed_in", "officer", "coordinator", "administrator"]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Role = Membership.Role


def memberships_of(person: Person) -> QuerySet[Membership]:
    """The memberships that hold today."""
    today = clock.today()
    return person.memberships.filter(Q(until__isnull=True) | Q(until__gte=today))


def has_role(person: Person, *roles: Membership.Role) -> bool:
    return memberships_of(person).filter(role__in=roles).exists()


def is_officer(person: Person) -> bool:
    return has_role(person, Role.OFFICER, Role.LEAD)


POLICIES: Mapping[str, Callable[[Person], bool]] = {
    "signed_in": lambda _: True,
    "officer": is_officer,
    "coordinator": lambda person: has_role(person, Role.COORDINATOR),
    "administrator": lambda person: has_role(person, Role.ADMINISTRATOR),
}


def is_allowed(user: Person | AnonymousUser, name: PolicyName) -> bool:
    """May this user open what declares this policy? Anybody else is told that there is nothing."""
    if name == "anybody":
        return True
    return user.is_authenticated and POLICIES[name](user)


def first_page_of(user: Person | AnonymousUser) -> str:
    """Where somebody begins who has signed in."""
    if is_allowed(user, "officer"):
        return "/desk/"
    return "/live/" if is_allowed(user, "coordinator") else "/accounts/2fa/"


def policy(name: PolicyName) -> Callable[[View], View]:
    """Declare and enforce who may open a page; a stranger is asked to sign in, others see a 404."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if is_allowed(request.user, name):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise Http404

        guarded.policy = name  # type: ignore[attr-defined]
        return cast("View", guarded)

    return declare


def memberships_at(desk: Desk) -> QuerySet[Membership]:
    """The officers and leads of a desk today."""
    today = clock.today()
    return desk.memberships.filter(
        Q(until__isnull=True) | Q(until__gte=today), role__in=[Role.OFFICER, Role.LEAD]
    )


def desks_of(person: Person) -> QuerySet[Desk]:
    """The desks whose cases a person may open: officers and leads, not guests."""
    held = memberships_of(person).filter(role__in=[Role.OFFICER, Role.LEAD])
    return Desk.objects.filter(pk__in=held.values("desk_id")).order_by("name")


def access_desk(person: Person, desk_id: UUID) -> Desk:
    """The desk, for one of its officers; Http404 for everybody else and where there is none."""
    desk = desks_of(person).filter(pk=desk_id).first()
    if desk is None:
        raise Http404
    return desk


def access_led_desk(person: Person, desk_id: UUID) -> Desk:
    """The desk, for one of its leads; Http404 for everybody else and where there is none."""
    desk = access_desk(person, desk_id)
    if role_in(person, desk) != Role.LEAD:
        raise Http404
    return desk


def role_in(person: Person, desk: Desk) -> Membership.Role | None:
    """The highest role that a person has at a desk today."""
    roles = set(memberships_of(person).filter(desk=desk).values_list("role", flat=True))
    for role in (Role.LEAD, Role.OFFICER, Role.GUEST):
        if role in roles:
            return role
    return None


def countries_of(person: Person) -> list[str] | None:
    """The countries whose figures a coordinator sees; None where there is no limit."""
    scopes = (
        memberships_of(person).filter(role=Role.COORDINATOR).values_list("countries", flat=True)
    )
    if not scopes or any(not scope for scope in scopes):
        return None if scopes else []
    return sorted({country for scope in scopes for country in scope})
