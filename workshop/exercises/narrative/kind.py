"""A narrative: one text that the whole group writes."""

from realtime.kinds import Kind, register
from realtime.text import commands as text
from realtime.text.records import COLLECTIONS
from workshop.access import board_access
from workshop.exercises.narrative.records import Hero
from workshop.rights import Capability

MAIN = "main"
STORY = "story"

narrative = register(Kind(name="narrative", collections={Hero.collection: Hero, **COLLECTIONS}, access=board_access))
text.register_on(narrative, needs=Capability.WRITE, restarting=Capability.TIDY)
