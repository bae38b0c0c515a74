"""Acts that wait for a second signature, with the events in which the first stands."""

from collections.abc import Iterable

from django.db.models import Q

from cases.models import Event, WaitingAct


def with_proposals(acts: Iterable[WaitingAct]) -> list[WaitingAct]:
    """Give each act its proposal, with one query for all."""
    found = list(acts)
    wanted = Q(pk__in=[])
    for act in found:
        wanted |= Q(case=act.case_id, number=act.number)
    proposals = {(event.case_id, event.number): event for event in Event.objects.filter(wanted)}
    for act in found:
        act.proposal = proposals[act.case_id, act.number]  # type: ignore[attr-defined]
    return found
