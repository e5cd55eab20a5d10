"""Telling a day in the life: everybody in a group types sentences into the one text, at the same time."""

import asyncio

from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.people import Person
from realtime.text.typist import Typist

PAUSE_SECONDS = 0.6
SENTENCES_EACH = 2
AWAY_SECONDS = 1.5
STORY = "story"


async def tell_story(people: list[Person], board: str) -> list[str]:
    """One group writes; returns a sentence for each that was acknowledged and is not in the story."""
    documents = [await person.live.follow(board) for person in people]
    writing = [
        write_sentences(person, document, loses_line=number == 0)
        for number, (person, document) in enumerate(zip(people, documents, strict=True))
    ]
    written = [sentence for sentences in await asyncio.gather(*writing) for sentence in sentences]
    await people[0].live.settle()
    story = told(documents[0])
    return [f"The story lacks “{sentence}”" for sentence in written if sentence not in story]


def told(document: LiveDocument) -> str:
    """What the story says, out of the records that a client holds."""
    reader = Typist()
    reader.read(part["update"] for part in document.collection("text_parts").values())
    return reader.text


async def write_sentences(person: Person, document: LiveDocument, *, loses_line: bool) -> list[str]:
    """Type sentences at the end, as one sees it; returns those that were acknowledged."""
    kept = []
    typist = Typist()
    for number in range(SENTENCES_EACH):
        await person.think(PAUSE_SECONDS)
        typist.read(part["update"] for part in document.collection("text_parts").values())
        sentence = f"{number + 1}. {person.name} is on the phone again."
        typist.type(len(typist.text), f"{sentence} ")
        epoch = document.collection("texts")[STORY]["epoch"]
        sending = person.live.send(document.id, "write_text", typist.arguments(STORY, epoch))
        if loses_line and number == 0:
            person.live.cut(away_seconds=AWAY_SECONDS / person.speed)
        if (await sending).is_acknowledged:
            kept.append(sentence)
    return kept
