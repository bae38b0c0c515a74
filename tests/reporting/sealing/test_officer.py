"""The officer's key: two keys from one seed, three locks, and pins."""

from __future__ import annotations

import pytest

from reporting.sealing import officer
from reporting.sealing.codename import fingerprint_words
from reporting.sealing.errors import CannotOpen, TooLong, WrongLength
from tests.reporting.sealing.vectors import instance_of, load, unb64, unhex

FILE = load("officer")
INSTANCE, ID, SEED = instance_of(FILE), unhex(FILE["officer_id"]), unhex(FILE["officer_seed"])
HALVES = {name: unhex(FILE["session"][name]) for name in ("browser_half", "server_half")}
PASSKEY = {name: unhex(FILE["passkey"][name]) for name in ("prf_output", "credential_id")}


def test_a_seed_expands_to_the_keys_of_the_vector() -> None:
    public = officer.officer_key(INSTANCE, officer_seed=SEED, officer_id=ID).public
    assert public.hpke.raw == unb64(FILE["hpke_public_b64"])
    assert public.sign.hex() == FILE["sign_public"]
    assert public.hpke.sha256.hex() == FILE["hpke_sha256"]
    assert public.fingerprint.hex() == FILE["fingerprint"]
    assert list(fingerprint_words(public.fingerprint)) == FILE["fingerprint_words"]


def test_the_recovery_seed_expands_to_the_keys_of_the_vector() -> None:
    public = officer.recovery_key(INSTANCE, recovery_seed=unhex(FILE["recovery"]["seed"])).public
    assert public.hpke.raw == unb64(FILE["recovery"]["hpke_public_b64"])
    assert public.sign.hex() == FILE["recovery"]["sign_public"]


def test_the_passphrase_of_the_vector_unlocks() -> None:
    row = FILE["passphrase"]
    key = officer.passphrase_key(passphrase=row["text"], salt=unhex(row["salt"]))
    assert key.hex() == row["key"]
    opened = officer.unlock_by_passphrase(
        INSTANCE,
        officer_id=ID,
        version=row["version"],
        box=unhex(row["box"]),
        passphrase="five cafe\u0301s  1 \u4e2d",
    )
    assert opened == SEED


def test_a_wrong_passphrase_does_not_unlock() -> None:
    row = FILE["passphrase"]
    with pytest.raises(CannotOpen):
        officer.unlock_by_passphrase(
            INSTANCE, officer_id=ID, version=2, box=unhex(row["box"]), passphrase="five cafes"
        )


def test_a_box_of_another_version_or_officer_does_not_unlock() -> None:
    box, text = unhex(FILE["passphrase"]["box"]), FILE["passphrase"]["text"]
    with pytest.raises(CannotOpen):
        officer.unlock_by_passphrase(INSTANCE, officer_id=ID, version=1, box=box, passphrase=text)
    with pytest.raises(CannotOpen):
        officer.unlock_by_passphrase(
            INSTANCE, officer_id=bytes(16), version=2, box=box, passphrase=text
        )


def test_what_a_passphrase_locks_it_unlocks() -> None:
    box = officer.lock_by_passphrase(
        INSTANCE, officer_id=ID, version=1, officer_seed=SEED, passphrase="six words or so"
    )
    opened = officer.unlock_by_passphrase(
        INSTANCE, officer_id=ID, version=1, box=box, passphrase="six words or so"
    )
    assert (len(box), opened) == (138, SEED)


def test_the_passkey_of_the_vector_unlocks_and_no_other() -> None:
    box = unhex(FILE["passkey"]["box"])
    assert officer.passkey_key(INSTANCE, **PASSKEY).hex() == FILE["passkey"]["key"]
    opened = officer.unlock_by_passkey(INSTANCE, officer_id=ID, version=1, box=box, **PASSKEY)
    assert opened == SEED
    for change in ({"credential_id": b"another"}, {"prf_output": bytes(32)}):
        with pytest.raises(CannotOpen):
            officer.unlock_by_passkey(
                INSTANCE, officer_id=ID, version=1, box=box, **(PASSKEY | change)
            )
    again = officer.lock_by_passkey(
        INSTANCE, officer_id=ID, version=3, officer_seed=SEED, **PASSKEY
    )
    assert (
        officer.unlock_by_passkey(INSTANCE, officer_id=ID, version=3, box=again, **PASSKEY) == SEED
    )


def test_the_session_of_the_vector_unlocks_with_both_halves_only() -> None:
    box = unhex(FILE["session"]["box"])
    assert officer.session_key(INSTANCE, officer_id=ID, **HALVES).hex() == FILE["session"]["key"]
    assert officer.unlock_session(INSTANCE, officer_id=ID, box=box, **HALVES) == SEED
    for half in HALVES:
        with pytest.raises(CannotOpen):
            officer.unlock_session(INSTANCE, officer_id=ID, box=box, **(HALVES | {half: bytes(32)}))
    again = officer.lock_for_session(INSTANCE, officer_id=ID, officer_seed=SEED, **HALVES)
    assert officer.unlock_session(INSTANCE, officer_id=ID, box=again, **HALVES) == SEED


def test_the_pins_of_the_vector_open() -> None:
    row = FILE["pins"]
    pins = officer.open_pins(
        INSTANCE, officer_id=ID, officer_seed=SEED, version=row["version"], box=unhex(row["box"])
    )
    assert {desk.hex(): pin.hex() for desk, pin in pins.items()} == row["json"]
    sealed = officer.seal_pins(INSTANCE, officer_id=ID, officer_seed=SEED, version=6, pins=pins)
    reopened = officer.open_pins(INSTANCE, officer_id=ID, officer_seed=SEED, version=6, box=sealed)
    assert (len(sealed), reopened) == (1130, pins)
    with pytest.raises(CannotOpen):
        officer.open_pins(INSTANCE, officer_id=ID, officer_seed=SEED, version=5, box=sealed)


def test_too_many_pins_are_refused() -> None:
    pins = {bytes([number]) * 16: bytes(32) for number in range(11)}
    with pytest.raises(TooLong):
        officer.seal_pins(INSTANCE, officer_id=ID, officer_seed=SEED, version=1, pins=pins)


def test_it_refuses_a_seed_of_another_length() -> None:
    with pytest.raises(WrongLength):
        officer.officer_key(INSTANCE, officer_seed=bytes(16), officer_id=ID)


def test_no_private_key_is_printed() -> None:
    pair = officer.officer_key(INSTANCE, officer_seed=SEED, officer_id=ID)
    assert "seed" not in repr(pair)
    assert "Ed25519" not in repr(pair)
