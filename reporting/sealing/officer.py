"""Sealing: an officer's key, expanded from one seed, and the three ways in which the seed is
locked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from reporting.sealing import strict_json
from reporting.sealing.box import (
    SALT_BYTES,
    officer_key_header,
    officer_pins_header,
    open_box,
    salt_of,
    seal_box,
    seal_box_under,
    session_unlock_header,
)
from reporting.sealing.derive import hkdf, sha256
from reporting.sealing.facets import read_hex
from reporting.sealing.instance import HASH_BYTES, ID_BYTES, SECRET_BYTES, Instance, exactly
from reporting.sealing.padding import pad, unpad
from reporting.sealing.xwing import PrivateKey, PublicKey

ARGON2_MEMORY_KIB = 65_536
ARGON2_PASSES = 3
ARGON2_LANES = 1
PINS_BYTES = 1024


@dataclass(frozen=True, slots=True)
class OfficerPublic:
    """The public half: X-Wing 1,216 bytes and Ed25519 32 bytes."""

    hpke: PublicKey
    sign: bytes

    @property
    def fingerprint(self) -> bytes:
        """SHA-256(X-Wing public key | Ed25519 public key)[0:16]; codename.fingerprint_words
        reads it out.
        """
        return sha256(self.hpke.raw + exactly("The signing key", self.sign, 32))[:ID_BYTES]


@dataclass(frozen=True, slots=True)
class SigningPair:
    """An X-Wing key to open with and an Ed25519 key to sign rosters with: an officer's, or
    recovery's.
    """

    hpke: PrivateKey = field(repr=False)
    sign: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> OfficerPublic:
        """The half that statements name."""
        return OfficerPublic(self.hpke.public, self.sign.public_key().public_bytes_raw())


def officer_key(instance: Instance, *, officer_seed: bytes, officer_id: bytes) -> SigningPair:
    """Expand an officer seed: I("officer hpke", officer id) and I("officer sign", officer id)."""
    exactly("The officer id", officer_id, ID_BYTES)
    return _pair(instance, officer_seed, "officer hpke", "officer sign", officer_id)


def recovery_key(instance: Instance, *, recovery_seed: bytes) -> SigningPair:
    """Expand the recovery seed: I("recovery hpke") and I("recovery sign")."""
    return _pair(instance, recovery_seed, "recovery hpke", "recovery sign")


def _pair(
    instance: Instance, seed: bytes, hpke_label: str, sign_label: str, *ids: bytes
) -> SigningPair:
    exactly("The seed", seed, SECRET_BYTES)
    open_seed = hkdf(seed, info=instance.info(hpke_label, *ids), length=32)
    sign_seed = hkdf(seed, info=instance.info(sign_label, *ids), length=32)
    return SigningPair(PrivateKey(open_seed), Ed25519PrivateKey.from_private_bytes(sign_seed))


def pins_key(instance: Instance, *, officer_seed: bytes, officer_id: bytes) -> bytes:
    """Return the key of the box in which an officer keeps the statements that they accepted."""
    exactly("The officer seed", officer_seed, SECRET_BYTES)
    info = instance.info("officer pins", exactly("The officer id", officer_id, ID_BYTES))
    return hkdf(officer_seed, info=info, length=32)


def passphrase_key(*, passphrase: str, salt: bytes) -> bytes:
    """Return 32 bytes of Argon2id v0x13, m 65,536 KiB, t 3, p 1, of the NFKC passphrase in
    UTF-8.

    Takes about 0.3 s and 64 MiB. `salt` is the salt of the box. Source: RFC 9106; protocol.md
    section 7.
    """
    derivation = Argon2id(
        salt=exactly("The salt", salt, SALT_BYTES),
        length=32,
        iterations=ARGON2_PASSES,
        lanes=ARGON2_LANES,
        memory_cost=ARGON2_MEMORY_KIB,
    )
    return derivation.derive(unicodedata.normalize("NFKC", passphrase).encode("utf-8"))


def passkey_key(instance: Instance, *, prf_output: bytes, credential_id: bytes) -> bytes:
    """Return the unlock key of a passkey: WebAuthn PRF output under I("officer passkey",
    SHA-256(id)).
    """
    exactly("The PRF output", prf_output, SECRET_BYTES)
    return hkdf(prf_output, info=instance.info("officer passkey", sha256(credential_id)), length=32)


def session_key(
    instance: Instance, *, browser_half: bytes, server_half: bytes, officer_id: bytes
) -> bytes:
    """Return the unlock key of one session from its two halves of 32 bytes."""
    exactly("The browser half", browser_half, SECRET_BYTES)
    exactly("The server half", server_half, SECRET_BYTES)
    info = instance.info("session unlock", exactly("The officer id", officer_id, ID_BYTES))
    return hkdf(browser_half + server_half, info=info, length=32)


def lock_by_passphrase(
    instance: Instance, *, officer_id: bytes, version: int, officer_seed: bytes, passphrase: str
) -> bytes:
    """Return the box (kind 06, 138 bytes) of the officer seed under a passphrase."""
    return seal_box_under(
        instance,
        officer_key_header(officer_id, version=version),
        base_key_for=lambda salt: passphrase_key(passphrase=passphrase, salt=salt),
        plaintext=exactly("The officer seed", officer_seed, SECRET_BYTES),
    )


def unlock_by_passphrase(
    instance: Instance, *, officer_id: bytes, version: int, box: bytes, passphrase: str
) -> bytes:
    """Return the officer seed; CannotOpen for a wrong passphrase like for any other failure."""
    key = passphrase_key(passphrase=passphrase, salt=salt_of(box))
    return open_box(
        instance, officer_key_header(officer_id, version=version), base_key=key, box=box
    )


def lock_by_passkey(  # noqa: PLR0913 - all of them go into the key or the header
    instance: Instance,
    *,
    officer_id: bytes,
    version: int,
    officer_seed: bytes,
    prf_output: bytes,
    credential_id: bytes,
) -> bytes:
    """Return the box (kind 06) of the officer seed under a passkey; its parent names the
    credential.
    """
    header = officer_key_header(officer_id, version=version, credential_id=credential_id)
    key = passkey_key(instance, prf_output=prf_output, credential_id=credential_id)
    return seal_box(instance, header, base_key=key, plaintext=officer_seed)


def unlock_by_passkey(  # noqa: PLR0913 - all of them go into the key or the header
    instance: Instance,
    *,
    officer_id: bytes,
    version: int,
    box: bytes,
    prf_output: bytes,
    credential_id: bytes,
) -> bytes:
    """Return the officer seed; CannotOpen otherwise."""
    header = officer_key_header(officer_id, version=version, credential_id=credential_id)
    key = passkey_key(instance, prf_output=prf_output, credential_id=credential_id)
    return open_box(instance, header, base_key=key, box=box)


def lock_for_session(
    instance: Instance,
    *,
    officer_id: bytes,
    officer_seed: bytes,
    browser_half: bytes,
    server_half: bytes,
) -> bytes:
    """Return the box (kind 0a, 138 bytes) of the officer seed for one session."""
    key = session_key(
        instance, browser_half=browser_half, server_half=server_half, officer_id=officer_id
    )
    return seal_box(
        instance, session_unlock_header(officer_id), base_key=key, plaintext=officer_seed
    )


def unlock_session(
    instance: Instance, *, officer_id: bytes, box: bytes, browser_half: bytes, server_half: bytes
) -> bytes:
    """Return the officer seed; CannotOpen otherwise."""
    key = session_key(
        instance, browser_half=browser_half, server_half=server_half, officer_id=officer_id
    )
    return open_box(instance, session_unlock_header(officer_id), base_key=key, box=box)


def seal_pins(
    instance: Instance,
    *,
    officer_id: bytes,
    officer_seed: bytes,
    version: int,
    pins: Mapping[bytes, bytes],
) -> bytes:
    """Return the box (kind 09, 1,130 bytes) of {desk id: statement hash}; TooLong for about ten
    desks.
    """
    value = {
        exactly("The desk id", desk, ID_BYTES).hex(): exactly(
            "A statement's hash", pin, HASH_BYTES
        ).hex()
        for desk, pin in pins.items()
    }
    key = pins_key(instance, officer_seed=officer_seed, officer_id=officer_id)
    header = officer_pins_header(officer_id, version=version)
    return seal_box(
        instance,
        header,
        base_key=key,
        plaintext=pad(strict_json.encode(value), sizes=(PINS_BYTES,)),
    )


def open_pins(
    instance: Instance, *, officer_id: bytes, officer_seed: bytes, version: int, box: bytes
) -> dict[bytes, bytes]:
    """Return {desk id: statement hash}; CannotOpen or BadJson otherwise."""
    key = pins_key(instance, officer_seed=officer_seed, officer_id=officer_id)
    header = officer_pins_header(officer_id, version=version)
    value = strict_json.decode(unpad(open_box(instance, header, base_key=key, box=box)))
    return {read_hex(desk, ID_BYTES): read_hex(pin, HASH_BYTES) for desk, pin in value.items()}
