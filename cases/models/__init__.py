"""Rows of the desk."""

from cases.models.cases import ArrivalFailure, Case, Event
from cases.models.keys import OfficerKey, Pins, SessionUnlock, UnlockBox
from cases.models.register import IndexRow, Note, RecordReview
from cases.models.statements import (
    DeskStatement,
    IndexShare,
    Proposal,
    RecoveryShare,
    SeedShare,
)

__all__ = [
    "ArrivalFailure",
    "Case",
    "DeskStatement",
    "Event",
    "IndexRow",
    "IndexShare",
    "Note",
    "OfficerKey",
    "Pins",
    "Proposal",
    "RecordReview",
    "RecoveryShare",
    "SeedShare",
    "SessionUnlock",
    "UnlockBox",
]
