"""Addresses of sign-in: of allauth's pages only those that are used here, each with its policy."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, path

from reporting.page_class import page_class
from staff.access import PolicyName, View, policy


def page(route: str, view: View, name: str, who: PolicyName = "signed_in") -> URLPattern:
    return path(route, page_class("staff")(policy(who)(view)), name=name)


urlpatterns: list[URLPattern | URLResolver] = [
    page("login/", account.login, "account_login", "anybody"),
    page("logout/", account.logout, "account_logout"),
    page("reauthenticate/", account.reauthenticate, "account_reauthenticate"),
    page("password/change/", account.password_change, "account_change_password"),
    page("2fa/", mfa.index, "mfa_index"),
    page("2fa/authenticate/", mfa.authenticate, "mfa_authenticate", "anybody"),
    page("2fa/reauthenticate/", mfa.reauthenticate, "mfa_reauthenticate"),
    page("2fa/totp/activate/", totp.activate_totp, "mfa_activate_totp"),
    page("2fa/recovery-codes/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes"),
    page(
        "2fa/recovery-codes/generate/",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    page(
        "2fa/recovery-codes/download/",
        recovery_codes.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
]
