"""Small secrets at rest (TOTP secrets, recovery codes) are locked under the server's key ring."""

import base64
import secrets
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

PREFIX = "fl1:"
NONCE_BYTES = 12


class CannotUnlock(Exception):  # noqa: N818  what happened, as in reporting.sealing
    """No key of the ring opens this: FIELD_KEYS lost the key under which it was written."""


@cache
def _ring(keys: tuple[str, ...]) -> tuple[AESGCM, ...]:
    return tuple(AESGCM(bytes.fromhex(key)) for key in keys)


def lock(text: str) -> str:
    """AES-256-GCM under the newest key, as printable text."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = _ring(tuple(settings.FIELD_KEYS))[0].encrypt(nonce, text.encode(), PREFIX.encode())
    return PREFIX + base64.b64encode(nonce + sealed).decode("ascii")


def unlock(locked: str) -> str:
    """The text, under whichever key of the ring opens it; CannotUnlock if none does."""
    if not locked.startswith(PREFIX):
        raise CannotUnlock("This was not locked by this server.")
    raw = base64.b64decode(locked.removeprefix(PREFIX))
    for key in _ring(tuple(settings.FIELD_KEYS)):
        try:
            opened = key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], PREFIX.encode())
        except InvalidTag:
            continue
        return opened.decode()
    raise CannotUnlock("No key of FIELD_KEYS opens this.")
