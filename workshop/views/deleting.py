"""Deleting a workshop for good, once its title was typed."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from realtime.engine import StillWorking
from realtime.refusals import Refusal
from workshop.access import workshop_for
from workshop.deleting import delete_workshop, what_goes, why_it_stays
from workshop.rights import Capability

UNPROCESSABLE = 422


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def workshop_delete(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Say what would go, ask for the title, and delete it."""
    found = workshop_for(actor=request.user, id=workshop, needs=Capability.MANAGE_LIBRARY)
    typed, problem = request.POST.get("title", ""), ""
    if request.method == "POST":
        try:
            delete_workshop(found, actor=request.user, typed=typed)
        except StillWorking:
            messages.info(request, _("“%(title)s” is being deleted. It is gone in a moment.") % {"title": found.title})
            return redirect("library", library=found.library_id)
        except Refusal as refusal:
            problem = str(refusal.message)
        else:
            messages.success(request, _("“%(title)s” is deleted.") % {"title": found.title})
            return redirect("library", library=found.library_id)
    stays = why_it_stays(found)
    context = {
        "workshop": found,
        "tab": "overview",
        "typed": typed,
        "problem": problem if stays is None else "",
        "stays": stays,
        "goes": what_goes(found) if stays is None else [],
    }
    return render(request, "workshop/delete.html", context, status=UNPROCESSABLE if problem else 200)
