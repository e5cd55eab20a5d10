"""Which of a persona's quotes stand on its own page; all of them stand in the evidence at the end."""

from collections import Counter

from personas.exports.pack import Persona, Quote

FEATURED_MOST = 3
READS_WELL = range(40, 221)
"""Characters of a quote that can be read at a glance."""


def featured_quotes(persona: Persona) -> list[Quote]:
    """Return three quotes at most, the one for the large type first.

    Those of a length that reads well come first; among them quotes that the room attached to a field as a whole, then
    those that most lines rest on, then the order of the pack.
    """
    chosen = {id for field in persona.fields for id in field.quotes}
    cited = Counter(id for field in persona.fields for line in field.lines for id in line.evidence)

    def standing(pair: tuple[int, Quote]) -> tuple[bool, bool, int, int]:
        place, quote = pair
        return (len(quote.text) not in READS_WELL, quote.id not in chosen, -cited[quote.id], place)

    ranked = sorted(enumerate(persona.quotes), key=standing)
    return [quote for _place, quote in ranked[:FEATURED_MOST]]
