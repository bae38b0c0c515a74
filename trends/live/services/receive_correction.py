"""Take an officer's sealed word on a count: two values in, one row, nothing about who sent it."""

from uuid import UUID

from reporting.models import WindowKey
from reporting.sealing.facets import SEALED_BYTES
from trends.live.errors import NotACorrection, StaleWindowKey
from trends.live.models import Correction

ACCEPTED = (WindowKey.Status.CURRENT, WindowKey.Status.PREVIOUS)


def receive_correction(*, window_key: UUID, sealed: bytes) -> None:
    """Keep a correction until the next count; protocol.md section 6.

    `window_key`: the id of the key that it was sealed to; `sealed`: 3,184 bytes of
    `seal_correction`. Whoever calls has checked the session and the membership of the desk, and
    passes on neither: no person, desk or case comes in here, and nothing is looked up by ticket.
    The same correction may come twice: the count knows one word a ticket, the one with the highest
    number. What is inside is checked by the count, which alone can open it.

    NotACorrection for another length, StaleWindowKey for a key that is not current or previous: the
    browser then fetches the directory once more and seals again, as for a filing.
    """
    if len(sealed) != SEALED_BYTES:
        raise NotACorrection(f"A sealed correction has {SEALED_BYTES} bytes.")
    if not WindowKey.objects.filter(pk=window_key, status__in=ACCEPTED).exists():
        raise StaleWindowKey("This window key is not accepted any more: fetch the directory again.")
    Correction.objects.create(window_key=window_key, sealed=sealed)
