"""File: words and account in one request, sealed in it; or the form again with all that it held."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse

from reporting.directory import current
from reporting.directory.services import set_route
from reporting.filing.services import take_apart
from reporting.installation import sealing_instance
from reporting.models import Arrival, Port
from reporting.sealing import derive
from reporting.sealing.codename import Language, read_codename
from reporting.sealing.facets import open_facets
from reporting.sealing.filing import parse_filing
from tests.reporting.conftest import Door
from tests.reporting.filing_factory import Roster, list_desk_of, publish_window_key
from tests.reporting.simple.conftest import NO_WORD, NOW, Typed, asked_back, form_in, opened

Send = Callable[..., HttpResponse]
Fill = Callable[..., Typed]

pytestmark = pytest.mark.usefixtures("today")


def test_a_case_arrives_sealed_and_is_answered_with_a_fixed_page(
    door: Door, filled: Fill, send: Send
) -> None:
    fields = filled(account="They asked.\r\nFor two cartons.", threatened=["fine", "delay"])
    answer = send("file", fields)
    assert (answer.status_code, answer["Location"]) == (303, "/en/simple/received")
    arrival = Arrival.objects.get()
    assert (arrival.door, arrival.id.hex) == ("simple", fields["report"])
    report = opened(door)
    assert report.report["account"] == "They asked.\nFor two cartons."
    assert report.report["answers"] == {
        "place": "ARROS",
        "time": "2026-10",
        "track": "case",
        "kind": "demand",
        "actor": "agriculture_officer",
        "what": ["cash"],
        "threatened": ["delay", "fine"],
    }
    assert (report.card["record"], report.card["language"]) == (False, "en")


def test_the_thread_key_is_that_of_the_code(door: Door, filled: Fill, send: Send) -> None:
    fields = filled()
    send("file", fields)
    root = read_codename(fields["code"], Language.ENGLISH)
    instance = sealing_instance()
    assert opened(door).thread == derive.thread_key(instance, root=root)
    filing = parse_filing(Arrival.objects.get().body)
    assert filing.mailbox_hash == derive.mailbox_hash(instance, root=root)


@pytest.mark.parametrize(("track", "kind"), [("record", "demand"), ("clean", "no_demand")])
def test_what_is_only_counted_arrives_as_a_record(
    door: Door, filled: Fill, send: Send, track: str, kind: str
) -> None:
    answer = send("file", filled(track, account="must not be taken"))
    assert (answer.status_code, answer["Location"]) == (303, "/en/simple/counted")
    filing = parse_filing(Arrival.objects.get().body)
    assert filing.record
    report = opened(door)
    assert report.report["account"] == ""
    facets = open_facets(sealing_instance(), window=door.window, sealed=filing.facets)
    assert (facets.answers["kind"], facets.answers["track"]) == (kind, "record")
    assert facets.call is not None


@pytest.mark.parametrize("track", ["case", "record", "clean"])
def test_the_same_form_twice_arrives_once(door: Door, filled: Fill, send: Send, track: str) -> None:
    fields = filled(track)
    assert {send("file", fields)["Location"] for _ in range(3)} == {
        f"/en/simple/{'received' if track == 'case' else 'counted'}"
    }
    assert Arrival.objects.count() == 1
    # and so it does when the collector came in between
    arrival = Arrival.objects.get()
    take_apart(arrival)
    arrival.delete()
    assert send("file", fields).status_code == 303
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("track", ["case", "record"])
def test_another_report_under_the_same_id_changes_nothing(
    door: Door, filled: Fill, send: Send, track: str
) -> None:
    fields = filled(track)
    send("file", fields)
    before = Arrival.objects.get().body
    answer = send("file", fields | {"kind": "threat_without_demand"})
    assert (answer.status_code, answer["Location"]) == (303, "/en/simple/stands")
    assert Arrival.objects.get().body == before


WRONG = [
    ({"place": ""}, "place", "Choose a place from the list, or give the country only."),
    ({"place": "ARXXX"}, "place", "Choose a place from the list, or give the country only."),
    ({"place": "EG-suez_canal"}, "place", "Choose a place from the list"),
    ({"place": "AR\0OS"}, "place", "Choose a place from the list"),
    ({"kind": ""}, "kind", "Choose one of the answers."),
    ({"kind": "no_demand"}, "kind", "Choose one of the answers."),
    ({"kind": "murder"}, "kind", "Choose one of the answers."),
    ({"actor": "nobody"}, "actor", "Choose one of the answers."),
    ({"what": ["cash", "gold"]}, "what", "Choose one of the answers."),
    ({"month": ""}, "time", "Choose the month or the quarter."),
    ({"month": "13"}, "time", "Choose the month or the quarter."),
    ({"year": "26"}, "time", "Write the year with four numbers."),
    ({"year": "1999"}, "time", "We count calls since the year 2000."),
    ({"month": "12"}, "time", "This month has not begun yet. Choose an earlier one."),
    ({"month": "Q1", "year": "2027"}, "time", "This month has not begun yet."),
    ({"word-a": NO_WORD}, "word-a", "is another one. Look at your paper."),
    ({"word-b": ""}, "word-b", "is another one. Look at your paper."),
]


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize(("typed", "question", "sentence"), WRONG)
def test_a_mistake_is_said_with_a_link_and_nothing_is_lost(
    filled: Fill, send: Send, typed: Typed, question: str, sentence: str
) -> None:
    fields = filled(hours_lost="6_24", container="CSQU3054383", who_started="our_side") | typed
    answer = send("file", fields)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert f'<a href="#q-{question}">' in shown
    assert f'id="q-{question}"' in shown
    assert sentence in shown
    again = form_in(answer, "/file")
    kept = {"account", "code", "report", "hours_lost", "container", "who_started", "year", "told"}
    assert {name: again[name] for name in kept} == {name: fields[name] for name in kept}
    assert not Arrival.objects.exists()
    mended = again | {"place": "ARROS", "month": "10", "year": "2026", "kind": "demand"}
    mended |= {"actor": "", "what": ["cash"], **asked_back(fields)}
    assert send("file", mended).status_code == 303


def test_several_mistakes_are_listed_together(door: Door, filled: Fill, send: Send) -> None:
    shown = send("file", filled(place="", month="", kind="", **{"word-a": ""})).content.decode()
    assert shown.count('<a href="#q-') >= 4


def test_a_month_that_has_begun_in_the_earliest_zone_is_taken(
    door: Door, filled: Fill, send: Send
) -> None:
    fields = filled(month="12")
    with time_machine.travel(datetime(2026, 11, 30, 9, 59, tzinfo=UTC), tick=False):
        assert send("file", fields).status_code == 422
    with time_machine.travel(datetime(2026, 11, 30, 10, 1, tzinfo=UTC), tick=False):
        assert send("file", fields).status_code == 303


def test_years_in_other_digits_and_words_instead_of_numbers(
    door: Door, filled: Fill, send: Send
) -> None:
    fields = filled(year="٢٠٢٦", month="Q3")
    from reporting.sealing.codename import word_list

    words = {
        name: f"  {word_list(Language.ENGLISH)[int(fields[name]) - 1][:4].upper()} "
        for name in ("word-a", "word-b")
    }
    assert send("file", fields | words).status_code == 303
    assert opened(door).card["time"] == "2026-Q3"


def test_country_only_and_our_own_places(door: Door, filled: Fill, send: Send) -> None:
    Port.objects.create(code="AR-parana", name="Parana", country="AR", kind="waterway")
    assert send("file", filled("clean", place="AR")).status_code == 303
    assert opened(door).card["place"] == "AR"
    Arrival.objects.all().delete()
    assert send("file", filled("clean", place="AR-parana")).status_code == 303
    assert opened(door).card["place"] == "AR-parana"


def test_an_account_that_is_too_long_is_kept_in_the_form(
    door: Door, filled: Fill, send: Send
) -> None:
    account = "ж" * 35_000
    answer = send("file", filled(account=account))
    assert answer.status_code == 422
    assert "Your text is too long to send. Write less." in answer.content.decode()
    assert form_in(answer, "/file")["account"] == account
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    "account", ["</textarea><script>alert(1)</script>", '"><img src=x>', "{{ form }}", "\x00\x07"]
)
def test_an_account_is_text_and_nothing_else(
    door: Door, filled: Fill, send: Send, account: str
) -> None:
    shown = send("file", filled(account=account, place=""))
    assert b"<script" not in shown.content
    assert form_in(shown, "/file")["account"] == account
    assert send("file", filled(account=account)).status_code == 303
    assert opened(door).report["account"] == account.strip()


@pytest.mark.parametrize(
    "broken",
    [
        {"code": "1 2 3"},
        {"code": ""},
        {"report": "xyz"},
        {"track": "other"},
        {"country": "ARROS"},
        {"country": ""},
    ],
)
def test_a_form_that_does_not_carry_what_we_gave_it_is_refused(
    built: object, door: Door, filled: Fill, send: Send, broken: Typed
) -> None:
    answer = send("file", filled() | broken)
    assert answer.status_code == 400
    assert not Arrival.objects.exists()


def test_a_form_that_lay_open_for_a_week_is_taken(door: Door, filled: Fill, send: Send) -> None:
    fields = filled()
    new = publish_window_key()
    current.forget()
    with time_machine.travel(NOW + timedelta(days=7), tick=False):
        assert send("file", fields).status_code == 303
    assert parse_filing(Arrival.objects.get().body).window_key_id == new.public.key_id


def test_nobody_reads_a_report_whom_its_form_did_not_name(
    door: Door, filled: Fill, send: Send
) -> None:
    fields = filled()
    other = Roster()
    list_desk_of(other, name="Team Elsewhere")
    set_route(place="*", case=other.desk, own_side=other.desk)
    current.forget()
    answer = send("file", fields)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Another team reads for this place now. Look who it is, then send again." in shown
    assert "Team Elsewhere, run by" in shown
    assert not Arrival.objects.exists()
    again = form_in(answer, "/file") | {"word-a": fields["word-a"], "word-b": fields["word-b"]}
    assert send("file", again).status_code == 303
    assert opened(door, other).report["account"] == fields["account"]


def test_when_nobody_reads_any_more_the_text_is_still_there(
    door: Door, filled: Fill, send: Send
) -> None:
    from reporting.directory.services import unlist_desk

    fields = filled()
    unlist_desk(desk=door.roster.desk)
    current.forget()
    answer = send("file", fields)
    assert answer.status_code == 422
    assert "No team reads reports for this place yet. We did not send your report." in (
        answer.content.decode()
    )
    assert form_in(answer, "/file")["account"] == fields["account"]


@pytest.mark.parametrize(
    ("typed", "to_other"),
    [
        ({}, False),
        ({"reader": "own_side"}, True),
        ({"kind": "crew_abuse"}, True),
        ({"kind": "crew_abuse", "reader": "case"}, False),
        ({"actor": "own_company_or_charterer"}, True),
    ],
)
def test_the_ships_own_side_is_read_by_the_other_team(
    door: Door, filled: Fill, send: Send, typed: Typed, to_other: bool
) -> None:
    other = Roster()
    list_desk_of(other, name="Oversight", oversight=True)
    set_route(place="*", case=door.roster.desk, own_side=other.desk)
    current.forget()
    assert send("file", filled(**typed)).status_code == 303
    report = opened(door, other if to_other else door.roster)
    assert report.report["excluded_desks"] == ([door.roster.desk.hex] if to_other else [])


def test_a_container_number_is_sealed_only_where_it_was_asked_for(
    door: Door, filled: Fill, send: Send
) -> None:
    fields = filled(kind="container_or_seal_tampering", container="csqu 305438-3")
    assert send("file", fields).status_code == 303
    assert opened(door).report["container"] == "CSQU3054383"
    Arrival.objects.all().delete()
    assert send("file", filled(container="CSQU3054383")).status_code == 303
    assert opened(door).report["container"] == ""


MARKS = "a" + "\u0301\u0327" * 32_000  # as long as a form can be, and slow to put into order


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(("field", "status"), [("code", 400), ("word-a", 422), ("account", 422)])
def test_a_field_that_is_longer_than_ours_takes_no_time(
    filled: Fill, send: Send, field: str, status: int
) -> None:
    """Its marks would be put into order in a time that grows with the square of their number."""
    fields = filled() | {"shown": "", field: MARKS}
    begun = time.thread_time()
    assert send("file", fields).status_code == status
    assert time.thread_time() - begun < 1.5
    assert not Arrival.objects.exists()
