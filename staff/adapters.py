"""How allauth behaves here: sign-up closed, no mail, no address kept, secrets locked at rest."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from staff.access import first_page_of
from staff.locking import lock, unlock


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": (
            "The e-mail address or the password is not correct. Look at both and try again."
        ),
        "incorrect_password": "This is not correct. It is the password that you sign in with.",
        "too_many_login_attempts": (
            "Too many wrong passwords. Wait five minutes, or call your administrator."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return first_page_of(request.user)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Nothing here needs an address; attempts are limited for each account."""
        return "0.0.0.0"  # noqa: S104  not an address that anything listens on

    def get_http_user_agent(self, request: HttpRequest) -> str:
        return ""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """The only mail that leaves this house is the digest."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth stores these in clear unless it is told how not to."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": (
            "This code is not correct, or it was used already. Wait for the next one and type that."
        ),
    }

    def encrypt(self, text: str) -> str:
        return lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unlock(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The one that the rule asks for can be replaced by an administrator, not taken off."""
        return bool(authenticator.type != Authenticator.Type.TOTP)
