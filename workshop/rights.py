"""Who may do what: one table, role × capability. Code, documentation and the rights test all read it from here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Role(StrEnum):
    """Of a library (owner, editor, reviewer, reader) or of a workshop. An account has the union of its roles."""

    OWNER = "owner"
    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co_facilitator"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    READER = "reader"
    PARTICIPANT = "participant"
    HOST = "host"
    DEPUTY = "deputy"
    SCRIBE = "scribe"
    OBSERVER = "observer"


class When(StrEnum):
    """Under what condition a role has a capability."""

    ALWAYS = "always"
    OWN_GROUP = "own group"
    RUNNING = "while it runs, own group"
    SET = "where it is switched on"
    AFTER_CLOSE = "after the end"
    SHOWN = "where shown"


class Capability(StrEnum):
    """What can be done; every command, page and operation names one."""

    MANAGE_LIBRARY = "manage_library"
    READ_LIBRARY = "read_library"
    MANAGE_WORKSHOP = "manage_workshop"
    HAND_OVER = "hand_over"
    TAKE_OVER = "take_over"
    ADMIT = "admit"
    RUN_SESSION = "run_session"
    KEEP_TIME = "keep_time"
    TAKE_PART = "take_part"
    READ_SESSION = "read_session"
    READ_BOARD = "read_board"
    SEE_TURNOUT = "see_turnout"
    WRITE = "write"
    TIDY = "tidy"
    RESTORE = "restore"
    VOTE = "vote"
    ENTER_FOR_OTHERS = "enter_for_others"
    IMPORT_QUOTES = "import_quotes"
    EDIT_PREWORK = "edit_prework"
    PIN_QUOTES = "pin_quotes"
    EDIT_DRAFTS = "edit_drafts"
    LOCK_PACK = "lock_pack"
    EXPORT_PUBLISHED = "export_published"
    SYSTEM = "system"


_Y, _OWN, _RUNNING, _SET, _AFTER = When.ALWAYS, When.OWN_GROUP, When.RUNNING, When.SET, When.AFTER_CLOSE
_SHOWN = When.SHOWN
_R, _C = Role, Capability

TABLE: dict[Capability, dict[Role, When]] = {
    _C.MANAGE_LIBRARY: {_R.OWNER: _Y},
    _C.READ_LIBRARY: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.EDITOR: _Y,
        _R.REVIEWER: _Y,
        _R.READER: _Y,
    },
    _C.MANAGE_WORKSHOP: {_R.OWNER: _Y, _R.FACILITATOR: _Y},
    _C.HAND_OVER: {_R.FACILITATOR: _Y},
    _C.TAKE_OVER: {_R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y},
    _C.ADMIT: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y},
    _C.RUN_SESSION: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y, _R.DEPUTY: _RUNNING},
    _C.KEEP_TIME: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y, _R.HOST: _RUNNING},
    _C.TAKE_PART: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y, _R.PARTICIPANT: _RUNNING},
    _C.READ_SESSION: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.EDITOR: _Y,
        _R.PARTICIPANT: _Y,
        _R.OBSERVER: _Y,
    },
    _C.READ_BOARD: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.EDITOR: _AFTER,
        _R.PARTICIPANT: _OWN,
        _R.OBSERVER: _SHOWN,
    },
    _C.SEE_TURNOUT: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y},
    _C.WRITE: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.EDITOR: _AFTER,
        _R.PARTICIPANT: _RUNNING,
    },
    _C.TIDY: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.HOST: _RUNNING,
        _R.EDITOR: _AFTER,
        _R.PARTICIPANT: _SET,
    },
    _C.RESTORE: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.HOST: _RUNNING,
        _R.EDITOR: _AFTER,
    },
    _C.VOTE: {_R.OWNER: _RUNNING, _R.FACILITATOR: _RUNNING, _R.CO_FACILITATOR: _RUNNING, _R.PARTICIPANT: _RUNNING},
    _C.ENTER_FOR_OTHERS: {_R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y, _R.SCRIBE: _RUNNING},
    _C.IMPORT_QUOTES: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.EDITOR: _Y},
    _C.EDIT_PREWORK: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.CO_FACILITATOR: _Y, _R.EDITOR: _Y},
    _C.PIN_QUOTES: {_R.PARTICIPANT: _Y},
    _C.EDIT_DRAFTS: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.EDITOR: _Y},
    _C.LOCK_PACK: {_R.OWNER: _Y, _R.FACILITATOR: _Y, _R.EDITOR: _Y},
    _C.EXPORT_PUBLISHED: {
        _R.OWNER: _Y,
        _R.FACILITATOR: _Y,
        _R.CO_FACILITATOR: _Y,
        _R.EDITOR: _Y,
        _R.REVIEWER: _Y,
        _R.READER: _Y,
    },
    _C.SYSTEM: {},
}

CLOSED_AT_THE_END = frozenset(
    {
        Capability.RUN_SESSION,
        Capability.KEEP_TIME,
        Capability.TAKE_PART,
        Capability.WRITE,
        Capability.TIDY,
        Capability.RESTORE,
        Capability.VOTE,
        Capability.ENTER_FOR_OTHERS,
        Capability.PIN_QUOTES,
    }
)
"""What an ended workshop takes away from everybody but those who have it “after the end”."""


@dataclass(frozen=True)
class Situation:
    """What the table's conditions depend on."""

    ended: bool = False
    own_group: bool = True
    running: bool = True
    locked: bool = False
    """Whether those who run the session have closed the board for a while."""
    shown: bool = True
    """Whether observers are shown the place."""
    tidying: bool = False
    """Whether they let everybody remove what others wrote on the board."""


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
    if when is When.SHOWN:
        return situation.shown
    if when is When.SET and not situation.tidying:
        return False
    if when in (When.RUNNING, When.SET):
        return situation.own_group and situation.running and not situation.locked
    return when is When.ALWAYS or situation.own_group
