"""A route declares here which class of page it is; the house sends the policy of that class."""

from collections.abc import Callable
from typing import Any, Literal, TypeVar

PageClass = Literal["protected", "simple", "public", "staff"]
View = TypeVar("View", bound=Callable[..., Any])


def page_class(name: PageClass) -> Callable[[View], View]:
    """Mark a view as a page of this class, which decides its Content-Security-Policy."""

    def mark(view: View) -> View:
        view.page_class = name  # type: ignore[attr-defined]
        return view

    return mark
