"""The register: seaports of UN/LOCODE placed by three sources, our own places, the complexes."""

from pathlib import Path

from reporting.models import Port, PortComplex
from reporting.ports.coordinates import Point, choose_position
from reporting.ports.own_places import COMPLEXES, OWN_PLACES, OwnPlace
from reporting.ports.sources import ListedPort, read_sea_ports, read_searoute, read_unlocode

COMPLEX_OF = {port: group.code for group in COMPLEXES for port in group.ports}


def build_register(base: Path) -> list[Port]:
    """Every place as an unsaved row, in order of code."""
    listed, searoute, sea_ports = read_unlocode(), read_searoute(), read_sea_ports(base)
    ports = [
        port_row(
            port,
            others=[searoute.get(code), sea_ports.get(code)],
            well_known=code in searoute or code in sea_ports,
        )
        for code, port in listed.items()
    ]
    places = [*ports, *(own_row(place) for place in OWN_PLACES)]
    refuse_unknown_members({place.code for place in places})
    return sorted(places, key=lambda place: place.code)


def build_complexes() -> list[PortComplex]:
    return [PortComplex(code=c.code, name=c.name, country=c.country) for c in COMPLEXES]


def port_row(port: ListedPort, *, others: list[Point | None], well_known: bool) -> Port:
    points = [point for point in [port.point, *others] if point is not None]
    position = choose_position(points)
    point = position.point
    return Port(
        code=port.code,
        kind=Port.Kind.PORT,
        name=port.name,
        country=port.country,
        subdivision=port.subdivision,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        source=point.source if point else "",
        disputed=position.disputed,
        well_known=well_known,
        complex_id=COMPLEX_OF.get(port.code),
    )


def own_row(place: OwnPlace) -> Port:
    return Port(
        code=place.code,
        kind=place.kind,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        source="own",
        well_known=True,
        complex_id=COMPLEX_OF.get(place.code),
    )


def refuse_unknown_members(codes: set[str]) -> None:
    missing = sorted(COMPLEX_OF.keys() - codes)
    if missing:
        raise ValueError(f"A port complex names places that no register has: {', '.join(missing)}")
