"""What was erased, and may still lie in the database's files."""

import uuid

from django.db import models


class Unscrubbed(models.Model):
    """One erasing that no scrub has followed yet; it says nothing of what was erased."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
