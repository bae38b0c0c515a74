"""Rows of the door."""

from reporting.models.contacts import Contact
from reporting.models.directory import DirectoryState, ListedDesk, ListedStatement, Route, WindowKey
from reporting.models.erasing import Unscrubbed
from reporting.models.filing import Arrival, Report, SealedFacets, Wrap
from reporting.models.installation import Installation
from reporting.models.letters import Letter
from reporting.models.ports import Port, PortComplex

__all__ = [
    "Arrival",
    "Contact",
    "DirectoryState",
    "Installation",
    "Letter",
    "ListedDesk",
    "ListedStatement",
    "Port",
    "PortComplex",
    "Report",
    "Route",
    "SealedFacets",
    "Unscrubbed",
    "WindowKey",
    "Wrap",
]
