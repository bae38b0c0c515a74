"""Sealing: padding (content, 80, zeros) and the sizes that are allowed to show."""

from __future__ import annotations

from reporting.sealing.errors import CannotOpen, TooLong

MARK = b"\x80"
SMALLEST_CONTAINER = 4096


def pad(content: bytes, *, sizes: tuple[int, ...]) -> bytes:
    """Return content, 80, zeros in the smallest of the ascending `sizes` that holds L + 1 bytes.

    TooLong if none does. Source: protocol.md section 7, Box.
    """
    for size in sizes:
        if len(content) < size:
            return content + MARK + bytes(size - len(content) - 1)
    raise TooLong(f"The content has {len(content)} bytes; at most {sizes[-1] - 1} fit.")


def unpad(padded: bytes) -> bytes:
    """Return the content without zeros and one 80; CannotOpen if there is no 80."""
    stripped = padded.rstrip(b"\x00")
    if not stripped.endswith(MARK):
        raise CannotOpen("padding")
    return stripped[:-1]


def padme(length: int) -> int:
    """Return the length that is shown for `length` >= 1 bytes: at most 12 % more.

    e = floor(log2 n), s = floor(log2 e) + 1, n rounded up to a multiple of 2^(e-s).
    Source: Nikitin et al., PURBs, 2019; protocol.md section 7.
    """
    exponent = length.bit_length() - 1
    if exponent == 0:
        return length
    step = 1 << (exponent - exponent.bit_length())
    return -(-length // step) * step


def container_size(length: int) -> int:
    """Return the padded size of a file container's `length` bytes: max(4,096, padme(L + 1))."""
    return max(SMALLEST_CONTAINER, padme(length + 1))
