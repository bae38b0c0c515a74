"""Sealing: what is sealed to a public key: content keys and the shares of desk and index seeds."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from reporting.sealing import derive, hpke
from reporting.sealing.box import Kind
from reporting.sealing.errors import BadLayout, UnknownKey
from reporting.sealing.instance import ID_BYTES, SECRET_BYTES, Instance, exactly, u32
from reporting.sealing.xwing import PrivateKey, PublicKey

SEALED_SECRET_BYTES = 1168
WRAPPED_KINDS = (Kind.REPORT, Kind.HELP_RECORD, Kind.BACKUP)


@dataclass(frozen=True, slots=True)
class Wrap:
    """A secret of 32 bytes sealed to one key, as it travels and rests: key id 16 | sealed 1,168."""

    key_id: bytes
    sealed: bytes

    def __post_init__(self) -> None:
        if len(self.key_id) != ID_BYTES or len(self.sealed) != SEALED_SECRET_BYTES:
            raise BadLayout("A wrap is a key id of 16 bytes and 1,168 sealed bytes.")

    def to_bytes(self) -> bytes:
        """Return the 1,184 bytes."""
        return self.key_id + self.sealed

    @classmethod
    def from_bytes(cls, data: bytes) -> Wrap:
        """Take 1,184 bytes apart; BadLayout for another length."""
        return cls(bytes(data[:ID_BYTES]), bytes(data[ID_BYTES:]))


def _wrap_info(instance: Instance, kind: Kind, object_id: bytes, key_id: bytes) -> bytes:
    if kind not in WRAPPED_KINDS:
        raise BadLayout("Only reports, help records and back-ups have a wrapped key.")
    return instance.info(
        "wrap", bytes([kind]), exactly("The object id", object_id, ID_BYTES), key_id
    )


def _share_info(
    instance: Instance, label: str, desk_id: bytes, number: int, key_id: bytes
) -> bytes:
    return instance.info(label, exactly("The desk id", desk_id, ID_BYTES), u32(number), key_id)


def _seal_secret(to: PublicKey, *, info: bytes, secret: bytes) -> Wrap:
    exactly("The secret", secret, SECRET_BYTES)
    return Wrap(to.key_id, hpke.seal_to(to, info=info, plaintext=secret))


def _open_secret(key: PrivateKey, *, info: bytes, wrap: Wrap) -> bytes:
    if wrap.key_id != key.public.key_id:
        raise UnknownKey("This was sealed to another key.")
    return hpke.open_with(key, info=info, sealed=wrap.sealed)


def wrap_cek(
    instance: Instance, *, kind: Kind, object_id: bytes, to: PublicKey, cek: bytes
) -> Wrap:
    """Seal the content key of a report, help record or back-up to a desk's (or the back-up) key.

    info = I("wrap", kind u8, object id 16, key id 16). Moving a case is the same call with
    another key.
    """
    info = _wrap_info(instance, kind, object_id, to.key_id)
    return _seal_secret(to, info=info, secret=cek)


def unwrap_cek(
    instance: Instance, *, kind: Kind, object_id: bytes, key: PrivateKey, wrap: Wrap
) -> bytes:
    """Return the content key; UnknownKey if the wrap names another key, CannotOpen if it does
    not open.
    """
    info = _wrap_info(instance, kind, object_id, key.public.key_id)
    return _open_secret(key, info=info, wrap=wrap)


def seal_desk_share(
    instance: Instance, *, desk_id: bytes, epoch: int, to: PublicKey, desk_seed: bytes
) -> Wrap:
    """Seal the desk seed of one epoch to an officer or to recovery.

    info = I("desk share", desk id 16, epoch u32, key id 16). Seal only to keys that the
    statement names.
    """
    info = _share_info(instance, "desk share", desk_id, epoch, to.key_id)
    return _seal_secret(to, info=info, secret=desk_seed)


def open_desk_share(  # noqa: PLR0913 - all of them go into the info, or are what it is checked against
    instance: Instance,
    *,
    desk_id: bytes,
    epoch: int,
    key: PrivateKey,
    wrap: Wrap,
    stated_key: PublicKey,
) -> bytes:
    """Return the desk seed, only if it expands to the key of a valid desk statement.

    `stated_key` is the key of the verified statement of that epoch (statements.verify_chain).
    UnknownKey if the seed expands to another, or if the share was sealed to another officer;
    CannotOpen if it does not open.
    """
    info = _share_info(instance, "desk share", desk_id, epoch, key.public.key_id)
    seed = _open_secret(key, info=info, wrap=wrap)
    if desk_key(instance, desk_seed=seed, desk_id=desk_id, epoch=epoch).public != stated_key:
        raise UnknownKey("The share does not expand to the key of the desk's statement.")
    return seed


def seal_index_share(
    instance: Instance, *, desk_id: bytes, version: int, to: PublicKey, desk_seed: bytes
) -> Wrap:
    """Seal one version of a desk's index seed to an officer.

    info = I("index share", desk id 16, version u32, key id 16). The index seed is derived from the
    desk seed of today's epoch (derive.index_seed), never given.
    """
    info = _share_info(instance, "index share", desk_id, version, to.key_id)
    secret = derive.index_seed(instance, desk_seed=desk_seed, desk_id=desk_id, version=version)
    return _seal_secret(to, info=info, secret=secret)


def open_index_share(  # noqa: PLR0913 - all of them go into the info, or are what it is checked against
    instance: Instance,
    *,
    desk_id: bytes,
    version: int,
    key: PrivateKey,
    wrap: Wrap,
    desk_seeds: Sequence[bytes],
) -> bytes:
    """Return the index seed, only if one of the desk seeds that the officer holds gives it.

    Anybody can seal a seed to an officer, the server first of all. `desk_seeds` are those that
    open_desk_share returned. UnknownKey if none gives it, or if the share was sealed to another
    officer; CannotOpen if it does not open.
    """
    info = _share_info(instance, "index share", desk_id, version, key.public.key_id)
    opened = _open_secret(key, info=info, wrap=wrap)
    for seed in desk_seeds:
        made = derive.index_seed(instance, desk_seed=seed, desk_id=desk_id, version=version)
        if hmac.compare_digest(opened, made):
            return opened
    raise UnknownKey("The index share is of no desk seed that is held.")


def desk_key(instance: Instance, *, desk_seed: bytes, desk_id: bytes, epoch: int) -> PrivateKey:
    """Return the X-Wing key of a desk in one epoch."""
    seed = derive.desk_seed_expanded(instance, desk_seed=desk_seed, desk_id=desk_id, epoch=epoch)
    return PrivateKey(seed)
