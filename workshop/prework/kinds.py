"""The five kinds of pre-work in words: what helps, an example, and what a new workshop is asked for first."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workshop.models import PreworkItem, Workshop

_K = PreworkItem.Kind


@dataclass(frozen=True)
class Guide:
    """What is said of a kind."""

    helps: str | Promise
    example: str | Promise
    suggestion: str | Promise


GUIDES: dict[PreworkItem.Kind, Guide] = {
    _K.RESEARCH: Guide(
        helps=_("Interviews, tests and surveys of the last year: who was asked what, and what came out."),
        example=_(
            "21 interviews with dispatchers, March to May: for most of them the plan is dead by half past seven."
        ),
        suggestion=_("Interviews and surveys of the last year"),
    ),
    _K.ANALYTICS: Guide(
        helps=_("Who behaves alike in the product: what they use, how often, and where they stop."),
        example=_(
            "Teams of fewer than ten open the map every day and the reports never (412 accounts, first quarter)."
        ),
        suggestion=_("How segments use the product"),
    ),
    _K.DEALS: Guide(
        helps=_("Why deals were won and lost, best in the words of those who decided."),
        example=_("9 of 31 lost deals went to a spreadsheet: the crew would not learn another tool."),
        suggestion=_("Notes on deals won and lost"),
    ),
    _K.SUPPORT: Guide(
        helps=_("What people write and call about most, and how often."),
        example=_("One call in five: signed out in a cellar without a signal."),
        suggestion=_("The ten topics that support hears most"),
    ),
    _K.MARKET: Guide(
        helps=_("What people use instead, what rivals promise, and what is changing around us."),
        example=_("Two rivals promise routes in real time; neither shows who is free next."),
        suggestion=_("Rivals, and what people use instead"),
    ),
}


def suggest_items(workshop: Workshop) -> None:
    """Begin the pre-work with one empty item of each kind, so that somebody can be named for it."""
    PreworkItem.objects.bulk_create(
        PreworkItem(workshop=workshop, kind=kind, title=str(guide.suggestion), order=1)
        for kind, guide in GUIDES.items()
    )
