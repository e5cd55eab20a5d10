"""Rows of a workshop: what has identity, rights or a long life. What a room changes together lives in documents."""

from workshop.models.agenda import SavedAgendaTemplate, StepNote
from workshop.models.board import Board
from workshop.models.console_note import ConsoleNote
from workshop.models.invitation import Invitation
from workshop.models.joining import Observer, ResumeLink, Waiting
from workshop.models.library import Library, LibraryMembership
from workshop.models.participant import Breakout, Participant
from workshop.models.prework import Finding, FindingRevision, PreworkItem, QuotePin
from workshop.models.quote import Import, Pseudonym, Quote, QuoteRevision
from workshop.models.workshop import JoinFailure, StaffMembership, Workshop

__all__ = [
    "Board",
    "Breakout",
    "ConsoleNote",
    "Finding",
    "FindingRevision",
    "Import",
    "Invitation",
    "JoinFailure",
    "Library",
    "LibraryMembership",
    "Observer",
    "Participant",
    "PreworkItem",
    "Pseudonym",
    "Quote",
    "QuotePin",
    "QuoteRevision",
    "ResumeLink",
    "SavedAgendaTemplate",
    "StaffMembership",
    "StepNote",
    "Waiting",
    "Workshop",
]
