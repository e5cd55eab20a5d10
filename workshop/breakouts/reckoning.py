"""What groups lack, and why: of a plan, and of groups as they stand."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from workshop.breakouts.values import Attendee, Shortfall, Trouble, Why, is_too_large, size_least

Groups = Sequence[Sequence[Attendee]]


def reckon(
    groups: Groups,
    *,
    pinned: Collection[str],
    pins: Mapping[str, int],
    lost: Sequence[str],
    apart: Sequence[tuple[str, str]],
    broken: Sequence[tuple[str, str]],
) -> list[Shortfall]:
    """Everything that a plan could not keep, the gravest first."""
    hold = Why.PINNED if pinned else Why.KEPT_APART if apart else None
    return [
        *_not_apart(broken, pins),
        *([Shortfall(Trouble.PIN_LOST, Why.TOO_FEW_GROUPS, people=tuple(lost))] if lost else ()),
        *_sizes(groups, hold=hold),
        *_customers(groups, hold=hold),
        *_functions(groups, hold=hold),
    ]


def _not_apart(broken: Sequence[tuple[str, str]], pins: Mapping[str, int]) -> Iterator[Shortfall]:
    for one, other in broken:
        together = one in pins and pins[one] == pins.get(other)
        why = Why.PINNED if together else Why.TOO_FEW_GROUPS
        yield Shortfall(Trouble.NOT_APART, why, people=(one, other))


def _sizes(groups: Groups, *, hold: Why | None) -> Iterator[Shortfall]:
    people = sum(len(group) for group in groups)
    sizes = [len(group) for group in groups]
    uneven = max(sizes) - min(sizes) > 1
    large = [number for number, group in enumerate(groups) if is_too_large(group)]
    for number in large:
        why = hold if uneven and hold else Why.TOO_FEW_GROUPS
        yield Shortfall(Trouble.TOO_LARGE, why, groups=(number,), count=sizes[number])
    small = tuple(number for number, group in enumerate(groups) if len(group) < size_least(people))
    if small:
        could_be_more = people // len(groups) >= size_least(people)
        why = hold if could_be_more and hold else Why.TOO_MANY_GROUPS
        yield Shortfall(Trouble.TOO_SMALL, why, groups=small, count=size_least(people))
    elif uneven and hold and not large:
        yield Shortfall(Trouble.UNEVEN, hold)


def _customers(groups: Groups, *, hold: Why | None) -> Iterator[Shortfall]:
    meeting = sum(1 for group in groups for one in group if one.meets_customers)
    without = tuple(number for number, group in enumerate(groups) if not any(one.meets_customers for one in group))
    if not meeting:
        yield Shortfall(Trouble.NO_CUSTOMERS, Why.NOBODY)
    elif without:
        why = Why.TOO_FEW_PEOPLE if meeting < len(groups) or not hold else hold
        yield Shortfall(Trouble.NO_CUSTOMERS, why, groups=without, count=meeting)


def _functions(groups: Groups, *, hold: Why | None) -> Iterator[Shortfall]:
    """A function that stands closer together than by one more than its even share."""
    counts = Counter(one.function for group in groups for one in group if one.function)
    for function, count in sorted(counts.items()):
        per_group = [sum(1 for one in group if one.function == function) for group in groups]
        if max(per_group) > -(-count // len(groups)) + 1:
            fullest = tuple(number for number, here in enumerate(per_group) if here == max(per_group))
            why = hold or Why.CUSTOMERS_FIRST
            yield Shortfall(Trouble.FUNCTION_TOGETHER, why, groups=fullest, functions=(function,), count=max(per_group))


def missing(people: Collection[Attendee], *, functions: Sequence[str]) -> list[Shortfall]:
    """The functions that nobody in the room has; nothing while nobody has told theirs."""
    there = {one.function for one in people if one.function}
    lacking = tuple(function for function in functions if function not in there)
    return [Shortfall(Trouble.FUNCTION_MISSING, Why.NOBODY, functions=lacking)] if there and lacking else []
