"""The deck's page: how large it is, by what it is shared out, which sample; and quotes put in or kept out by hand."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from realtime.refusals import Refusal
from workshop.models import Quote, Workshop
from workshop.quotes.dealing import Sample
from workshop.quotes.deck_page import page_of
from workshop.quotes.forms import MAX_SEED, DeckForm
from workshop.quotes.page import quote_of, show, workshop_of
from workshop.quotes.sampling import set_by_hand, set_sample, undo_sample


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quotes_deck(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The deck; a POST sets another sample, only looks at one, or goes back to the one before."""
    house = workshop_of(request, workshop)
    if request.method != "POST":
        return _show(request, house, sample=Sample.of(house))
    action = request.POST.get("action", "set")
    if action == "undo":
        return _undo(request, house)
    form = DeckForm({"by": house.deck_by, **request.POST.dict()})
    if not form.is_valid():
        messages.error(request, _("The deck stays as it was. Look at what is marked beside it."))
        return _show(request, house, sample=Sample.of(house), form=form)
    sample = form.sample()
    if action == "look":
        return _show(request, house, sample=sample, form=form)
    try:
        set_sample(house, sample)
    except Refusal as refusal:
        form.add_error("size" if refusal.code == "invalid" else None, str(refusal.message))
        messages.error(request, str(refusal.message))
        return _show(request, house, sample=Sample.of(house), form=form)
    messages.success(request, _("The deck is set."))
    return redirect("quotes_deck", workshop=house.pk)


@login_required
@require_POST
def quote_by_hand(request: HttpRequest, workshop: UUID, quote: UUID) -> HttpResponse:
    """Pin a quote into the deck, keep it out, or neither; back to where it was said."""
    house, found = quote_of(request, workshop, quote)
    where = request.POST.get("where", "")
    try:
        set_by_hand(found, where)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        said = {
            Quote.ByHand.IN.value: _("Quote {number} is pinned into the deck."),
            Quote.ByHand.OUT.value: _("Quote {number} is kept out of the deck."),
        }.get(where, _("The sample decides about quote {number} again."))
        messages.success(request, said.format(number=found.number))
    if request.POST.get("back") == "deck":
        return redirect("quotes_deck", workshop=house.pk)
    return redirect("quote", workshop=house.pk, quote=found.pk)


def _undo(request: HttpRequest, house: Workshop) -> HttpResponse:
    try:
        undo_sample(house)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("The deck is as it was before."))
    return redirect("quotes_deck", workshop=house.pk)


def _show(request: HttpRequest, house: Workshop, *, sample: Sample, form: DeckForm | None = None) -> HttpResponse:
    """The page for a sample, which need not be the one that is set."""
    context = {
        "deck_form": form or DeckForm.showing(sample),
        "deck": page_of(house, sample),
        "by_label": Workshop.DeckBy(sample.by).label if sample.by else "",
        "is_set": sample == Sample.of(house),
        "total": house.quotes.count(),
        "next_seed": sample.seed % MAX_SEED + 1,
        "can_undo": bool(house.deck_before),
    }
    return show(request, "quotes_deck", house, context, refused=form is not None and bool(form.errors))
