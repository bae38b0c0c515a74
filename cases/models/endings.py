"""The end of a case before its time: reasons in codes, and acts that wait for a second."""

from django.db import models

from cases.models.cases import Case
from staff.models import Person


class HoldReason(models.TextChoices):
    """Why a case must be kept; what more there is to say is sealed."""

    AUTHORITY = "authority_asked", "A court or an authority asked for it"
    CLAIM = "claim", "It is needed for a claim, ours or against us"
    INQUIRY = "inquiry", "An inquiry is going on"
    OTHER_LAW = "other_law", "Another law asks us to keep it"


class LiftReason(models.TextChoices):
    """Why it need not be kept any more."""

    MATTER_CLOSED = "matter_closed", "The matter is closed"
    AUTHORITY_AGREED = "authority_agreed", "Whoever asked for it has agreed"
    BY_MISTAKE = "by_mistake", "It was placed by mistake"


class EraseReason(models.TextChoices):
    """Why a case goes before its time."""

    DANGER = "person_in_danger", "What was written puts somebody in danger"
    RIGHT = "persons_right", "Somebody named in it has a right to it"
    NOT_A_REPORT = "not_a_report", "It is no report"
    BY_MISTAKE = "by_mistake", "It was sent by mistake"


class WaitingAct(models.Model):
    """An act that one officer has signed and that waits for a second; one a case.

    The first signature stands in the event of this number.
    """

    class Kind(models.TextChoices):
        LIFT_HOLD = "lift_hold", "Lift the legal hold"
        ERASE = "erase", "Erase before time"

    case = models.OneToOneField(
        Case, primary_key=True, on_delete=models.CASCADE, related_name="waiting_act"
    )
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=9, choices=Kind.choices)
    reason = models.CharField(max_length=16)
    proposer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="waiting_act_is_known",
                condition=models.Q(act__in=["lift_hold", "erase"]),
                violation_error_message="Unknown act.",
            )
        ]
