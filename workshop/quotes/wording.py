"""Notices of the reader in the reader's own language: the sentence is translated, then its places are filled."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workshop.quotes.reading.notices import Notice

# Sources that a workshop can name for a whole file; a source column may hold any other word.
SOURCES = {
    "interview": _("Interview"),
    "survey": _("Survey"),
    "support ticket": _("Support ticket"),
    "sales call": _("Sales call"),
    "review": _("Review"),
    "analytics note": _("Analytics note"),
}

NO_CONSENT = _("No consent")
"""Why a quote is withdrawn that came without it."""

DELIMITER_NAMES = {
    "comma": _("Comma  ,"),
    "semicolon": _("Semicolon  ;"),
    "tab": _("Tab"),
    "pipe": _("Vertical bar  |"),
    "none": _("None: one column"),
}
SPLIT_NAMES = {
    "lines": _("Every line is a quote"),
    "paragraphs": _("Blank lines between quotes"),
}


def explain(notice: Notice) -> str:
    """Return what `notice` says, in the active language."""
    return gettext(notice.sentence).format(**notice.values)
