"""GET /directory.json and /directory/history: the same bytes for everybody."""

import base64
import gzip
import json
from typing import Any

import brotli
import pytest
from django.test import Client

from reporting.directory import current
from reporting.installation import instance_id, sealing_instance
from reporting.models import DirectoryState, ListedDesk
from reporting.sealing.chain import verify_chain
from reporting.sealing.statements import SignedStatement
from tests.reporting.conftest import Door
from tests.reporting.filing_factory import Roster, list_desk_of

PATHS = ["/directory.json", "/directory/history"]


def test_it_says_what_the_protocol_says(door: Door, client: Client, time_machine: Any) -> None:
    time_machine.move_to("2026-11-24T23:00:00Z", tick=False)
    listed = client.get("/directory.json").json()
    assert list(listed) == ["v", "instance", "suite", "window", "desks", "routes"]
    assert (listed["v"], listed["suite"]) == (1, 1)
    assert listed["instance"] == instance_id().hex()
    window = door.window.public
    assert listed["window"] == {
        "key": base64.b64encode(window.raw).decode(),
        "id": window.key_id.hex(),
    }
    desk_id = door.roster.desk.hex
    assert listed["routes"] == {"*": {"case": desk_id, "own_side": desk_id}}
    (desk,) = listed["desks"]
    assert desk == {
        "id": desk_id,
        "name": "Team Test",
        "epoch": 1,
        "key": base64.b64encode(door.roster.key().public.raw).decode(),
        "statement": ListedDesk.objects.get().statement.hex(),
        "organisations": ["Test Council (invented)"],
        "people": 2,
        "languages": ["en", "es"],
        "duty": None,
        "oversight": False,
        "retention": 36,
        "custodians": [],
        "confirm_by": "2026-12-01",
        "answer_by": "2027-03-01",
    }


def test_its_legal_dates_are_those_of_today_in_utc(
    door: Door, client: Client, time_machine: Any
) -> None:
    time_machine.move_to("2026-11-24T23:59:59Z", tick=False)
    assert client.get("/directory.json").json()["desks"][0]["confirm_by"] == "2026-12-01"
    time_machine.move_to("2026-11-25T00:00:00Z", tick=False)
    assert client.get("/directory.json").json()["desks"][0]["confirm_by"] == "2026-12-02"


def test_its_legal_dates_are_those_of_the_desks_country(
    door: Door, client: Client, time_machine: Any
) -> None:
    time_machine.move_to("2026-11-20T12:00:00Z", tick=False)  # a Friday
    cairo = Roster()
    list_desk_of(cairo, country="EG")
    by_id = {desk["id"]: desk for desk in client.get("/directory.json").json()["desks"]}
    assert by_id[door.roster.desk.hex]["confirm_by"] == "2026-11-27"
    assert by_id[cairo.desk.hex]["confirm_by"] == "2026-11-29"


def test_the_history_holds_a_chain_that_verifies(door: Door, client: Client) -> None:
    first = SignedStatement.from_json(client.get("/directory/history").json()[0])
    list_desk_of(door.roster, door.roster.statement(number=2, epoch=2, prev=first.hash))
    chain = [SignedStatement.from_json(one) for one in client.get("/directory/history").json()]
    verified = verify_chain(
        sealing_instance(), door.roster.desk.bytes, chain, first_hash=first.hash
    )
    assert verified[-1].key == door.roster.key(2).public
    assert client.get("/directory.json").json()["desks"][0]["statement"] == chain[-1].hash.hex()


@pytest.mark.parametrize("path", PATHS)
def test_it_is_the_same_bytes_for_everybody(door: Door, path: str) -> None:
    askers = [
        {},
        {"user-agent": "Tor Browser", "accept-language": "ar"},
        {"x-forwarded-for": "192.0.2.1", "referer": "http://testserver/"},
    ]
    answers = [Client().get(path, headers=headers) for headers in askers]
    assert len({answer.content for answer in answers}) == 1
    assert len({answer.serialize_headers() for answer in answers}) == 1
    assert not any(answer.cookies for answer in answers)


@pytest.mark.parametrize("path", PATHS)
def test_it_is_sent_compressed_to_whoever_can_read_that(
    door: Door, client: Client, path: str
) -> None:
    plain = client.get(path)
    brotli_sent = client.get(path, headers={"accept-encoding": "gzip, deflate, br"})
    gzip_sent = client.get(path, headers={"accept-encoding": "gzip; q=0.5, br;q=0.0"})
    assert "Content-Encoding" not in plain
    assert brotli_sent["Content-Encoding"] == "br"
    assert gzip_sent["Content-Encoding"] == "gzip"
    assert brotli.decompress(brotli_sent.content) == plain.content
    assert gzip.decompress(gzip_sent.content) == plain.content
    assert {a["Vary"] for a in (plain, brotli_sent, gzip_sent)} == {"Accept-Encoding"}


@pytest.mark.parametrize("path", PATHS)
def test_whoever_has_the_same_bytes_is_told_so(door: Door, client: Client, path: str) -> None:
    etag = client.get(path)["ETag"]
    again = client.get(path, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_it_leaves_nothing_on_a_shared_computer(door: Door, client: Client, path: str) -> None:
    assert client.get(path)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", PATHS)
def test_it_cannot_be_posted_to(door: Door, path: str) -> None:
    answer = Client().post(path)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"


@pytest.mark.django_db
def test_before_anything_is_listed_it_says_so(client: Client) -> None:
    listed = client.get("/directory.json").json()
    assert (listed["window"], listed["desks"], listed["routes"]) == (None, [], {})
    assert client.get("/directory/history").json() == []


@pytest.mark.django_db
def test_names_keep_their_letters(client: Client) -> None:
    list_desk_of(Roster(), name="فريق السويس")
    body = client.get("/directory.json").content
    assert "فريق السويس".encode() in body
    assert json.loads(body)["desks"][0]["name"] == "فريق السويس"


def test_another_process_sees_a_change_after_five_seconds(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(current.time, "monotonic", lambda: now[0])
    before = current.current()
    # what another process commits: rows change, this process is told nothing
    ListedDesk.objects.update(name="Team Elsewhere")
    DirectoryState.objects.update(version=99)
    now[0] += 4.9
    assert current.current() is before
    now[0] += 0.2
    assert current.current().version == 99
    assert b"Team Elsewhere" in current.current().directory.body


def test_a_look_that_finds_nothing_new_costs_one_query(
    door: Door, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    now = [1000.0]
    monkeypatch.setattr(current.time, "monotonic", lambda: now[0])
    before = current.current()
    with django_assert_num_queries(0):
        current.current()
    now[0] += 5.1
    with django_assert_num_queries(1):
        assert current.current() is before


@pytest.mark.parametrize("path", PATHS)
def test_an_officer_reads_it_from_the_address_of_the_desk(
    door: Door, client: Client, path: str
) -> None:
    answer = client.get(path)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer
