"""Forms of the desk's pages that need no script."""

from datetime import date
from typing import Any

from django import forms

from cases.models import Shift
from cases.selectors.duty import officers_at
from cases.selectors.reminders import colleagues_of
from reporting import clock
from staff.models import Desk, Person


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


class ShiftForm(forms.Form):
    """Who is on duty, on which days, from when until when."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who",
        empty_label=None,
        widget=forms.Select(attrs={"class": "field"}),
    )
    weekdays = forms.TypedMultipleChoiceField(
        choices=Shift.Weekday.choices,
        coerce=int,
        label="Days",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day."},
    )
    start = forms.TimeField(
        label="From", widget=forms.TimeInput(attrs={"type": "time", "class": "field"})
    )
    end = forms.TimeField(
        label="Until",
        help_text="A time at or before the first one is on the next day.",
        widget=forms.TimeInput(attrs={"type": "time", "class": "field"}),
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [one.pk for one in officers_at(desk)]
        self.fields["person"].queryset = Person.objects.filter(pk__in=people).order_by("name")  # type: ignore[attr-defined]


class RemoveShiftForm(forms.Form):
    """Which shift is taken out."""

    shift = forms.UUIDField()
