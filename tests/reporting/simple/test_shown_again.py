"""The form comes back: with hints once, and with all that it held."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from reporting.models import Arrival
from tests.reporting.conftest import Door
from tests.reporting.simple.conftest import NO_WORD, Typed, asked_back, form_in, opened

Send = Callable[..., HttpResponse]
Fill = Callable[..., Typed]

pytestmark = pytest.mark.usefixtures("today")


def test_hints_are_shown_once_and_then_it_is_sent_as_it_is(
    door: Door, filled: Fill, send: Send
) -> None:
    account = "The MV Northern Star paid on 3 May. Write to rosa@example.org."
    page = send("file", filled(account=account))
    assert page.status_code == 200
    assert not Arrival.objects.exists()
    shown = page.content.decode()
    assert "&#x27;MV Northern Star&#x27; looks like a ship&#x27;s name." in shown
    assert "&#x27;3 May&#x27; looks like an exact day." in shown
    assert "rosa@example.org" in shown
    assert send("file", form_in(page, "/file")).status_code == 303  # one press is enough
    assert opened(door).report["account"] == account


def test_hints_wait_until_no_mistake_is_left(door: Door, filled: Fill, send: Send) -> None:
    page = send("file", filled(account="MV Northern Star", place=""))
    assert "looks like a ship" not in page.content.decode()
    again = form_in(page, "/file") | {"place": "ARROS"}
    page = send("file", again | asked_back(again))
    assert "looks like a ship" in page.content.decode()
    again = form_in(page, "/file") | {"word-a": "", "word-b": ""}
    page = send("file", again)  # without the two words: a mistake, and the hints are not forgotten
    assert page.status_code == 422
    again = form_in(page, "/file")
    assert send("file", again | asked_back(again)).status_code == 303


def test_an_account_that_was_changed_is_looked_at_again(
    door: Door, filled: Fill, send: Send
) -> None:
    page = send("file", filled(account="MV Northern Star"))
    again = form_in(page, "/file") | {"account": "MT Southern Cross"}
    again |= asked_back(again)
    page = send("file", again)
    assert page.status_code == 200
    assert "MT Southern Cross" in page.content.decode()
    assert not Arrival.objects.exists()


def test_a_wrong_container_number_is_pointed_at_and_never_blocked(
    door: Door, filled: Fill, send: Send
) -> None:
    page = send("file", filled(kind="container_or_seal_tampering", container="CSQU3054384"))
    assert "This number has a wrong check digit." in page.content.decode()
    again = form_in(page, "/file")
    assert send("file", again | asked_back(again)).status_code == 303
    assert opened(door).report["container"] == "CSQU3054384"


def test_a_word_of_the_code_that_fitted_need_not_be_typed_again(
    door: Door, filled: Fill, send: Send
) -> None:
    fields = filled(place="")
    again = form_in(send("file", fields), "/file")
    assert (again["word-a"], again["word-b"]) == (fields["word-a"], fields["word-b"])
    assert send("file", again | {"place": "ARROS"}).status_code == 303


def test_a_word_of_the_code_that_did_not_fit_is_typed_again(
    door: Door, filled: Fill, send: Send
) -> None:
    fields = filled(**{"word-b": NO_WORD})
    again = form_in(send("file", fields), "/file")
    assert (again["word-a"], again["word-b"]) == (fields["word-a"], "")


def test_what_was_typed_is_shown_again_as_it_was_typed(
    door: Door, filled: Fill, send: Send
) -> None:
    account = "MV Northern Star.\n\n  They asked.\n\nFor two cartons."
    shown = form_in(send("file", filled(account=account)), "/file")
    assert shown["account"] == account
    assert send("file", shown | asked_back(shown)).status_code == 303
    assert opened(door).report["account"] == account
