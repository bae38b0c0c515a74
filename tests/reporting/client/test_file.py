"""`file`: sealed here, one arrival whatever is lost, and the code nowhere but where it belongs."""

import json
import stat
from pathlib import Path

import pytest

from cases.models import Case, SeedShare
from cases.services.collect import collect_arrivals
from reporting.directory import current
from reporting.directory.services import set_route
from reporting.installation import ensure_instance, sealing_instance
from reporting.models import Arrival, ListedDesk, Report, SealedFacets
from reporting.sealing import derive
from reporting.sealing.box import Kind
from reporting.sealing.codename import Language, read_codename
from reporting.sealing.facets import open_facets
from reporting.sealing.report import open_report
from reporting.sealing.seals import Wrap, desk_key, open_desk_share, unwrap_cek
from reporting.sealing.xwing import PrivateKey, PublicKey
from tests.cases.desk import OpenDesk, open_a_desk
from tests.reporting.client.conftest import ANSWERS
from tests.reporting.client.lying_door import lost_times, saying
from tests.reporting.client.opened import open_arrival, open_body
from tests.reporting.filing_factory import list_desk_of, publish_window_key

REPORTS = "/api/v1/reports"


def test_a_report_arrives_and_opens_with_the_key_of_its_team(client_door, rosa_files):
    filed = rosa_files(client_door.url)
    assert filed.code == 0
    opened = open_arrival(client_door.usual.key(), client_door.window)
    assert opened.report.report["account"] == "The officer asked for two cartons. Sentinel 4711."
    assert opened.report.card["place"] == "ARROS"
    assert opened.facets.answers["what"] == ["cash", "cigarettes"]
    assert opened.facets.desk_id == client_door.usual.desk.bytes
    received = filed.line("received")
    assert (received["team"], received["call"]) == ("Team Rio", opened.facets.call.hex())


@pytest.mark.usefixtures("transactional_db")
def test_it_becomes_one_case_that_opens_with_the_teams_key(live_server, rosa_files):
    ensure_instance()
    rio, window = open_a_desk(), publish_window_key()
    set_route(place="*", case=rio.desk.pk, own_side=rio.desk.pk)
    assert rosa_files(live_server.url).code == 0
    assert (collect_arrivals(), collect_arrivals()) == (1, 0)
    case, report = Case.objects.get(), Report.objects.get()
    assert (case.desk, case.report_id) == (rio.desk, report.pk)
    key = key_of(rio)
    cek = unwrap_cek(
        sealing_instance(),
        kind=Kind.REPORT,
        object_id=report.pk.bytes,
        key=key,
        wrap=Wrap(key.public.key_id, bytes(report.wraps.get().wrap)),
    )
    opened = open_report(
        sealing_instance(), report_id=report.pk.bytes, cek=cek, box=bytes(report.box)
    )
    assert opened.report["account"] == ANSWERS["account"]
    facets = SealedFacets.objects.get()
    assert open_facets(sealing_instance(), window=window, sealed=facets.sealed)


def key_of(rio: OpenDesk) -> PrivateKey:
    """The team's key as the browser of its officer gets at it: by the share for that officer."""
    officer, share = (
        rio.holders[0].officer,
        SeedShare.objects.get(officer=rio.holders[0].officer.id),
    )
    place = {"desk_id": rio.desk.pk.bytes, "epoch": share.epoch}
    seed = open_desk_share(
        sealing_instance(),
        key=officer.pair.hpke,
        wrap=Wrap(officer.pair.public.hpke.key_id, bytes(share.share)),
        stated_key=PublicKey(ListedDesk.objects.get().key),
        **place,
    )
    return desk_key(sealing_instance(), desk_seed=seed, **place)


def test_the_words_open_the_mailbox_of_that_report(client_door, rosa_files):
    filed = rosa_files(client_door.url)
    code = filed.line("code")
    root = read_codename(code["words"], Language.ENGLISH)
    assert root == read_codename(code["numbers"], Language.ENGLISH)
    opened = open_arrival(client_door.usual.key(), client_door.window)
    assert opened.filing.mailbox_hash == derive.mailbox_hash(sealing_instance(), root=root)
    assert opened.report.thread == derive.thread_key(sealing_instance(), root=root)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("spanish", Language.SPANISH),
        ("french", Language.FRENCH),
        ("portuguese", Language.PORTUGUESE),
        ("chinese", Language.CHINESE),
    ],
)
def test_the_words_can_be_of_another_list(client_door, rosa_files, name, language):
    code = rosa_files(client_door.url, "--list", name).line("code")
    assert read_codename(code["words"], language) == read_codename(code["numbers"], language)


def test_the_code_goes_to_a_new_file_that_only_its_owner_reads(client_door, rosa_files, tmp_path):
    file = tmp_path / "code"
    filed = rosa_files(client_door.url, "--code-file", str(file))
    words = file.read_text().split()
    assert len(words) == 12
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert " ".join(words) not in filed.out + filed.err
    again = rosa_files(client_door.url, "--code-file", str(file))
    assert again.code == 1
    assert file.read_text().split() == words
    assert Arrival.objects.count() == 1


def test_options_say_the_same_as_json(client_door, program, tmp_path: Path):
    account = tmp_path / "account.txt"
    account.write_text("In my own words: señal ✓")
    filed = program(
        "file",
        client_door.url,
        *("--place", "AR", "--month", "2026-Q3", "--kind", "demand", "--track", "case"),
        *("--what", "cash", "cigarettes", "--account-file", str(account)),
        *("--who-started", "their_side", "--reported-elsewhere", "company", "agent"),
    )
    assert filed.code == 0
    report = open_arrival(client_door.usual.key(), client_door.window).report.report
    assert report["answers"] == {
        "place": "AR",
        "time": "2026-Q3",
        "kind": "demand",
        "track": "case",
        "what": ["cash", "cigarettes"],
    }
    assert (report["account"], report["who_started"]) == ("In my own words: señal ✓", "their_side")
    assert report["reported_elsewhere"] == ["agent", "company"]
    assert "The team must confirm by" in filed.out


def test_a_record_has_no_code_and_carries_no_words(client_door, rosa_files):
    filed = rosa_files(client_door.url, track="record", account=None)
    assert filed.code == 0
    assert [line["event"] for line in filed.lines if line["event"] == "code"] == []
    opened = open_arrival(client_door.usual.key(), client_door.window)
    assert opened.filing.record
    assert opened.report.report["account"] == ""


@pytest.mark.parametrize(
    "said", [{"kind": "crew_abuse"}, {"actor": "own_company_or_charterer"}], ids=["kind", "actor"]
)
def test_what_concerns_the_own_side_goes_to_the_other_team(client_door, rosa_files, said):
    assert rosa_files(client_door.url, **said).code == 0
    report = open_arrival(client_door.other.key(), client_door.window).report.report
    assert report["excluded_desks"] == [client_door.usual.desk.hex]


def test_the_sender_may_choose_who_reads_it(client_door, rosa_files):
    assert rosa_files(client_door.url, "--reader", "other").code == 0
    assert open_arrival(client_door.other.key(), client_door.window)


def test_another_demand_of_one_call_shares_its_call(client_door, rosa_files):
    call = rosa_files(client_door.url).line("received")["call"]
    second = rosa_files(client_door.url, "--call", call).line("received")
    assert second["call"] == call
    assert Arrival.objects.count() == 2


def test_a_lost_answer_is_tried_again_with_the_same_bytes(between, rosa_files):
    between.lies[REPORTS] = lost_times(2, REPORTS)
    filed = rosa_files(between.url)
    assert filed.code == 0
    assert Arrival.objects.count() == 1
    bodies = between.bodies(REPORTS)
    assert len(bodies) == 3
    assert len(set(bodies)) == 1
    assert len([line for line in filed.lines if line["event"] == "waiting"]) == 2


def test_a_line_that_stays_lost_says_what_is_not_known(between, rosa_files):
    between.lies[REPORTS] = lost_times(99, REPORTS)
    filed = rosa_files(between.url, "--tries", "2")
    assert filed.code == 3
    assert "We do not know whether your report has arrived" in filed.line("failed")["message"]
    assert filed.line("code")["words"]  # it may have arrived: the code was given before


def test_new_keys_are_fetched_and_the_same_report_is_sealed_to_them(
    client_door, between, rosa_files
):
    """The team's key turns between the directory and the post: 409, and once more."""
    said = between.forward("GET", "/directory.json", b"")[1]
    old = between.forward("GET", "/directory/history", b"")[1]
    roster = client_door.usual
    first = roster.statement()
    list_desk_of(roster, roster.statement(number=2, epoch=2, prev=first.hash), name="Team Rio")
    forget_previous_key()

    def once(path: str, body: bytes):
        return lambda door, _: (
            (200, body) if len(door.bodies(path)) == 1 else door.forward("GET", path, b"")
        )

    between.lies["/directory.json"] = once("/directory.json", said)
    between.lies["/directory/history"] = once("/directory/history", old)
    filed = rosa_files(between.url)
    assert filed.code == 0
    first_body, second_body = between.bodies(REPORTS)
    before = open_body(first_body, roster.key(1), client_door.window)
    after = open_body(second_body, roster.key(2), client_door.window)
    assert before.filing.report_id == after.filing.report_id
    assert before.filing.tag == after.filing.tag
    assert before.report == after.report
    assert Arrival.objects.count() == 1


def forget_previous_key() -> None:
    """As two days later: what was sealed to the key before is no longer let in."""
    ListedDesk.objects.update(previous_key_id=None)
    current.forget()


def test_another_team_in_the_newer_directory_gets_nothing(client_door, between, rosa_files):
    def stale_and_rerouted(door, body):
        set_route(place="*", case=client_door.other.desk, own_side=client_door.other.desk)
        current.forget()
        return 409, json.dumps({"code": "stale_directory", "title": "Again."}).encode()

    between.lies[REPORTS] = stale_and_rerouted
    filed = rosa_files(between.url)
    assert filed.code == 1
    assert "another team" in filed.line("failed")["message"]
    assert len(between.bodies(REPORTS)) == 1


def test_a_second_refusal_of_the_keys_is_shown(between, rosa_files):
    problem = json.dumps({"code": "stale_directory", "title": "The keys have changed."}).encode()
    between.lies[REPORTS] = saying(409, problem)
    filed = rosa_files(between.url)
    assert filed.code == 1
    assert len(between.bodies(REPORTS)) == 2
    assert "changed again" in filed.line("failed")["message"]


def test_a_turned_window_key_is_followed(client_door, rosa_files):
    assert rosa_files(client_door.url).code == 0
    newer = publish_window_key()
    Arrival.objects.all().delete()
    assert rosa_files(client_door.url).code == 0
    assert open_arrival(client_door.usual.key(), newer)


def test_what_the_door_refuses_is_said_in_its_words(between, rosa_files):
    problem = json.dumps({"code": "bad_layout", "title": "Look \x1b[31m here."}).encode()
    between.lies[REPORTS] = saying(400, problem)
    filed = rosa_files(between.url)
    assert filed.code == 1
    assert filed.line("failed")["message"].startswith("The door did not take the report. Look")
    assert "\\u001b" not in filed.out


def test_an_account_that_is_too_long_is_refused_before_anything_is_sent(between, rosa_files):
    filed = rosa_files(between.url, account="x" * 70_000)
    assert (filed.code, between.bodies(REPORTS)) == (1, [])
    assert "too long" in filed.line("failed")["message"]


def test_a_place_that_is_in_no_register_is_refused(between, rosa_files):
    filed = rosa_files(between.url, place="ARZZZ")
    assert (filed.code, between.bodies(REPORTS)) == (1, [])
    # asked of one list that is the same for everybody
    assert all("AR" not in path for path, _ in between.asked)


def test_what_is_sent_holds_no_word_of_it(between, rosa_files):
    filed = rosa_files(between.url)
    (body,) = between.bodies(REPORTS)
    for secret in (b"Sentinel 4711", b"ARROS", b"customs", filed.line("code")["words"].encode()):
        assert secret not in body
