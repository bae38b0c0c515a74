"""The guard of the window: what may be published; pure functions, no Django.

Here are the threshold, the rounding and the audit of one row of the lattice. The audit of all rows
together (linear programming over every margin, study and earlier release) is not written yet, and
every page says so.
"""

from trends.guard.floor import FLOOR, Table, above_floor, table_above_floor
from trends.guard.rounding import round_to_five
from trends.guard.rows import protect_row, row_is_safe
from trends.guard.rules import HIDDEN_WORDING, Evidence, Hidden, Rules, why_hidden
from trends.guard.senders import fewest_calls, fewest_senders

__all__ = [
    "FLOOR",
    "HIDDEN_WORDING",
    "Evidence",
    "Hidden",
    "Rules",
    "Table",
    "above_floor",
    "fewest_calls",
    "fewest_senders",
    "protect_row",
    "round_to_five",
    "row_is_safe",
    "table_above_floor",
    "why_hidden",
]
