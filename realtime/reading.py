"""What those are told who begin to follow a document: all that wait for one are answered by one look at it.

Runs on the writer thread inside a transaction and changes nothing. What many may see alike is encoded once.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from realtime import log, metrics
from realtime.batch import Batch, Draft
from realtime.hub import change_message
from realtime.kinds import Access, Kind
from realtime.log import Entry
from realtime.privacy import begins_or_ends, is_private
from realtime.projection import project, project_records, viewers_apart, viewers_named
from realtime.protocol import encode
from realtime.refusals import Refusal
from realtime.state import State

TAIL_EVENTS = 300
"""A follower that lacks more events than this gets a snapshot."""
SUMMED_MOST = 5_000
"""Documents of more records are not compared."""
LOOK_SECONDS = 0.02
"""After so long a look at a document ends; who was not reached is answered by the next one."""


@dataclass(frozen=True)
class Start:
    """What to send first, and from where to go on: `cursor` as the follower counts, `head` as the document does."""

    kind: Kind
    access: Access
    messages: list[bytes]
    cursor: int
    head: int
    rights: int
    """The document's count of rights at which `access` was read."""
    private: bool
    """Whether sequences are private at `head`."""


@dataclass(frozen=True)
class Question:
    """What `actor` may see of a document beyond `after`.

    `then` gets a Start or a Refusal, in the order of publications.
    """

    actor: str
    after: int | None
    then: Callable[[Any], None]


@dataclass(frozen=True)
class Sum:
    """How many records somebody is to hold of a document at `head`, and what they come to."""

    head: int
    count: int
    sum: int


@dataclass(frozen=True)
class SumQuestion:
    """What `actor`, who follows a document, is to hold of it; `then` gets a Sum or a Refusal, in the same order."""

    actor: str
    then: Callable[[Any], None]


Asked = Question | SumQuestion
Found = Start | Sum | Refusal


def look(batch: Batch, *, document: UUID, asked: Sequence[Asked]) -> list[Found]:
    """The answers to the first of `asked`: to at least one, and to as many as there is time for."""
    starting = [question for question in asked if isinstance(question, Question)]
    try:
        draft = batch.open_for({question.actor for question in starting}, document=document)
    except Refusal as refusal:
        return [Refusal(refusal.code, "") for _question in asked]
    seen, until = _Look(draft, starting), time.monotonic() + LOOK_SECONDS
    answers: list[Found] = []
    for question in asked:
        answers.append(seen.answer(question) if isinstance(question, Question) else seen.sum(question.actor))
        if time.monotonic() > until:
            break
    return answers


class _Look:
    """A document as it is at one moment."""

    def __init__(self, draft: Draft, asked: Sequence[Question]) -> None:
        self._draft = draft
        self._head = draft.state.head
        self._private = is_private(draft.kind, draft.state)
        self._entries = self._tail_of_all(asked)
        self._apart = {entry.seq: viewers_apart(entry.changes) or frozenset() for entry in self._entries}
        self._tails: dict[tuple[str | None, int], tuple[list[bytes], int]] = {}
        self._snapshots: dict[tuple[str | None, frozenset[str]], bytes] = {}
        self._sums: dict[str | None, Sum] = {}

    def answer(self, question: Question) -> Start | Refusal:
        draft, after = self._draft, question.after
        access = draft.access.get(question.actor)
        if access is None:
            return Refusal("absent", "")
        if after is not None and self._can_tell(after):
            messages, cursor = self._tail(question.actor, after)
        else:
            cursor = 1 if self._private else self._head
            messages = [self._snapshot(question.actor, access=access, upto=cursor)]
        return Start(draft.kind, access, messages, cursor, self._head, draft.rights, self._private)

    def sum(self, actor: str) -> Sum | Refusal:
        """What `actor` is to hold; refused where it would take too long to find out."""
        state = self._draft.state
        if state.size.records > SUMMED_MOST:
            return Refusal("full", "")
        viewer = _viewer(state, actor)
        if viewer not in self._sums:
            self._sums[viewer] = Sum(self._head, *state.sum(viewer=viewer or ""))
        return self._sums[viewer]

    def _can_tell(self, after: int) -> bool:
        """Whether the changes after `after` can be told; a number of before sequences became common says nothing."""
        return self._knows(after) and not any(
            begins_or_ends(entry.changes) for entry in self._entries if entry.seq > after
        )

    def _knows(self, after: int) -> bool:
        """Whether `after` is a number that may be asked for; else only a snapshot will do."""
        return not self._private and self._head - TAIL_EVENTS <= after <= self._head

    def _tail_of_all(self, asked: Sequence[Question]) -> list[Entry]:
        """The events that any of them lacks and can be told."""
        if self._private:
            return []
        afters = [question.after for question in asked if question.after is not None]
        metrics.LONG_TAILS.inc(sum(after < self._head - TAIL_EVENTS for after in afters))
        first = min((after for after in afters if self._knows(after)), default=self._head)
        if first == self._head:
            return []
        return log.entries_after(document=self._draft.document, kind=self._draft.kind, seq=first)

    def _tail(self, actor: str, after: int) -> tuple[list[bytes], int]:
        """The changes after `after` as `actor` sees them, and the number that they lead to."""
        lacking = [entry for entry in self._entries if entry.seq > after]
        key = (actor if any(actor in self._apart[entry.seq] for entry in lacking) else None, after)
        if key not in self._tails:
            messages, cursor = [], after
            for entry in lacking:
                shown = project(entry.changes, viewer=key[0] or "")
                if shown:
                    messages.append(change_message(entry, shown=shown, private=False, after=cursor))
                    cursor = entry.seq
            self._tails[key] = messages, cursor
        return self._tails[key]

    def _snapshot(self, actor: str, *, access: Access, upto: int) -> bytes:
        draft = self._draft
        key = (_viewer(draft.state, actor), access.capabilities)
        if key not in self._snapshots:
            head = {
                "t": "snap",
                "doc": draft.document,
                "kind": draft.kind.name,
                "upto": upto,
                "can": sorted(access.capabilities),
                "records": msgspec.Raw(_records(draft.state, viewer=key[0])),
            }
            self._snapshots[key] = encode(head)
        return self._snapshots[key]


def _viewer(state: State, actor: str) -> str | None:
    """`actor`, or None when they see what everybody sees whom no record names."""
    if state.named is None:
        state.named = viewers_named(state.records)
    return actor if actor in state.named else None


def _records(state: State, *, viewer: str | None) -> bytes:
    """The visible records as JSON; those that everybody sees are encoded once for as long as nothing changes."""
    if viewer is not None:
        return encode(project_records(state.records, viewer=viewer))
    if state.encoded is None:
        state.encoded = encode(project_records(state.records, viewer=""))
    return state.encoded
