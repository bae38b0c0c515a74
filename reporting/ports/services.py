"""Writing the register: a second run changes nothing."""

from dataclasses import dataclass

from django.db import transaction

from reporting.models import Port, PortComplex

WRITTEN = (
    "kind",
    "name",
    "country",
    "subdivision",
    "latitude",
    "longitude",
    "source",
    "disputed",
    "well_known",
    "complex_id",
)


@dataclass(frozen=True)
class Loaded:
    """What a load did: numbers of ports."""

    added: int
    changed: int
    unchanged: int
    kept: int  # in the database, no longer in the sources

    @property
    def nothing_changed(self) -> bool:
        return not self.added and not self.changed


@transaction.atomic
def load_register(*, ports: list[Port], complexes: list[PortComplex]) -> Loaded:
    """Add what is new, correct what differs, keep what the sources no longer name."""
    PortComplex.objects.bulk_create(
        complexes,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "country"],
    )
    known = Port.objects.in_bulk()
    added = [port for port in ports if port.code not in known]
    changed = [port for port in ports if port.code in known and differs(port, known[port.code])]
    Port.objects.bulk_create(added, batch_size=500)
    Port.objects.bulk_update(changed, WRITTEN, batch_size=200)
    unchanged = len(ports) - len(added) - len(changed)
    kept = len(known) - len(changed) - unchanged
    return Loaded(added=len(added), changed=len(changed), unchanged=unchanged, kept=kept)


def differs(port: Port, known: Port) -> bool:
    return any(getattr(port, name) != getattr(known, name) for name in WRITTEN)
