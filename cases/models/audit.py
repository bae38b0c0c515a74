"""The daily rows over all chains: whoever changes the past must change every day since."""

from django.db import models

from cases.models.cases import Case
from reporting.fields import BytesField


class AuditDay(models.Model):
    """The heads of all chains as they stood, sorted and hashed, chained to the row before."""

    number = models.PositiveIntegerField(primary_key=True)
    day = models.DateField(unique=True)
    chains = models.PositiveIntegerField()  # how many heads there were
    heads = BytesField(max_length=32)  # SHA-256 of the heads, sorted, one after the other
    prev = BytesField(max_length=32)
    hash = BytesField(max_length=32)


class AuditHead(models.Model):
    """How far a chain had come on a day, for each chain that had grown since the row before."""

    audit = models.ForeignKey(AuditDay, on_delete=models.PROTECT, related_name="grown")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # of its last event

    class Meta:
        # how far had this chain come by then?
        indexes = [models.Index(fields=["case", "audit"], name="audit_head_by_case")]
        constraints = [
            models.UniqueConstraint(
                name="one_head_a_chain",
                fields=["audit", "case"],
                violation_error_message="This day has a head of this chain.",
            )
        ]
