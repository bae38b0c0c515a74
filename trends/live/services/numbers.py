"""The number of a counted correction, kept so that only who has the ticket can read it.

It is the number of an event of the case: in clear it would tell which case a fact belongs to.
"""

import hmac

from trends.live.services.open_waiting import MOST_EVENTS

TAG_BYTES = 16


def tag_of(ticket: bytes, number: int) -> bytes:
    return hmac.digest(ticket, b"counted" + number.to_bytes(4), "sha256")[:TAG_BYTES]


def counted_number(ticket: bytes, tag: bytes) -> int:
    """The number behind a tag, found by trying; -1 where it is none of this ticket's."""
    tries = range(MOST_EVENTS + 1)
    return next((n for n in tries if hmac.compare_digest(tag, tag_of(ticket, n))), -1)
