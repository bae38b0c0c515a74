"""The sealing of the door: protocol.md section 7 in Python, without Django."""

from reporting.sealing.selftest import require_primitives

require_primitives()
