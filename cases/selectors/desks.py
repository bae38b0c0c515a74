"""Who holds a desk's key, and what of it one officer may open."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef

from cases.models import (
    DeskStatement,
    IndexRow,
    IndexShare,
    OfficerKey,
    Proposal,
    RecoveryShare,
    SeedShare,
)
from reporting.models import Wrap
from reporting.sealing.statements import SignedStatement, parse_statement
from staff.access import memberships_at
from staff.models import Desk, Person


def signed_statements(desk: Desk) -> list[SignedStatement]:
    """The accepted chain of a desk, oldest first."""
    rows = DeskStatement.objects.filter(desk=desk).order_by("number")
    return [SignedStatement.from_json(statement_json(row)) for row in rows]


def newest_statement(desk: Desk) -> DeskStatement | None:
    return DeskStatement.objects.filter(desk=desk).order_by("-number").first()


def keys_of(desk: Desk) -> dict[int, UUID]:
    """The id of the desk's key in each epoch."""
    rows = DeskStatement.objects.filter(desk=desk).values_list("epoch", "key_id")
    return dict(rows)


def keys_in_use(desk: Desk) -> set[int]:
    """Epochs whose key opens something: a report that is kept, or one that may still arrive."""
    keys = keys_of(desk)
    held = Wrap.objects.filter(key_id=OuterRef("key_id"))
    opening = DeskStatement.objects.filter(Exists(held), desk=desk).values_list("epoch", flat=True)
    newest = max(keys, default=0)
    # reports on their way to the key before the newest are let in for two days
    return set(opening) | ({newest, newest - 1} & set(keys))


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


def index_versions_in_use(desk: Desk) -> set[int]:
    rows = IndexRow.objects.filter(case__desk=desk)
    return set(rows.order_by().values_list("version", flat=True).distinct())


def rows_under_older_versions(desk: Desk) -> int:
    """Rows of the register that whoever left could still open: to be sealed anew in a browser."""
    rows = IndexRow.objects.filter(case__desk=desk, version__lt=index_version_of(desk))
    return rows.count()


def recovery_shares_of(desk: Desk) -> list[RecoveryShare]:
    """What only the recovery key opens: two custodians bring it together."""
    return list(RecoveryShare.objects.filter(desk=desk).order_by("epoch"))


def key_holders(desk: Desk) -> int:
    """How many of those whom the newest statement names are officers of the desk today."""
    newest = newest_statement(desk)
    if newest is None:
        return 0
    named = [UUID(bytes=member.officer_id) for member in parse_statement(newest.body).members]
    people = memberships_at(desk).values("person")
    return OfficerKey.objects.filter(pk__in=named, person__in=people).count()


def index_version_of(desk: Desk) -> int:
    """The version of the index that rows are written under now; 0 before there is one."""
    newest = IndexShare.objects.filter(desk=desk).aggregate(newest=Max("version"))["newest"]
    return newest or 0
