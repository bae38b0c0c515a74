"""People, desks and memberships; `Person` is the user model from the first migration on."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """Makes people; there is no superuser."""

    def create_user(self, *, email: str, name: str, password: str | None = None) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who works here; reporters have no account anywhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    is_active = models.BooleanField(default=True)
    away_until = models.DateField(null=True, blank=True)
    deputy = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="deputises_for"
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    def __str__(self) -> str:
        return self.name


class Desk(models.Model):
    """A team that receives reports; the oversight desk receives what concerns a team's own side."""

    class Kind(models.TextChoices):
        TEAM = "team", "Team"
        OVERSIGHT = "oversight", "Oversight"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TEAM)
    organisation = models.CharField(max_length=160)
    organisations = models.JSONField(default=list)  # whom its people work for, shown to reporters
    country = models.CharField(max_length=2)  # whose holidays move its legal dates
    time_zone = models.CharField(max_length=64, default="UTC")
    languages = models.JSONField(default=list)
    custodians = models.JSONField(default=list)
    retention_months = models.PositiveSmallIntegerField()  # asked, never a silent default

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="desk_kind_is_known",
                condition=models.Q(kind__in=["team", "oversight"]),
                violation_error_message="A desk is a team's or oversight's.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def clock_place(self) -> str:
        """Whose clocks its hours are those of, as people say it: Buenos Aires."""
        return self.time_zone.rpartition("/")[2].replace("_", " ")


class Membership(models.Model):
    """What a person may do, and where; house-wide roles have no desk."""

    class Role(models.TextChoices):
        OFFICER = "officer", "Officer"
        LEAD = "lead", "Lead"
        GUEST = "guest", "Guest"
        COORDINATOR = "coordinator", "Coordinator"
        ADMINISTRATOR = "administrator", "Administrator"
        CUSTODIAN = "custodian", "Custodian"
        AUDITOR = "auditor", "Auditor"

    DESK_ROLES = ("officer", "lead", "guest")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    desk = models.ForeignKey(
        Desk, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=16, choices=Role.choices)
    countries = models.JSONField(default=list)  # the scope of a coordinator; empty: all
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_membership_a_role",
                fields=["person", "desk", "role"],
                condition=models.Q(desk__isnull=False),
                violation_error_message="This person has this role already.",
            ),
            models.UniqueConstraint(
                name="one_house_wide_membership_a_role",
                fields=["person", "role"],
                condition=models.Q(desk__isnull=True),
                violation_error_message="This person has this role already.",
            ),
            models.CheckConstraint(
                name="membership_role_fits_its_desk",
                condition=models.Q(role__in=["officer", "lead", "guest"], desk__isnull=False)
                | models.Q(
                    role__in=["coordinator", "administrator", "custodian", "auditor"],
                    desk__isnull=True,
                ),
                violation_error_message="Officers, leads and guests have a desk; the others none.",
            ),
        ]
