"""How people and groups look: initials and one of eight hues. The same rules stand in static/js/ui/look.js."""

from django import template

register = template.Library()

HUES = 8


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and the last word, at most two characters."""
    words = [word for word in str(name).replace("@", " ").split() if word[0].isalnum()]
    if not words:
        return str(name).strip()[:1]
    return words[0][0] + (words[-1][0] if len(words) > 1 else "")


@register.filter
def hue(key: object) -> int:
    """1 to 8: numbers count round (groups by their order, from 1), anything else by its characters."""
    if isinstance(key, int):
        return (key - 1) % HUES + 1
    value = 0
    for character in str(key):
        value = (value * 31 + ord(character)) % 2**32
    return value % HUES + 1
