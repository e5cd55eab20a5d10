"""Where steps stand in the agenda, and on which side of the room. Pure."""

from realtime.state import Overlay
from workshop.session.records import MAIN, Clock, Step


def steps_in_order(overlay: Overlay) -> list[tuple[str, Step]]:
    """The agenda; what has the same order key stands by id."""
    return sorted(overlay.all(Step).items(), key=lambda item: (item[1].order, item[0]))


def is_current(overlay: Overlay, id: str) -> bool:
    """Whether the room is at this step."""
    clock = overlay.find(Clock, MAIN)
    return clock is not None and clock.step == id


def is_behind(overlay: Overlay, id: str) -> bool:
    """Whether the step comes before the one at which the room is."""
    ids = [step_id for step_id, _step in steps_in_order(overlay)]
    clock = overlay.find(Clock, MAIN)
    if clock is None or clock.step not in ids or id not in ids:
        return False
    return ids.index(id) < ids.index(clock.step)
