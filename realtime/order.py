"""Order keys: fractional strings that always leave room between two neighbours. Only the server makes them."""

from collections.abc import Iterable

from fractional_indexing import generate_key_between, generate_n_keys_between


def key_between(before: str | None, after: str | None) -> str:
    """A key after `before` and before `after`; None stands for either end."""
    key: str = generate_key_between(before, after)
    return key


def keys_between(before: str | None, after: str | None, count: int) -> list[str]:
    """`count` keys in rising order between `before` and `after`."""
    keys: list[str] = generate_n_keys_between(before, after, count)
    return keys


def key_at_end(keys: Iterable[str]) -> str:
    """A key after all of `keys`."""
    return key_between(max(keys, default=None), None)
