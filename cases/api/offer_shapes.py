"""What an offer to another desk takes."""

from rest_framework import serializers

from cases.api.fields import NOTE_BOXES, Base64Field
from cases.api.shapes import SHARE_BYTES


class NewOfferShape(serializers.Serializer[object]):
    """Another desk, the content key wrapped for the key that it has now, and a sealed reason."""

    desk = serializers.UUIDField()
    key_id = serializers.UUIDField()
    wrap = Base64Field(SHARE_BYTES)
    note = Base64Field(*NOTE_BOXES)


class TakeOverShape(serializers.Serializer[object]):
    """The sealed status letter that tells the reporter who has the report now."""

    expected_slot = serializers.IntegerField(min_value=0)
    box = Base64Field(4202)


class DeclineShape(serializers.Serializer[object]):
    """A sealed reason; none where the desk could not open what it was offered."""

    note = Base64Field(*NOTE_BOXES, allow_null=True)
