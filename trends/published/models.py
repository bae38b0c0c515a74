"""Releases as they were frozen: what the public pages read, and nothing else."""

from django.db import models

from reporting.fields import BytesField


class Release(models.Model):
    """A frozen, numbered release. `manifest` is canonical JSON and names the hash of every page;
    `hash` is its SHA-256, and the manifest names the release before it."""

    number = models.PositiveIntegerField(primary_key=True)
    day = models.DateField()
    covers_to = models.CharField(max_length=7)  # YYYY-Qn
    invented = models.BooleanField(default=False)
    manifest = models.TextField()
    hash = BytesField(max_length=32, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="release_covers_to_a_quarter",
                condition=models.Q(covers_to__regex=r"^[0-9]{4}-Q[1-4]$"),
                violation_error_message="A release covers to a quarter, YYYY-Qn.",
            ),
            models.CheckConstraint(
                name="release_is_numbered_from_one",
                condition=models.Q(number__gte=1),
                violation_error_message="Releases are numbered from 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"Release {self.number}"


class ReleasePage(models.Model):
    """The page of one port complex in one release, as canonical JSON."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="pages")
    complex = models.CharField(max_length=40)
    document = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_page_a_complex",
                fields=["release", "complex"],
                violation_error_message="This release has a page of this complex.",
            )
        ]
