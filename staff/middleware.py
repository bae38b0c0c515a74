"""Nobody works here with a password alone, and nobody works on after walking away."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from reporting.problems import problem

# what a person without a second factor may still open
SETTING_UP = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
    }
)
IDLE_SECONDS = 20 * 60
LAST_SEEN = "last_seen"
idled = Signal()  # with the request, while its session still has the key on which an unlock hangs


class RequireSecondFactor:
    """For views that declare a policy: the door's pages never touch session or user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> HttpResponseBase | None:
        if declared_policy(view) in (None, "anybody") or not request.user.is_authenticated:
            return None
        lock_after_idling(request)
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in SETTING_UP or has_second_factor(request):
            return None
        if request.path.startswith("/api/"):
            return problem(403, "second_factor_missing", "Set up your second factor first.")
        return redirect("mfa_activate_totp")


def declared_policy(view: Callable[..., Any]) -> str | None:
    """The policy of a page view, or of the class of an API view."""
    return getattr(view, "policy", None) or getattr(getattr(view, "cls", None), "policy", None)


def has_second_factor(request: HttpRequest) -> bool:
    factors = Authenticator.objects.filter(user_id=request.user.pk)
    return bool(factors.filter(type=Authenticator.Type.TOTP).exists())


def lock_after_idling(request: HttpRequest) -> None:
    """After 20 minutes the session gets a new key: the unlocked key hangs on the old one."""
    now = int(timezone.now().timestamp())
    last_seen = request.session.get(LAST_SEEN)
    if last_seen is not None and now - last_seen > IDLE_SECONDS:
        idled.send(sender=None, request=request)
        request.session.cycle_key()
    if last_seen is None or now - last_seen >= 60:
        request.session[LAST_SEEN] = now
