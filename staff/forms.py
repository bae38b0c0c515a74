"""What allauth asks for, in the words of this house."""

from typing import Any

from allauth.account import forms


class LoginForm(forms.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Labels alone: a word inside the field that repeats them goes when it is needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class ChangePasswordForm(forms.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """The rules in one sentence: AUTH_PASSWORD_VALIDATORS has the same four."""

    labels = {
        "oldpassword": "Current password",
        "password1": "New password",
        "password2": "New password, again",
    }
    rules = (
        "At least 12 characters. Not a common password, not only numbers,"
        " not like your name or e-mail address."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["password1"].help_text = self.rules
