"""One telephone number as a coordinator types it."""

import re
from datetime import date
from typing import Any

from babel import Locale
from django import forms

from reporting import clock
from reporting.models import Contact
from reporting.ports.selectors import TERRITORIES, country_name, is_country

SEPARATORS = re.compile(r"[\s().\-/\u00a0]+")
INTERNATIONAL = re.compile(r"\+[0-9 ]+")
FEWEST_DIGITS, MOST_DIGITS = 7, 15  # E.164
WRONG_NUMBER = (
    "Begin with + and the code of the country, then 7 to 15 digits in all: "
    "+44\u00a020\u00a07946\u00a00018."
)
# of crews (ui.md), and of the services that answer in many ports
LANGUAGES = (
    *("en", "es", "pt", "fr", "ar", "zh", "ru", "hi", "id", "fil", "uk", "tr"),
    *("bn", "de", "el", "it", "ja", "ko", "ms", "nl", "th", "vi"),
)


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]  # no class_getitem at runtime
    """Countries are those of the coordinator; a number is shown as it stands here."""

    country = forms.ChoiceField(label="Country", error_messages={"required": "Choose a country."})
    languages = forms.MultipleChoiceField(
        label="Languages spoken",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one language."},
    )

    class Meta:
        model = Contact
        fields = ("country", "service", "number", "hours", "languages", "checked_on", "order")
        labels = {
            "service": "Who answers",
            "number": "Number",
            "hours": "Hours",
            "checked_on": "Checked on",
            "order": "Place in the list",
        }
        help_texts = {
            "service": "As they call themselves: Prefectura Naval, P&I correspondent.",
            "number": "International, with +. Put spaces where people pause.",
            "hours": "In local time, as 08:00-18:00. Leave empty for day and night.",
            "checked_on": "The day on which somebody called it and it was right.",
            "order": "Numbers are tried in this order, the smallest first.",
        }
        error_messages = {
            "service": {"required": "Say who answers."},
            "number": {"required": WRONG_NUMBER},
            "checked_on": {"required": "Choose the day on which somebody called it."},
        }
        widgets = {
            "number": forms.TextInput(attrs={"type": "tel", "dir": "ltr", "autocomplete": "off"}),
            "checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, countries: list[str] | None, **more: Any) -> None:
        """`countries` are those that the person may fill; None where there is no limit."""
        super().__init__(*args, **more)
        codes = filter(is_country, map(str, TERRITORIES)) if countries is None else countries
        named = sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])
        self.fields["country"].choices = [("", "Choose a country"), *named]  # type: ignore[attr-defined]
        names = Locale.parse("en").languages
        self.fields["languages"].choices = [(code, names[code]) for code in LANGUAGES]  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        number = SEPARATORS.sub(" ", self.cleaned_data["number"]).strip()
        digits = sum(char.isdigit() for char in number)
        if not INTERNATIONAL.fullmatch(number) or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
            raise forms.ValidationError(WRONG_NUMBER)
        return "+" + number[1:].strip()

    def clean_checked_on(self) -> date:
        day: date = self.cleaned_data["checked_on"]
        if day > clock.today():
            raise forms.ValidationError("This day has not come yet. Choose today or earlier.")
        return day
