"""Rows of a workshop: what has identity, rights or a long life. What a room changes together lives in documents."""

from workshop.models.board import Board
from workshop.models.library import Library, LibraryMembership
from workshop.models.participant import Breakout, Participant
from workshop.models.prework import Finding, FindingRevision, PreworkItem, QuotePin
from workshop.models.quote import Import, Pseudonym, Quote, QuoteRevision
from workshop.models.workshop import JoinFailure, StaffMembership, Workshop

__all__ = [
    "Board",
    "Breakout",
    "Finding",
    "FindingRevision",
    "Import",
    "JoinFailure",
    "Library",
    "LibraryMembership",
    "Participant",
    "PreworkItem",
    "Pseudonym",
    "Quote",
    "QuotePin",
    "QuoteRevision",
    "StaffMembership",
    "Workshop",
]
