"""What the demo is about: software that plans the days of field technicians, and the team that makes it.

The sixty quotes in `quotes.csv` were written for this product; nobody ever said them. They are meant to be argued
about: four ways of working run through them, and none of them is a job title.
"""

from dataclasses import dataclass
from pathlib import Path

from workshop.models import Participant

EMAIL = "demo@troupe.example"
USER_NAME = "Demo"
LIBRARY = "Field Service Cloud"
WORKSHOP = "Who schedules the day?"
QUOTES_FILE = Path(__file__).with_name("quotes.csv")
QUOTES_NAME = "field-service-quotes.csv"
TEXT_COLUMN, RESPONDENT_COLUMN, SOURCE_COLUMN, SEGMENT_COLUMN = "quote", "respondent", "source", "role"
GROUPS = ("Group 1", "Group 2")

_F = Participant.Function


@dataclass(frozen=True)
class Invited:
    """Somebody on the roster; `group` is an index of `GROUPS`."""

    name: str
    function: Participant.Function
    meets_customers: bool
    group: int


# Both groups have five people, and in each of them three who meet customers.
ROSTER = (
    Invited("Anna Lindqvist", _F.PRODUCT, meets_customers=False, group=0),
    Invited("Ben Okafor", _F.DESIGN, meets_customers=True, group=1),
    Invited("Carla Mendes", _F.CUSTOMER_SUCCESS, meets_customers=True, group=0),
    Invited("David Kim", _F.ENGINEERING, meets_customers=False, group=1),
    Invited("Elena Rossi", _F.SALES, meets_customers=True, group=1),
    Invited("Farid Haddad", _F.SUPPORT, meets_customers=True, group=0),
    Invited("Grace Wu", _F.DATA, meets_customers=False, group=0),
    Invited("Hannes Vogel", _F.MARKETING, meets_customers=False, group=1),
    Invited("Imani Scott", _F.SOLUTION_ENGINEERING, meets_customers=True, group=0),
    Invited("Jonas Berg", _F.LEADERSHIP, meets_customers=True, group=1),
)
