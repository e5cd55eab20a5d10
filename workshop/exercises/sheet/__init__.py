"""The persona sheet: each group drafts one persona in the library's template, with quotes as evidence."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.order import keys_between
from realtime.records import Arguments, Change, Record
from realtime.state import Overlay
from workshop.exercises import silence, tray
from workshop.exercises.contract import Candidate, Exercise, Opening, register
from workshop.exercises.sheet.commands import MAIN, register_on
from workshop.exercises.sheet.kind import sheet as kind
from workshop.exercises.sheet.records import WORDS, About, Evidence, Line, SheetQuote, Source
from workshop.quotes.dealing import dealt_quotes
from workshop.rights import Capability

ActorName = Annotated[str, Meta(min_length=1, max_length=60)]

register_on(kind, needs=Capability.WRITE, tidying=Capability.TIDY)


def _removed_line(changes: Sequence[Change]) -> str:
    return next((change.before.text for change in changes if isinstance(change.before, Line)), "")


REMOVALS = {"remove_line": _removed_line}
tray.register_on(kind, removals=REMOVALS)


class Refresh(Arguments, frozen=True, kw_only=True):
    clusters: dict[str, Source]


@kind.command(needs=Capability.SYSTEM)
def refresh(overlay: Overlay, arguments: Refresh, context: Context) -> None:
    """Show the group's clusters as they stand now; what was already drawn on stays until somebody changes it."""
    about = overlay.find(About, MAIN) or About()
    for id in list(overlay.all(Source)):
        if id not in arguments.clusters and id not in about.clusters:
            overlay.delete(Source, id)
    for id, source in arguments.clusters.items():
        overlay.put(id, source)


class TakeOver(Arguments, frozen=True, kw_only=True):
    ghost: ActorName
    person: ActorName


@kind.command(needs=Capability.SYSTEM)
def take_over(overlay: Overlay, arguments: TakeOver, context: Context) -> None:
    """Two writers are one person: the lines of the one are the other's."""
    for id, line in list(overlay.all(Line).items()):
        if line.by == arguments.ghost:
            overlay.put(id, replace(line, by=arguments.person))


def _sources(opening: Opening) -> dict[str, Source]:
    found = [candidate for _board, candidate in opening.candidates(own_group=True) if not candidate.drafted]
    return {
        one.id: Source(label=one.title, description=one.summary, order=order, quotes=tuple(sorted(one.quotes)))
        for one, order in zip(found, keys_between(None, None, len(found)), strict=True)
    }


def open_board(opening: Opening) -> Iterable[tuple[str, Record]]:
    """An empty sheet beside the dealt quotes and the group's clusters."""
    quotes: list[tuple[str, Record]] = [
        (str(quote.pk), SheetQuote(text=quote.words, number=quote.number)) for quote in dealt_quotes(opening.workshop)
    ]
    return [(MAIN, About()), *quotes, *_sources(opening).items()]


def refresh_arguments(opening: Opening) -> dict[str, Any]:
    """What the group's clusters are by now."""
    return {"clusters": _sources(opening)}


def candidates(board: UUID, overlay: Overlay) -> list[Candidate]:
    """The drafted persona, once it has a name or a line."""
    about, lines = overlay.find(About, MAIN) or About(), overlay.all(Line).values()
    if not about.name and not lines:
        return []
    summary = next((line.text for line in lines if line.field == "summary"), "")
    quotes = {evidence.quote for evidence in overlay.all(Evidence).values()}
    for id in about.clusters:
        source = overlay.find(Source, id)
        quotes.update(source.quotes if source else ())
    quotes -= {id for id, quote in overlay.all(SheetQuote).items() if quote.withdrawn}
    return [
        Candidate(
            id=str(board),
            title=about.name or str(_("Persona without a name")),
            summary=summary,
            quotes=frozenset(quotes),
            draws_on=about.clusters,
            drafted=True,
        )
    ]


def unfinished(overlay: Overlay) -> str | Promise | None:
    """What was written in silence and nobody has seen would be lost: after the end nobody can show it."""
    if not silence.unrevealed(overlay, WORDS):
        return None
    return _("Somebody has written in silence what nobody has seen yet. Show it to all first, then end the workshop.")


sheet = register(
    Exercise(
        name="sheet",
        title=_("Draft one persona"),
        instruction=_(
            "Choose the clusters your persona is drawn from, then fill the five fields together. "
            "Send quotes to what rests on them; what rests on none is an assumption."
        ),
        example=_("What stops them: “Nobody answers the phone after four” → Has to reschedule by hand in the evening."),
        purpose=_("Each group makes one persona of what it has sorted, line by line with its evidence."),
        minutes=25,
        kind=kind,
        open=open_board,
        refresh=refresh_arguments,
        candidates=candidates,
        takes_over=True,
        unfinished=unfinished,
        can_be_silent=True,
        guards_words=True,
        removals=REMOVALS,
    )
)
