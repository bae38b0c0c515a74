"""Rows of the desk."""

from cases.models.audit import AuditDay, AuditHead
from cases.models.cases import ArrivalFailure, Case, ClosedDay, Event
from cases.models.duty import Shift
from cases.models.endings import EraseReason, HoldReason, LiftReason, WaitingAct
from cases.models.keys import OfficerKey, Pins, SessionUnlock, UnlockBox
from cases.models.offers import Offer
from cases.models.register import IndexRow, Note, RecordReview
from cases.models.reminders import Mail, Reminder, Watch
from cases.models.statements import (
    DeskStatement,
    IndexShare,
    Proposal,
    RecoveryShare,
    SeedShare,
)
from cases.models.views import SavedViews

__all__ = [
    "ArrivalFailure",
    "AuditDay",
    "AuditHead",
    "Case",
    "ClosedDay",
    "DeskStatement",
    "EraseReason",
    "Event",
    "HoldReason",
    "IndexRow",
    "IndexShare",
    "LiftReason",
    "Mail",
    "Note",
    "Offer",
    "OfficerKey",
    "Pins",
    "Proposal",
    "RecordReview",
    "RecoveryShare",
    "Reminder",
    "SavedViews",
    "SeedShare",
    "SessionUnlock",
    "Shift",
    "UnlockBox",
    "WaitingAct",
    "Watch",
]
