"""What can go wrong with published figures; one family."""


class FiguresError(Exception):
    """Whatever goes wrong with a release."""


class NothingToRelease(FiguresError):  # noqa: N818  the name says what happened
    """A release without a single page would only say that there is none."""


class ReleaseDamaged(FiguresError):  # noqa: N818  the name says what happened
    """A release or page is not what was frozen: it must not be shown."""
