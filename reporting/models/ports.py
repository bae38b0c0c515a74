"""Places that a report can name, and the complexes under which they are published."""

from django.db import models


class PortComplex(models.Model):
    """A named set of ports that are published together; a port of none stands for itself."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)

    def __str__(self) -> str:
        return self.name


class Port(models.Model):
    """A UN/LOCODE seaport, or a waterway or anchorage of our own list (`EG-suez_canal`)."""

    class Kind(models.TextChoices):
        PORT = "port", "Port"
        WATERWAY = "waterway", "Waterway"
        ANCHORAGE = "anchorage", "Anchorage"

    code = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PORT)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)
    subdivision = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    source = models.CharField(max_length=20, blank=True)  # where the coordinates come from
    disputed = models.BooleanField(default=False)  # two sources over 100 km apart
    well_known = models.BooleanField(default=False)
    complex = models.ForeignKey(
        PortComplex, null=True, blank=True, on_delete=models.SET_NULL, related_name="ports"
    )

    class Meta:
        indexes = [models.Index(fields=["country", "name"], name="port_by_country")]
        constraints = [
            models.CheckConstraint(
                name="port_kind_is_known",
                condition=models.Q(kind__in=["port", "waterway", "anchorage"]),
                violation_error_message="A place is a port, a waterway or an anchorage.",
            ),
            models.CheckConstraint(
                name="port_has_both_coordinates_or_none",
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180
                ),
                violation_error_message="Give both coordinates, in degrees, or none.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
