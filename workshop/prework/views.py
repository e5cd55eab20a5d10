"""The pre-work: the checklist, the form of one item, and what one press does to an item."""

from contextlib import nullcontext
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workshop.access import workshop_for
from workshop.models import PreworkItem, Workshop
from workshop.prework import items
from workshop.prework.answers import UNPROCESSABLE, is_script, refusal, went_well
from workshop.prework.checklist import items_of, progress, removed_items, sections, withdrawn_findings
from workshop.prework.files.keeping import kept
from workshop.prework.forms import ItemForm
from workshop.prework.periods import day_of
from workshop.prework.refused import Outdated, Refused
from workshop.rights import Capability


@login_required
@require_safe
def prework(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The five kinds with their items, and what was removed."""
    house = workshop_to_prepare(request, workshop)
    removed, withdrawn = list(removed_items(house)), list(withdrawn_findings(house))
    context = {
        "sections": sections(items_of(house)),
        "progress": progress(house),
        "removed": removed,
        "just_removed": next((one for one in removed if str(one.pk) == request.GET.get("removed")), None),
        "withdrawn": withdrawn,
        "tray": len(removed) + len(withdrawn),
    }
    return page(request, "prework", house, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def prework_new(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Add an item; the address may say of which kind."""
    house = workshop_to_prepare(request, workshop)
    kind = request.GET.get("kind")
    initial = {"kind": kind if kind in PreworkItem.Kind.values else PreworkItem.Kind.RESEARCH}
    if request.method != "POST":
        return _form(request, house, ItemForm(initial=initial))
    return _write(request, house, None, ItemForm(request.POST, request.FILES, initial=initial))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def prework_item(request: HttpRequest, workshop: UUID, item: UUID) -> HttpResponse:
    """Change an item."""
    house = workshop_to_prepare(request, workshop)
    found = get_object_or_404(house.prework, pk=item)
    if request.method != "POST":
        return _form(request, house, ItemForm(item=found), item=found)
    return _write(request, house, found, ItemForm(request.POST, request.FILES, item=found))


@login_required
@require_POST
def prework_act(request: HttpRequest, workshop: UUID, item: UUID) -> HttpResponse:
    """Tick off, move, remove, put back, delete for good: what the button says."""
    house = workshop_to_prepare(request, workshop)
    found = get_object_or_404(house.prework, pk=item)
    act = request.POST.get("act")
    back = reverse("prework", args=[house.pk])
    try:
        match act:
            case "done" | "undone":
                items.set_done(found, is_done=act == "done")
            case "up" | "down":
                items.move(found, by=-1 if act == "up" else 1)
            case "remove":
                items.remove(found)
                return redirect(f"{back}?removed={found.pk}")
            case "put_back":
                items.put_back(found)
                messages.success(request, _("“{title}” is back.").format(title=found.title))
            case "delete":
                items.delete_for_good(found)
                messages.success(request, _("“{title}” is deleted for good.").format(title=found.title))
                return redirect(back)
            case _:
                messages.error(request, _("Nothing was changed: the page did not say what to do. Try again."))
    except Refused as refused:
        messages.error(request, str(refused.message))
    return redirect(f"{back}#item-{found.pk}")


def _write(request: HttpRequest, house: Workshop, item: PreworkItem | None, form: ItemForm) -> HttpResponse:
    version = None
    if form.is_valid():
        file, sent = form.cleaned_data["file"], form.cleaned_data
        try:
            with kept(house, file) if file is not None else nullcontext() as kept_file:
                written = items.write_item(
                    house,
                    item,
                    form.chosen,
                    version=sent["version"],
                    file=kept_file,
                    drop_file=sent.get("drop_file", False),
                )
        except Refused as refused:
            form.show(refused)
            version = refused.now if isinstance(refused, Outdated) else None
        else:
            messages.success(request, _("“{title}” is saved.").format(title=written.title))
            return went_well(request, f"{reverse('prework', args=[house.pk])}#item-{written.pk}")
    if is_script(request):
        return refusal(form, version=version)
    form.ask_for_the_file_again()
    stands = None
    if version is not None and item is not None:
        stands = PreworkItem.objects.filter(pk=item.pk).first()
        form.write_over("version", version)
    return _form(request, house, form, item=item, stands=stands)


def _form(
    request: HttpRequest,
    house: Workshop,
    form: ItemForm,
    *,
    item: PreworkItem | None = None,
    stands: PreworkItem | None = None,
) -> HttpResponse:
    owners = [name for _user, name in items.staff_names(house)]
    context = {"form": form, "item": item, "stands": stands, "owners": owners}
    return page(request, "item", house, context, refused=bool(form.errors))


def workshop_to_prepare(request: HttpRequest, id: UUID) -> Workshop:
    """The workshop, if who asks may edit its pre-work."""
    return workshop_for(actor=request.user, id=id, needs=Capability.EDIT_PREWORK)


def page(
    request: HttpRequest, name: str, workshop: Workshop, context: dict[str, Any], *, refused: bool = False
) -> HttpResponse:
    """A page of the pre-work; `refused` when it is shown again because something that was sent is wrong."""
    whole = {"workshop": workshop, "tab": "prework", "day": day_of(workshop), **context}
    return render(request, f"workshop/prework/{name}.html", whole, status=UNPROCESSABLE if refused else 200)
