"""Database fields of the sealed world: bytes come back as bytes on both databases."""

from typing import Any

from django.db import models


class BytesField(models.BinaryField):  # type: ignore[type-arg]  # no class_getitem at runtime
    """A BinaryField that always reads as `bytes` (drivers answer memoryview or bytes)."""

    def from_db_value(self, value: Any, *_: Any) -> bytes | None:
        return None if value is None else bytes(value)
