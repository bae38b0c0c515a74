"""An officer's key: its public half, and the boxes in which its seed waits to be unlocked."""

from django.db import models

from reporting.fields import BytesField
from staff.models import Person


class OfficerKey(models.Model):
    """One key a person, made in their browser; the server never sees its seed."""

    id = models.UUIDField(primary_key=True)  # the officer id, chosen by the browser
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="officer_key")
    hpke = BytesField(max_length=1216)
    sign = BytesField(max_length=32, unique=True)


class UnlockBox(models.Model):
    """The officer seed under a passphrase or a passkey."""

    class Kind(models.TextChoices):
        PASSPHRASE = "passphrase", "Passphrase"
        PASSKEY = "passkey", "Passkey"

    officer = models.ForeignKey(OfficerKey, on_delete=models.CASCADE, related_name="boxes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    credential = BytesField(null=True)  # which passkey; none for a passphrase
    version = models.PositiveIntegerField()
    box = BytesField(max_length=138)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_unlock_box_a_version",
                fields=["officer", "version"],
                violation_error_message="This key has a box of this version.",
            ),
            models.CheckConstraint(
                name="unlock_box_names_its_passkey",
                condition=models.Q(kind="passphrase", credential__isnull=True)
                | models.Q(kind="passkey", credential__isnull=False),
                violation_error_message="A passkey's box names its credential, another does not.",
            ),
        ]


class SessionUnlock(models.Model):
    """The server's half of an unlocked session; it hangs on the session key, and goes with it."""

    session = BytesField(max_length=32, primary_key=True)  # SHA-256 of the session's key
    officer = models.ForeignKey(OfficerKey, on_delete=models.CASCADE, related_name="+")
    server_half = BytesField(max_length=32)
    box = BytesField(max_length=138)
    day = models.DateField()  # sessions end within the day; what they left is swept by it


class Pins(models.Model):
    """Hashes of the statements that an officer accepted, sealed under their own key."""

    officer = models.OneToOneField(
        OfficerKey, primary_key=True, on_delete=models.CASCADE, related_name="pins"
    )
    version = models.PositiveIntegerField()
    box = BytesField(max_length=1130)
