"""HPKE seals: wraps and shares, opened by three hands and refused for everything else."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.sealing import derive, errors, hpke, seals
from reporting.sealing.box import Kind
from reporting.sealing.instance import Instance
from reporting.sealing.seals import Wrap
from reporting.sealing.xwing import PrivateKey, PublicKey
from tests.reporting.sealing import independent_hpke
from tests.reporting.sealing.vectors import instance_of, load, unb64, unhex

FILE = load("hpke")
INSTANCE = instance_of(FILE)
NEGATIVE = load("negative")
OBJECT, SECRET = bytes(range(16)), bytes(range(32))


def _open(
    instance: Instance, label: str, fields: list[bytes], key: PrivateKey, wrap: Wrap
) -> bytes:
    if label == "wrap":
        kind = Kind(fields[0][0])
        return seals.unwrap_cek(instance, kind=kind, object_id=fields[1], key=key, wrap=wrap)
    number = int.from_bytes(fields[1], "big")
    if label == "index share":
        desk_seeds = [unhex(FILE["vectors"][3]["plaintext"])]
        return seals.open_index_share(
            instance,
            desk_id=fields[0],
            version=number,
            key=key,
            wrap=wrap,
            desk_seeds=desk_seeds,
        )
    stated = PrivateKey(unhex(FILE["vectors"][0]["seed"])).public
    return seals.open_desk_share(
        instance, desk_id=fields[0], epoch=number, key=key, wrap=wrap, stated_key=stated
    )


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: row["label"])
def test_it_opens_what_the_vector_sealed(row: dict[str, Any]) -> None:
    key, fields = PrivateKey(unhex(row["seed"])), [unhex(field) for field in row["fields"]]
    wrap = Wrap(unhex(row["key_id"]), unb64(row["sealed_b64"]))
    assert _open(INSTANCE, row["label"], fields, key, wrap).hex() == row["plaintext"]
    assert INSTANCE.info(row["label"], *fields, key.public.key_id).hex() == row["info"]


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: row["label"])
def test_a_second_hand_opens_it_too(row: dict[str, Any]) -> None:
    sealed = unb64(row["sealed_b64"])
    opened = independent_hpke.open_sealed(unhex(row["seed"]), unhex(row["info"]), sealed)
    assert opened.hex() == row["plaintext"]


def test_a_second_hand_opens_what_is_sealed_now() -> None:
    key = PrivateKey(SECRET)
    wrap = seals.wrap_cek(INSTANCE, kind=Kind.REPORT, object_id=OBJECT, to=key.public, cek=SECRET)
    info = INSTANCE.info("wrap", b"\x01", OBJECT, key.public.key_id)
    assert independent_hpke.open_sealed(SECRET, info, wrap.sealed) == SECRET
    assert len(wrap.to_bytes()) == 1184
    assert Wrap.from_bytes(wrap.to_bytes()) == wrap


def test_sealing_twice_gives_other_bytes() -> None:
    public = PrivateKey(SECRET).public
    one = hpke.seal_to(public, info=b"", plaintext=SECRET)
    assert one != hpke.seal_to(public, info=b"", plaintext=SECRET)


@pytest.mark.parametrize("row", NEGATIVE["wrap"], ids=lambda row: row["rule"])
def test_it_refuses_wraps_and_shares(row: dict[str, Any]) -> None:
    key, data = PrivateKey(unhex(row["seed"])), unb64(row["wrap_b64"])

    def take() -> bytes:
        wrap = Wrap.from_bytes(data)
        if not row["share"]:
            kind, object_id = Kind(row["kind"]), unhex(row["object_id"])
            return seals.unwrap_cek(INSTANCE, kind=kind, object_id=object_id, key=key, wrap=wrap)
        return seals.open_desk_share(
            INSTANCE,
            desk_id=unhex(row["desk_id"]),
            epoch=row["epoch"],
            key=key,
            wrap=wrap,
            stated_key=PublicKey(unb64(row["stated_key_b64"])),
        )

    if "error" not in row:
        assert take().hex() == row["plaintext"]
        return
    with pytest.raises(getattr(errors, row["error"])):
        take()


def test_a_wrap_of_another_instance_does_not_open() -> None:
    key = PrivateKey(SECRET)
    wrap = seals.wrap_cek(INSTANCE, kind=Kind.REPORT, object_id=OBJECT, to=key.public, cek=SECRET)
    with pytest.raises(errors.CannotOpen):
        seals.unwrap_cek(
            Instance(OBJECT[::-1]), kind=Kind.REPORT, object_id=OBJECT, key=key, wrap=wrap
        )


def test_an_index_share_is_bound_to_desk_and_version() -> None:
    key = PrivateKey(SECRET)
    wrap = seals.seal_index_share(
        INSTANCE, desk_id=OBJECT, version=2, to=key.public, desk_seed=SECRET
    )

    def opened(desk_id: bytes, version: int, *desk_seeds: bytes) -> bytes:
        return seals.open_index_share(
            INSTANCE, desk_id=desk_id, version=version, key=key, wrap=wrap, desk_seeds=desk_seeds
        )

    made = derive.index_seed(INSTANCE, desk_seed=SECRET, desk_id=OBJECT, version=2)
    assert opened(OBJECT, 2, bytes(32), SECRET) == made
    for desk_id, version in ((OBJECT, 3), (OBJECT[::-1], 2)):
        with pytest.raises(errors.CannotOpen):
            opened(desk_id, version, SECRET)
    for seeds_held in ((), (bytes(32),)):
        with pytest.raises(errors.UnknownKey):
            opened(OBJECT, 2, *seeds_held)


@pytest.mark.parametrize("row", NEGATIVE["index_share"], ids=lambda row: row["rule"])
def test_it_takes_only_an_index_seed_that_the_desk_seed_gives(row: dict[str, Any]) -> None:
    key = PrivateKey(unhex(row["seed"]))

    def take() -> bytes:
        return seals.open_index_share(
            INSTANCE,
            desk_id=unhex(row["desk_id"]),
            version=row["version"],
            key=key,
            wrap=Wrap(key.public.key_id, unb64(row["sealed_b64"])),
            desk_seeds=[unhex(row["desk_seed"])],
        )

    if "error" in row:
        with pytest.raises(getattr(errors, row["error"])):
            take()
    else:
        assert take().hex() == row["plaintext"]


def test_only_reports_help_records_and_back_ups_have_a_wrapped_key() -> None:
    public = PrivateKey(SECRET).public
    with pytest.raises(errors.BadLayout):
        seals.wrap_cek(INSTANCE, kind=Kind.LETTER, object_id=OBJECT, to=public, cek=SECRET)


def test_it_refuses_a_secret_of_another_length() -> None:
    public = PrivateKey(SECRET).public
    with pytest.raises(errors.WrongLength):
        seals.wrap_cek(INSTANCE, kind=Kind.REPORT, object_id=OBJECT, to=public, cek=bytes(31))
