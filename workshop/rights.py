"""Who may do what: one table, role × capability. Code, documentation and the rights test all read it from here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Role(StrEnum):
    """Of a library (owner, editor, reader) or of a workshop. An account has the union of its roles."""

    OWNER = "owner"
    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co_facilitator"
    EDITOR = "editor"
    READER = "reader"
    PARTICIPANT = "participant"


class When(StrEnum):
    """Under what condition a role has a capability."""

    ALWAYS = "always"
    OWN_GROUP = "own group"
    RUNNING = "while it runs, own group"
    AFTER_CLOSE = "after the end"


class Capability(StrEnum):
    """What can be done; every command, page and operation names one."""

    MANAGE_LIBRARY = "manage_library"
    READ_LIBRARY = "read_library"
    MANAGE_WORKSHOP = "manage_workshop"
    ADMIT = "admit"
    RUN_SESSION = "run_session"
    READ_SESSION = "read_session"
    READ_BOARD = "read_board"
    SEE_TURNOUT = "see_turnout"
    WRITE = "write"
    VOTE = "vote"
    IMPORT_QUOTES = "import_quotes"
    EDIT_PREWORK = "edit_prework"
    PIN_QUOTES = "pin_quotes"
    EDIT_DRAFTS = "edit_drafts"
    LOCK_PACK = "lock_pack"
    EXPORT_PUBLISHED = "export_published"
    SYSTEM = "system"


_Y, _OWN, _RUNNING, _AFTER = When.ALWAYS, When.OWN_GROUP, When.RUNNING, When.AFTER_CLOSE
_R, _C = Role, Capability

TABLE: dict[Capability, dict[Role, When]] = {
    _C.MANAGE_LIBRARY: {_R.OWNER: _Y},
    _C.READ_LIBRARY: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y, _R.EDITOR: _Y, _R.READER: _Y},
    _C.MANAGE_WORKSHOP: {_R.OWNER: _Y, _R.FACILITATOR: _Y},
    _C.ADMIT: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y},
    _C.RUN_SESSION: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y},
    _C.READ_SESSION: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.EDITOR: _Y,
        _R.PARTICIPANT: _Y,
    },
    _C.READ_BOARD: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.EDITOR: _AFTER,
        _R.PARTICIPANT: _OWN,
    },
    _C.SEE_TURNOUT: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y},
    _C.WRITE: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.EDITOR: _AFTER,
        _R.PARTICIPANT: _RUNNING,
    },
    _C.VOTE: {_R.OWNER: _RUNNING, _R.FACILITATOR: _RUNNING, _R.CO_FACILITATOR: _RUNNING, _R.PARTICIPANT: _RUNNING},
    _C.IMPORT_QUOTES: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.EDITOR: _Y},
    _C.EDIT_PREWORK: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y, _R.EDITOR: _Y},
    _C.PIN_QUOTES: {_R.PARTICIPANT: _Y},
    _C.EDIT_DRAFTS: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.EDITOR: _Y},
    _C.LOCK_PACK: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.EDITOR: _Y},
    _C.EXPORT_PUBLISHED: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y, _R.EDITOR: _Y, _R.READER: _Y},
    _C.SYSTEM: {},
}

CLOSED_AT_THE_END = frozenset({Capability.RUN_SESSION, Capability.WRITE, Capability.VOTE, Capability.PIN_QUOTES})
"""What an ended workshop takes away from everybody but those who have it “after the end”."""


@dataclass(frozen=True)
class Situation:
    """What the table's conditions depend on."""

    ended: bool = False
    own_group: bool = True
    running: bool = True


def allowed(roles: Iterable[Role], capability: Capability, *, situation: Situation) -> bool:
    """Whether somebody with `roles` has `capability` in `situation`."""
    row = TABLE[capability]
    return any(_holds(row[role], capability, situation=situation) for role in roles if role in row)


def capabilities(roles: Iterable[Role], *, situation: Situation) -> frozenset[str]:
    """Everything that somebody with `roles` may do in `situation`."""
    return _capabilities(frozenset(roles), situation)


@cache
def _capabilities(roles: frozenset[Role], situation: Situation) -> frozenset[str]:
    return frozenset(one.value for one in Capability if allowed(roles, one, situation=situation))


def _holds(when: When, capability: Capability, *, situation: Situation) -> bool:
    if when is When.AFTER_CLOSE:
        return situation.ended
    if situation.ended and capability in CLOSED_AT_THE_END:
        return False
    if when is When.RUNNING:
        return situation.own_group and situation.running
    return when is When.ALWAYS or situation.own_group
