"""Rows of the living window: no row here has a key to a report, a case or a person who filed."""

from trends.live.models.contacts import ContactChange
from trends.live.models.corrections import Correction
from trends.live.models.counting import CountLock, SetAside
from trends.live.models.facts import Detail, Fact
from trends.live.models.looks import LiveLook
from trends.live.models.scope import AuthorityContact, Intervention
from trends.live.models.tallies import Tally

__all__ = [
    "AuthorityContact",
    "ContactChange",
    "Correction",
    "CountLock",
    "Detail",
    "Fact",
    "Intervention",
    "LiveLook",
    "SetAside",
    "Tally",
]
