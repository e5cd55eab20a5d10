"""Makes the room of the fault tests through the product's own engine, before a server starts.

Run as `python -m tests.faults.making PEOPLE`; says as JSON what it made. The last member is the facilitator.
"""

import sys
from uuid import UUID

import msgspec

from tests.load.making import make_room  # sets Django up

# isort: split
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from realtime.engine import engine
from tests.faults.acts import Room
from tests.load.world import Member
from workshop.access import account_actor
from workshop.agenda_templates import AgendaItem, AgendaTemplate
from workshop.models import Board

SORT, VOTE = AgendaItem("clustering", "Sort the quotes", 30), AgendaItem("vote", "Vote", 15)
TEMPLATE = AgendaTemplate("faults", "Faults", "", (SORT, VOTE))


def make(people: int) -> Room:
    """A workshop at its vote, in which the clustering board stays open as it does for everybody."""
    made = make_room(0, people=people, template=TEMPLATE)
    facilitator = User.objects.get()
    session, sorted_board = UUID(made.session), UUID(made.board)
    for card, cluster in zip(made.cards, made.clusters, strict=False):
        arguments = {"cards": [card], "cluster": cluster}  # an empty cluster is no candidate
        engine.execute(sorted_board, "move_cards", arguments, actor=account_actor(facilitator))
    steps = engine.read(session)["steps"]
    vote = next(id for id, step in steps.items() if msgspec.to_builtins(step)["exercise"] == "vote")
    engine.execute(session, "go_to_step", {"step": vote}, actor=account_actor(facilitator))
    board = Board.objects.get(step=vote).pk
    return Room(
        session=made.session,
        board=made.board,
        vote=str(board),
        cards=made.cards,
        clusters=made.clusters,
        items=tuple(engine.read(board)["items"]),
        members=(*made.members, Member(actor=account_actor(facilitator), cookie=_cookie(facilitator))),
    )


def _cookie(user: User) -> str:
    """A session of somebody who is signed in."""
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={browser.cookies[name].value}"


if __name__ == "__main__":
    try:
        room = make(int(sys.argv[1]))
    finally:
        engine.writer.stop(timeout_seconds=10)
    sys.stdout.write(msgspec.json.encode(room).decode())
