"""Order keys: fractional strings that always leave room between two neighbours. Only the server makes them.

They are those of the library `fractional_indexing`; the step that it takes once for each character of a long key is a
loop here, so that no number of moves into one gap meets Python's limit of recursion.
"""

from collections.abc import Callable, Iterable

from fractional_indexing import (
    BASE_62_DIGITS,
    decrement_integer,
    get_integer_part,
    increment_integer,
    validate_order_key,
)

DIGITS: str = BASE_62_DIGITS
FIRST = "a" + DIGITS[0]
SMALLEST_INTEGER = "A" + DIGITS[0] * 26


def key_between(before: str | None, after: str | None) -> str:
    """A key after `before` and before `after`; None stands for either end. Raises ValueError where there is none."""
    for key in (before, after):
        if key is not None:
            validate_order_key(key)
    if before is None:
        return FIRST if after is None else _key_before(after)
    if after is None:
        return _key_after(before)
    if before >= after:
        raise ValueError(f"there is nothing between {before} and {after}")
    whole, fraction = _parts(before)
    whole_after, fraction_after = _parts(after)
    if whole == whole_after:
        return whole + _midpoint(fraction, fraction_after)
    next_whole = increment_integer(whole, DIGITS)
    return str(next_whole) if next_whole < after else whole + _midpoint(fraction, None)


def keys_between(before: str | None, after: str | None, count: int) -> list[str]:
    """`count` keys in rising order between `before` and `after`."""
    if count <= 0:
        return []
    if after is None:
        return _chain(before, count=count, step=lambda key: key_between(key, None))
    if before is None:
        return _chain(after, count=count, step=lambda key: key_between(None, key))[::-1]
    middle = key_between(before, after)
    half = count // 2
    return [*keys_between(before, middle, half), middle, *keys_between(middle, after, count - half - 1)]


def key_at_end(keys: Iterable[str]) -> str:
    """A key after all of `keys`."""
    return key_between(max(keys, default=None), None)


def _chain(key: str | None, *, count: int, step: Callable[[str | None], str]) -> list[str]:
    keys: list[str] = []
    for _ in range(count):
        key = step(key)
        keys.append(key)
    return keys


def _parts(key: str) -> tuple[str, str]:
    whole: str = get_integer_part(key)
    return whole, key[len(whole) :]


def _key_before(after: str) -> str:
    whole, fraction = _parts(after)
    if whole == SMALLEST_INTEGER:
        return whole + _midpoint("", fraction)
    return whole if fraction else str(decrement_integer(whole, DIGITS))


def _key_after(before: str) -> str:
    whole, fraction = _parts(before)
    next_whole: str | None = increment_integer(whole, DIGITS)
    return whole + _midpoint(fraction, None) if next_whole is None else next_whole


def _midpoint(low: str, high: str | None) -> str:
    """A fraction between two, neither of which ends in zero; without `high` any that is above `low`."""
    found: list[str] = []
    while True:
        if high is not None:
            same = _common(low, high)
            found.append(high[:same])
            low, high = low[same:], high[same:]
        digit = DIGITS.index(low[0]) if low else 0
        limit = len(DIGITS) if high is None else DIGITS.index(high[0])
        if limit - digit > 1:
            return "".join([*found, DIGITS[(digit + limit + 1) // 2]])
        if high is not None and len(high) > 1:
            return "".join([*found, high[0]])
        found.append(DIGITS[digit])
        low, high = low[1:], None


def _common(low: str, high: str) -> int:
    """How many characters are the same, where zeros may follow in `low`."""
    padded = low.ljust(len(high), DIGITS[0])
    return next((place for place in range(len(high)) if padded[place] != high[place]), len(high))
