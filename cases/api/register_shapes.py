"""What the register, notes and records take and give."""

from typing import Any

from rest_framework import serializers

from cases.api.fields import NOTE_BOXES, Base64Field
from cases.models import Case
from cases.selectors.queue import ORDERS, VIEWS

MOST_ROWS = 200
MOST_VIEWS = 12


class RegisterQueryShape(serializers.Serializer[object]):
    """Where a page of the register starts."""

    after = serializers.CharField(required=False, default=None, allow_null=True, max_length=200)


class NewRowShape(serializers.Serializer[object]):
    """A sealed row of one case, and the revision that its writer read (0: there was none)."""

    case = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    revision = serializers.IntegerField(min_value=0, max_value=2**31 - 2)
    box = Base64Field(618)


class NewRowsShape(serializers.Serializer[object]):
    """Rows that a browser has written."""

    rows = NewRowShape(many=True, allow_empty=False)

    def validate_rows(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len(rows) > MOST_ROWS:
            raise serializers.ValidationError(f"Send at most {MOST_ROWS} rows at once.")
        return rows


class NewNoteShape(serializers.Serializer[object]):
    """A sealed note."""

    box = Base64Field(*NOTE_BOXES)


class RecordsQueryShape(serializers.Serializer[object]):
    """Where a page of records starts."""

    after = serializers.UUIDField(required=False, default=None, allow_null=True)


class NewReviewShape(serializers.Serializer[object]):
    """An officer's sealed word on a record."""

    box = Base64Field(1130)


class SavedViewShape(serializers.Serializer[object]):
    """A named view: which cases, of which status, in which order."""

    name = serializers.CharField(max_length=24)
    view = serializers.ChoiceField(choices=VIEWS)
    order = serializers.ChoiceField(choices=list(ORDERS))
    status = serializers.ChoiceField(choices=["", *Case.Status.values])
    unread = serializers.BooleanField()


class SavedViewsShape(serializers.Serializer[object]):
    """The named views of one officer at one desk."""

    views = SavedViewShape(many=True)

    def validate_views(self, views: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len(views) > MOST_VIEWS:
            raise serializers.ValidationError(f"Keep at most {MOST_VIEWS} views.")
        if len({view["name"] for view in views}) != len(views):
            raise serializers.ValidationError("Two views have the same name.")
        return views
