"""What the API takes about the end of a case: holds, acts of two officers, withdrawals."""

from rest_framework import serializers

from cases.api.fields import NOTE_BOXES, Base64Field, HexField
from cases.api.shapes import AnswerShape
from cases.models import EraseReason, HoldReason, LiftReason, WaitingAct


class NewHoldShape(serializers.Serializer[object]):
    """A legal hold: why, the sealed words, and a letter where it stops a withdrawal."""

    why = serializers.ChoiceField(choices=HoldReason.choices)
    note = Base64Field(*NOTE_BOXES)
    letter = AnswerShape(required=False, allow_null=True, default=None)


class NewActShape(serializers.Serializer[object]):
    """An act that needs a second officer, signed for one place of the case's chain."""

    act = serializers.ChoiceField(choices=WaitingAct.Kind.choices)
    why = serializers.ChoiceField(choices=[*LiftReason.choices, *EraseReason.choices])
    note = Base64Field(*NOTE_BOXES)
    number = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    signature = HexField(64)


class SecondShape(serializers.Serializer[object]):
    """The second signature."""

    signature = HexField(64)


class WithdrawalShape(serializers.Serializer[object]):
    """The reporter's letter that is meant, and the status letter that answers it."""

    slot = serializers.IntegerField(min_value=0, max_value=2**31 - 2)
    letter = AnswerShape()
