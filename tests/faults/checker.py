"""What must hold after every fault, as pure functions of the evidence. Each rule gives a sentence for each breach."""

from collections import Counter
from collections.abc import Callable, Iterator

from tests.faults.evidence import (
    Change,
    Document,
    Event,
    Evidence,
    Records,
    Sender,
    View,
    after_all,
    apply,
    filled,
    projected,
    replayed,
    shown,
)

VOTE = "vote"


def numbers_have_no_gap(evidence: Evidence) -> Iterator[str]:
    for document in evidence.documents:
        numbers = [event.seq for event in document.events]
        if numbers != list(range(1, document.head + 1)):
            yield f"{document.kind}: the head is {document.head}, and the log is not numbered 1 to it"


def nothing_stands_twice(evidence: Evidence) -> Iterator[str]:
    for document in evidence.documents:
        counted = Counter(event.id for event in document.events)
        yield from (f"{document.kind}: {id} stands {times} times" for id, times in counted.items() if times > 1)


def what_was_accepted_is_kept(evidence: Evidence) -> Iterator[str]:
    for sender, document, id, event in _sendings(evidence):
        if id in sender.accepted and (event is None or event.actor != sender.actor):
            yield f"{document.kind}: {id} of {sender.actor} was acknowledged and is not in the log"


def what_was_refused_is_not_kept(evidence: Evidence) -> Iterator[str]:
    for sender, document, id, event in _sendings(evidence):
        if id in sender.refused and event is not None:
            yield f"{document.kind}: {id} of {sender.actor} was refused and is in the log"


def everything_is_answered(evidence: Evidence) -> Iterator[str]:
    for sender, document, id, _event in _sendings(evidence):
        if id not in sender.accepted | sender.refused:
            yield f"{document.kind}: {id} of {sender.actor} was never answered"


def each_sender_is_in_order(evidence: Evidence) -> Iterator[str]:
    for document in evidence.documents:
        for sender in evidence.senders:
            seqs = {event.id: event.seq for event in document.events}
            ids = [id for where, id in sender.sent if where == document.id and id not in sender.put_off]
            found = [seqs[id] for id in ids if id in seqs]
            if found != sorted(found):
                yield f"{document.kind}: the commands of {sender.actor} are not in the order of sending"


def nothing_was_sent_by_nobody(evidence: Evidence) -> Iterator[str]:
    sent = {(sender.actor, document, id) for sender in evidence.senders for document, id in sender.sent}
    for document in evidence.documents:
        for event in document.events:
            if event.seq > document.began and (event.actor, document.id, event.id) not in sent:
                yield f"{document.kind}: nobody sent event {event.seq}"


def events_build_on_each_other(evidence: Evidence) -> Iterator[str]:
    for document in evidence.documents:
        records: Records = {}
        for event in document.events:
            for collection, id, _after, before in event.changes:
                if records.get(collection, {}).get(id) != before:
                    yield f"{document.kind}: event {event.seq} was made of another {collection} {id}"
            apply(records, event.changes)


def the_log_alone_gives_the_state(evidence: Evidence) -> Iterator[str]:
    for document in evidence.documents:
        for event, records in replayed(document):
            kept = document.snapshot
            if kept is not None and kept.upto == event.seq and filled(kept.records) != filled(records):
                yield f"{document.kind}: the snapshot at {kept.upto} is not what the log gives"
        if filled(document.state) != filled(after_all(document)):
            yield f"{document.kind}: snapshot and tail are not what the log gives"


def everybody_holds_what_is_theirs(evidence: Evidence) -> Iterator[str]:
    """And is at the head: behind it may only be what changes nothing for them."""
    for document in evidence.documents:
        final = after_all(document)
        for view in _views(evidence, document):
            if filled(view.records) != projected(final, actor=view.actor):
                yield f"{document.kind}: {view.who} holds something else than their projection"
            if not document.private and not _last_shown(document, view) <= (view.head or 0) <= document.head:
                yield f"{document.kind}: {view.who} is at {view.head} of {document.head}"


def nobody_was_shown_what_is_not_in_the_log(evidence: Evidence) -> Iterator[str]:
    for document in evidence.documents:
        events = {event.seq: event for event in document.events}
        for view in _views(evidence, document):
            allowed = [shown(event, actor=view.actor) for event in document.events] if document.private else []
            for change in view.changes:
                if document.private:
                    is_true = change.by is None and change.command is None and change.changes in allowed
                else:
                    is_true = _tells(change, events.get(change.upto), actor=view.actor)
                if not is_true:
                    yield f"{document.kind}: {view.who} was shown a change {change.upto} that the log does not have"


def nobody_was_sent_a_snapshot_that_never_was(evidence: Evidence) -> Iterator[str]:
    for document in evidence.documents:
        for view in _views(evidence, document) if not document.private else ():
            wanted = {one.upto: one for one in view.snapshots}
            for event, records in replayed(document):
                one = wanted.pop(event.seq, None)
                if one is not None and filled(one.records) != projected(records, actor=view.actor):
                    yield f"{document.kind}: the snapshot {one.upto} for {view.who} is not what the log gives"
            yield from (f"{document.kind}: {view.who} was sent a snapshot {upto} beyond the log" for upto in wanted)


def votes_are_within_their_budget(evidence: Evidence) -> Iterator[str]:
    for document in evidence.documents:
        for event, records in replayed(document) if document.kind == VOTE else ():
            poll = records.get("poll", {}).get("main", {"budget": 0, "cap": 0})
            for actor, ballot in records.get("ballots", {}).items():
                dots = ballot["dots"].values()
                if sum(dots) > poll["budget"] or max(dots, default=0) > poll["cap"]:
                    yield f"{document.kind}: after {event.seq} {actor} has more dots than there are"


def nobody_met_what_must_not_be(evidence: Evidence) -> Iterator[str]:
    yield from evidence.troubles


RULES: tuple[Callable[[Evidence], Iterator[str]], ...] = (
    numbers_have_no_gap,
    nothing_stands_twice,
    what_was_accepted_is_kept,
    what_was_refused_is_not_kept,
    everything_is_answered,
    each_sender_is_in_order,
    nothing_was_sent_by_nobody,
    events_build_on_each_other,
    the_log_alone_gives_the_state,
    everybody_holds_what_is_theirs,
    nobody_was_shown_what_is_not_in_the_log,
    nobody_was_sent_a_snapshot_that_never_was,
    votes_are_within_their_budget,
    nobody_met_what_must_not_be,
)


def check(evidence: Evidence) -> dict[str, list[str]]:
    """The breaches by the name of the rule; empty when all is well."""
    found = {rule.__name__: list(rule(evidence)) for rule in RULES}
    return {name: breaches for name, breaches in found.items() if breaches}


def _sendings(evidence: Evidence) -> Iterator[tuple[Sender, Document, str, Event | None]]:
    """Sender, document, id and event, if there is one, of each command that was sent."""
    documents = {document.id: document for document in evidence.documents}
    events = {(document.id, event.id): event for document in evidence.documents for event in document.events}
    for sender in evidence.senders:
        for document, id in sender.sent:
            yield sender, documents[document], id, events.get((document, id))


def _views(evidence: Evidence, document: Document) -> Iterator[View]:
    return (view for view in evidence.views if view.document == document.id)


def _last_shown(document: Document, view: View) -> int:
    return max((event.seq for event in document.events if shown(event, actor=view.actor)), default=0)


def _tells(change: Change, event: Event | None, *, actor: str) -> bool:
    """Whether a change says of an event what this actor may see of it."""
    if event is None:
        return False
    told = (change.by, change.command, change.changes)
    return told == (event.actor, event.command, shown(event, actor=actor))
