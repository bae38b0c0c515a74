"""The one row that names this installation in every sealed thing."""

from django.db import models

from reporting.fields import BytesField


class Installation(models.Model):
    """The instance id of protocol.md section 7: 16 random bytes, the same for all host names."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    instance = BytesField(max_length=16)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="installation_is_one_row",
                condition=models.Q(id=1),
                violation_error_message="There is one installation row, with id 1.",
            )
        ]
