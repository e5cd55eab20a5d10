"""Acts on a persona draft: those of a sheet, given by editors, whether or not the workshop is over."""

from dataclasses import replace
from uuid import uuid4

from personas.models import Persona
from realtime.engine import engine
from tests.workshop.acts import Stage, Table, sheet
from tests.workshop.cast import Cast

PLAYING = {"anna": "editor", "ben": "facilitator"}


def open_stage(cast: Cast) -> Stage:
    workshop, id = cast.workshop, uuid4()
    Persona.objects.create(workshop=workshop, library=workshop.library, draft=id, candidate=uuid4())
    return Stage(cast, engine.create("draft", sheet.opening(), document=id), PLAYING)


TABLE = Table(
    "draft",
    open_stage,
    tuple(replace(act, after_the_end=True) for act in (*sheet.ACTS, sheet.WITHDRAW)),
    (*sheet.REFUSALS, *sheet.OF_WITHDRAWING),
    sheet.BUILT_ON,
    outsiders=dict.fromkeys(("cleo", "dora", "outsider", "co_facilitator", "reader", "reviewer", "stranger"), "absent"),
)
