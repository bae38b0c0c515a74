"""Nothing is kept of a simple filing: no row, no file and no line of a log holds what was typed."""

import logging
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.http import HttpResponse

from reporting.models import Arrival
from reporting.sealing.codename import Language, read_codename, words_of
from tests.on_disk import files_in
from tests.reporting.conftest import Door
from tests.reporting.simple.conftest import Typed, asked_back, form_in

ACCOUNT = "Sentinel7319 asked aboard MV Sentinel4411 on 3 May. sentinel@example.org"
CONTAINER = "SENU7319442"
LETTER = "Sentinel8806 answers you."
Send = Callable[..., HttpResponse]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every logger at DEBUG, also those that have a level of their own."""
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    levels = {logger: logger.level for logger in (logging.root, *loggers)}
    for logger in levels:
        logger.setLevel(logging.DEBUG)
    caplog.handler.setLevel(logging.DEBUG)
    yield caplog
    for logger, level in levels.items():
        logger.setLevel(level)


def every_value() -> Iterator[bytes]:
    """Each value of each row of each table, as bytes."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  a name from the database
            for row in cursor.fetchall():
                for value in row:
                    yield (
                        bytes(value)
                        if isinstance(value, memoryview | bytes)
                        else (str(value).encode())
                    )


def every_file() -> Iterator[bytes]:
    return (held for _, held in files_in(Path(settings.VAR_DIR)))


def test_a_filing_and_a_letter_leave_no_word_behind(
    door: Door,
    filled: Callable[..., Typed],
    send: Send,
    logged: pytest.LogCaptureFixture,
    settings,
) -> None:
    settings.DEBUG = True  # Django then logs each statement with its values
    connection.force_debug_cursor = True
    fields = filled(account=ACCOUNT, kind="container_or_seal_tampering", container=CONTAINER)
    wrong = send("file", fields | {"place": ""})
    hints = send("file", fields)
    again = form_in(hints, "/file")
    assert send("file", again | asked_back(again)).status_code == 303
    box = send("mailbox/open", {"code": fields["code"]})
    assert send("mailbox/letter", form_in(box, "/letter") | {"text": LETTER}).status_code == 303
    assert send("mailbox/open", {"code": fields["code"] + " 7319"}).status_code == 422
    connection.force_debug_cursor = False
    assert Arrival.objects.count() == 1
    assert (wrong.status_code, hints.status_code) == (422, 200)

    root = read_codename(fields["code"], Language.ENGLISH)
    words = " ".join(words_of(root, Language.ENGLISH))
    typed = [ACCOUNT, "Sentinel7319", "MV Sentinel4411", "sentinel@example.org", CONTAINER]
    typed += [LETTER, "Sentinel8806", fields["code"], words, root.hex()]
    assert "INSERT INTO reporting_arrival" in logged.text  # the net is wide enough
    for sentinel in typed:
        found = sentinel.encode()
        assert sentinel not in logged.text, sentinel
        assert not any(found in value for value in every_value()), sentinel
        assert not any(found in held for held in every_file()), sentinel
    assert root not in b"".join(every_value())
    assert mail.outbox == []


def test_a_box_is_not_only_packed(door: Door, filled: Callable[..., Typed], send: Send) -> None:
    """What was filed does not shrink: there is no text in it, plain or compressed."""
    send("file", filled(account="the same words again and again " * 100))
    body = Arrival.objects.get().body
    assert len(zlib.compress(body, 9)) > 0.99 * len(body)


def test_the_template_engine_prints_no_context(logged: pytest.LogCaptureFixture) -> None:
    """At DEBUG Django prints the whole context where a name is missing: the door never does."""
    from django.template import Context, Template

    Template("{{ nothing_of_this_name }}").render(Context({"account": "Sentinel7319"}))
    assert "Sentinel7319" not in logged.text
