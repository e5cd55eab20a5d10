"""What was stored under an older version of its kind is read as what it means today."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

import msgspec

from realtime import log
from realtime.engine import engine
from realtime.kinds import EVERYTHING, Access, Kind, register
from realtime.models import Document, Event, Snapshot
from realtime.records import Record


class Label(Record, frozen=True, kw_only=True):
    collection: ClassVar[str] = "labels"
    text: str
    colour: str = "plain"


def upgrade(collection: str, plain: dict[str, Any], version: int) -> dict[str, Any]:
    """Version 1 called the text of a label its title."""
    return {"text": plain["title"]} if collection == "labels" and version < 2 else plain


labels = register(
    Kind(
        name="labels",
        collections={"labels": Label},
        access=lambda document, actors: {actor: Access(EVERYTHING) for actor in actors},
        version=2,
        upgrade=upgrade,
    )
)


def old_document() -> UUID:
    """A document whose only event was written by version 1."""
    document = Document.objects.create(kind="labels", head=1)
    changes = [["labels", "a", {"title": "old"}, None]]
    Event.objects.create(
        document=document,
        seq=1,
        kind_version=1,
        command_id=uuid4(),
        gesture_id=uuid4(),
        actor="system",
        command="create",
        arguments="{}",
        changes=msgspec.json.encode(changes).decode(),
        at=1,
    )
    return document.pk


def test_w18_an_old_event_is_read_in_todays_shape() -> None:
    assert engine.read(old_document()) == {"labels": {"a": Label(text="old")}}


def test_w18_so_is_an_old_snapshot_and_a_new_one_is_left_as_it_is() -> None:
    document = old_document()
    old = msgspec.json.encode({"labels": {"a": {"title": "from a snapshot"}}}).decode()
    Snapshot.objects.create(document_id=document, seq=1, kind_version=1, records=old)
    state = log.load(document=document, kind=labels)
    assert state.records == {"labels": {"a": Label(text="from a snapshot")}}
    log.keep_snapshot(state, document=document, kind=labels)
    assert Snapshot.objects.get(document_id=document).kind_version == 2
    assert log.load(document=document, kind=labels).records == state.records


def test_w18_a_field_that_came_later_has_its_default_and_one_that_went_is_passed_over() -> None:
    stored = {"labels": {"a": {"text": "new", "size": 5}}}
    assert labels.decode(stored, version=2) == {"labels": {"a": Label(text="new", colour="plain")}}
