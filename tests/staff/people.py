"""The cast of staff: each with a password, a second factor and exactly the roles of their part."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client

from staff.locking import lock
from staff.models import Desk, Membership, Person

PASSWORD = "correct horse battery staple"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass(frozen=True)
class Visitor:
    """Somebody signed in, with a browser of their own that checks CSRF."""

    person: Person
    client: Client

    def get(self, path: str, **headers: Any) -> Any:
        return self.client.get(path, **headers)


def make_desk(name: str = "Team Rio", **fields: Any) -> Desk:
    values: dict[str, Any] = {
        "organisation": "Shippers' Council",
        "country": "AR",
        "retention_months": 36,
        "languages": ["en"],
    }
    return Desk.objects.create(name=name, **(values | fields))


def make_person(
    name: str, *roles: tuple[str, Desk | None], second_factor: bool = True, **fields: Any
) -> Person:
    email = f"{name.partition(' ')[0].lower()}@example.org"
    person = Person.objects.create_user(email=email, name=name, password=PASSWORD)
    for role, desk in roles:
        Membership.objects.create(person=person, role=role, desk=desk, **fields)
    if second_factor:
        Authenticator.objects.create(
            user=person, type=Authenticator.Type.TOTP, data={"secret": lock(SECRET)}
        )
    return person


def visit(person: Person) -> Visitor:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    return Visitor(person, client)
