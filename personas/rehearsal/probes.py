"""What must not be possible, tried on the way. Each probe is noted under a sentence that must hold."""

from django.urls import reverse
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin

from personas.rehearsal.browser import Browser
from personas.rehearsal.people import Person, new_id
from personas.rehearsal.tally import Tally

WRONG_CODE = "00000000"
FOREIGN = "http://elsewhere.example"


async def try_wrong_code(browser: Browser, tally: Tally) -> None:
    """A code that no workshop has."""
    shown = await browser.open(reverse("join"), what="The page that asks for the code")
    form = shown.page.form_with("code")
    if form is not None:
        answer = await browser.submit(shown, form, {"code": WRONG_CODE})
        tally.probes["a wrong code lets nobody in"] = answer.status in (404, 422, 429)


async def try_foreign_page(person: Person, tally: Tally) -> None:
    """A live connection that a page of another site opens with this person's cookies."""
    url = person.browser.origin.replace("http", "ws", 1) + str(person.config["url"])
    headers = {"Cookie": person.browser.cookies}
    try:
        async with connect(url, origin=Origin(FOREIGN), additional_headers=headers, proxy=None) as socket:
            await socket.recv()
    except (OSError, WebSocketException):
        tally.probes["another site's page gets no live connection"] = True
    else:
        tally.probes["another site's page gets no live connection"] = False


async def try_foreign_group(person: Person, board: str, tally: Tally) -> None:
    """Read and change the board of a group that one is not in."""
    sent = await person.live.send(board, "make_cluster", {"cluster": new_id(), "label": "Mine"}, is_probe=True)
    tally.probes["another group's board cannot be changed"] = sent.is_refused
    client = person.new_client()
    try:
        await client.start()
        document = await client.follow(board)
        tally.probes["another group's board cannot be read"] = document.state == "gone" and not document.records
    finally:
        await client.stop()


async def try_running_the_session(person: Person, tally: Tally) -> None:
    """A participant who moves the agenda."""
    step = next(iter(person.session.collection("steps")))
    sent = await person.live.send(person.session.id, "go_to_step", {"step": step}, is_probe=True)
    tally.probes["a participant cannot move the agenda"] = sent.is_refused


async def try_too_many_dots(person: Person, board: str, tally: Tally) -> None:
    """More dots on one candidate than the rules allow."""
    document = await person.live.follow(board)
    cap = document.collection("poll")["main"]["cap"]
    for item in list(document.collection("items"))[:1]:
        sent = await person.live.send(board, "place_dots", {"item": item, "dots": cap + 1}, is_probe=True)
        tally.probes["a ballot keeps to the budget"] = sent.is_refused


async def try_after_the_end(person: Person, board: str, tally: Tally) -> None:
    """Change a board of a workshop that has ended."""
    sent = await person.live.send(board, "undo", is_probe=True)
    tally.probes["an ended workshop cannot be changed"] = sent.is_refused


async def try_editors_page(person: Person, workshop: str, tally: Tally) -> None:
    """The editors' page without an account."""
    page = reverse("personas", args=[workshop])
    answer = await person.browser.get(page)
    tally.probes["a guest sees no editors' page"] = answer.path != page or answer.status in (403, 404)
