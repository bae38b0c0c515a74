"""What can go wrong in the program: a sentence that says what to do, and an exit code each."""


class Failure(Exception):  # noqa: N818  what happened, as in reporting.sealing
    """The program stops; nothing secret ever stands in the sentence."""

    exit_code = 1
    name = "refused"


class Refused(Failure):
    """Bad input, or the door did not take it."""


class NoConnection(Failure):
    """No answer came, or none that the door itself gave."""

    exit_code = 3
    name = "no_connection"


class ChainBroken(Failure):
    """A chain does not hold: a team's statements against the pins, or the letters of a thread."""

    exit_code = 4
    name = "chain_broken"


class NotADoor(Failure):
    """Somebody answered, but not as a door of this protocol does."""

    exit_code = 5
    name = "not_a_door"


class LookAtThis(Failure):
    """Every chain holds, but something has happened that a person should look at."""

    exit_code = 6
    name = "look_at_this"


EXIT_CODES = """\
exit codes:
  0  done
  1  refused, or something in the input is wrong
  2  the command was not understood
  3  no connection, or no answer in time
  4  a chain does not hold: a team's keys against the pins, or the letters of a thread
  5  what answers at this address is no door of this protocol, or its certificate does not hold
  6  watch: every chain holds, but a team was recovered; a person should look"""
