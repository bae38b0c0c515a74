"""Who holds a desk's key, and what of it one officer may open."""

from base64 import b64encode
from typing import Any

from django.db.models import Max

from cases.models import DeskStatement, IndexShare, OfficerKey, Proposal, SeedShare
from reporting.sealing.statements import SignedStatement
from staff.access import memberships_at
from staff.models import Desk, Person


def signed_statements(desk: Desk) -> list[SignedStatement]:
    """The accepted chain of a desk, oldest first."""
    rows = DeskStatement.objects.filter(desk=desk).order_by("number")
    return [SignedStatement.from_json(statement_json(row)) for row in rows]


def statement_json(row: DeskStatement | Proposal) -> dict[str, Any]:
    """`{statement: base64, signatures [...]}`, as in /directory/history."""
    return {"statement": b64encode(row.body).decode("ascii"), "signatures": row.signatures}


def people_of(desk: Desk) -> list[dict[str, Any]]:
    """The officers and leads of a desk with their public keys, as far as they have made one."""
    rows = memberships_at(desk).select_related("person").order_by("person__name")
    people = {row.person_id: row for row in rows}
    keys = {key.person_id: key for key in OfficerKey.objects.filter(person__in=people)}
    return [
        {
            "person": person_id,
            "name": row.person.name,
            "role": row.role,
            "officer": key.pk if (key := keys.get(person_id)) else None,
            "hpke": key.hpke if key else None,
            "sign": key.sign if key else None,
        }
        for person_id, row in people.items()
    ]


def shares_for(desk: Desk, person: Person) -> list[SeedShare]:
    return list(SeedShare.objects.filter(desk=desk, officer__person=person).order_by("epoch"))


def index_shares_for(desk: Desk, person: Person) -> list[IndexShare]:
    """Every version: rows that nobody has sealed anew yet are still under an older one."""
    shares = IndexShare.objects.filter(desk=desk, officer__person=person)
    return list(shares.order_by("version"))


def index_version_of(desk: Desk) -> int:
    """The version of the index that rows are written under now; 0 before there is one."""
    newest = IndexShare.objects.filter(desk=desk).aggregate(newest=Max("version"))["newest"]
    return newest or 0
