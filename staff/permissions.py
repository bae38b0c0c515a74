"""The API's side of access.py: a class declares its policy; one that declares none is closed."""

from typing import Any

from django.http import Http404
from rest_framework.permissions import BasePermission

from staff.access import is_allowed


class DeclaredPolicy(BasePermission):
    """Let in whom the view's `policy` lets in; signed in and not allowed is a 404."""

    def has_permission(self, request: Any, view: Any) -> bool:
        """`rest_framework.views` reads this class while it loads, so its types stay out of here."""
        name = getattr(view, "policy", None)
        if name is None:
            return False
        if is_allowed(request.user, name):
            return True
        if request.user.is_authenticated:
            raise Http404
        return False
