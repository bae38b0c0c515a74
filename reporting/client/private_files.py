"""Files that only their owner can read: pins and codes."""

import os
import secrets
from pathlib import Path

from reporting.client.failures import Refused

OWNER_ONLY = 0o600


def write_new_private(path: Path, body: bytes) -> None:
    """A file that was not there before; Refused where there is one: a code is never overwritten."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise Refused("There is a file of this name already. Name a new one.") from None
    except OSError as error:
        raise Refused(f"The file cannot be written: {error.strerror}.") from None


def replace_private(path: Path, body: bytes) -> None:
    """The whole file or the one before, whatever stops the program in between."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new_private(beside, body)
        beside.replace(path)
    except OSError as error:
        raise Refused(f"The pins file cannot be written: {error.strerror}.") from None
