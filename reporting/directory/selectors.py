"""Reading the directory."""

from reporting.directory.current import current


def current_directory_bytes() -> bytes:
    """`directory.json` as it is served today."""
    return current().directory.body


def current_history_bytes() -> bytes:
    """`/directory/history` as it is served today."""
    return current().history.body
