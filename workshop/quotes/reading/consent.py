"""Whether somebody agreed that their words are used, as survey tools and people write it down."""

import re

YES, NO = "yes", "no"
_YES = frozenset(
    "yes y true 1 x ok given granted agreed agree accepted consented consent signed ja wahr erteilt oui vrai si".split()
)
_NO = frozenset(
    "no n false 0 none refused refuse denied declined decline disagree withdrawn revoked not nein falsch verweigert "
    "widerrufen non faux".split()
)


def read_consent(value: str) -> str | None:
    """Return `YES`, `NO`, "" where nothing is said, or None where it is neither."""
    words = re.findall(r"\w+", value.casefold())
    if not words:
        return ""
    if words[0] in _NO or _NO.intersection(words) - {"n", "0", "none"}:
        return NO
    return YES if words[0] in _YES else None
