"""The draft's form: what differs from what its page showed becomes commands, each refused or accepted by itself.

Every text comes with a hidden `was:` twin, so that two editors never overwrite each other unseen. What is refused
comes back as a `Problem` with the words that were typed; everything else is saved, in one transaction.
"""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from personas.form_reading import Edit, edits_of
from personas.models import Persona
from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.exercises.sheet.commands import MAIN
from workshop.exercises.sheet.records import About, Evidence, Line


@dataclass(frozen=True)
class Problem:
    """What could not be saved: `key` names the form's field, `mine` what was typed, `now` what stands there instead."""

    key: str
    text: str
    mine: str | None = None
    now: str | None = None

    @property
    def is_conflict(self) -> bool:
        return self.now is not None

    @property
    def anchor(self) -> str:
        return anchor_of(self.key)


def anchor_of(key: str) -> str:
    """The id in the page of the form's field `key`."""
    return f"at-{key.replace(':', '-')}"


def apply_form(persona: Persona, *, data: QueryDict, actor: str) -> list[Problem]:
    """Apply a posted form to the draft. Returns what could not be saved and why; the rest is saved."""
    edits, language = list(edits_of(data)), get_language()

    def job(batch: Batch) -> list[Problem]:
        with override(language):
            problems = [_apply(batch, edit, persona=persona, actor=actor) for edit in edits]
            return [problem for problem in [*problems, _rank(persona, data=data)] if problem is not None]

    return engine.run(job, documents=(persona.draft,))


def _apply(batch: Batch, edit: Edit, *, persona: Persona, actor: str) -> Problem | None:
    overlay = batch.read(persona.draft)
    if _is_done(edit, overlay=overlay):
        return None
    if edit.command == "edit_line" and _is_gone(edit.arguments["line"], overlay=overlay):
        text = _("Somebody removed this line meanwhile. Your words stand here as a new line; save to keep them.")
        return Problem(f"new:{edit.field}", text, mine=edit.mine)
    if edit.command == "attach_quote" and _is_gone(edit.arguments["line"], overlay=overlay):
        return Problem(f"attach:{edit.field}", _("Somebody removed the line that you attached a quote to."))
    if edit.refusal:
        return Problem(edit.key, edit.refusal, mine=edit.mine)
    if edit.command == "remove_line":
        now = overlay.get(Line, edit.arguments["line"]).text
        if now != edit.was:
            text = _("Somebody else changed this line meanwhile. Save again to remove it all the same.")
            return Problem(edit.key, text, mine="", now=now)
    try:
        batch.command(persona.draft, edit.command, edit.arguments, actor=actor)
    except Refusal as refusal:
        return Problem(edit.key, str(refusal.message), mine=edit.mine, now=(refusal.detail or {}).get("now"))
    return None


def _is_gone(line: str | None, *, overlay: Overlay) -> bool:
    return line is not None and overlay.find(Line, line) is None


def _is_done(edit: Edit, *, overlay: Overlay) -> bool:
    """Whether somebody else has brought about the same already."""
    arguments = edit.arguments
    if edit.command == "name_persona":
        about = overlay.find(About, MAIN)
        return about is not None and about.name == arguments["name"]
    if edit.command == "edit_line":
        line = overlay.find(Line, arguments["line"])
        return line is not None and line.text == arguments["text"]
    if edit.command == "remove_line":
        return _is_gone(arguments["line"], overlay=overlay)
    if edit.command == "detach_quote":
        return overlay.find(Evidence, arguments["evidence"]) is None
    if edit.command == "attach_quote":
        place = (arguments["line"], arguments["quote"])
        found = [one for one in overlay.all(Evidence).values() if (one.line, one.quote) == place]
        return any(one.line is not None or one.field == arguments["field"] for one in found)
    return False


def _rank(persona: Persona, *, data: QueryDict) -> Problem | None:
    """The rank is a row's, not the document's; the same promise holds for it."""
    now = Persona.objects.values_list("rank", flat=True).get(pk=persona.pk)
    mine = data.get("rank", now)
    was = data.get("was:rank", now)
    if mine in (was, now) or "take:rank" in data:
        return None
    if mine not in {"", *Persona.Rank.values}:
        return Problem("rank", _("There is no such rank."))
    if was != now:
        text = _("Somebody else changed the rank meanwhile. Yours is kept here; save again to use it.")
        return Problem("rank", text, mine=mine, now=rank_name(now))
    Persona.objects.filter(pk=persona.pk).update(rank=mine)
    return None


def rank_name(rank: str) -> str:
    """The rank in a word, also where there is none."""
    return str(Persona.Rank(rank).label) if rank else _("Not ranked")
