"""Whether all clients came to the same place, and whether it is where the server is."""

import asyncio
from dataclasses import dataclass, field

from personas.rehearsal import ledger
from personas.rehearsal.live_document import LiveDocument, fingerprint, shared
from personas.rehearsal.people import Person
from personas.rehearsal.tally import Sent, Tally
from personas.rehearsal.voting import ballots_lost

VOTE = "vote"
"""The kind whose changes name neither author nor command and are numbered for each viewer alone."""
FRESH_AT_ONCE = 8


@dataclass
class Findings:
    """What the checks of all steps found."""

    checks: int = 0
    clients: int = 0
    documents: set[str] = field(default_factory=set)
    apart: list[str] = field(default_factory=list)
    """A sentence for each client that had other records than the rest, or than a fresh subscription of its own."""
    fresh: dict[str, dict[str, LiveDocument]] = field(default_factory=dict)
    """Actor → document → what a fresh subscription of that person brought last."""

    def take(self, person: Person, fresh: dict[str, LiveDocument], *, step: str) -> None:
        """Compare what `person` holds, private records included, with what the server has just sent `fresh`."""
        for id, document in person.live.documents.items():
            self.documents.add(id)
            if fingerprint(document.records) != fingerprint(fresh[id].records):
                sentence = f"{step}: {person.name} held other records of a {fresh[id].kind} than the server"
                self.apart.append(sentence)
        self.fresh.setdefault(person.actor, {}).update(fresh)


async def compare(people: list[Person], findings: Findings, *, step: str) -> None:
    """Compare what all of `people` hold once nothing is under way any more.

    Every client first waits until its own commands are answered, then for the answer to a ping: the server writes to
    one socket in order, so whatever was sent to it before has come by then. After that

    - what goes to everybody (records that name nobody as their audience) must be the same for all who follow a
      document, and
    - everything that a client holds, its private records included, must be what a second connection of the same
      person gets as a fresh snapshot.
    """
    await asyncio.gather(*(person.live.settle() for person in people))
    await asyncio.gather(*(person.live.settle() for person in people))
    limit = asyncio.Semaphore(FRESH_AT_ONCE)
    fresh = await asyncio.gather(*(_read_afresh(person, limit=limit) for person in people))
    for person, documents in zip(people, fresh, strict=True):
        findings.take(person, documents, step=step)
    findings.apart += held_apart(people, step=step)
    findings.checks += 1
    findings.clients = max(findings.clients, len(people))


def held_apart(people: list[Person], *, step: str) -> list[str]:
    """A sentence for each document of which some of `people` hold other records for everybody than the rest."""
    seen: dict[str, dict[str, list[str]]] = {}
    for person in people:
        for id, document in person.live.documents.items():
            if document.state == "live":
                prints = seen.setdefault(id, {})
                prints.setdefault(fingerprint(shared(document.records)), []).append(person.name)
    differing = (min(prints.values(), key=len) for prints in seen.values() if len(prints) > 1)
    return [f"{step}: {', '.join(few)} held other records than the rest of the group" for few in differing]


async def _read_afresh(person: Person, *, limit: asyncio.Semaphore) -> dict[str, LiveDocument]:
    """What a second connection of the same person gets as snapshots."""
    async with limit:
        client = person.new_client()
        try:
            await client.start()
            for id in list(person.live.documents):
                await client.follow(id)
        finally:
            await client.stop()
        return client.documents


def lost_commands(people: list[Person], witness: Person, findings: Findings, tally: Tally) -> list[str]:
    """What was sent and is not there, a sentence each. To be asked after a last comparison of everybody.

    Lost is a command that was neither acknowledged nor refused; an acknowledged one that the log of its document does
    not hold, as the facilitator's client read it from the first event on (see `ledger.missing`); and acknowledged dots
    that are not in their owner's ballot, as a fresh subscription shows it.
    """
    lost = [_sentence(one, "was never answered") for one in tally.unanswered]
    fresh = findings.fresh.get(witness.actor, {})
    by_document: dict[str, list[Sent]] = {}
    for command in tally.commands:
        by_document.setdefault(command.doc, []).append(command)
    for id, commands in by_document.items():
        found, followed = fresh.get(id), witness.live.documents.get(id)
        if found is None or followed is None or found.head is None:
            lost += [_sentence(one, "is on a document that cannot be read") for one in commands if one.is_acknowledged]
        elif found.kind == VOTE:
            ballots = {actor: documents[id] for actor, documents in findings.fresh.items() if id in documents}
            lost += ["Acknowledged dots are not in their ballot."] * ballots_lost(people, ballots, board=id)
        else:
            reading = ledger.Reading(head=found.head, entries=followed.log)
            lost += [_sentence(one, "is not in the log") for one in ledger.missing(commands, reading)]
    return lost


def _sentence(command: Sent, what: str) -> str:
    return f"The command {command.type} {command.id} {what}."
