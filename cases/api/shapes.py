"""What the API of the desk takes and gives, field by field."""

from rest_framework import serializers

from cases.api.fields import NOTE_BOXES, Base64Field, HexField
from cases.selectors.queue import ORDERS, VIEWS

SHARE_BYTES = 1168


class NameShape(serializers.Serializer[object]):
    """Somebody's name."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class PersonShape(NameShape):
    """The person who is signed in."""

    language = serializers.CharField()


class UnlockBoxShape(serializers.Serializer[object]):
    """One way to unlock a key."""

    kind = serializers.CharField()
    version = serializers.IntegerField()
    credential = Base64Field(allow_null=True)
    box = Base64Field(138)


class OfficerShape(serializers.Serializer[object]):
    """A person's own key."""

    id = serializers.UUIDField()
    hpke = Base64Field(1216)
    sign = HexField(32)
    boxes = UnlockBoxShape(many=True)


class PinsShape(serializers.Serializer[object]):
    """Sealed pins; a higher version replaces a lower."""

    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    box = Base64Field(1130)


class MembershipShape(serializers.Serializer[object]):
    """A desk that the person works at."""

    desk = serializers.UUIDField()
    desk_name = serializers.CharField()
    role = serializers.CharField()


class MeShape(serializers.Serializer[object]):
    """Who is signed in, with their key and desks."""

    person = PersonShape()
    instance = HexField(16)
    officer = OfficerShape(allow_null=True)
    pins = PinsShape(allow_null=True)
    memberships = MembershipShape(many=True)


class NewOfficerShape(serializers.Serializer[object]):
    """A key that a browser has just made."""

    id = serializers.UUIDField()
    hpke = Base64Field(1216)
    sign = HexField(32)
    box = Base64Field(138)


class SessionUnlockShape(serializers.Serializer[object]):
    """The server's half of an unlocked session."""

    server_half = Base64Field(32)
    box = Base64Field(138)


class SignatureShape(serializers.Serializer[object]):
    """A signature under a statement, as in /directory/history."""

    officer = serializers.CharField()
    key = serializers.CharField()
    signature = serializers.CharField()


class StatementShape(serializers.Serializer[object]):
    """A statement with its signatures."""

    statement = serializers.CharField()
    signatures = SignatureShape(many=True)


class NewShareShape(serializers.Serializer[object]):
    """A share of a desk seed for one member."""

    officer = serializers.UUIDField()
    epoch = serializers.IntegerField(min_value=0)
    key_id = HexField(16)
    share = Base64Field(SHARE_BYTES)


class NewIndexShareShape(serializers.Serializer[object]):
    """A share of an index seed for one member."""

    officer = serializers.UUIDField()
    version = serializers.IntegerField(min_value=0)
    key_id = HexField(16, required=False)
    share = Base64Field(SHARE_BYTES)


class NewRecoveryShareShape(serializers.Serializer[object]):
    """A share of a desk seed for the recovery key."""

    epoch = serializers.IntegerField(min_value=0)
    key_id = HexField(16)
    share = Base64Field(SHARE_BYTES)


class NewProposalShape(serializers.Serializer[object]):
    """A statement that is proposed, with its first signature and its shares."""

    statement = Base64Field()
    signature = HexField(64)
    shares = NewShareShape(many=True)
    index_shares = NewIndexShareShape(many=True)
    recovery_shares = NewRecoveryShareShape(many=True, required=False, default=list)
    by_recovery = serializers.BooleanField(required=False, default=False)


class NewSignatureShape(serializers.Serializer[object]):
    """A further signature."""

    signature = HexField(64)
    by_recovery = serializers.BooleanField(required=False, default=False)


class DeskPersonShape(serializers.Serializer[object]):
    """Somebody at the desk, with the public half of their key."""

    person = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.CharField()
    officer = serializers.UUIDField(allow_null=True)
    hpke = Base64Field(1216, allow_null=True)
    sign = HexField(32, allow_null=True)


class ShareShape(serializers.Serializer[object]):
    """A share of mine."""

    epoch = serializers.IntegerField()
    key_id = serializers.UUIDField(format="hex")
    share = Base64Field(SHARE_BYTES)


class QueueQueryShape(serializers.Serializer[object]):
    """Which part of the queue is asked for."""

    order = serializers.ChoiceField(choices=list(ORDERS), default="due")
    view = serializers.ChoiceField(choices=VIEWS, default="all")
    after = serializers.CharField(required=False, default=None, allow_null=True, max_length=200)


class StepShape(serializers.Serializer[object]):
    """A step of a case: from, to, the coded fields of the table, and words as a sealed note."""

    to = serializers.CharField(max_length=20)
    outcome = serializers.CharField(required=False, max_length=40)
    risk = serializers.CharField(required=False, max_length=10)
    note = Base64Field(*NOTE_BOXES, required=False, allow_null=True, default=None)
    consent = serializers.IntegerField(required=False, min_value=0, max_value=2**31 - 2)

    def get_fields(self) -> dict[str, "serializers.Field[object, object, object, object]"]:
        """`from` is a word of Python, so it cannot stand among the attributes."""
        return super().get_fields() | {"from": serializers.CharField(max_length=20)}


class NewLetterShape(serializers.Serializer[object]):
    """A sealed letter, and the step that it tells of."""

    expected_slot = serializers.IntegerField(min_value=0)
    box = Base64Field(4202)
    transition = StepShape(required=False, allow_null=True, default=None)


class AnswerShape(serializers.Serializer[object]):
    """A status letter that goes with an act."""

    expected_slot = serializers.IntegerField(min_value=0)
    box = Base64Field(4202)


class OwnerShape(serializers.Serializer[object]):
    """Whose case it becomes."""

    person = serializers.UUIDField(allow_null=True)


class ReadShape(serializers.Serializer[object]):
    """The last slot that was read."""

    slot = serializers.IntegerField(min_value=0, max_value=2**31 - 2)


class PauseShape(serializers.Serializer[object]):
    """Whether the desk's own clocks of a case stand."""

    paused = serializers.BooleanField()


class NextActionShape(serializers.Serializer[object]):
    """The day on which somebody acts next; none where nothing is planned."""

    on = serializers.DateField(allow_null=True)
