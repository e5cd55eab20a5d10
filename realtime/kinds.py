"""Kinds of live documents: their records, their commands, who may do what, and what must always hold."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints
from uuid import UUID

import msgspec

from realtime.records import Arguments, Record, Records
from realtime.refusals import Refusal, forbidden, invalid
from realtime.state import Overlay
from realtime.text_cleaning import clean_text

if TYPE_CHECKING:
    from realtime.batch import Batch

SYSTEM = "system"
"""The actor of what the server does by itself; it may do everything, and no socket can be it."""


EVERYTHING = frozenset({"*"})


@dataclass(frozen=True)
class Access:
    """What one actor may do on one document right now."""

    capabilities: frozenset[str]
    denial: Refusal | None = None
    """What to answer where a capability is missing, when there is a better reason than “forbidden”."""
    is_mute: bool = False
    """Whether what this actor says that they are at is passed on to nobody."""

    def allows(self, capability: str) -> bool:
        return self.capabilities is EVERYTHING or capability in self.capabilities

    def require(self, capability: str) -> None:
        """Refuse where the capability is missing."""
        if not self.allows(capability):
            raise self.denial or forbidden()


@dataclass(frozen=True)
class Context:
    """What a handler may know besides the records."""

    actor: str
    access: Access
    now: int
    """Milliseconds since 1970, the same for the whole batch."""
    document: UUID
    batch: "Batch"


Handler = Callable[[Overlay, Any, Context], None]
AccessLoader = Callable[[UUID, Collection[str]], Mapping[str, Access]]
Check = Callable[[Overlay], None]


@dataclass(frozen=True)
class Command:
    """A registered command: its capability, its arguments' type and its handler."""

    name: str
    needs: str
    arguments: type[Arguments]
    handler: Handler
    writes_rows: bool
    undoable: bool
    own_undo: bool

    def parse(self, raw: object) -> Arguments:
        """`raw` JSON with every text cleaned, in the command's own type; refuses what does not fit."""
        try:
            return msgspec.convert(_cleaned(raw), self.arguments)
        except msgspec.ValidationError as error:
            raise invalid(str(error)) from None
        except RecursionError:
            raise invalid("nested too deeply") from None


H = TypeVar("H", bound=Handler)


@dataclass
class Kind:
    """One kind of document.

    `access(document, actors)` returns the access of each actor who has any; it runs inside the batch's
    transaction with a number of queries that does not depend on how many actors there are.
    `check` refuses a state that must not be; it guards undo. `derive` brings computed records up to date after every
    command and undo. `private_sequence` numbers each viewer's changes
    for that viewer alone, so that a count of hidden changes gives nothing away.
    """

    name: str
    collections: Mapping[str, type[Record]]
    access: AccessLoader
    version: int = 1
    check: Check | None = None
    derive: Check | None = None
    upgrade: Callable[[str, dict[str, Any], int], dict[str, Any]] | None = None
    private_sequence: bool = False
    commands: dict[str, Command] = field(default_factory=dict)

    def command(
        self, *, needs: str, writes_rows: bool = False, undoable: bool = True, own_undo: bool = False
    ) -> Callable[[H], H]:
        """Register the decorated `(overlay, arguments, context)` function under its own name.

        What writes rows is never undone, nor what is `undoable=False`: where fields only make sense together. What has
        an undo of its own (`own_undo`), as an editor has, is passed over by the common one.
        """

        def register(handler: H) -> H:
            name = handler.__name__
            hints = [hint for key, hint in get_type_hints(handler).items() if key != "return"]
            if name in self.commands or not needs:
                raise ValueError(f"{self.name}.{name}: registered twice, or names no capability")
            undoable_here = undoable and not writes_rows
            self.commands[name] = Command(name, needs, hints[1], handler, writes_rows, undoable_here, own_undo)
            return handler

        return register

    def decode(self, records: Mapping[str, Mapping[str, Any]], *, version: int) -> Records:
        """Plain JSON of a stored version as this version's records."""
        return {
            collection: {id: self.decode_record(collection, plain, version=version) for id, plain in found.items()}
            for collection, found in records.items()
        }

    def decode_record(self, collection: str, plain: dict[str, Any], *, version: int) -> Record:
        if self.upgrade is not None and version < self.version:
            plain = self.upgrade(collection, plain, version)
        return msgspec.convert(plain, self.collections[collection])


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make `kind` known; a name stands for one kind only."""
    if kind.name in _kinds:
        raise ValueError(f"kind {kind.name} is registered twice")
    _kinds[kind.name] = kind
    return kind


def kind_named(name: str) -> Kind:
    return _kinds[name]


def all_kinds() -> list[Kind]:
    return list(_kinds.values())


def unknown_command(name: str) -> Refusal:
    return invalid(f"there is no command “{name[:40]}” here")


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(item) for key, item in value.items()}
    return value
