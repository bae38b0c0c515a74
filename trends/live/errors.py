"""What can go wrong in the living window; one family."""


class WindowError(Exception):
    """Whatever goes wrong while counting or releasing."""


class NotCountable(WindowError):  # noqa: N818  the name says what happened
    """The answers name a place, a month or a code that does not exist."""


class CountedByAnother(WindowError):  # noqa: N818  the name says what happened
    """A row that this run opened was counted by another run meanwhile."""


class CannotRelease(WindowError):  # noqa: N818  the name says what happened
    """A release may not be built; the message says why and what to do."""


class NotACorrection(WindowError):  # noqa: N818  the name says what happened
    """These bytes cannot be a sealed correction."""


class StaleWindowKey(WindowError):  # noqa: N818  the name says what happened
    """A correction was sealed to a key that is not accepted any more."""
