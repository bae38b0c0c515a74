"""Vectors of letters, their chain, and the filler of empty slots."""

from __future__ import annotations

from typing import Any

from reporting.sealing import derive, letters
from reporting.sealing import mailbox as mailboxes
from reporting.sealing.box import letter_header
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.letters import Letter, LetterKind, ReadLetter, Side
from tests.vectors.subjects.inputs import INSTANCE, ROOT, Kept, about, b64, material
from tests.vectors.subjects.keys import FILLER_SECRET, MAILBOX, THREAD


def sealed_letter(name: str, side: Side, letter: Letter) -> bytes:
    """Return a letter's box whose object id and salt come from its name."""
    return seal_box_with_salt(
        INSTANCE,
        letter_header(material(f"letter {name}", 16)),
        base_key=letters.letter_key(INSTANCE, thread=THREAD, side=side),
        plaintext=letters.letter_plaintext(letter),
        salt=material(f"salt {name}", 16),
    )


def write(boxes: list[bytes], name: str, side: Side, kind: LetterKind, **other: Any) -> Letter:
    """Append a letter that is in its place and names the box before it."""
    values = {"text": name, "slot": len(boxes), "prev": letters.previous_hash(boxes)} | other
    letter = Letter(day="2026-11-24", kind=kind, **values)
    boxes.append(sealed_letter(name, side, letter))
    return letter


def box_of_reporter(boxes: list[bytes], kind: LetterKind, object_id: bytes) -> None:
    """Append a letter of the reporter that claims an id which the desk's question has."""
    letter = Letter(
        slot=len(boxes),
        prev=letters.previous_hash(boxes),
        day="2026-11-24",
        kind=kind,
        text="Under your id.",
    )
    boxes.append(
        seal_box_with_salt(
            INSTANCE,
            letter_header(object_id),
            base_key=letters.letter_key(INSTANCE, thread=THREAD, side=Side.REPORTER),
            plaintext=letters.letter_plaintext(letter),
            salt=material("salt under your id", 16),
        )
    )


def good_thread() -> list[bytes]:
    """Return a thread in which every letter holds."""
    boxes: list[bytes] = []
    write(boxes, "acknowledged", Side.DESK, LetterKind.STATUS)
    write(boxes, "May we tell the company?", Side.DESK, LetterKind.QUESTION)
    question = material("letter May we tell the company?", 16)
    write(boxes, "Yes.", Side.REPORTER, LetterKind.ANSWER, re=question)
    write(
        boxes, "\u00bfQu\u00e9 m\u00e1s? \u0645\u0631\u062d\u0628\u0627", Side.DESK, LetterKind.TEXT
    )
    write(boxes, "I withdraw.", Side.REPORTER, LetterKind.WITHDRAW)
    return boxes


def filler_box(slot: int) -> bytes:
    """Return the filler of a slot of the vectors' mailbox."""
    return mailboxes.filler(INSTANCE, filler_secret=FILLER_SECRET, mailbox=MAILBOX, slot=slot)


def bad_threads() -> dict[str, list[bytes]]:
    """Return threads by what is wrong with them."""
    good = good_thread()
    wrong_slot: list[bytes] = []
    write(wrong_slot, "first", Side.DESK, LetterKind.TEXT)
    write(wrong_slot, "third in second", Side.DESK, LetterKind.TEXT, slot=2)
    wrong_prev = good[:1]
    write(wrong_prev, "forked", Side.DESK, LetterKind.TEXT, prev=derive.sha256(b"another"))
    answers_nothing = good[:2]
    write(answers_nothing, "Yes to what?", Side.REPORTER, LetterKind.ANSWER, re=bytes(16))
    answers_itself = good[:2]
    question = material("letter May we tell the company?", 16)
    write(answers_itself, "Yes, says the desk.", Side.DESK, LetterKind.ANSWER, re=question)
    twice_asked = good[:2]
    box_of_reporter(twice_asked, LetterKind.QUESTION, question)
    write(twice_asked, "Yes, again.", Side.REPORTER, LetterKind.ANSWER, re=question)
    return {
        "good": good,
        "a question of each side under one id": twice_asked,
        "removed": [good[0], *good[2:]],
        "swapped": [good[1], good[0], *good[2:]],
        "repeated": [good[0], good[0], *good[1:]],
        "replaced by filler": [good[0], filler_box(1), *good[2:]],
        "wrong slot": wrong_slot,
        "wrong prev": wrong_prev,
        "answer to nothing": answers_nothing,
        "answer to one's own question": answers_itself,
        "filler at the end": [*good[:2], filler_box(2), filler_box(3)],
        "empty": [filler_box(slot) for slot in range(4)],
    }


def _shown(read: tuple[ReadLetter, ...]) -> list[dict[str, Any]]:
    return [
        {
            "slot": entry.slot,
            "object_id": entry.object_id.hex(),
            "side": entry.side.value if entry.side else None,
            "kind": entry.letter.kind.value if entry.letter else None,
            "text": entry.letter.text if entry.letter else None,
            "re": entry.letter.re.hex() if entry.letter and entry.letter.re else "",
            "problems": sorted(entry.problems),
        }
        for entry in read
    ]


def letters_vectors(_kept: Kept) -> dict[str, Any]:
    """Return one letter in full, and threads with what a reader shows of them."""
    pool: list[bytes] = []
    threads = []
    for name, boxes in bad_threads().items():
        pool += [box for box in boxes if box not in pool]
        threads.append(
            {
                "name": name,
                "boxes": [pool.index(box) for box in boxes],
                "mailbox": _shown(letters.read_mailbox(INSTANCE, thread=THREAD, boxes=boxes)),
                "desk": _shown(letters.read_letters(INSTANCE, thread=THREAD, boxes=boxes)),
            }
        )
    first = Letter(
        slot=0, prev=bytes(32), day="2026-11-24", kind=LetterKind.STATUS, text="acknowledged"
    )
    text = (
        "one: a letter's JSON, side, object id and salt, and the SHA-256 of its box. "
        "boxes_b64: boxes of threads, by index. threads: [{name, boxes (indexes, oldest "
        "first from slot 0), mailbox, desk}]: what the reporter's reader (filler at the "
        "end dropped) and the desk's (every row is a letter) show, slot by slot: [{slot, "
        "object_id (as the box claims), side (reporter, desk, null = opens under neither "
        "key), kind, text, re, problems (sorted, of cannot_open, malformed, out_of_place, "
        "chain_broken, answers_nothing)}]. An answer must name an earlier question of the "
        "other side that has no problem."
    )
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "thread": THREAD.hex(),
        "one": {
            "side": "desk",
            "object_id": material("letter acknowledged", 16).hex(),
            "salt": material("salt acknowledged", 16).hex(),
            "json": first.to_json().decode(),
            "sha256": derive.sha256(sealed_letter("acknowledged", Side.DESK, first)).hex(),
        },
        "boxes_b64": [b64(box) for box in pool],
        "threads": threads,
    }


def filler(_kept: Kept) -> dict[str, Any]:
    """Return filler of some slots, and the layouts of question, answer and posted letter."""
    mailbox_id = derive.mailbox_id(INSTANCE, root=ROOT)
    box = good_thread()[0]
    question = mailboxes.Question(mailbox_id, 1)
    post = mailboxes.LetterPost(mailbox_id, 4, box)
    answer = mailboxes.mailbox_answer(
        INSTANCE, filler_secret=FILLER_SECRET, question=question, letters={4: box}
    )
    text = (
        "vectors: [{mailbox (hash), slot, sha256, box_b64 (first only)}]. question: POST "
        "/api/v1/mailbox; post: POST /api/v1/letters of the box whose SHA-256 is "
        "box_sha256 (the first of letters.json); answer: that box in slot 4 and filler in "
        "5, 6, 7."
    )
    slots = [(MAILBOX, 0), (MAILBOX, 1), (material("another mailbox", 32), 1023)]
    vectors = []
    for mailbox, slot in slots:
        filled = mailboxes.filler(INSTANCE, filler_secret=FILLER_SECRET, mailbox=mailbox, slot=slot)
        entry = {"mailbox": mailbox.hex(), "slot": slot, "sha256": derive.sha256(filled).hex()}
        vectors.append(entry if vectors else entry | {"box_b64": b64(filled)})
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "filler_secret": FILLER_SECRET.hex(),
        "vectors": vectors,
        "question": {"mailbox_id": mailbox_id.hex(), "page": 1, "bytes": question.to_bytes().hex()},
        "post": {
            "mailbox_id": mailbox_id.hex(),
            "slot": 4,
            "box_sha256": derive.sha256(box).hex(),
            "sha256": derive.sha256(post.to_bytes()).hex(),
        },
        "answer": {"page": 1, "length": len(answer), "sha256": derive.sha256(answer).hex()},
    }
