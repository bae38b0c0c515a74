"""Sealing: what two officers sign together about one case: its bytes and their signatures."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reporting.sealing import strict_json
from reporting.sealing.derive import sha256
from reporting.sealing.ed25519 import is_signed_by
from reporting.sealing.errors import BadLayout
from reporting.sealing.instance import HASH_BYTES, ID_BYTES, U32_LIMIT, Instance, exactly

VERSION = 1


@dataclass(frozen=True, slots=True)
class CaseAct:
    """One act on one case, as both officers sign it.

    `number` is that of the event that the proposal becomes and `prev` the hash of the event before
    it, so a signature fits one place of one chain. `officer_id` is who proposes; `note_id` names
    the sealed words of the reason. WrongLength, or BadLayout for a number out of range.
    """

    instance: Instance
    case_id: bytes
    act: str
    reason: str
    number: int
    prev: bytes
    officer_id: bytes
    note_id: bytes

    def __post_init__(self) -> None:
        exactly("The case id", self.case_id, ID_BYTES)
        exactly("The hash of the event before", self.prev, HASH_BYTES)
        exactly("The officer id", self.officer_id, ID_BYTES)
        exactly("The note id", self.note_id, ID_BYTES)
        if not 1 <= self.number < U32_LIMIT:
            raise BadLayout("The number of the event is out of range.")

    def to_bytes(self) -> bytes:
        """Return the JSON bytes that are hashed and signed; nobody stores or sends them."""
        return strict_json.encode(
            {
                "v": VERSION,
                "instance": self.instance.id.hex(),
                "case": self.case_id.hex(),
                "act": self.act,
                "reason": self.reason,
                "number": self.number,
                "prev": self.prev.hex(),
                "officer": self.officer_id.hex(),
                "note": self.note_id.hex(),
            }
        )


def sign_act(act: CaseAct, key: Ed25519PrivateKey) -> bytes:
    """Sign an act: Ed25519 over I("case act") | SHA-256(bytes), 64 bytes."""
    return key.sign(_signed_message(act))


def is_act_signed(act: CaseAct, *, key: bytes, signature: bytes) -> bool:
    """Tell whether the signature is by this key over this act; whose key it is, statements say."""
    return is_signed_by(key, _signed_message(act), signature)


def _signed_message(act: CaseAct) -> bytes:
    return act.instance.info("case act") + sha256(act.to_bytes())
