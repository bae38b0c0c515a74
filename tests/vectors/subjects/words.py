"""Vectors of the codename in its five lists, and of the protocol's JSON."""

from __future__ import annotations

import unicodedata
from typing import Any

from reporting.sealing import codename as names
from reporting.sealing import strict_json as strict
from reporting.sealing.codename import Language
from tests.vectors.subjects.inputs import ROOT, Kept, about, material

ROOTS = (bytes(16), b"\xff" * 16, ROOT, material("root", 16))


def _typed(root: bytes, language: Language) -> list[str]:
    """Return other ways to type the same words."""
    words = names.words_of(root, language)
    plain = [names.plain(word) for word in words]
    ways = [
        " ".join(words),
        "  " + unicodedata.normalize("NFD", " \n".join(words)).upper() + "\t",
        " ".join(plain),
        " ".join(word[:4] for word in plain),
        " ".join(names.numbers_of(root)),
        ", ".join(words),
        ";\n".join(names.numbers_of(root)),
        " ".join(str(int(number)) for number in names.numbers_of(root)),
        " ".join(names.numbers_of(root)).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ]
    return [*ways, "".join(words)] if language is Language.CHINESE else ways


def _slips(root: bytes, language: Language) -> list[list[str]]:
    """Return the words with one slip each: a listed word at distance 1, or two exchanged.

    No two words of the French and Portuguese lists are one edit apart, any two Chinese ones are.
    """
    words = list(names.words_of(root, language))
    if language not in (Language.ENGLISH, Language.SPANISH):
        return [[words[1], words[0], *words[2:]], [words[0], words[2], words[1], *words[3:]]]
    every = names.word_list(language)
    return [
        [*words[:place], other, *words[place + 1 :]]
        for place, word in enumerate(words)
        for other in every
        if names.is_one_edit(names.plain(word), names.plain(other))
    ]


def _slip(language: Language) -> dict[str, Any]:
    """Return listed words whose checksum fails, with the words at distance 1 that mend it."""
    roots = (material(f"slip {number}", 16) for number in range(100))
    for typed in (typed for root in roots for typed in _slips(root, language)):
        try:
            names.read_codename(" ".join(typed), language)
        except names.WrongChecksum as error:
            mends = [{"position": mend.position, "word": mend.word} for mend in error.mends]
            return {"typed": " ".join(typed), "mends": mends}
    raise AssertionError("no slip breaks the checksum")


def _unknown(language: Language) -> dict[str, Any]:
    words = list(names.words_of(ROOT, language))
    words[3] = "zzzz" if language is not Language.CHINESE else "z"
    words[7] = words[7][0] + "x" + words[7][1:] if language is not Language.CHINESE else "x"
    try:
        names.read_codename(" ".join(words), language)
    except names.UnknownWords as error:
        found = [
            {"position": word.position, "nearest_first": next(iter(word.nearest), None)}
            for word in error.words
        ]
        return {"typed": " ".join(words), "unknown": found}
    raise AssertionError("a word is in the list by chance")


def codename(_kept: Kept) -> dict[str, Any]:
    """Return roots as words and numbers in each list, ways to type them, and errors."""
    lists = []
    for language in Language:
        vectors = [
            {
                "root": root.hex(),
                "words": list(names.words_of(root, language)),
                "typed": _typed(root, language),
            }
            for root in ROOTS
        ]
        lists.append(
            {
                "language": language.value,
                "vectors": vectors,
                "wrong_checksum": _slip(language),
                "unknown_words": _unknown(language),
                "mixed": " ".join([*vectors[0]["words"][:6], *names.numbers_of(ROOTS[0])[6:]]),
                "wrong_count": [
                    " ".join(vectors[0]["words"][:11]),
                    "",
                    " ".join(vectors[0]["words"] + ["1"]),
                ],
            }
        )
    text = (
        "lists: [{language, vectors: [{root, words (NFC, as shown), typed (texts that all "
        "give the root)}], wrong_checksum: {typed, mends [{position from 0, word}]} (all "
        "and only the listed words at edit distance 1, marks removed, that mend it; none "
        "for Chinese, where every word is one edit from every other; the French and "
        "Portuguese lists have no such pair), unknown_words: {typed, unknown [{position, "
        "nearest_first}]}, wrong_count: texts, mixed: words and numbers, neither a "
        "codename}]. numbers: [{root, numbers}], the same in "
        "every list; number errors: texts with a number that is not 1 to 2048. A word is "
        "found by its first four letters alone (marks removed, lower case). Distance is "
        "measured between listed words, not from what was typed."
    )
    numbers = names.numbers_of(ROOT)
    return {
        "about": about(text),
        "lists": lists,
        "numbers": [
            {"root": root.hex(), "numbers": list(names.numbers_of(root))} for root in ROOTS
        ],
        "number_errors": [
            " ".join([*numbers[:11], wrong]) for wrong in ("0", "0000", "2049", "00512")
        ],
        "number_wrong_checksum": " ".join([*numbers[:11], "0513"]),
    }


def _nested(depth: int) -> dict[str, Any]:
    """Return an object of so many containers inside each other, itself counted."""
    value: Any = {}
    for level in range(depth - 1):
        value = [value] if level % 2 else {"a": value}
    return value


GOOD_JSON: list[dict[str, Any]] = [
    {"v": 1},
    {"v": 1, "account": "x"},
    {"b": [1, -1, 0], "a": None, "c": {"d": True, "e": False}},
    {"text": "\u00e9 \u0645\u0631\u062d\u0628\u0627 \u4e2d \U0001f6a2"},
    {"escapes": '"\\/\b\f\n\r\t\x00\x1f\x7f\u2028'},
    {"large": strict.LARGEST_INTEGER, "small": -strict.LARGEST_INTEGER},
    {},
    _nested(strict.DEEPEST),
]
BAD_JSON = {
    "one deeper than 64": b'{"a":' + b"[" * strict.DEEPEST + b"]" * strict.DEEPEST + b"}",
    "mark at the start": b'\xef\xbb\xbf{"v":1}',
    "not UTF-8": b'{"v":"\xe9"}',
    "UTF-16": '{"v":1}'.encode("utf-16-le"),
    "overlong UTF-8": b'{"v":"\xc0\xaf"}',
    "surrogate in UTF-8": b'{"v":"\xed\xa0\x80"}',
    "lone surrogate escaped": b'{"v":"\\ud800"}',
    "key twice": b'{"v":1,"v":1}',
    "key twice inside": b'{"a":[{"b":1,"c":2,"b":3}]}',
    "key twice by escape": b'{"v":1,"\\u0076":1}',
    "fraction": b'{"v":1.5}',
    "whole fraction": b'{"v":1.0}',
    "exponent": b'{"v":1e3}',
    "beyond 2^53-1": b'{"v":9007199254740992}',
    "NaN": b'{"v":NaN}',
    "Infinity": b'{"v":-Infinity}',
    "not NFC": '{"v":"e\u0301"}'.encode(),
    "not NFC by escape": b'{"v":"e\\u0301"}',
    "key not NFC": '{"e\u0301":1}'.encode(),
    "trailing comma": b'{"v":1,}',
    "two values": b'{"v":1}{"v":1}',
    "comment": b'{"v":1}//',
    "leading zero": b'{"v":01}',
    "raw newline in a string": b'{"v":"\n"}',
    "array": b"[1]",
    "string": b'"v"',
    "nothing": b"",
    "truncated": b'{"v":1',
}


def strict_json(_kept: Kept) -> dict[str, Any]:
    """Return objects with their bytes, and bytes that are refused."""
    text = (
        "good: [{bytes, value}]: value encodes to bytes (compact, keys in the order "
        "given) and bytes decode to value. lenient: bytes that decode to value though we "
        "would not write them so. normalised: value, not NFC, is encoded as bytes. bad: "
        "[{name, bytes}]: refused."
    )
    return {
        "about": about(text),
        "good": [{"bytes": strict.encode(value).hex(), "value": value} for value in GOOD_JSON],
        "lenient": [
            {"bytes": b' { "v" : 1,\n"a":"\\u00e9\\/" } '.hex(), "value": {"v": 1, "a": "\u00e9/"}}
        ],
        "normalised": [
            {"bytes": strict.encode({"a": "e\u0301"}).hex(), "value": {"a": "e\u0301"}},
        ],
        "bad": [{"name": name, "bytes": data.hex()} for name, data in BAD_JSON.items()],
    }
