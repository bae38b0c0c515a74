"""Bytes as the API carries them: base64 for what is long, lower-case hex for ids and hashes."""

import base64
import binascii
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

NOTE_BOXES = (1130, 4202, 16490)  # the lengths that a note can have


@extend_schema_field({"type": "string", "format": "byte"})
class Base64Field(serializers.Field[bytes, str, str, Any]):
    """Standard base64 of exactly one of these lengths; any length where none is given."""

    default_error_messages = {"bytes": "Expected base64 of {lengths} bytes."}

    def __init__(self, *lengths: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lengths = lengths

    def to_representation(self, value: bytes) -> str:
        return base64.b64encode(value).decode("ascii")

    def to_internal_value(self, data: str) -> bytes:
        try:
            value = base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError, TypeError):
            value = b""
        if not value or (self.lengths and len(value) not in self.lengths):
            self.fail("bytes", lengths=" or ".join(map(str, self.lengths)) or "some")
        return value


@extend_schema_field({"type": "string", "pattern": "^[0-9a-f]*$"})
class HexField(serializers.Field[bytes, str, str, Any]):
    """Hex of exactly so many bytes."""

    default_error_messages = {"bytes": "Expected {length} bytes in hex."}

    def __init__(self, length: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.length = length

    def to_representation(self, value: bytes) -> str:
        return value.hex()

    def to_internal_value(self, data: str) -> bytes:
        try:
            value = bytes.fromhex(data)
        except (ValueError, TypeError):
            value = b""
        if len(value) != self.length:
            self.fail("bytes", length=self.length)
        return value
