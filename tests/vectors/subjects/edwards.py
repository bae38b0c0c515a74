"""Edwards25519 by hand, to make the signatures that no honest signer makes."""

from __future__ import annotations

import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int]


def add(one: Point, other: Point) -> Point:
    """Return the sum of two points (x, y)."""
    (x1, y1), (x2, y2) = one, other
    k = D * x1 * x2 * y1 * y2 % P
    return (
        (x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P,
        (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P,
    )


def times(number: int, point: Point) -> Point:
    """Return the point added to itself so many times."""
    total: Point = (0, 1)
    while number:
        if number & 1:
            total = add(total, point)
        point, number = add(point, point), number >> 1
    return total


def decode(data: bytes) -> Point:
    """Return the point of 32 bytes that are one."""
    number = int.from_bytes(data, "little")
    y = number & ((1 << 255) - 1)
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = pow(u * pow(v, -1, P), (P + 3) // 8, P)
    if (x * x * v - u) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    return (P - x if x & 1 != number >> 255 else x, y)


def encode(point: Point) -> bytes:
    """Return the 32 bytes of a point."""
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
ORDER_8 = decode(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))


def sign_with_torsion(seed: bytes, message: bytes, torsion: Point) -> bytes:
    """Return a signature that holds only for who multiplies the equation by the cofactor."""
    digest = hashlib.sha512(seed).digest()
    secret = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    key = encode(times(secret % ORDER, BASE))
    nonce = int.from_bytes(hashlib.sha512(digest[32:] + message).digest(), "little") % ORDER
    r = encode(add(times(nonce, BASE), torsion))
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    return r + ((nonce + k * secret) % ORDER).to_bytes(32, "little")
