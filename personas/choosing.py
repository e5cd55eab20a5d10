"""From candidates to personas: what the vote brought forth, and the draft that grows from a chosen sheet."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from personas.models import Persona
from realtime.batch import Batch
from realtime.engine import engine
from realtime.order import key_between
from realtime.privacy import Seen
from realtime.records import Record
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.exercises import Opening
from workshop.exercises.sheet.commands import MAIN, QUOTES_A_LINE
from workshop.exercises.sheet.records import About, Evidence, Line, SheetQuote, Source
from workshop.exercises.vote.records import Poll, Result
from workshop.models import Board, Workshop
from workshop.quotes.dealing import dealt_quotes

PRIMARY_MOST = 3
_RANKS = (Persona.Rank.PRIMARY, Persona.Rank.SECONDARY, Persona.Rank.TERTIARY)


@dataclass(frozen=True)
class Choice:
    """A candidate as the editors see it, with its result where there was a revealed vote."""

    id: str
    title: str
    summary: str
    group: str
    drafted: bool
    quotes: frozenset[str]
    result: Result | None
    persona: Persona | None

    @property
    def proposed_rank(self) -> str:
        """Primary for the first three places, then secondary, then tertiary; without a result nothing is proposed."""
        if self.result is None:
            return ""
        if not self.result.dots:
            return Persona.Rank.TERTIARY
        place = (self.result.rank - 1) // PRIMARY_MOST
        return _RANKS[min(place, len(_RANKS) - 1)]

    @property
    def is_proposed(self) -> bool:
        """Whether its box is ticked beforehand: what a group has drafted, and what the vote put among the first."""
        return self.drafted or self.proposed_rank == Persona.Rank.PRIMARY


def choices_of(workshop: Workshop) -> list[Choice]:
    """All candidates that no other stands for, the most wanted first."""
    return engine.run(lambda batch: _choices(batch, workshop=workshop))


def choose(*, workshop: Workshop, candidates: list[str]) -> list[Persona]:
    """Make a persona with a draft of each candidate that has none yet; repeating it changes nothing.

    Refuses while the workshop runs, when nothing is wanted, and when nothing of what is wanted is there any more.
    """
    if not candidates:
        raise Refusal("invalid", _("Tick at least one candidate."))

    def job(batch: Batch) -> list[Persona]:
        if not Workshop.objects.filter(pk=workshop.pk, status=Workshop.Status.ENDED).exists():
            text = _("The workshop is still running. End it on the console first; its sheets may still change.")
            raise Refusal("invalid", text)
        found = [choice for choice in _choices(batch, workshop=workshop) if choice.id in candidates]
        if not found:
            raise Refusal("absent", _("These candidates are not there any more. Look at the list again."))
        return [choice.persona or _make(batch, workshop=workshop, choice=choice) for choice in found]

    return engine.run(job)


def _choices(batch: Batch, *, workshop: Workshop) -> list[Choice]:
    opening = _opening(batch, workshop=workshop)
    found = opening.candidates(own_group=False)
    drawn_on = {id for _board, candidate in found for id in candidate.draws_on}
    results = _results(opening)
    personas = {str(persona.candidate): persona for persona in Persona.objects.filter(workshop=workshop)}
    choices = [
        Choice(
            id=one.id,
            title=one.title,
            summary=one.summary,
            group=board.breakout.name if board.breakout else "",
            drafted=one.drafted,
            quotes=one.quotes,
            result=results.get(one.id),
            persona=personas.get(one.id),
        )
        for board, one in found
        if one.id not in drawn_on
    ]
    return sorted(choices, key=_wanted)


def _wanted(choice: Choice) -> tuple[int, bool, str, str]:
    rank = choice.result.rank if choice.result else 10_000
    return rank, not choice.drafted, choice.title.casefold(), choice.id


def _results(opening: Opening) -> dict[str, Result]:
    """The results of the newest revealed vote."""
    votes = [(board, overlay) for board, overlay in opening.earlier if board.exercise == "vote"]
    for _board, overlay in sorted(votes, key=lambda pair: pair[0].created_at, reverse=True):
        poll = overlay.find(Poll, MAIN)
        if poll is not None and poll.state == "revealed":
            return dict(overlay.all(Result))
    return {}


def _opening(batch: Batch, *, workshop: Workshop) -> Opening:
    rows = Board.objects.filter(workshop=workshop).select_related("breakout").order_by("pk")
    earlier = [(row, Seen(batch.read(row.pk), viewer="")) for row in rows]
    return Opening(workshop=workshop, breakout=None, board=workshop.pk, earlier=earlier, staff=())


def _make(batch: Batch, *, workshop: Workshop, choice: Choice) -> Persona:
    draft = uuid4()
    count = Persona.objects.filter(workshop=workshop).count()
    persona = Persona.objects.create(
        library_id=workshop.library_id,
        workshop=workshop,
        draft=draft,
        candidate=UUID(choice.id),
        rank=choice.proposed_rank,
        dots=choice.result.dots if choice.result else None,
        voters=choice.result.voters if choice.result else None,
        order=count,
    )
    batch.create(kind="draft", document=draft, records=_seed(batch, workshop=workshop, choice=choice))
    return persona


def _seed(batch: Batch, *, workshop: Workshop, choice: Choice) -> list[tuple[str, Record]]:
    """The sheet as it stands; for a cluster that nobody drafted, its name, description and quotes.

    More quotes than a line can hold are not attached; the form offers them first, as those of the persona's cluster.
    """
    if choice.drafted:
        return _copy_of(Seen(batch.read(UUID(choice.id)), viewer=""))
    order, dealt = key_between(None, None), dealt_quotes(workshop)
    quotes = tuple(str(quote.pk) for quote in dealt if str(quote.pk) in choice.quotes)
    drawn_from = Source(label=choice.title, order=order, description=choice.summary, quotes=quotes)
    records: list[tuple[str, Record]] = [
        (MAIN, About(name=choice.title, clusters=(choice.id,))),
        (choice.id, drawn_from),
        *((str(quote.pk), SheetQuote(text=quote.words, number=quote.number)) for quote in dealt),
    ]
    summary, line = choice.summary.strip(), str(uuid4())
    if summary:
        records.append((line, Line(field="summary", text=summary, order=order)))
    for quote_id in quotes[:QUOTES_A_LINE]:
        records.append((str(uuid4()), Evidence(field="summary", quote=quote_id, line=line if summary else None)))
    return records


def _copy_of(sheet: Overlay) -> list[tuple[str, Record]]:
    kinds: tuple[type[Record], ...] = (About, SheetQuote, Source, Line, Evidence)
    return [(id, record) for kind in kinds for id, record in sheet.all(kind).items()]
