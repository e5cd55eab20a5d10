"""A small kind of document with co-edited texts, for the engine's own tests."""

from collections.abc import Collection, Mapping
from typing import ClassVar
from uuid import UUID

from realtime.kinds import Access, Context, Kind, register
from realtime.records import Arguments, Id, Record
from realtime.refusals import Refusal
from realtime.state import Overlay
from realtime.text import commands as text
from realtime.text.records import COLLECTIONS, TextId

READER = "p:reader"
"""May see, and not write."""
SEALED = "sealed"
"""Nobody may write in the text of this name."""


class Title(Record, frozen=True, kw_only=True):
    collection: ClassVar[str] = "titles"
    title: str


class BeginStory(Arguments, frozen=True, kw_only=True):
    story: TextId
    plain: str = ""


class Entitle(Arguments, frozen=True, kw_only=True):
    title: Id
    says: str


def access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    return {actor: Access(frozenset() if actor == READER else frozenset({"write"})) for actor in actors}


def allow(overlay: Overlay, text: str, context: Context) -> None:
    if text == SEALED:
        raise Refusal("closed", "this text is closed")


stories = register(Kind(name="stories", collections={"titles": Title, **COLLECTIONS}, access=access))
text.register_on(stories, needs="write", allow=allow)


@stories.command(needs="write")
def begin_story(overlay: Overlay, arguments: BeginStory, context: Context) -> None:
    text.begin(overlay, arguments.story, plain=arguments.plain)


@stories.command(needs="write")
def entitle(overlay: Overlay, arguments: Entitle, context: Context) -> None:
    overlay.put(arguments.title, Title(title=arguments.says))
