"""Withdrawing a quote: what rests on it is listed, its words leave every board, and nobody in a room is sent them."""

import asyncio
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from realtime.engine import engine
from realtime.refusals import Refusal
from tests.realtime.tabs import Tab
from tests.workshop.acts import uid
from tests.workshop.cast import Cast
from tests.workshop.conftest import cast, fresh_engine
from tests.workshop.quotes.pages import words
from workshop.exercises.clustering.records import BoardQuote, Card
from workshop.exercises.sheet.records import SheetQuote
from workshop.models import Board, Quote, Workshop
from workshop.quotes.withdrawing import restore, rests_on, withdraw
from workshop.session.records import Step

__all__ = ["cast", "fresh_engine"]
SECRET = "The canary sings of quote three"
PILE, LINE = uid("pile"), uid("line")


def quote(cast: Cast, number: int = 3) -> Quote:
    return Quote.objects.get(workshop=cast.workshop, number=number)


def go_to(cast: Cast, exercise: str) -> None:
    steps = engine.read(cast.workshop.session)[Step.collection]
    found = next(id for id, step in steps.items() if isinstance(step, Step) and step.exercise == exercise)
    cast.do("go_to_step", step=found)


def board(cast: Cast, exercise: str, group: str = "Planners") -> UUID:
    return Board.objects.get(workshop=cast.workshop, exercise=exercise, breakout=cast.group(group)).pk


@pytest.fixture
def sorted_room(cast: Cast) -> Cast:
    """The quotes are dealt to both groups; the Planners have put the third into a pile and rested a line on it."""
    Quote.objects.filter(workshop=cast.workshop, number=3).update(text=SECRET)
    go_to(cast, "clustering")
    tray = board(cast, "clustering")
    cards = engine.read(tray)[Card.collection]
    card = next(id for id, one in cards.items() if isinstance(one, Card) and one.quote == str(quote(cast).pk))
    anna = cast.actor("anna")
    engine.execute(tray, "make_cluster", {"cluster": PILE, "label": "The birds", "cards": [card]}, actor=anna)
    go_to(cast, "sheet")
    line = {"line": LINE, "field": "goals", "text": "Wants songs", "quote": str(quote(cast).pk), "evidence": uid("e")}
    engine.execute(board(cast, "sheet"), "add_line", line, actor=anna)
    return cast


def test_before_anything_happens_everything_that_rests_on_it_is_listed(sorted_room: Cast) -> None:
    found = [(str(kind.title), [(one.title, one.note) for one in kind.places]) for kind in rests_on(quote(sorted_room))]
    assert found == [
        ("Boards on which it was dealt", [("Planners", "The birds"), ("Callers", "not sorted")])
        if found[0][1][0][0] == "Planners"
        else ("Boards on which it was dealt", [("Callers", "not sorted"), ("Planners", "The birds")]),
        ("Lines of the groups’ sheets", [("“Wants songs”", "Planners · What they must achieve")]),
    ]
    page = sorted_room.browser("facilitator").get(
        reverse("quote_withdraw", args=[sorted_room.workshop.pk, quote(sorted_room).pk])
    )
    assert "“Wants songs”" in words(page) and "The birds" in words(page)
    assert "This cannot be taken back: the workshop has begun." in words(page)
    assert quote(sorted_room).withdrawn_at is None


def test_its_words_leave_every_board_and_its_places_stay(sorted_room: Cast) -> None:
    withdrawn = quote(sorted_room)
    withdraw(withdrawn, reason=" Asked\nus to ")
    assert quote(sorted_room).withdrawn_because == "Asked us to"
    id = str(withdrawn.pk)
    for group in ("Planners", "Callers"):
        assert engine.read(board(sorted_room, "clustering", group))["quotes"][id] == BoardQuote(
            text="", number=3, withdrawn=True
        )
        assert engine.read(board(sorted_room, "sheet", group))["quotes"][id] == SheetQuote(
            text="", number=3, withdrawn=True
        )
    cards = engine.read(board(sorted_room, "clustering"))[Card.collection].values()
    assert [card.cluster for card in cards if isinstance(card, Card) and card.quote == id] == [PILE]


def test_nobody_in_the_room_is_sent_its_words_any_more(sorted_room: Cast) -> None:
    """Frames of all boards, pages, the agenda's next board: none has them. The past in the log is another matter."""
    boards = list(Board.objects.values_list("pk", flat=True))
    names = ("anna", "cleo", "facilitator", "owner")

    async def everything_sent() -> str:
        sent = ""
        for name in names:
            tab = Tab(sorted_room.actor(name))
            for document in [sorted_room.workshop.session, *boards]:
                tab.follow(document)
            await tab.caught_up()
            sent += "".join(tab.frames)
            await tab.leave()
        return sent

    assert SECRET in asyncio.run(everything_sent()), "the canary is heard before"
    withdraw(quote(sorted_room), reason="Asked us to")
    go_to(sorted_room, "vote")
    boards.extend(Board.objects.exclude(pk__in=boards).values_list("pk", flat=True))
    engine.writer.forget()
    assert SECRET not in asyncio.run(everything_sent())
    for name, page in (
        ("anna", "room"),
        ("facilitator", "quotes"),
        ("facilitator", "quotes_deck"),
        ("owner", "console"),
    ):
        answer = sorted_room.browser(name).get(reverse(page, args=[sorted_room.workshop.pk]))
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()


def test_who_follows_a_board_sees_it_go(sorted_room: Cast) -> None:
    document = board(sorted_room, "clustering")

    async def watching() -> object:
        tab = Tab(sorted_room.actor("anna"))
        mirror = await tab.following(document)
        await asyncio.to_thread(withdraw, withdrawn, reason="Asked us to")
        await tab.caught_up()
        await tab.leave()
        return mirror.records["quotes"][str(withdrawn.pk)]

    withdrawn = quote(sorted_room)
    shown = asyncio.run(watching())
    assert shown == {"text": "", "number": 3, "withdrawn": True}


def test_a_board_that_is_made_later_is_without_it_and_so_is_the_count(sorted_room: Cast) -> None:
    withdraw(quote(sorted_room), reason="Asked us to")
    go_to(sorted_room, "vote")
    vote = Board.objects.get(workshop=sorted_room.workshop, exercise="vote")
    assert {item.title: item.quotes for item in engine.read(vote.pk)["items"].values()}.get("The birds") is None  # type: ignore[attr-defined]
    go_to(sorted_room, "clustering")
    late = quote(sorted_room, 4)
    withdraw(late, reason="Too")
    assert engine.read(board(sorted_room, "clustering"))["quotes"][str(late.pk)].withdrawn is True  # type: ignore[attr-defined]


def test_nothing_can_rest_on_it_any_more(sorted_room: Cast) -> None:
    withdraw(quote(sorted_room), reason="Asked us to")
    attach = {"evidence": str(uuid4()), "field": "goals", "quote": str(quote(sorted_room).pk)}
    with pytest.raises(Refusal) as refused:
        engine.execute(board(sorted_room, "sheet"), "attach_quote", attach, actor=sorted_room.actor("anna"))
    assert "has been withdrawn" in str(refused.value.message)


def test_twice_is_as_good_as_once(sorted_room: Cast) -> None:
    withdraw(quote(sorted_room), reason="Asked us to")
    once = engine.read(board(sorted_room, "sheet"))
    withdraw(quote(sorted_room), reason="For another reason")
    assert quote(sorted_room).withdrawn_because == "Asked us to"
    assert engine.read(board(sorted_room, "sheet")) == once


@pytest.mark.parametrize(("reason", "said"), [(" ", "Say why"), ("x" * 201, "at most 200 characters")])
def test_without_a_reason_nothing_is_withdrawn_and_it_is_asked_for(cast: Cast, reason: str, said: str) -> None:
    url = reverse("quote_withdraw", args=[cast.workshop.pk, quote(cast).pk])
    page = cast.browser("facilitator").post(url, {"reason": reason})
    assert page.status_code == 422
    assert said in words(page)
    assert page.context["form"]["reason"].value() == reason
    assert quote(cast).withdrawn_at is None


def test_while_the_workshop_is_prepared_it_can_come_back(cast: Cast) -> None:
    browser, found = cast.browser("facilitator"), quote(cast)
    page = browser.post(
        reverse("quote_withdraw", args=[cast.workshop.pk, found.pk]), {"reason": "Not sure"}, follow=True
    )
    assert "Quote 3 is withdrawn." in words(page) and "Use it again" in words(page)
    assert "7 quotes will be dealt" in words(browser.get(reverse("quotes", args=[cast.workshop.pk])))
    back = browser.post(reverse("quote_restore", args=[cast.workshop.pk, found.pk]), follow=True)
    assert "Quote 3 can be used again." in words(back)
    assert (quote(cast).withdrawn_at, quote(cast).withdrawn_because) == (None, "")


def test_once_it_has_begun_it_cannot(sorted_room: Cast) -> None:
    withdraw(quote(sorted_room), reason="Asked us to")
    with pytest.raises(Refusal) as refused:
        restore(quote(sorted_room))
    assert "it stays withdrawn" in str(refused.value.message)
    url = reverse("quote_restore", args=[sorted_room.workshop.pk, quote(sorted_room).pk])
    assert "it stays withdrawn" in words(sorted_room.browser("facilitator").post(url, follow=True))
    assert quote(sorted_room).withdrawn_at is not None


def test_it_can_also_be_withdrawn_when_the_workshop_is_over(sorted_room: Cast) -> None:
    Workshop.objects.filter(pk=sorted_room.workshop.pk).update(status=Workshop.Status.ENDED)
    withdraw(quote(sorted_room), reason="Asked us to")
    assert engine.read(board(sorted_room, "sheet"))["quotes"][str(quote(sorted_room).pk)].withdrawn is True  # type: ignore[attr-defined]
