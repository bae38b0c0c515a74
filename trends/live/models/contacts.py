"""Who changed the register of telephone numbers, and how: what staff do carries its time."""

import uuid

from django.conf import settings
from django.db import models


class ContactChange(models.Model):
    """One deed of a coordinator; the number itself may be gone."""

    class Action(models.TextChoices):
        ADDED = "added", "Added"
        CHANGED = "changed", "Changed"
        CHECKED = "checked", "Checked"
        DELETED = "deleted", "Deleted"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contact_changes"
    )
    at = models.DateTimeField()
    action = models.CharField(max_length=7, choices=Action.choices)
    contact = models.UUIDField()
    country = models.CharField(max_length=2)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-at"], name="contact_change_by_time")]  # newest first
        constraints = [
            models.CheckConstraint(
                name="contact_change_action_is_known",
                condition=models.Q(action__in=["added", "changed", "checked", "deleted"]),
                violation_error_message="Unknown change of a telephone number.",
            )
        ]
