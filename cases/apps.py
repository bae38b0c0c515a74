"""The desk as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        # staff/ signs people out and knows nothing of the desk: this signal is the only word of it
        user_logged_out.connect(forget_unlock, dispatch_uid="forget session unlock")


def forget_unlock(*, request: HttpRequest | None, **_: Any) -> None:
    """Signing out locks the officer's key of this session."""
    from cases.services.keep_key import forget_session_unlock

    if request is not None and hasattr(request, "session"):
        forget_session_unlock(session=request.session.session_key)
