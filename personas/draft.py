"""The persona draft: a live document with the sheet's records and commands, under the editors' rights."""

from personas.access import draft_access
from realtime.kinds import Kind, register
from workshop.exercises.sheet.commands import register_on
from workshop.exercises.sheet.kind import check
from workshop.exercises.sheet.records import COLLECTIONS
from workshop.rights import Capability

draft = register(Kind(name="draft", collections=COLLECTIONS, access=draft_access, check=check))
register_on(draft, needs=Capability.EDIT_DRAFTS)
