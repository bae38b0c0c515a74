"""Desk statements: who holds a desk's key, signed and chained; and the shares of its seeds."""

from django.db import models

from cases.models.keys import OfficerKey
from reporting.fields import BytesField
from staff.models import Desk, Person


class DeskStatement(models.Model):
    """An accepted statement, as its bytes were signed."""

    hash = BytesField(max_length=32, primary_key=True)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()
    epoch = models.PositiveIntegerField()
    key_id = models.UUIDField()
    body = BytesField()
    signatures = models.JSONField()

    class Meta:
        # whose arrival is this? the desk of the key that it was sealed to
        indexes = [models.Index(fields=["key_id"], name="statement_by_key")]
        constraints = [
            models.UniqueConstraint(
                name="one_statement_a_number",
                fields=["desk", "number"],
                violation_error_message="This desk has a statement with this number.",
            )
        ]


class Proposal(models.Model):
    """A statement that waits for its signatures; one a desk."""

    desk = models.OneToOneField(Desk, primary_key=True, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    body = BytesField()
    signatures = models.JSONField()
    shares = models.JSONField()
    index_shares = models.JSONField()
    recovery_shares = models.JSONField(default=list)
    proposer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class SeedShare(models.Model):
    """The desk seed of one epoch, sealed to one officer."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="seed_shares")
    officer = models.ForeignKey(OfficerKey, on_delete=models.CASCADE, related_name="seed_shares")
    epoch = models.PositiveIntegerField()
    key_id = models.UUIDField()  # the desk key that the seed expands to
    share = BytesField(max_length=1184)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_seed_share_an_officer",
                fields=["desk", "epoch", "officer"],
                violation_error_message="This officer has a share of this epoch.",
            )
        ]


class IndexShare(models.Model):
    """One version of a desk's index seed, sealed to one officer."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="index_shares")
    officer = models.ForeignKey(OfficerKey, on_delete=models.CASCADE, related_name="index_shares")
    version = models.PositiveIntegerField()
    share = BytesField(max_length=1184)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_index_share_an_officer",
                fields=["desk", "version", "officer"],
                violation_error_message="This officer has a share of this version.",
            )
        ]


class RecoveryShare(models.Model):
    """The desk seed of one epoch, sealed to the recovery key that a statement names."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="recovery_shares")
    epoch = models.PositiveIntegerField()
    key_id = models.UUIDField()  # the desk key that the seed expands to
    share = BytesField(max_length=1184)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_recovery_share_an_epoch",
                fields=["desk", "epoch"],
                violation_error_message="There is a recovery share of this epoch.",
            )
        ]
