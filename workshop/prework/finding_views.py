"""Findings on their pages: added to an item, revised, withdrawn and brought back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workshop.models import Finding
from workshop.prework import findings
from workshop.prework.forms import FindingForm
from workshop.prework.refused import Outdated, Refused
from workshop.prework.views import page, workshop_to_prepare


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def finding_new(request: HttpRequest, workshop: UUID, item: UUID) -> HttpResponse:
    """Write a finding down under an item."""
    house = workshop_to_prepare(request, workshop)
    found = get_object_or_404(house.prework, pk=item, removed_at=None)
    initial = {"period_from": found.period_from, "period_to": found.period_to, "source": found.title}
    form = FindingForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = findings.add_finding(found, form.statement, actor=_user(request))
        except Refused as refused:
            form.show(refused)
        else:
            messages.success(request, _("Finding {number} is kept.").format(number=made))
            return redirect(_at(house.pk, made))
    return page(request, "finding", house, {"form": form, "item": found}, refused=bool(form.errors))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, workshop: UUID, number: int) -> HttpResponse:
    """Revise a finding; what it said before stays readable."""
    house = workshop_to_prepare(request, workshop)
    found = get_object_or_404(house.findings.select_related("item"), number=number)
    form = FindingForm(request.POST if request.method == "POST" else None, finding=found)
    context: dict[str, Any] = {"form": form, "finding": found, "item": found.item, "earlier": found.earlier.all()}
    if request.method == "POST" and form.is_valid():
        try:
            revision = form.cleaned_data["revision"]
            revised = findings.revise(found, form.statement, revision=revision, actor=_user(request))
        except Outdated as outdated:
            form.show(outdated)
            form.write_over("revision", outdated.now)
            context["stands"] = Finding.objects.get(pk=found.pk)
        except Refused as refused:
            form.show(refused)
        else:
            messages.success(request, _("Finding {number} is revised.").format(number=revised))
            return redirect(_at(house.pk, revised))
    return page(request, "finding", house, context, refused=bool(form.errors))


@login_required
@require_POST
def finding_act(request: HttpRequest, workshop: UUID, number: int) -> HttpResponse:
    """Withdraw a finding, or bring it back: what the button says."""
    house = workshop_to_prepare(request, workshop)
    found = get_object_or_404(house.findings, number=number)
    try:
        match request.POST.get("act"):
            case "withdraw":
                findings.withdraw(found)
                messages.success(request, _("Finding {number} is withdrawn; its number stays.").format(number=found))
            case "bring_back":
                findings.bring_back(found)
                messages.success(request, _("Finding {number} stands again.").format(number=found))
            case _:
                messages.error(request, _("Nothing was changed: the page did not say what to do. Try again."))
    except Refused as refused:
        messages.error(request, str(refused.message))
    return redirect(_at(house.pk, found))


def _at(workshop: UUID, found: Finding) -> str:
    return f"{reverse('prework', args=[workshop])}#{found}"


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
