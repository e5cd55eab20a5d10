"""What a roster says of people, and what its words mean. Pure."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workshop.models import Participant

_FUNCTION = Participant.Function
_ALSO_CALLED: dict[str, str] = {
    "cs": _FUNCTION.CUSTOMER_SUCCESS, "csm": _FUNCTION.CUSTOMER_SUCCESS, "success": _FUNCTION.CUSTOMER_SUCCESS,
    "analytics": _FUNCTION.DATA, "analyst": _FUNCTION.DATA, "research": _FUNCTION.DATA, "ux": _FUNCTION.DESIGN,
    "designer": _FUNCTION.DESIGN, "developer": _FUNCTION.ENGINEERING, "development": _FUNCTION.ENGINEERING,
    "engineer": _FUNCTION.ENGINEERING, "it": _FUNCTION.ENGINEERING, "management": _FUNCTION.LEADERSHIP,
    "ceo": _FUNCTION.LEADERSHIP, "executive": _FUNCTION.LEADERSHIP, "pm": _FUNCTION.PRODUCT,
    "productmanager": _FUNCTION.PRODUCT, "productmanagement": _FUNCTION.PRODUCT, "accountexecutive": _FUNCTION.SALES,
    "presales": _FUNCTION.SOLUTION_ENGINEERING, "solutions": _FUNCTION.SOLUTION_ENGINEERING,
    "customersupport": _FUNCTION.SUPPORT, "service": _FUNCTION.SUPPORT, "helpdesk": _FUNCTION.SUPPORT,
}  # fmt: skip
_YES = frozenset("yes y true 1 x ja j oui si sí ✓ ✔ wahr".split())
_NO = frozenset("no n false 0 nein non - – ✗ falsch".split())


@dataclass(frozen=True)
class Expected:
    """Somebody who is expected. What is not known is empty, or None."""

    name: str
    function: str = ""
    meets_customers: bool | None = None
    email: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row, and whether the person is left out for it."""

    row: int
    text: str | Promise
    left_out: bool = False


def function_of(word: str) -> str | None:
    """The function that a word means; None when it is none of ours."""
    short = re.sub(r"[\W_]+", "", word.casefold())
    if not short:
        return ""
    own = {re.sub(r"[\W_]+", "", name.casefold()): value for value in _FUNCTION.values for name in _names(value)}
    return own.get(short) or _ALSO_CALLED.get(short)


def yes_or_no(word: str) -> bool | None:
    """What a word says; raises `ValueError` when it is neither. Nothing says nothing."""
    short = word.strip().casefold()
    if not short:
        return None
    if short in _YES:
        return True
    if short in _NO:
        return False
    raise ValueError(word)


def _names(value: str) -> tuple[str, str]:
    return value, str(_FUNCTION(value).label)


FIELDS: dict[str, str | Promise] = {
    "name": _("Name"),
    "last_name": _("Last name"),
    "function": _("Function"),
    "meets_customers": _("Meets customers"),
    "email": _("E-mail"),
}
"""What a column can hold."""
