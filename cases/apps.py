"""The desk as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        from staff.middleware import idled  # it reads allauth's models

        # staff/ ends sessions and knows nothing of the desk: these signals are the only word of it
        user_logged_out.connect(forget_unlock, dispatch_uid="forget session unlock")
        idled.connect(forget_unlock, dispatch_uid="forget the unlock of an idle session")


def forget_unlock(*, request: HttpRequest | None, **_: Any) -> None:
    """Signing out, and 20 idle minutes, lock the officer's key of this session."""
    from cases.services.keep_key import forget_session_unlock

    if request is not None and hasattr(request, "session"):
        forget_session_unlock(session=request.session.session_key)
