"""Sorting the quotes: everybody takes from the same tray at once, changes their mind, and sometimes loses the line."""

import asyncio

from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.people import Person, new_id
from personas.rehearsal.tally import Sent
from personas.rehearsal.themes import NOT_SORTED, Themes, is_leftover

PAUSE_SECONDS = 0.9
AT_ONCE_MOST = 3
UNDOES, CHANGES_MIND, COPIES = 0.07, 0.12, 0.05
EXTRA_ACTS = 12
AWAY_SECONDS = 2.0
SHORT_PAUSE_SECONDS = 0.3


async def sort_quotes(people: list[Person], board: str) -> None:
    """One group sorts its board, then tidies it up: doubles are joined, piles named and described."""
    documents = [await person.live.follow(board) for person in people]
    quotes = documents[0].collection("quotes")
    themes = Themes({id: quote["text"] for id, quote in quotes.items()})
    share = -(-len(quotes) // len(people))
    sorting = [
        sort_tray(person, document, themes=themes, acts=share + EXTRA_ACTS, loses_line=place == len(people) - 1)
        for place, (person, document) in enumerate(zip(people, documents, strict=True))
    ]
    await asyncio.gather(*sorting)
    await _join_doubles(people[0], documents[0])
    await _sort_rest(people[0], documents[0])
    await _name_and_describe(people, board)


async def sort_tray(person: Person, board: LiveDocument, *, themes: Themes, acts: int, loses_line: bool) -> None:
    for act in range(acts):
        await person.think(PAUSE_SECONDS)
        tray = [id for id, card in board.collection("cards").items() if card["cluster"] is None]
        if not tray:
            return
        if loses_line and act == acts // 4:
            await _lose_line(person, board, tray=tray, themes=themes)
            continue
        person.live.tell(board.id, {"holding": {"collection": "cards", "ids": tray[:1]}})
        await _place(person, board, tray=tray, themes=themes)
        await _second_thoughts(person, board, themes=themes)


def _place(person: Person, board: LiveDocument, *, tray: list[str], themes: Themes) -> "asyncio.Future[Sent]":
    """Take a quote, and others like it, out of the tray; somebody else may be taking the same ones."""
    cards = board.collection("cards")
    first = person.chance.choice(tray)
    label = themes.of(cards[first]["quote"], chance=person.chance)
    like = [id for id in tray if id != first and themes.of(cards[id]["quote"], chance=person.chance) == label]
    moving = [first, *like[: person.chance.randrange(AT_ONCE_MOST)]]
    cluster = next((id for id, one in sorted(board.collection("clusters").items()) if one["label"] == label), None)
    if cluster is None:
        return person.live.send(board.id, "make_cluster", {"cluster": new_id(), "label": label, "cards": moving})
    return person.live.send(board.id, "move_cards", {"cards": moving, "cluster": cluster})


async def _second_thoughts(person: Person, board: LiveDocument, *, themes: Themes) -> None:
    """Now and then take back the last act, move what another has sorted, or let a quote stand in two places."""
    roll = person.chance.random()
    if roll < UNDOES:
        await person.think(SHORT_PAUSE_SECONDS)
        await person.live.send(board.id, "undo")
    elif roll < UNDOES + CHANGES_MIND + COPIES:
        cards, clusters = board.collection("cards"), sorted(board.collection("clusters"))
        placed = sorted(id for id, card in cards.items() if card["cluster"] is not None)
        if not placed or len(clusters) < 2:
            return
        card, cluster = person.chance.choice(placed), person.chance.choice(clusters)
        if roll < UNDOES + CHANGES_MIND:
            await person.live.send(board.id, "move_cards", {"cards": [card], "cluster": cluster})
        else:
            await person.live.send(board.id, "copy_card", {"card": card, "copy": new_id(), "cluster": cluster})


async def _lose_line(person: Person, board: LiveDocument, *, tray: list[str], themes: Themes) -> None:
    """The connection breaks with commands under way; work goes on without it and is sent when it is back."""
    under_way = [_place(person, board, tray=tray, themes=themes) for _ in range(2)]
    person.live.cut(away_seconds=AWAY_SECONDS / person.speed)
    under_way.append(_place(person, board, tray=tray, themes=themes))
    await asyncio.gather(*under_way)


async def _join_doubles(person: Person, board: LiveDocument) -> None:
    """Two people made a pile of the same name at the same moment: the first stays, the others are emptied into it."""
    first: dict[str, str] = {}
    for id, cluster in sorted(board.collection("clusters").items(), key=lambda item: (item[1]["order"], item[0])):
        into = first.setdefault(cluster["label"], id)
        if into != id:
            cards = [card for card, one in board.collection("cards").items() if one["cluster"] == id]
            if cards:
                await person.live.send(board.id, "move_cards", {"cards": cards, "cluster": into})
            await person.live.send(board.id, "remove_cluster", {"cluster": id})


async def _sort_rest(person: Person, board: LiveDocument) -> None:
    """The host puts into one pile what nobody got to."""
    tray = [id for id, card in board.collection("cards").items() if card["cluster"] is None]
    if tray:
        await person.live.send(board.id, "make_cluster", {"cluster": new_id(), "label": NOT_SORTED, "cards": tray})


async def _name_and_describe(people: list[Person], board: str) -> None:
    """Everybody describes a pile; the last two pick the same one, and whoever is slower is told so."""
    document = people[0].live.documents[board]
    found = document.collection("clusters")
    clusters = sorted(found, key=lambda id: (is_leftover(found[id]["label"]), id))
    picks = [clusters[min(place, len(clusters) - 1)] for place in range(len(people))]
    if len(people) > 1:
        picks[-1] = picks[-2]
    pairs = list(zip(people, picks, strict=True))
    await asyncio.gather(*(describe(person, board, cluster) for person, cluster in pairs))
    host, rename = people[0], clusters[0]
    label = found[rename]["label"]
    better = label.removesuffix(" people") + " crowd"
    await host.live.send(board, "label_cluster", {"cluster": rename, "label": better, "was": label})


async def describe(person: Person, board: str, cluster: str) -> None:
    await person.think(SHORT_PAUSE_SECONDS)
    document = person.live.documents[board]
    was = document.collection("clusters")[cluster]["description"]
    count = sum(card["cluster"] == cluster for card in document.collection("cards").values())
    text = f"{count} quotes that {person.name} would put side by side."
    if was:
        text = f"{was} {text}"
    await person.live.send(board, "describe_cluster", {"cluster": cluster, "description": text, "was": was})
