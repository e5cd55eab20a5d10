"""Planning breakouts: how many groups, who goes where, and where somebody who comes late is needed.

Functions of values, without a database and without a clock; `proposal.py` alone knows a session's records.
"""

from workshop.breakouts.choices import Choice, choices
from workshop.breakouts.placing import Need, Placement, place
from workshop.breakouts.planning import plan
from workshop.breakouts.values import Attendee, Plan, Shortfall, Trouble, Why

__all__ = [
    "Attendee",
    "Choice",
    "Need",
    "Placement",
    "Plan",
    "Shortfall",
    "Trouble",
    "Why",
    "choices",
    "place",
    "plan",
]
