"""Properties of filings, wraps, facets and statements: any flipped bit is refused or is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.sealing.box import Kind
from reporting.sealing.chain import verify_chain
from reporting.sealing.errors import BadLayout, BadStatement, SealingError
from reporting.sealing.facets import Facets, open_facets, seal_facets
from reporting.sealing.filing import parse_filing
from reporting.sealing.instance import Instance
from reporting.sealing.report import filing_tag, open_report
from reporting.sealing.seals import Wrap, unwrap_cek, wrap_cek
from reporting.sealing.statements import SignedStatement
from reporting.sealing.xwing import PrivateKey
from tests.reporting.sealing.vectors import flip, instance_of, load, quick, unb64, unhex

FILING, STATEMENTS = load("filing"), load("statements")
INSTANCE = Instance(bytes(range(16)))
BODY = unb64(FILING["body_b64"])
DESK, WINDOW = PrivateKey(bytes(range(32))), PrivateKey(bytes(range(1, 33)))
REPORT_ID, CEK = bytes(range(32, 48)), bytes(range(64, 96))
PARTS = {"facets": (104, 3288), "key id": (3288, 3304), "wrap": (3304, 4472)}
SECRETS = st.binary(min_size=32, max_size=32)


def opened(body: bytes) -> object:
    """What window and desk make of a filing, with every key that they hold."""
    filing = parse_filing(body)
    instance = instance_of(FILING)
    window = PrivateKey(unhex(FILING["window_seed"]))
    desk = PrivateKey(unhex(FILING["desk_seed"]))
    report_id = unhex(FILING["report_id"])
    facets = open_facets(instance, window=window, sealed=filing.facets)
    cek = unwrap_cek(instance, kind=Kind.REPORT, object_id=report_id, key=desk, wrap=filing.wrap)
    return facets, open_report(instance, report_id=report_id, cek=cek, box=filing.box)


def test_the_filing_opens_before_it_is_changed() -> None:
    assert opened(BODY)


@quick
@given(st.data())
def test_any_flipped_bit_of_facets_wrap_or_box_closes_the_filing(data: st.DataObject) -> None:
    start, end = data.draw(st.sampled_from([*PARTS.values(), (4472, len(BODY))]))
    changed = BODY[:start] + data.draw(flip(BODY[start:end])) + BODY[end:]
    with pytest.raises(SealingError):
        opened(changed)


@quick
@given(flip(BODY[:104]))
def test_any_flipped_bit_before_the_seals_is_refused_or_shown(head: bytes) -> None:
    """Nothing seals these fields: the door reads them, and they are compared with what it knows."""
    try:
        changed = parse_filing(head + BODY[104:])
    except BadLayout:
        return
    assert changed != parse_filing(BODY)


@quick
@given(cek=SECRETS, report_id=st.binary(min_size=16, max_size=16), data=st.data())
def test_a_wrap_opens_for_its_report_and_its_key_only(
    cek: bytes, report_id: bytes, data: st.DataObject
) -> None:
    wrap = wrap_cek(
        INSTANCE, kind=Kind.REPORT, object_id=report_id, to=DESK.public, cek=cek
    ).to_bytes()

    def unwrapped(row: bytes, *, kind: Kind, object_id: bytes, key: PrivateKey) -> bytes | None:
        try:
            return unwrap_cek(
                INSTANCE, kind=kind, object_id=object_id, key=key, wrap=Wrap.from_bytes(row)
            )
        except SealingError:
            return None

    place = {"kind": Kind.REPORT, "object_id": report_id, "key": DESK}
    other_id = bytes([report_id[0] ^ 1]) + report_id[1:]
    assert unwrapped(wrap, **place) == cek
    assert unwrapped(data.draw(flip(wrap)), **place) is None
    for change in ({"kind": Kind.HELP_RECORD}, {"object_id": other_id}, {"key": WINDOW}):
        assert unwrapped(wrap, **(place | change)) is None


@quick
@given(
    answers=st.dictionaries(
        st.sampled_from(("place", "time", "what", "actor")), st.text("abc", max_size=20)
    ),
    ticket=SECRETS,
    data=st.data(),
)
def test_facets_come_back_unless_a_bit_is_another(
    answers: dict[str, str], ticket: bytes, data: st.DataObject
) -> None:
    facets = Facets(bytes(16), answers, ticket, bytes(32))
    sealed = seal_facets(INSTANCE, window=WINDOW.public, facets=facets)
    assert open_facets(INSTANCE, window=WINDOW, sealed=sealed) == facets
    with pytest.raises(SealingError):
        open_facets(INSTANCE, window=WINDOW, sealed=data.draw(flip(sealed)))


@quick
@given(plaintext=st.binary(max_size=80), key=SECRETS, data=st.data())
def test_a_tag_is_of_one_plaintext_and_one_key(
    plaintext: bytes, key: bytes, data: st.DataObject
) -> None:
    tag = filing_tag(filing_key=key, plaintext=plaintext)
    assert tag == filing_tag(filing_key=key, plaintext=plaintext)
    assert tag != filing_tag(filing_key=key, plaintext=plaintext + b"\0")
    assert tag != filing_tag(filing_key=data.draw(flip(key)), plaintext=plaintext)


CHAINS = {
    row["name"]: tuple(
        SignedStatement.from_json(
            {**entry, "statement": STATEMENTS["statements_b64"][entry["statement"]]}
        )
        for entry in row["history"]
    )
    for row in STATEMENTS["good"]
}
DESK_ID = unhex(STATEMENTS["desk"])


@quick
@given(chain=st.sampled_from(list(CHAINS.values())), data=st.data())
def test_a_chain_with_any_flipped_bit_does_not_hold(
    chain: tuple[SignedStatement, ...], data: st.DataObject
) -> None:
    verify_chain(INSTANCE, DESK_ID, chain, first_hash=chain[0].hash)
    place = data.draw(st.integers(0, len(chain) - 1))
    statement = data.draw(flip(chain[place].statement))
    changed = SignedStatement(statement, chain[place].signatures)
    forged = (*chain[:place], changed, *chain[place + 1 :])
    with pytest.raises(BadStatement):
        verify_chain(INSTANCE, DESK_ID, forged, first_hash=chain[0].hash)


@quick
@given(chain=st.sampled_from([c for c in CHAINS.values() if len(c) > 1]), data=st.data())
def test_a_chain_in_another_order_does_not_hold(
    chain: tuple[SignedStatement, ...], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(chain))))
    holds = order == sorted(order)
    try:
        verify_chain(INSTANCE, DESK_ID, [chain[place] for place in order], first_hash=chain[0].hash)
    except BadStatement:
        assert not holds
        return
    assert holds
