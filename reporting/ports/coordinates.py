"""Where a port lies when several registers say where: degrees, distances and disputes."""

import re
from dataclasses import dataclass
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

UNLOCODE = re.compile(r"(\d{2})(\d{2})([NS]) (\d{3})(\d{2})([EW])")
EARTH_RADIUS_KM = 6371.0
# registers that place one port farther apart than this mean two places, or one is wrong
CLASH_KM = 100.0


@dataclass(frozen=True)
class Point:
    """A point in degrees, and the register that says so."""

    latitude: float
    longitude: float
    source: str


@dataclass(frozen=True)
class Position:
    """What the registers say together; `point` is None where none can be chosen."""

    point: Point | None
    disputed: bool


def parse_unlocode(text: str) -> Point | None:
    """UN/LOCODE coordinates are degrees and minutes: `3257S 06039W` is 32.95 S, 60.65 W."""
    match = UNLOCODE.fullmatch(text.strip())
    if match is None:
        return None
    south, west = match[3] == "S", match[6] == "W"
    latitude = int(match[1]) + int(match[2]) / 60
    longitude = int(match[4]) + int(match[5]) / 60
    if int(match[2]) > 59 or int(match[5]) > 59 or latitude > 90 or longitude > 180:
        return None
    return Point(
        round(-latitude if south else latitude, 5),
        round(-longitude if west else longitude, 5),
        "unlocode",
    )


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance by the haversine formula."""
    latitudes = radians(one.latitude), radians(other.latitude)
    half_latitude = (latitudes[1] - latitudes[0]) / 2
    half_longitude = radians(other.longitude - one.longitude) / 2
    chord = (
        sin(half_latitude) ** 2 + cos(latitudes[0]) * cos(latitudes[1]) * sin(half_longitude) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def choose_position(points: list[Point]) -> Position:
    """The first register's point, unless another is over 100 km away.

    Then the port is flagged, and a point is kept only where two registers agree against the third.
    """
    if not points:
        return Position(None, disputed=False)
    near = [pair for pair in combinations(points, 2) if distance_km(*pair) <= CLASH_KM]
    disputed = len(near) < len(points) * (len(points) - 1) // 2
    if not disputed:
        return Position(points[0], disputed=False)
    return Position(near[0][0] if near else None, disputed=True)
