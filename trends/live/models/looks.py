"""Who looked at figures that are not for publication."""

import uuid

from django.conf import settings
from django.db import models


class LiveLook(models.Model):
    """One look of a coordinator at the live figures: what staff do carries its time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="live_looks"
    )
    at = models.DateTimeField()
    complex = models.CharField(max_length=40, blank=True)  # empty: the overview
    year = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="live_look_by_time")]  # the log, newest first
