"""A batch: what one transaction does to one or several documents, from locking their rows to the inserted events.

A batch never publishes; the writer does, and only after the commit.
"""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django.db import DataError, IntegrityError, transaction

from realtime import failpoints, log, privacy, undo
from realtime.allowance import Account, Allowances
from realtime.kinds import EVERYTHING, SYSTEM, Access, Command, Context, Kind, kind_named, unknown_command
from realtime.log import Entry
from realtime.models import Document
from realtime.prepared import Lock, locking_rows
from realtime.records import NO_SIZE, Arguments, Change, Record, Size, growth
from realtime.refusals import absent, failed, full, invalid, too_much
from realtime.state import Overlay, State

logger = logging.getLogger("troupe.realtime")

UNDO = "undo"
RECORDS_MOST = 50_000
BYTES_MOST = 32_000_000
"""What holds so much takes no more from connections."""


@dataclass
class Line:
    """Where commands come from one after the other, as over one connection."""

    is_broken: bool = False
    """Whether one of them has an outcome that nobody knows: those behind it are not run, so that the order is kept."""


@dataclass(frozen=True)
class Submission:
    """A command as somebody sent it, not yet looked into."""

    document: UUID
    command_id: UUID
    gesture_id: UUID
    actor: str
    command: str
    arguments: object
    line: Line | None = None

    @property
    def is_cut_off(self) -> bool:
        """Whether it came behind a command whose outcome nobody knows."""
        return self.line is not None and self.line.is_broken


@dataclass(frozen=True)
class Commit:
    """What a document's followers may not have heard of yet, in order, and the head that they then have reached."""

    document: UUID
    kind: Kind
    entries: list[Entry]
    head: int
    was_private: bool
    """Whether sequences were private before the first of `entries`."""
    committed_at: float | None
    """When this process's commit ended, by `time.monotonic`; None where all of it was written elsewhere."""

    @property
    def is_ours(self) -> bool:
        """Whether this process wrote any of it, so that others have not heard of it."""
        return self.committed_at is not None


@dataclass
class Draft:
    """A document inside a batch: its committed state, the overlay of this batch, and the entries to insert."""

    document: UUID
    kind: Kind
    state: State
    head: int
    overlay: Overlay
    was_private: bool = False
    """Whether sequences were private before what was `found`."""
    rights: int = 0
    """How often the rights on the document may have changed."""
    found: list[Entry] = field(default_factory=list)
    """What another process had written and this one had not seen."""
    entries: list[Entry] = field(default_factory=list)
    grown: Size = NO_SIZE
    """What the entries add to it."""
    access: dict[str, Access | None] = field(default_factory=dict)
    """What each actor may do, as far as it was read; None for whoever may not even see the document."""
    known: set[UUID] = field(default_factory=set)


class Batch:
    """One transaction's worth of commands. Used on the writer thread only."""

    def __init__(self, *, states: Mapping[UUID, State], allowances: Allowances, now: int) -> None:
        self._states = states
        self._allowances = allowances
        self._spent: Counter[Account] = Counter()
        self.now = now
        self.drafts: dict[UUID, Draft] = {}
        self.recheck: set[UUID] = set()
        self.gone: set[UUID] = set()
        """Documents that were removed, or not found: nothing is kept of them in memory."""
        self._handling: list[UUID] = []

    def prepare(self, submissions: Collection[Submission]) -> Draft:
        """Open the one document of `submissions`, with all that they ask of the database; refuses what is not there."""
        document = next(iter(submissions)).document
        commands = [self._kind_of(document).commands.get(submission.command) for submission in submissions]
        writes_rows = any(command is not None and command.writes_rows for command in commands)
        actors = {submission.actor for submission in submissions}
        draft = self.open_for(actors, document=document, writes_rows=writes_rows)
        draft.known |= log.known_commands(document=document, ids=[one.command_id for one in submissions])
        return draft

    def open_for(self, actors: Collection[str], *, document: UUID, writes_rows: bool = False) -> Draft:
        """Open a document, with what each of `actors` may do there; refuses what is not there.

        Rows that rights depend on are read and locked before the document is: whoever ends a step or removes a person
        waits for the batches that may still write, and none begins after that with rights that are gone.
        """
        access = _read_access(self._kind_of(document), document, actors, lock="UPDATE" if writes_rows else "SHARE")
        draft = self.open(document)
        draft.access = access
        return draft

    def _kind_of(self, document: UUID) -> Kind:
        state = self._states.get(document)
        name = state.kind if state is not None and state.kind else log.kind_of(document)
        if name is None:
            raise absent()
        return kind_named(name)

    def open(self, document: UUID) -> Draft:
        """Lock `document`, catch up with its log and make it part of the batch; refuses what is not there."""
        if document in self.drafts:
            return self.drafts[document]
        row = log.lock_document(document)
        if row is None:
            self.gone.add(document)
            raise absent()
        kind = kind_named(row.kind)
        state = self._states.get(document)
        found: list[Entry] = []
        if state is None or state.head > row.head:
            state = log.load(document=document, kind=kind)
        was_private = privacy.is_private(kind, state)
        if state.head < row.head:
            found = log.catch_up(state, document=document, kind=kind)
        draft = self._begin(document, kind=kind, state=state, was_private=was_private)
        draft.rights, draft.found = row.rights, found
        return draft

    def create(self, *, kind: str, document: UUID, records: Iterable[tuple[str, Record]], actor: str = SYSTEM) -> Draft:
        """Make a new document that begins with `records` (id and record) as its first event."""
        found = kind_named(kind)
        Document.objects.create(pk=document, kind=kind, head=0)
        draft = self._begin(document, kind=found, state=State(), was_private=found.private_sequence)
        overlay = Overlay(draft.overlay)
        for id, record in records:
            overlay.put(id, record)
        whole = Submission(document, uuid4(), uuid4(), actor, "create", {})
        _check_collections(found, overlay)
        self._accept(draft, overlay=overlay, submission=whole, arguments={})
        return draft

    def remove(self, document: UUID) -> None:
        """Delete a document with its log and its snapshot, for good; whoever follows it is told that it is gone.

        For jobs alone: rows that rights rest on are to be locked before. Refuses what is not there.
        """
        if self._handling:
            raise RuntimeError("a command cannot remove a document")
        self.open(document)
        del self.drafts[document]
        log.remove(document)
        self.gone.add(document)
        self.recheck.add(document)

    def load_access(self, draft: Draft, actors: Collection[str]) -> None:
        """Read what each of `actors` may do, in this transaction, so that rights are never stale."""
        if unread := {*actors} - draft.access.keys():
            draft.access |= _read_access(draft.kind, draft.document, unread, lock="SHARE")

    def apply(self, submission: Submission) -> None:
        """Run one command on its document; raises Refusal and leaves nothing behind when it is refused."""
        draft = self.open(submission.document)
        if submission.command_id in draft.known:
            return
        if submission.document in self._handling:
            raise RuntimeError(f"a command of {draft.kind.name} cannot command its own document")
        self.load_access(draft, [submission.actor])
        access = draft.access.get(submission.actor)
        if access is None:
            raise absent()
        self._require_allowance(submission)
        overlay = Overlay(draft.overlay)
        context = Context(submission.actor, access, self.now, submission.document, self)
        self._handling.append(submission.document)
        try:
            if submission.command == UNDO:
                recorded: object = undo.undo_last(draft, overlay=overlay, context=context)
                _complete(draft, overlay, submission=submission)
            else:
                recorded = self._handle(draft, overlay=overlay, context=context, submission=submission)
        finally:
            self._handling.pop()
        self._accept(draft, overlay=overlay, submission=submission, arguments=recorded)

    def command(self, document: UUID, command: str, arguments: dict[str, Any], *, actor: str = SYSTEM) -> None:
        """Run a command from within a job or from a command, registered as `writes_rows`, of another document."""
        plain = msgspec.to_builtins(arguments)
        self.apply(Submission(document, uuid4(), uuid4(), actor, command, plain))

    def read(self, document: UUID) -> Overlay:
        """The records of another document as this batch sees them."""
        return self.open(document).overlay

    def entry(self, document: UUID, seq: int) -> Entry | None:
        """One event of a document that is open, also when it is of this batch; None when there is no such event."""
        draft = self.drafts[document]
        for entry in draft.entries:
            if entry.seq == seq:
                return entry
        return log.entry_at(document=document, kind=draft.kind, seq=seq)

    def entries_of(self, document: UUID, *, commands: Collection[str], most: int) -> list[Entry]:
        """The newest committed events that `commands` made in a document, the newest first."""
        return log.entries_of(document=document, kind=self.open(document).kind, commands=commands, most=most)

    def save(self) -> None:
        """Write heads, events and due snapshots of every draft that changed, and whose rights are to be looked at."""
        if self.recheck:
            log.count_rights(self.recheck)
        changed = [draft for draft in self.drafts.values() if draft.entries]
        if not changed:
            return
        versions = {draft.document: draft.kind.version for draft in changed}
        log.append((entry for draft in changed for entry in draft.entries), versions=versions)
        for draft in changed:
            log.move_head(draft.document, draft.head)
            if draft.head - draft.state.snapshot_seq >= log.SNAPSHOT_EVERY_EVENTS:
                self._keep_snapshot(draft)

    def commit_to_memory(self, *, committed_at: float) -> list[Commit]:
        """After the commit: the overlays become the states. Returns what is to be published."""
        commits = []
        for account, amount in self._spent.items():
            self._allowances.spend(account, amount)
        for draft in self.drafts.values():
            for entry in draft.entries:
                draft.state.apply(changes=entry.changes, head=entry.seq, grown=entry.growth)
            at = committed_at if draft.entries else None
            told = draft.found + draft.entries
            commits.append(Commit(draft.document, draft.kind, told, draft.head, draft.was_private, at))
        return commits

    def _begin(self, document: UUID, *, kind: Kind, state: State, was_private: bool) -> Draft:
        state.kind = kind.name
        draft = Draft(document, kind, state, state.head, Overlay(state), was_private)
        self.drafts[document] = draft
        return draft

    def _handle(self, draft: Draft, *, overlay: Overlay, context: Context, submission: Submission) -> Arguments:
        command = draft.kind.commands.get(submission.command)
        if command is None:
            raise unknown_command(submission.command)
        context.access.require(command.needs)
        arguments = command.parse(submission.arguments)
        rechecked = len(self.recheck)

        def work() -> None:
            command.handler(overlay, arguments, context)
            _complete(draft, overlay, submission=submission)

        if command.writes_rows:
            self._with_rows(command, work)
        else:
            work()
        if command.writes_rows or len(self.recheck) > rechecked:
            self._forget_access()
        return arguments

    def _require_allowance(self, submission: Submission) -> None:
        """Refuse somebody at a connection who has written too much of late."""
        account = (submission.actor, submission.document)
        if submission.line is not None and self._allowances.left(account) <= self._spent[account]:
            raise too_much()

    def _forget_access(self) -> None:
        """Rights may be others than when they were read: what comes next in this batch has them read again."""
        for draft in self.drafts.values():
            draft.access.clear()

    def _with_rows(self, command: Command, work: Callable[[], None]) -> None:
        """Do what also writes rows or other documents; a refusal takes all of it back."""
        before = {document: (draft, draft.head, draft.overlay) for document, draft in self.drafts.items()}
        for draft in self.drafts.values():
            draft.overlay = Overlay(draft.overlay)
        try:
            with transaction.atomic():
                work()
        except BaseException as error:
            self.drafts = {document: draft for document, (draft, _, _) in before.items()}
            for draft, head, below in before.values():
                del draft.entries[len(draft.entries) - (draft.head - head) :]
                draft.head, draft.overlay = head, below
                draft.grown = sum((entry.growth for entry in draft.entries), NO_SIZE)
            if isinstance(error, IntegrityError | DataError):
                logger.exception("command %s wrote rows that cannot be", command.name)
                raise failed() from error
            raise
        for draft, _, below in before.values():
            below.absorb(draft.overlay)
            draft.overlay = below

    def _accept(self, draft: Draft, *, overlay: Overlay, submission: Submission, arguments: object) -> None:
        changes: list[Change] = overlay.changes()
        draft.overlay.absorb(overlay)
        draft.head += 1
        draft.known.add(submission.command_id)
        entry = Entry(
            document=draft.document,
            seq=draft.head,
            command_id=submission.command_id,
            gesture_id=submission.gesture_id,
            actor=submission.actor,
            command=submission.command,
            arguments=arguments,
            changes=changes,
            at=self.now,
        )
        draft.entries.append(entry)
        draft.grown += entry.growth
        if submission.line is not None:
            self._spent[(submission.actor, submission.document)] += entry.stored_bytes

    def _keep_snapshot(self, draft: Draft) -> None:
        records = {name: dict(draft.overlay.items(name)) for name in draft.kind.collections}
        whole = State(head=draft.head, records={name: found for name, found in records.items() if found})
        log.keep_snapshot(whole, document=draft.document, kind=draft.kind)
        failpoints.reach("in-snapshot")
        draft.state.snapshot_seq = draft.head


def _read_access(kind: Kind, document: UUID, actors: Iterable[str], *, lock: Lock) -> dict[str, Access | None]:
    """What each of `actors` may do; the rows that it rests on stay as they are until the transaction ends."""
    wanted = sorted({*actors} - {SYSTEM})
    with locking_rows(lock):
        found = kind.access(document, wanted) if wanted else {}
    return {**{actor: found.get(actor) for actor in wanted}, SYSTEM: Access(EVERYTHING)}


def _complete(draft: Draft, overlay: Overlay, *, submission: Submission) -> None:
    """Bring computed records up to date, and see that all is where it belongs and there is room for it."""
    if draft.kind.derive is not None:
        draft.kind.derive(overlay)
    _check_collections(draft.kind, overlay)
    if submission.line is not None:
        _check_room(draft, overlay)


def _check_room(draft: Draft, overlay: Overlay) -> None:
    """Refuse what adds to a document that is full."""
    held = draft.state.size
    has_most_records = held.records + draft.grown.records >= RECORDS_MOST
    has_most_bytes = held.bytes + draft.grown.bytes >= BYTES_MOST
    if has_most_records or has_most_bytes:
        more = growth(overlay.changes())
        if (has_most_records and more.records > 0) or (has_most_bytes and more.bytes > 0):
            raise full()


def _check_collections(kind: Kind, overlay: Overlay) -> None:
    unknown = overlay.collections() - kind.collections.keys()
    if unknown:
        raise invalid(f"{kind.name} has no collection {min(unknown)}")
