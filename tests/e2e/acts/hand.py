"""What a hand does with a mouse."""

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person


def drag(person: Person, what: Locator, *, to: Locator) -> None:
    """Drag something by its middle, in a few steps, into the lower part of where it goes."""
    mouse = person.page.mouse
    what.scroll_into_view_if_needed()
    x, y = _point(what, down=0.5)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 20, y + 10, steps=3)
    expect(person.page.locator(".drag-ghost")).to_be_visible()
    mouse.move(*_point(to, down=0.8), steps=8)
    mouse.up()


def _point(place: Locator, *, down: float) -> tuple[float, float]:
    """A point in the middle of where something is now, so far down in it."""
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * down
