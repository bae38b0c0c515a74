"""Open: the letters behind a code, and nothing that tells whether it was ever used."""

import secrets
from collections.abc import Callable

import pytest
from django.http import HttpResponse

from reporting.installation import sealing_instance
from reporting.mailbox.services import add_letter
from reporting.models import Letter as LetterRow
from reporting.sealing import derive
from reporting.sealing.codename import Language, numbers_of, words_of
from reporting.sealing.letters import Letter, LetterKind, Side, previous_hash, seal_letter
from tests.reporting.conftest import Door
from tests.reporting.filing_factory import DAY
from tests.reporting.simple.conftest import Typed, form_in

Send = Callable[..., HttpResponse]
KIB_32 = 32 * 1024
EMPTY = "No letter yet. If you filed with these words, an officer reads your report"


def write(
    root: bytes,
    text: str,
    *,
    kind: LetterKind = LetterKind.TEXT,
    side: Side = Side.DESK,
    prev: bytes | None = None,
) -> None:
    """Put a letter into the next slot of a thread."""
    instance = sealing_instance()
    mailbox = derive.mailbox_hash(instance, root=root)
    rows = LetterRow.objects.filter(mailbox_hash=mailbox).order_by("slot")
    boxes = [bytes(row.box) for row in rows]
    letter = Letter(
        slot=len(boxes),
        prev=previous_hash(boxes) if prev is None else prev,
        day=DAY.isoformat(),
        kind=kind,
        text=text,
    )
    box = seal_letter(
        instance, thread=derive.thread_key(instance, root=root), side=side, letter=letter
    )
    add_letter(
        mailbox_hash=mailbox,
        expected_slot=len(boxes),
        side=int(side is Side.DESK),
        box=box,
        day=DAY,
    )


@pytest.fixture
def root() -> bytes:
    return secrets.token_bytes(16)


def typed(root: bytes, language: Language = Language.ENGLISH) -> dict[str, str]:
    return {"code": " ".join(words_of(root, language))}


@pytest.mark.parametrize("language", list(Language))
def test_words_of_any_list_open_the_box(send: Send, root: bytes, language: Language) -> None:
    write(root, "We have read your report.")
    page = send("mailbox/open", typed(root, language))
    assert page.status_code == 200
    assert "We have read your report." in page.content.decode()
    assert "From the team · 24 November 2026" in page.content.decode()


@pytest.mark.parametrize(
    "way",
    [
        lambda root: " ".join(numbers_of(root)),
        lambda root: ",".join(number.lstrip("0") for number in numbers_of(root)),
        lambda root: "\r\n".join(word[:4].upper() for word in words_of(root, Language.ENGLISH)),
        lambda root: "".join(words_of(root, Language.CHINESE)),
    ],
)
def test_numbers_four_letters_and_words_without_spaces_open_it_too(
    send: Send, root: bytes, way: Callable[[bytes], str]
) -> None:
    write(root, "We have read your report.")
    page = send("mailbox/open", {"code": way(root)})
    assert "We have read your report." in page.content.decode()


def test_words_that_were_filed_with_answer_like_words_that_were_not(
    door: Door,
    filled: Callable[..., Typed],
    send: Send,
    root: bytes,
    django_assert_num_queries,
) -> None:
    fields = filled()
    assert send("file", fields).status_code == 303
    write(with_letter := secrets.token_bytes(16), "A letter.")
    answers = []
    for code in (fields["code"], *(" ".join(numbers_of(r)) for r in (root, with_letter))):
        with django_assert_num_queries(1):
            answers.append(send("mailbox/open", {"code": code}))
    filed, unknown, lettered = answers
    assert {page.status_code for page in answers} == {200}
    assert {len(page.content) for page in answers} == {KIB_32}
    assert dict(filed.headers) == dict(unknown.headers) == dict(lettered.headers)
    assert EMPTY in filed.content.decode()
    assert blanked(filed) == blanked(unknown)


def blanked(page: HttpResponse) -> str:
    """The page without what is new in each: the code that was typed, the id of the next letter."""
    form = form_in(page, "/letter")
    shown = page.content.decode()
    return shown.replace(form["code"], "").replace(form["letter"], "")


def test_a_visit_writes_nothing(send: Send, root: bytes) -> None:
    write(root, "A letter.")
    before = list(LetterRow.objects.values_list())
    send("mailbox/open", typed(root))
    assert list(LetterRow.objects.values_list()) == before


def test_it_is_never_compressed_and_kept_nowhere(send: Send, root: bytes) -> None:
    page = send("mailbox/open", typed(root), **{"accept-encoding": "gzip, br"})
    assert "Content-Encoding" not in page.headers
    assert page["Cache-Control"] == "no-store"
    assert page.cookies == {}
    assert 'translate="no"' in page.content.decode()


def test_a_long_thread_is_read_to_its_end(send: Send, root: bytes) -> None:
    for number in range(12):
        write(root, f"Letter number {number}. " + "x" * 3000)
    page = send("mailbox/open", typed(root))
    for number in range(12):
        assert f"Letter number {number}." in page.content.decode()
    assert len(page.content) == 2 * KIB_32


def test_status_letters_make_a_line_and_keep_their_words(send: Send, root: bytes) -> None:
    write(root, "acknowledged\nWe have read it.", kind=LetterKind.STATUS)
    write(root, "concluded supported\nThank you.", kind=LetterKind.STATUS)
    write(root, "something else entirely", kind=LetterKind.STATUS)
    shown = send("mailbox/open", typed(root)).content.decode()
    assert "Confirmed 24 November 2026 · Finished 24 November 2026" in shown
    assert "We have read it." in shown
    assert "something else entirely" in shown


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("withdrawing 2026-12-08", "To be erased, as you asked"),
        ("continued", "Not erased: you wrote again"),
        ("held", "Not erased: the law asks us to keep it"),
    ],
)
def test_what_becomes_of_an_erasing_is_said(send: Send, root: bytes, first: str, said: str) -> None:
    write(root, "Please erase it.", side=Side.REPORTER, kind=LetterKind.WITHDRAW)
    write(root, f"{first}\nThese are the words.", kind=LetterKind.STATUS)
    shown = send("mailbox/open", typed(root)).content.decode()
    assert f'<p class="status-line">{said}</p>' in shown
    assert "These are the words." in shown
    assert f"{first}\n" not in shown


def test_what_cannot_be_opened_or_does_not_fit_is_said(send: Send, root: bytes) -> None:
    write(root, "First.")
    instance = sealing_instance()
    mailbox = derive.mailbox_hash(instance, root=root)
    stray = seal_letter(
        instance,
        thread=bytes(32),
        side=Side.DESK,
        letter=Letter(1, bytes(32), DAY.isoformat(), LetterKind.TEXT, "forged"),
    )
    add_letter(mailbox_hash=mailbox, expected_slot=1, side=1, box=stray, day=DAY)
    write(root, "Third.", prev=bytes(32))
    shown = send("mailbox/open", typed(root)).content.decode()
    assert "This message cannot be opened. Somebody may have changed it." in shown
    assert "This message does not fit the ones before it. Do not trust it." in shown
    assert "Third." in shown
    assert "forged" not in shown


def test_letters_are_text_and_nothing_else(send: Send, root: bytes) -> None:
    write(root, "<script>alert(1)</script> {{ code }}")
    page = send("mailbox/open", typed(root))
    assert b"<script" not in page.content


def last_word_changed(words: list[str]) -> list[str]:
    """The same words but the last: its checksum does not fit."""
    from reporting.sealing.codename import read_codename, word_list
    from reporting.sealing.errors import BadCodename

    for word in word_list(Language.ENGLISH):
        try:
            read_codename(" ".join([*words[:-1], word]), Language.ENGLISH)
        except BadCodename:
            return [*words[:-1], word]
    raise AssertionError("every word fits")


WRONG_CODES = [
    (lambda words: [], "Type your code."),
    (lambda words: [*words, words[0]], "A code has twelve words or numbers. You typed 13."),
    (lambda words: words[:11], "A code has twelve words or numbers. You typed 11."),
    (lambda words: ["abandonn", *words[1:-1], "qqqqq"], "'qqqqq', is not in the list."),
    (lambda words: ["9999"] * 12, "Each number is from 1 to 2048. Look at your paper."),
    (last_word_changed, "One word or the order is wrong. Look at your paper."),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG_CODES)
def test_a_wrong_code_is_caught_before_anything_is_looked_up(
    send: Send,
    django_assert_num_queries,
    change: Callable[[list[str]], list[str]],
    sentence: str,
) -> None:
    words = change(list(words_of(bytes(range(16)), Language.ENGLISH)))
    with django_assert_num_queries(0):
        page = send("mailbox/open", {"code": " ".join(words)})
    assert page.status_code == 422
    assert sentence in page.content.decode().replace("&#x27;", "'")
    assert form_in(page, "/open")["code"] == " ".join(words)
    assert len(page.content) == KIB_32


def test_words_in_the_wrong_order_are_caught_or_open_an_empty_box(send: Send) -> None:
    """Four bits of checksum: one order in sixteen passes, and then says what that means."""
    words = list(words_of(bytes(range(16)), Language.ENGLISH))
    said = set()
    for turn in range(1, 12):
        page = send("mailbox/open", {"code": " ".join(words[turn:] + words[:turn])})
        shown = page.content.decode()
        said.add("the order is wrong" in shown)
        assert "the order is wrong" in shown or EMPTY in shown
    assert True in said


def test_a_slip_of_the_pen_is_offered_the_nearest_words(send: Send) -> None:
    words = list(words_of(bytes(16), Language.SPANISH))
    words[3] = "xbaco"
    shown = send("mailbox/open", {"code": " ".join(words)}).content.decode()
    assert "Did you mean: ábaco" in shown


def test_it_answers_in_arabic(send: Send, root: bytes) -> None:
    write(root, "acknowledged", kind=LetterKind.STATUS)
    shown = send("mailbox/open", typed(root), lang="ar").content.decode()
    assert 'dir="rtl"' in shown
    assert "نوفمبر" in shown
