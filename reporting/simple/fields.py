"""What a simple form posted: names and values, which nothing prints."""

from urllib.parse import parse_qs

from reporting.problems import Refused

MOST_FIELDS = 300


class Fields:
    """The values by name, as they were typed; its `repr` says nothing of them."""

    __slots__ = ("_values",)

    def __init__(self, values: dict[str, list[str]]) -> None:
        self._values = values

    def one(self, name: str) -> str:
        """The first value of this name without the spaces around it; "" if there is none."""
        return next(iter(self._values.get(name, ())), "").replace("\r\n", "\n").strip()

    def all(self, name: str) -> list[str]:
        return sorted({value for value in self._values.get(name, ()) if value})


def read_fields(body: bytes) -> Fields:
    """Take a body of `application/x-www-form-urlencoded` apart; what is not UTF-8 is replaced."""
    try:
        values = parse_qs(
            body.decode("ascii", "replace"),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            errors="replace",
        )
    except ValueError:  # too many fields
        raise Refused(400, "too_many_fields", "This is not one of our forms.") from None
    return Fields(values)
