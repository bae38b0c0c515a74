"""The registers of ports as their packages carry them; nothing of them is committed here."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from reporting.ports.coordinates import Point, parse_unlocode

SEAPORT = "1"  # the first letter of a UN/LOCODE function code that names a seaport


class SourceMissingError(Exception):
    """A package that carries a register is not installed."""


@dataclass(frozen=True)
class ListedPort:
    """One seaport of UN/LOCODE."""

    code: str
    country: str
    name: str
    subdivision: str
    point: Point | None


def read_unlocode() -> dict[str, ListedPort]:
    """Seaports of UN/LOCODE 2023-1 by code, from the package's CSV files.

    Its ready-made database has wrong coordinates (minutes read as decimals), so it is not used.
    """
    folder = package_folder("pyunlocode") / "csv"
    provinces = read_subdivisions(next(folder.glob("*SubdivisionCodes.csv")))
    ports: dict[str, ListedPort] = {}
    for path in sorted(folder.glob("*CodeListPart*.csv")):
        for port in read_code_list(path, provinces):
            known = ports.get(port.code)
            if known is None or (known.point is None and port.point is not None):
                ports[port.code] = port
    return ports


def read_code_list(path: Path, provinces: dict[str, str]) -> Iterator[ListedPort]:
    with path.open(encoding="latin-1", newline="") as lines:
        for row in csv.reader(lines):
            _, country, location, name, _, province, function, status, *_ = row
            if not location or not function.startswith(SEAPORT) or status == "XX":
                continue
            yield ListedPort(
                code=country + location,
                country=country,
                name=name,
                subdivision=provinces.get(f"{country}-{province}", ""),
                point=parse_unlocode(row[10]),
            )


def read_subdivisions(path: Path) -> dict[str, str]:
    with path.open(encoding="latin-1", newline="") as lines:
        return {f"{row[0]}-{row[1]}": row[2] for row in csv.reader(lines)}


def read_searoute() -> dict[str, Point]:
    """Points of `searoute` by port code."""
    path = package_folder("searoute") / "data" / "ports.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {
        feature["properties"]["port"]: point_of(feature["geometry"]["coordinates"], "searoute")
        for feature in features
    }


def read_sea_ports(base: Path) -> dict[str, Point | None]:
    """Points of the npm package `sea-ports` by port code; some of its ports have none."""
    path = base / "node_modules" / "sea-ports" / "lib" / "ports.json"
    if not path.exists():
        raise SourceMissingError("The npm package sea-ports is not installed: run `make setup`.")
    ports = json.loads(path.read_text(encoding="utf-8"))
    return {
        code: point_of(port["coordinates"], "sea-ports") if port.get("coordinates") else None
        for code, port in ports.items()
    }


def point_of(longitude_latitude: list[float], source: str) -> Point:
    longitude, latitude = longitude_latitude
    return Point(round(latitude, 5), round(longitude, 5), source)


def package_folder(name: str) -> Path:
    """The package's folder, found without importing it (searoute imports a routing engine)."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SourceMissingError(f"The package {name} is not installed: run `make setup`.")
    return Path(spec.origin).parent
