"""Makes workshops for the benchmark through the product's own engine, before the server starts.

Run as `python -m tests.load.making ROOMS PEOPLE`; says as JSON what it made.
"""

import secrets
import sys
from uuid import UUID, uuid4

import django
import msgspec

django.setup()

from django.contrib.auth.models import User  # noqa: E402 the apps must be loaded first
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from realtime.batch import Batch  # noqa: E402
from realtime.engine import engine  # noqa: E402
from tests.load.world import CLUSTERS, QUOTES, Member  # noqa: E402
from tests.load.world import Workshop as Made  # noqa: E402
from workshop.access import account_actor, guest_actor  # noqa: E402
from workshop.agenda_templates import AgendaItem, AgendaTemplate  # noqa: E402
from workshop.joining.guests import TOKEN_BYTES, cookie_name, hash_token  # noqa: E402
from workshop.libraries import create_library  # noqa: E402
from workshop.models import Board, Participant, Quote, Workshop  # noqa: E402
from workshop.workshops import create_workshop  # noqa: E402

ADMITTED_AT_ONCE = 50
AGENDA = AgendaTemplate("load", "Load", "", (AgendaItem("clustering", "Sort the quotes", 30),))


def make_room(place: int, *, people: int, template: AgendaTemplate = AGENDA) -> Made:
    """A running workshop, everybody joined, with a clustering board of quotes and clusters."""
    with transaction.atomic():
        facilitator = User.objects.create(username=f"facilitator-{place}@example.org")
        library = create_library(owner=facilitator, name=f"Library {place}")
    workshop = create_workshop(library=library, title=f"Room {place}", facilitator=facilitator, template=template)
    _add_quotes(workshop)
    members = _admit(workshop, count=people)
    step = next(iter(engine.read(workshop.session)["steps"]))
    engine.execute(workshop.session, "go_to_step", {"step": step}, actor=account_actor(facilitator))
    board = Board.objects.get(workshop=workshop).pk
    clusters = _make_clusters(board, actor=members[0].actor)
    cards = tuple(engine.read(board)["cards"])
    return Made(str(workshop.session), str(board), cards, clusters, members)


def _add_quotes(workshop: Workshop) -> None:
    with transaction.atomic():
        Quote.objects.bulk_create(
            Quote(workshop=workshop, number=number, text=f"Quote {number} of a customer", key=str(number))
            for number in range(1, QUOTES + 1)
        )


def _make_clusters(board: UUID, *, actor: str) -> tuple[str, ...]:
    clusters = tuple(str(uuid4()) for _ in range(CLUSTERS))
    for number, cluster in enumerate(clusters, start=1):
        engine.execute(board, "make_cluster", {"cluster": cluster, "label": f"Cluster {number}"}, actor=actor)
    return clusters


def _admit(workshop: Workshop, *, count: int) -> tuple[Member, ...]:
    """Let people in as `workshop.joining.guests.admit` does, but many in one transaction."""
    tokens = [secrets.token_urlsafe(TOKEN_BYTES) for _ in range(count)]
    people = [
        Participant(workshop=workshop, name=f"Person {place}", token_hash=hash_token(token), joined_at=timezone.now())
        for place, token in enumerate(tokens, start=1)
    ]
    for first in range(0, count, ADMITTED_AT_ONCE):
        _admit_some(workshop, people[first : first + ADMITTED_AT_ONCE])
    return tuple(
        Member(actor=guest_actor(person.pk), cookie=f"{cookie_name(workshop.pk)}={token}")
        for person, token in zip(people, tokens, strict=True)
    )


def _admit_some(workshop: Workshop, people: list[Participant]) -> None:
    def job(batch: Batch) -> None:
        Participant.objects.bulk_create(people)
        for person in people:
            batch.command(workshop.session, "put_person", {"person": str(person.pk)})

    engine.run(job, documents=(workshop.session,))


if __name__ == "__main__":
    try:
        made = [make_room(place, people=int(sys.argv[2])) for place in range(int(sys.argv[1]))]
    finally:
        engine.writer.stop(timeout_seconds=10)
    sys.stdout.write(msgspec.json.encode(made).decode())
