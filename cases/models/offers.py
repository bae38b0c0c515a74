"""A case that waits for another desk to take it over."""

from django.db import models

from cases.models.cases import Case
from staff.models import Desk


class Offer(models.Model):
    """Both desks can open the case; it stays its own desk's until the other has taken it over."""

    case = models.OneToOneField(
        Case, primary_key=True, on_delete=models.CASCADE, related_name="offer"
    )
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="offers")
    key_id = models.UUIDField()  # of that desk's key, for which the content key was wrapped
    number = models.PositiveIntegerField()  # of the event that it is: by whom, when and why
