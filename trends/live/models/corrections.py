"""An officer's word on a count, sealed like facets: no case, no person, no ticket in clear."""

import uuid

from django.db import models

from reporting.fields import BytesField


class Correction(models.Model):
    """A correction that waits for the next count, together with the facets."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    window_key = models.UUIDField()
    sealed = BytesField(max_length=3184)

    class Meta:
        # "does a waiting row name this key?" before its private half is destroyed
        indexes = [models.Index(fields=["window_key"], name="correction_by_window_key")]
