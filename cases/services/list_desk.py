"""Pushing a desk down into the directory, where reporters find it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from cases.models import DeskStatement
from cases.selectors.desks import key_holders, newest_statement
from cases.selectors.duty import duty_of
from reporting.directory import services as directory
from reporting.models import ListedDesk, Route
from staff.models import Desk

FEWEST_KEY_HOLDERS = 2
EVERYWHERE_ELSE = "*"


def list_desk(*, desk: Desk, statement: DeskStatement) -> None:
    """List the desk with its newest statement; with one key holder left it opens for nobody new."""
    members = key_holders(desk)
    if members < FEWEST_KEY_HOLDERS:
        directory.unlist_desk(desk=desk.pk)
        # its chain goes on being public, so that no gap is there when it opens again
        directory.add_statement(
            desk=desk.pk, statement=statement.body, signatures=statement.signatures
        )
        return
    directory.list_desk(
        desk=directory.ListedDeskData(
            desk=desk.pk,
            name=desk.name,
            country=desk.country,
            retention_months=desk.retention_months,
            people=members,
            organisations=desk.organisations or [desk.organisation],
            languages=desk.languages,
            duty=duty_in_json(desk),
            oversight=desk.kind == Desk.Kind.OVERSIGHT,
            custodians=desk.custodians,
        ),
        statement=statement.body,
        signatures=statement.signatures,
    )
    if not Route.objects.filter(place=EVERYWHERE_ELSE).exists():
        directory.set_route(place=EVERYWHERE_ELSE, case=desk.pk, own_side=own_side_of(desk))


@transaction.atomic
def list_desks_anew() -> None:
    """Close desks whose key holders have left the desk, and open those that have two again.

    A membership ends by its date, and nothing else would notice; the same for who was on duty.
    """
    listed = dict(ListedDesk.objects.values_list("desk", "duty"))
    for desk in Desk.objects.filter(statements__isnull=False).distinct():
        statement = newest_statement(desk)
        opens = key_holders(desk) >= FEWEST_KEY_HOLDERS
        changed = opens != (desk.pk in listed) or (opens and listed[desk.pk] != duty_in_json(desk))
        if statement is not None and changed:
            list_desk(desk=desk, statement=statement)


def duty_in_json(desk: Desk) -> dict[str, Any] | None:
    duty = duty_of(desk)
    return duty.to_json() if duty else None


def own_side_of(desk: Desk) -> UUID:
    """Reports about the ship's own side go to the oversight desk, once there is one."""
    return (
        ListedDesk.objects.filter(oversight=True).values_list("desk", flat=True).first() or desk.pk
    )
