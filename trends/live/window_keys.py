"""Private halves of the window keys: files outside database and back-ups."""

import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from reporting.sealing.xwing import PrivateKey

SEED_BYTES = 32
SUFFIX = ".seed"


def folder() -> Path:
    path = Path(settings.WINDOW_KEYS_DIR)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def path_of(key_id: UUID) -> Path:
    return folder() / f"{key_id.hex}{SUFFIX}"


def make_private_half() -> PrivateKey:
    """Make a key and put its seed on the disk before anybody can seal to it."""
    key = PrivateKey(secrets.token_bytes(SEED_BYTES))
    path = path_of(UUID(bytes=key.public.key_id))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key.seed)
        file.flush()
        os.fsync(file.fileno())
    sync_folder()
    return key


def held_ids() -> Iterator[UUID]:
    for path in sorted(folder().glob(f"*{SUFFIX}")):
        yield UUID(hex=path.stem)


def private_half(key_id: UUID) -> PrivateKey | None:
    """The private half of a key, or None where this worker does not hold it."""
    try:
        return PrivateKey(path_of(key_id).read_bytes())
    except FileNotFoundError:
        return None


def age_of_private_half(key_id: UUID) -> float:
    """Seconds since the file was made."""
    return time.time() - path_of(key_id).stat().st_mtime


def destroy_private_half(key_id: UUID) -> None:
    """Overwrite the seed, then remove its file; nothing happens where it is gone already."""
    path = path_of(key_id)
    try:
        with path.open("r+b") as file:
            file.write(bytes(SEED_BYTES))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    sync_folder()


def sync_folder() -> None:
    handle = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
