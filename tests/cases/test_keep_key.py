"""Keeping an officer's key and pins: one key a person, their own, and pins that never go back."""

import base64
from typing import Any
from uuid import uuid4

import pytest

from cases.models import OfficerKey, Pins, UnlockBox
from reporting.installation import sealing_instance
from reporting.sealing.officer import officer_key
from tests.cases.desk import OpenDesk, get, post, refusal, send
from tests.cases.roster import BOX, Holder, make_holder
from tests.staff.people import Visitor, make_desk, make_person, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines() -> Visitor:
    return visit(make_person("Ines", ("lead", make_desk())))


def text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def new_key(**more: Any) -> dict[str, Any]:
    officer_id = uuid4()
    pair = officer_key(
        sealing_instance(), officer_seed=uuid4().bytes * 2, officer_id=officer_id.bytes
    )
    public = {"hpke": text(pair.public.hpke.raw), "sign": pair.public.sign.hex()}
    return {"id": str(officer_id), "box": text(BOX)} | public | more


def pins(version: int, filling: int = 0) -> dict[str, Any]:
    return {"version": version, "box": text(bytes([filling]) * 1130)}


def test_a_key_is_kept_with_its_box_and_shown_to_its_owner(ines: Visitor):
    made = new_key()
    assert post(ines, "officer", made).status_code == 201
    shown = get(ines, "me").json()["officer"]
    assert (shown["id"], shown["hpke"], shown["sign"]) == (made["id"], made["hpke"], made["sign"])
    assert shown["boxes"] == [
        {"kind": "passphrase", "version": 1, "credential": None, "box": text(BOX)}
    ]


def test_a_second_key_is_refused_and_the_first_stands(ines: Visitor):
    first = new_key()
    post(ines, "officer", first)
    assert refusal(post(ines, "officer", new_key())) == (409, "key_exists")
    assert str(OfficerKey.objects.get().pk) == first["id"]
    assert UnlockBox.objects.count() == 1


def test_a_key_of_somebody_else_cannot_be_taken(ines: Visitor):
    noor = make_holder("Noor", make_desk("Another desk"))
    sign = noor.officer.pair.public.sign.hex()
    for taken in ({"id": noor.id}, {"sign": sign}):
        assert refusal(post(ines, "officer", new_key(**taken))) == (409, "key_exists")
    assert OfficerKey.objects.get().person == noor.person


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"hpke": text(b"\xff" * 1216)}, "bad_key"),
        ({"hpke": text(bytes(1215))}, "bad_request"),
        ({"sign": "01" + "00" * 31}, "bad_key"),  # anybody can sign for it
        ({"sign": "00" * 31}, "bad_request"),
        ({"box": text(bytes(137))}, "bad_request"),
        ({"box": "not base64"}, "bad_request"),
        ({"id": "mine"}, "bad_request"),
        ({"id": None}, "bad_request"),
    ],
)
def test_what_is_no_key_is_refused(ines: Visitor, wrong: dict[str, Any], code: str):
    assert refusal(post(ines, "officer", new_key(**wrong))) == (400, code)
    assert not OfficerKey.objects.exists()


def test_nobody_is_shown_anothers_boxes_or_pins(rio: OpenDesk):
    send(rio.ines, "put", "pins", pins(1, filling=7))
    shown = get(rio.noor, "me").json()
    assert shown["officer"]["id"] == rio.holders[1].id
    assert shown["pins"] is None
    colleagues = get(rio.noor, f"desks/{rio.desk.pk}").json()["people"]
    assert {frozenset(one) for one in colleagues} == {
        frozenset({"person", "name", "role", "officer", "hpke", "sign"})
    }


def test_newer_pins_replace_older_ones_and_never_the_other_way(rio: OpenDesk):
    for version, filling in ((1, 1), (2, 2), (9, 3)):
        assert send(rio.ines, "put", "pins", pins(version, filling)).status_code == 204
    for version in (0, 1, 8, 9):
        assert refusal(send(rio.ines, "put", "pins", pins(version))) == (409, "older_pins")
    kept = Pins.objects.get()
    assert (kept.version, bytes(kept.box)) == (9, b"\3" * 1130)
    assert get(rio.ines, "me").json()["pins"] == pins(9, 3)


def test_pins_are_their_owners(rio: OpenDesk):
    send(rio.ines, "put", "pins", pins(5, 5))
    assert send(rio.noor, "put", "pins", pins(1, 1)).status_code == 204
    boxes = {row.officer_id: bytes(row.box)[0] for row in Pins.objects.all()}
    ines, noor = (holder.officer.id for holder in rio.holders)
    assert boxes == {ines: 5, noor: 1}


def test_who_has_no_key_keeps_no_pins(ines: Visitor):
    assert refusal(send(ines, "put", "pins", pins(1))) == (404, "not_found")
    assert not Pins.objects.exists()


@pytest.mark.parametrize("wrong", [{"version": -1}, {"box": text(bytes(1129))}, {"version": "x"}])
def test_what_are_no_pins_is_refused(rio: OpenDesk, wrong: dict[str, Any]):
    assert refusal(send(rio.ines, "put", "pins", pins(1) | wrong)) == (400, "bad_request")
    assert not Pins.objects.exists()


def test_people_without_a_desk_have_no_key(rio: OpenDesk):
    carlos = Holder(rio.holders[0].officer, visit(make_person("Carlos", ("coordinator", None))))
    assert carlos.visitor.get("/api/v1/desk/me").status_code == 404
