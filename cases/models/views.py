"""Views of a queue that an officer has named: only what the server knows of a case anyway."""

from django.db import models

from staff.models import Desk, Person


class SavedViews(models.Model):
    """The named views of one person at one desk, in their order.

    Never what is sealed: a port, a word or a label kept here would tell what an officer looks for.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="+")
    views = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_list_of_views_a_desk",
                fields=["person", "desk"],
                violation_error_message="This person has a list of views at this desk.",
            )
        ]
