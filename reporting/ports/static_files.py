"""Files of ports: one a country for the form, one of all for the desk; never a request a key."""

import json

from reporting.models import Port, PortComplex
from reporting.ports.selectors import named_places


def country_files() -> dict[str, bytes]:
    """Text by country: well-known places, an empty line, the smaller ones.

    A line is `code without its country`, tab, `name`, tab, `province` (only of a name that is
    there twice). JSON of the same is 10 % heavier as sent.
    """
    by_country: dict[str, list[Port]] = {}
    for port in Port.objects.order_by("country", "name", "code"):
        by_country.setdefault(port.country, []).append(port)
    return {country: encode(ports) for country, ports in by_country.items()}


def encode(ports: list[Port]) -> bytes:
    blocks: dict[bool, list[str]] = {True: [], False: []}
    for place in named_places(ports):
        blocks[place.well_known].append(f"{place.code[2:]}\t{place.name}\t{place.province}")
    return "\n\n".join("\n".join(block) for block in blocks.values()).encode()


def names_file() -> bytes:
    """JSON `{code: name}` of every place, for the desk.

    An officer's browser that fetched one country's file for one case would tell us the country.
    """
    names = dict(Port.objects.order_by("code").values_list("code", "name"))
    return json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()


def complexes_file() -> bytes:
    """JSON `{code: {name, places}}` of the port complexes, for the desk's register."""
    complexes = {
        one.code: {"name": one.name, "places": [port.code for port in one.ports.order_by("code")]}
        for one in PortComplex.objects.order_by("code")
    }
    return json.dumps(complexes, ensure_ascii=False, separators=(",", ":")).encode()
