"""Which quotes a persona's page shows large."""

from personas.exports.pack import Persona, read_pack
from personas.exports.print.featured import FEATURED_MOST, featured_quotes
from tests.personas.exports.sample import PETRA, TOM, pack_of, persona


def petra() -> Persona:
    return read_pack(pack_of([persona("Petra", **PETRA)])).personas[0]


def test_a_quote_that_the_room_chose_for_a_field_comes_first() -> None:
    assert featured_quotes(petra())[0].number == 6


def test_then_those_that_most_lines_rest_on() -> None:
    assert [quote.number for quote in featured_quotes(petra())] == [6, 13, 2]


def test_a_quote_too_long_to_take_in_gives_way() -> None:
    made = persona("Tom", **TOM)
    chosen = next(quote for quote in made["quotes"] if quote["number"] == 25)
    chosen["text"] = chosen["text"] * 5
    featured = featured_quotes(read_pack(pack_of([made])).personas[0])
    assert len(featured) == FEATURED_MOST
    assert 25 not in [quote.number for quote in featured]


def test_a_persona_without_quotes_features_none() -> None:
    assert featured_quotes(read_pack(pack_of([persona("Nobody", fields={}, whole={})])).personas[0]) == []
