"""What the planner found, in sentences: what is the matter, then why or what helps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from workshop.breakouts.placing import Need
from workshop.breakouts.values import SIZE_MOST, Shortfall, Trouble, Why

_REASONS = {
    Why.PINNED: gettext_lazy("The pins ask for it."),
    Why.KEPT_APART: gettext_lazy("Those who are kept apart ask for it."),
    Why.TOO_FEW_GROUPS: gettext_lazy("More groups would help."),
    Why.TOO_MANY_GROUPS: gettext_lazy("Fewer groups would help."),
    Why.CUSTOMERS_FIRST: gettext_lazy("Spreading those who meet customers comes first."),
}
_STAYING = gettext_lazy("Those who stay in the group that they have ask for it.")
_NEEDS = {
    Need.WISHED: gettext_lazy("They are pinned to it."),
    Need.CUSTOMERS: gettext_lazy("It lacks somebody who meets customers."),
    Need.PEOPLE: gettext_lazy("It has too few people."),
    Need.FUNCTION: gettext_lazy("It has nobody from %(function)s."),
    Need.SIZE: gettext_lazy("It is the smallest."),
}
HINTS = frozenset({Trouble.UNEVEN, Trouble.FUNCTION_MISSING, Trouble.FUNCTION_TOGETHER})
"""What is good to know, and no reason to plan again."""


@dataclass(frozen=True)
class Names:
    """How groups, people and functions are called."""

    groups: Sequence[str]
    people: Mapping[str, str]
    functions: Mapping[str, str]


def sentence(shortfall: Shortfall, *, names: Names, staying: bool = False) -> str:
    """A shortfall for people; `staying` where those count as pinned who keep the group that they have."""
    reason = _STAYING if staying and shortfall.why is Why.PINNED else _REASONS.get(shortfall.why)
    return f"{_what(shortfall, names)} {reason}" if reason else _what(shortfall, names)


def need(need: Need, *, function: str) -> str:
    """Why somebody of this function is needed in a group."""
    return str(_NEEDS[need]) % {"function": function}


def untold(count: int) -> str:
    """So many have told nobody what they do."""
    text = ngettext(
        "%(count)s person has not said what they do; the planner cannot take it into account.",
        "%(count)s people have not said what they do; the planner cannot take it into account.",
        count,
    )
    return text % {"count": count}


def _what(shortfall: Shortfall, names: Names) -> str:
    values = {
        "people": _list(names.people[id] for id in shortfall.people),
        "groups": _list(names.groups[group] for group in shortfall.groups),
        "functions": get_text_list([names.functions.get(one, one) for one in shortfall.functions], _("or")),
        "count": shortfall.count,
        "most": SIZE_MOST,
    }
    return _TEXTS[shortfall.trouble](shortfall) % values


def _no_customers(shortfall: Shortfall) -> str:
    if shortfall.why is Why.NOBODY:
        return _("Nobody on the list is marked as meeting customers, so they cannot be spread.")
    if shortfall.why is Why.TOO_FEW_PEOPLE:
        return ngettext(
            "Only %(count)s person meets customers, fewer than there are groups: nobody does in %(groups)s.",
            "Only %(count)s people meet customers, fewer than there are groups: nobody does in %(groups)s.",
            shortfall.count,
        )
    return _("Nobody meets customers in %(groups)s.")


_TEXTS: dict[Trouble, Callable[[Shortfall], str]] = {
    Trouble.NOT_APART: lambda shortfall: _("%(people)s are not kept apart."),
    Trouble.PIN_LOST: lambda shortfall: _("The group that was wished for %(people)s is not among these."),
    Trouble.TOO_LARGE: lambda shortfall: _(
        "%(groups)s has %(count)s people; more than %(most)s are too many for one board."
    ),
    Trouble.TOO_SMALL: lambda shortfall: _("Fewer than %(count)s people would be in %(groups)s."),
    Trouble.UNEVEN: lambda shortfall: _("The groups differ in size by more than one person."),
    Trouble.NO_CUSTOMERS: _no_customers,
    Trouble.FUNCTION_TOGETHER: lambda shortfall: _("%(count)s people from %(functions)s are together in %(groups)s."),
    Trouble.FUNCTION_MISSING: lambda shortfall: _("Nobody on the list is from %(functions)s."),
}


def _list(words: Iterable[str]) -> str:
    return get_text_list([*words], _("and"))
