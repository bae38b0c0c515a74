"""Sealing: a recovery seed on paper, in pieces for three custodians: 24 BIP 39 words a piece."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from mnemonic import Mnemonic

from reporting.sealing.errors import BadCodename
from reporting.sealing.instance import SECRET_BYTES, exactly

PAIRS = ((1, 2), (1, 3), (2, 3))


@dataclass(frozen=True, slots=True)
class Piece:
    """What one custodian holds of one pair; alone it says nothing."""

    custodian: int
    partner: int
    secret: bytes = field(repr=False)


def split_recovery(seed: bytes) -> tuple[Piece, ...]:
    """Return, for each pair of custodians, a random x and seed XOR x: any two rebuild the seed."""
    exactly("The recovery seed", seed, SECRET_BYTES)
    pieces: list[Piece] = []
    for one, other in PAIRS:
        x = secrets.token_bytes(SECRET_BYTES)
        pieces += [Piece(one, other, x), Piece(other, one, _xor(seed, x))]
    return tuple(pieces)


def join_recovery(one: bytes, other: bytes) -> bytes:
    """Return the seed of two pieces of one pair.

    Pieces of different pairs give another seed: compare its key with the statement's.
    """
    return _xor(exactly("A piece", one, SECRET_BYTES), exactly("A piece", other, SECRET_BYTES))


def phrase_words(secret: bytes) -> tuple[str, ...]:
    """Return the 24 English words of a piece (BIP 39 for 256 bits)."""
    exactly("A piece", secret, SECRET_BYTES)
    return tuple(_english().to_mnemonic(secret).split())


def read_phrase(typed: str) -> bytes:
    """Return the piece of 24 English words; BadCodename for others, or in another order."""
    words = typed.lower().split()
    try:
        secret = bytes(_english().to_entropy(words))
    except (ValueError, LookupError):
        raise BadCodename("This is no phrase of 24 words.") from None
    if len(secret) != SECRET_BYTES:
        raise BadCodename("This is no phrase of 24 words.")
    return secret


def _english() -> Mnemonic:
    return Mnemonic("english")


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
