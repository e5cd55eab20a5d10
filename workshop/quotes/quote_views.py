"""A quote's own page: where it comes from, how its wording was corrected, and its withdrawal."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from realtime.refusals import Refusal
from workshop.models import Quote, Workshop
from workshop.quotes.correcting import correct
from workshop.quotes.dealing import is_dealt
from workshop.quotes.forms import CorrectionForm, WithdrawalForm
from workshop.quotes.page import quote_of, show, user_of
from workshop.quotes.withdrawing import can_restore, restore, rests_on, withdraw


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: HttpRequest, workshop: UUID, quote: UUID) -> HttpResponse:
    """The quote with its history; a POST corrects its wording."""
    house, found = quote_of(request, workshop, quote)
    if request.method != "POST":
        form = CorrectionForm(initial={"text": found.words, "was": found.words})
        return _show(request, house, found, form=form)
    form = CorrectionForm(request.POST)
    if form.is_valid():
        try:
            is_new = correct(found, actor=user_of(request), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal, now=Quote.objects.get(pk=found.pk).words)
        else:
            messages.success(request, _("The new wording is kept.") if is_new else _("Nothing was changed."))
            return redirect("quote", workshop=house.pk, quote=found.pk)
    return _show(request, house, Quote.objects.select_related("imported_by").get(pk=found.pk), form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quote_withdraw(request: HttpRequest, workshop: UUID, quote: UUID) -> HttpResponse:
    """Everything that rests on the quote, and then its withdrawal."""
    house, found = quote_of(request, workshop, quote)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(found, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error("reason", str(refusal.message))
        else:
            said = _("Quote {number} is withdrawn. Nothing uses it from now on.")
            messages.success(request, said.format(number=found.number))
            return redirect("quote", workshop=house.pk, quote=found.pk)
    context = {"quote": found, "form": form, "rests": rests_on(found), "can_restore": can_restore(house)}
    return show(request, "quote_withdraw", house, context, refused=form.is_bound)


@login_required
@require_POST
def quote_restore(request: HttpRequest, workshop: UUID, quote: UUID) -> HttpResponse:
    """Let a withdrawn quote be used again."""
    house, found = quote_of(request, workshop, quote)
    try:
        restore(found)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Quote {number} can be used again.").format(number=found.number))
    return redirect("quote", workshop=house.pk, quote=found.pk)


def _show(request: HttpRequest, house: Workshop, found: Quote, *, form: CorrectionForm) -> HttpResponse:
    revisions = list(found.revisions.select_related("made_by"))
    context = {
        "quote": found,
        "form": form,
        "revisions": revisions,
        "is_dealt": is_dealt(house),
        "can_restore": can_restore(house),
        "rests": rests_on(found) if found.withdrawn_at and found.in_deck else [],
    }
    return show(request, "quote", house, context, refused=bool(form.errors))
