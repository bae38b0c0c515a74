"""What coordinators know about a port complex: dated reforms and events, and its authority."""

from django.db import models


class Intervention(models.Model):
    """A dated event that may have changed what is reported; a later one can undo it."""

    class Type(models.TextChoices):
        REFORM = "reform", "Reform"
        ENFORCEMENT = "enforcement", "Enforcement"
        CAMPAIGN = "campaign", "Reporting campaign"
        DISRUPTION = "disruption", "Disruption"

    complex = models.CharField(max_length=40)
    type_group = models.CharField(max_length=24, blank=True)  # empty: every inspection
    type = models.CharField(max_length=12, choices=Type.choices)
    date = models.DateField()
    title = models.CharField(max_length=160)
    partners = models.CharField(max_length=240, blank=True)
    source = models.CharField(max_length=240)
    undoes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    class Meta:
        # the events of one page in order
        indexes = [models.Index(fields=["complex", "date"], name="intervention_by_complex")]
        constraints = [
            models.CheckConstraint(
                name="intervention_type_is_known",
                condition=models.Q(type__in=["reform", "enforcement", "campaign", "disruption"]),
                violation_error_message="Unknown type of an intervention.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class AuthorityContact(models.Model):
    """What the authority of a complex was shown, and what it says, unedited."""

    complex = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=160)
    shown_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    link = models.URLField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="authority_answer_has_its_date",
                condition=models.Q(answered_on__isnull=True, answer="")
                | (models.Q(answered_on__isnull=False) & ~models.Q(answer="")),
                violation_error_message="An answer has its text and its date.",
            )
        ]

    def __str__(self) -> str:
        return self.name
