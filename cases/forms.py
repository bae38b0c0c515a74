"""Forms of the desk's pages that need no script."""

from datetime import date
from typing import Any

from django import forms

from cases.selectors.reminders import colleagues_of
from reporting import clock
from staff.models import Person


class AwayForm(forms.Form):
    """Away until a day, with somebody who stands in; both empty: here again."""

    until = forms.DateField(
        required=False,
        label="Away until",
        help_text="The last day on which you are not here.",
        widget=forms.DateInput(attrs={"type": "date", "class": "field"}),
    )
    deputy = forms.ModelChoiceField(
        Person.objects.none(),
        required=False,
        label="Who stands in for you",
        empty_label="Nobody: the leads are reminded",
        widget=forms.Select(attrs={"class": "field"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [one.pk for one in colleagues_of(person)]
        self.fields["deputy"].queryset = Person.objects.filter(pk__in=choices).order_by("name")  # type: ignore[attr-defined]
        self.fields["until"].initial = person.away_until
        self.fields["deputy"].initial = person.deputy_id

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < clock.today():
            raise forms.ValidationError("This day is over. Choose today or a day to come.")
        return until
