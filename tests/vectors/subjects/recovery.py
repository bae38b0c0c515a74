"""Vectors of the recovery seed on paper: phrases of 24 words, and pieces that give it back."""

from __future__ import annotations

from typing import Any

from reporting.sealing.recovery import phrase_words
from tests.vectors.subjects.inputs import Kept, about, material

SEED = material("recovery seed", 32)
SECRETS = (bytes(32), b"\xff" * 32, SEED, material("piece", 32))


def recovery(_kept: Kept) -> dict[str, Any]:
    """Phrases, two pieces of one pair, and what is no phrase."""
    x = material("piece", 32)
    words = list(phrase_words(SEED))
    return {
        "about": about("Any two of three custodians rebuild a recovery seed from 24-word phrases."),
        "phrases": [
            {"secret": secret.hex(), "words": list(phrase_words(secret))} for secret in SECRETS
        ],
        "pair": {
            "seed": SEED.hex(),
            "one": x.hex(),
            "other": bytes(a ^ b for a, b in zip(SEED, x, strict=True)).hex(),
        },
        "refused": [
            " ".join(words[:-1]),
            " ".join(words[:12]),
            " ".join([*words, words[0]]),
            " ".join([words[1], words[0], *words[2:]]),
            " ".join(["unlisted", *words[1:]]),
            "",
        ],
    }
