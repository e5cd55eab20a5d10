"""Editing text that others may be editing too: say what it was, and nobody's words are overwritten unseen."""

from django.utils.translation import gettext_lazy as _

from realtime.refusals import Refusal


def expect(was: object, now: object) -> None:
    """Refuse when the text, or what else is edited, is no longer what the editor saw when they began."""
    if was != now:
        raise Refusal(
            "changed_meanwhile",
            _("Somebody else changed this while you were writing. Your words are kept; compare and send them again."),
            {"now": now},
        )
