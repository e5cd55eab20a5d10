"""Marking what in a quote may tell who somebody is."""

from django import template

from workshop.quotes.reading.personal_data import Part
from workshop.quotes.reading.personal_data import marked_parts as parts_of

register = template.Library()


@register.filter
def marked_parts(text: str) -> list[Part]:
    """Return `text` in parts, those with a kind to be marked."""
    return parts_of(text)
