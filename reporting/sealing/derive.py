"""Sealing: every row of the derivation table of protocol.md section 7 that is HKDF."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reporting.sealing.instance import ID_BYTES, SECRET_BYTES, Instance, exactly, u32

# Every function: HKDF-SHA256 (RFC 5869) with an empty salt and the info of its row; 32 bytes
# unless it says 16; WrongLength if a secret or an id has not its length.
# Source: protocol.md section 7, Derivations.


def hkdf(secret: bytes, *, info: bytes, length: int, salt: bytes = b"") -> bytes:
    """Return HKDF-SHA256(secret, salt, info, length)."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def sha256(data: bytes) -> bytes:
    """Return the 32 bytes of SHA-256."""
    return hashlib.sha256(data).digest()


def mailbox_id(instance: Instance, *, root: bytes) -> bytes:
    """Return the 32 bytes that a reporter shows to read letters."""
    return hkdf(exactly("The root", root, ID_BYTES), info=instance.info("mailbox id"), length=32)


def mailbox_hash(instance: Instance, *, root: bytes) -> bytes:
    """Return SHA-256(mailbox id): the 32 bytes that are stored and filed."""
    return sha256(mailbox_id(instance, root=root))


def thread_key(instance: Instance, *, root: bytes) -> bytes:
    """Return TK: what reporter and desk share, and the server never sees."""
    return hkdf(exactly("The root", root, ID_BYTES), info=instance.info("thread"), length=32)


def reporter_letter_key(instance: Instance, *, thread: bytes) -> bytes:
    """Return LR: the key of letters that the reporter writes."""
    exactly("The thread key", thread, SECRET_BYTES)
    return hkdf(thread, info=instance.info("letter from reporter"), length=32)


def desk_letter_key(instance: Instance, *, thread: bytes) -> bytes:
    """Return LD: the key of letters that the desk writes."""
    exactly("The thread key", thread, SECRET_BYTES)
    return hkdf(thread, info=instance.info("letter from desk"), length=32)


def ticket(instance: Instance, *, cek: bytes, report_id: bytes) -> bytes:
    """Return the ticket of a report's count; only its SHA-256 is ever stored."""
    exactly("The content key", cek, SECRET_BYTES)
    info = instance.info("ticket", exactly("The report id", report_id, ID_BYTES))
    return hkdf(cek, info=info, length=32)


def detail_secret(instance: Instance, *, cek: bytes, report_id: bytes) -> bytes:
    """Return D, which travels in the sealed facets."""
    exactly("The content key", cek, SECRET_BYTES)
    info = instance.info("detail secret", exactly("The report id", report_id, ID_BYTES))
    return hkdf(cek, info=info, length=32)


def detail_ticket(instance: Instance, *, detail: bytes, name: str, value: str) -> bytes:
    """Return the ticket of one detail row (name=value); only its SHA-256 is stored."""
    exactly("The detail secret", detail, SECRET_BYTES)
    field = sha256(f"{name}={value}".encode())
    return hkdf(detail, info=instance.info("detail ticket", field), length=32)


def bulk_object_id(instance: Instance, *, batch: bytes, row: int) -> bytes:
    """Return the 16-byte object id of a spreadsheet's row."""
    exactly("The batch secret", batch, SECRET_BYTES)
    return hkdf(batch, info=instance.info("row", u32(row)), length=16)


def bulk_filing_key(instance: Instance, *, batch: bytes, row: int) -> bytes:
    """Return the filing key of a spreadsheet's row."""
    exactly("The batch secret", batch, SECRET_BYTES)
    return hkdf(batch, info=instance.info("filing key", u32(row)), length=32)


def bulk_cell_tag(instance: Instance, *, batch: bytes, port: str, kind: str, quarter: str) -> bytes:
    """Return the 16-byte tag of one sender in one cell: port code, inspection type, YYYY-Qn."""
    exactly("The batch secret", batch, SECRET_BYTES)
    field = sha256(f"{port}/{kind}/{quarter}".encode())
    return hkdf(batch, info=instance.info("cell", field), length=16)


def simple_filing_key(instance: Instance, *, root: bytes, object_id: bytes) -> bytes:
    """Return the filing key of the simple form, the same at every retry."""
    exactly("The root", root, ID_BYTES)
    info = instance.info("simple filing key", exactly("The object id", object_id, ID_BYTES))
    return hkdf(root, info=info, length=32)


def desk_seed_expanded(
    instance: Instance, *, desk_seed: bytes, desk_id: bytes, epoch: int
) -> bytes:
    """Return the X-Wing seed of a desk in one epoch."""
    exactly("The desk seed", desk_seed, SECRET_BYTES)
    info = instance.info("desk hpke", exactly("The desk id", desk_id, ID_BYTES), u32(epoch))
    return hkdf(desk_seed, info=info, length=32)


def index_seed(instance: Instance, *, desk_seed: bytes, desk_id: bytes, version: int) -> bytes:
    """Return one version of a desk's index seed, from the desk seed of the epoch in which it is
    made.

    So whoever holds the desk seed can tell it from a seed that the server made up.
    """
    exactly("The desk seed", desk_seed, SECRET_BYTES)
    info = instance.info("index seed", exactly("The desk id", desk_id, ID_BYTES), u32(version))
    return hkdf(desk_seed, info=info, length=32)


def desk_index_key(instance: Instance, *, index_seed: bytes, desk_id: bytes, version: int) -> bytes:
    """Return the key of a desk's index rows in one version of its index seed."""
    exactly("The index seed", index_seed, SECRET_BYTES)
    info = instance.info("desk index", exactly("The desk id", desk_id, ID_BYTES), u32(version))
    return hkdf(index_seed, info=info, length=32)


def filler_key(instance: Instance, *, filler_secret: bytes, mailbox: bytes, slot: int) -> bytes:
    """Return the key whose AES-256-CTR keystream fills an empty slot (`mailbox` is the mailbox
    hash).
    """
    exactly("The filler secret", filler_secret, SECRET_BYTES)
    info = instance.info("filler", exactly("The mailbox hash", mailbox, 32), u32(slot))
    return hkdf(filler_secret, info=info, length=32)
