"""Locking a pack, its page, and its files."""

import logging
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from personas import packs
from personas.access import pack_for
from personas.exports import ExportFailed, ExportFormat, all_formats, format_named
from personas.models import Pack
from personas.pack_files import file_of
from personas.pack_page import page_of
from realtime.refusals import Refusal
from workshop.access import workshop_for
from workshop.models import Workshop
from workshop.rights import Capability

RETRY_SECONDS = 60

logger = logging.getLogger("troupe.personas")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """What locking means and what would be frozen; a POST freezes it."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.LOCK_PACK)
    if request.method == "POST":
        return _lock(request, found)
    context = {"workshop": found, "tab": "personas", "lock": packs.prepare(found)}
    return render(request, "personas/lock.html", context)


def _lock(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    assert isinstance(request.user, User)
    try:
        made = packs.lock(workshop=workshop, actor=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect("personas", workshop=workshop.pk)
    messages.success(request, _("Locked: %(title)s.") % {"title": made.title})
    return redirect("pack", pack=made.pk)


@login_required
@require_safe
def pack(request: HttpRequest, pack: UUID) -> HttpResponse:
    """A locked pack, read from what was frozen."""
    return _page(request, pack_for(actor=request.user, id=pack))


@login_required
@require_safe
def pack_export(request: HttpRequest, pack: UUID, format: str) -> HttpResponse:
    """The pack as a file; where it could not be made, the pack's page says so."""
    found = pack_for(actor=request.user, id=pack)
    chosen = format_named(format)
    if chosen is None:
        raise Http404
    try:
        made = file_of(found, format=chosen)
    except ExportFailed:
        logger.exception("pack %s could not be made as %s", found.pk, chosen.name)
        failure = _("The file could not be made just now. The pack is safe; try again in a minute.")
        response = _page(request, found, failure=failure, status=503)
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    response = HttpResponse(made, content_type=chosen.media_type)
    response["Content-Disposition"] = f'attachment; filename="{_file_name(found, chosen)}"'
    return response


def _file_name(pack: Pack, format: ExportFormat) -> str:
    """“persona-pack-v1.0-november-2026.pdf”; letters that not every system takes are left out, the number stays."""
    name = ".".join(slugify(part) for part in pack.title.split("."))
    return f"{name}.{format.extension}"


def _page(request: HttpRequest, pack: Pack, *, failure: str = "", status: int = 200) -> HttpResponse:
    newest = Pack.objects.filter(library_id=pack.library_id).order_by("-locked_at").first()
    context = {"pack": pack, "page": page_of(pack), "formats": all_formats(), "newest": newest, "failure": failure}
    return render(request, "personas/pack.html", context, status=status)
