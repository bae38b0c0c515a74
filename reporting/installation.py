"""The identity of this installation: 16 random bytes that every sealed thing of the door names."""

import secrets

from reporting.models import Installation
from reporting.sealing.instance import ID_BYTES, Instance

_known: dict[str, bytes] = {}


def instance_id() -> bytes:
    """The 16 bytes of protocol.md section 7, from memory after the first look."""
    return _known.get("instance") or ensure_instance()


def sealing_instance() -> Instance:
    """The same, as what every function of reporting.sealing asks for."""
    return Instance(instance_id())


def ensure_instance() -> bytes:
    """Make the identity if there is none. Two processes that start together agree on one."""
    row, _ = Installation.objects.get_or_create(
        pk=1, defaults={"instance": secrets.token_bytes(ID_BYTES)}
    )
    _known["instance"] = bytes(row.instance)
    return _known["instance"]
