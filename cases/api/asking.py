"""Who asks, and what they sent."""

from typing import Any, cast

from rest_framework.request import Request
from rest_framework.serializers import Serializer

from staff.models import Person


def person_of(request: Request) -> Person:
    """The person who is signed in: the policy has let nobody else in."""
    return cast("Person", request.user)


def body_of(request: Request, shape: type[Serializer[Any]]) -> dict[str, Any]:
    """What a request carries, in this shape. ValidationError (400, by field) for anything else."""
    return in_shape(shape, request.data)


def query_of(request: Request, shape: type[Serializer[Any]]) -> dict[str, Any]:
    """What stands behind the ? of an address, in this shape. ValidationError as above."""
    return in_shape(shape, request.query_params)


def in_shape(shape: type[Serializer[Any]], sent: Any) -> dict[str, Any]:
    read = shape(data=sent)
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)
