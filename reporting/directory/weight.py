"""How heavy the directory may be: every reporter fetches it over a ship's link."""

import gzip

HEAVIEST = 25_000


class TooHeavy(Exception):  # noqa: N818  what is wrong, as in reporting.sealing
    """The directory would not fit a ship's link; nothing was changed."""


def compressed(body: bytes) -> bytes:
    """A fixed time inside: the same directory is the same bytes in every process."""
    return gzip.compress(body, 9, mtime=0)


def require_light(body: bytes) -> None:
    """Keys do not compress, so about sixteen desks fit."""
    weight = len(compressed(body))
    if weight > HEAVIEST:
        raise TooHeavy(
            f"The directory would be {weight:,} bytes, at most {HEAVIEST:,} are sent to reporters:"
            " list fewer desks, or shorten what is said of them."
        )
