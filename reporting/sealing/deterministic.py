"""Sealing with a salt from outside, for the shared vectors only; a test refuses any other
importer.
"""

from __future__ import annotations

from reporting.sealing.box import _seal_with_salt as seal_box_with_salt
from reporting.sealing.container import _seal_container_with_salt as seal_container_with_salt

__all__ = ["seal_box_with_salt", "seal_container_with_salt"]
