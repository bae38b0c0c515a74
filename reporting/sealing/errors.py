"""Sealing: the one family of errors; no message ever carries a key, a word or a plaintext."""

# ruff: noqa: N818 - the names say what happened, as the protocol does ("Any failure is CannotOpen").

from __future__ import annotations


class SealingError(Exception):
    """Whatever goes wrong in reporting.sealing."""


class MissingPrimitive(SealingError):
    """This Python cannot do ML-KEM-768, X-Wing, AES-256-GCM or Argon2id: nothing may start."""


class WrongLength(SealingError):
    """A key, an id or a hash has not the length that protocol.md gives it."""

    def __init__(self, what: str, *, expected: int, got: int) -> None:
        super().__init__(f"{what} must be {expected} bytes, not {got}.")


class TooLong(SealingError):
    """The content does not fit into the largest size that its kind has."""


class CannotOpen(SealingError):
    """A box or an HPKE seal does not open, for whatever reason.

    The reason is one of a few fixed words, for tests and for logs of the desk; nobody else needs
    it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"This cannot be opened ({reason}).")
        self.reason = reason


class BadLayout(SealingError):
    """Bytes from outside have not the fixed layout of protocol.md section 7."""


class BadKey(SealingError):
    """A public key is malformed, e.g. an ML-KEM coefficient is not below q."""


class UnknownKey(SealingError):
    """A wrap or a share names a key that the reader does not hold or that no statement vouches
    for.
    """


class BadJson(SealingError):
    """Not the JSON of the protocol: UTF-8, NFC, no BOM, no key twice, integers only."""


class FileChanged(SealingError):
    """A file gave more or fewer bytes than it said when its sealing began: begin anew."""


class SaltSpent(SealingError):
    """A sealing has had its one pass over the data: begin anew with a new object id and salt."""


class BadStatement(SealingError):
    """A desk statement, or the chain it stands in, does not hold."""


class BadCodename(SealingError):
    """Twelve words or numbers that are no codename. Never prints what was typed."""
