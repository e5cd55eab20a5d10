"""The quote pages: bring a file or pasted text, choose columns, import, look through, take back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from workshop.models import Import, Workshop
from workshop.quotes.dealing import dealt_to, deck_handles, is_dealt, usable
from workshop.quotes.forms import PasteForm, UploadForm
from workshop.quotes.going_on import begin, go_on
from workshop.quotes.listing import counts_by, filters_from, imports_of, quotes_page, tag_counts
from workshop.quotes.mapping_page import MappingPage
from workshop.quotes.page import show, user_of, workshop_of
from workshop.quotes.reading.candidates import MAX_QUOTE_CHARACTERS
from workshop.quotes.reading.file_kind import MAX_FILE_BYTES, refuse_size
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import MAX_ROWS
from workshop.quotes.removing import StillUsedError, can_remove, remove_import
from workshop.quotes.uploads import pasted_name, start_import
from workshop.quotes.wording import explain


@login_required
@require_safe
def quotes(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """The list, what is dealt of it, and the imports that made it."""
    house = workshop_of(request, workshop)
    filters = filters_from(request.GET)
    sources, segments = counts_by(house, "source"), counts_by(house, "segment")
    dealt = is_dealt(house)
    context = {
        "filters": filters,
        "page": quotes_page(house, filters, number=request.GET.get("page", "1")),
        "total": house.quotes.count(),
        "sources": sources,
        "segments": segments,
        "respondents": house.quotes.values("respondent").distinct().count(),
        "imports": imports_of(house, Import.Status.DONE),
        "stopped": imports_of(house, Import.Status.WRITING),
        "unfinished": imports_of(house, Import.Status.MAPPING),
        "personal": house.quotes.exclude(personal="").count(),
        "is_dealt": dealt,
        "deck": dealt_to(house).count() if dealt else len(deck_handles(house)),
        "usable": usable(house).count(),
        "tags": tag_counts(house),
        "withdrawn": house.quotes.exclude(withdrawn_at=None).count(),
    }
    return show(request, "quotes", house, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quotes_import(request: HttpRequest, workshop: UUID) -> HttpResponse:
    """Bring a file or pasted text."""
    house = workshop_of(request, workshop)
    is_pasted = request.POST.get("way") == "paste"
    upload = UploadForm(request.POST, request.FILES) if request.method == "POST" and not is_pasted else UploadForm()
    paste = PasteForm(request.POST) if is_pasted else PasteForm()
    if request.method == "POST":
        import_ = _start(request, house, paste if is_pasted else upload)
        if import_ is not None:
            return redirect("quotes_mapping", workshop=house.pk, import_id=import_.pk)
    context = {
        "upload": upload,
        "paste": paste,
        "limit_megabytes": MAX_FILE_BYTES // (1024 * 1024),
        "limit_rows": MAX_ROWS,
        "limit_characters": MAX_QUOTE_CHARACTERS,
    }
    return show(request, "quotes_import", house, context, refused=request.method == "POST")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quotes_mapping(request: HttpRequest, workshop: UUID, import_id: UUID) -> HttpResponse:
    """Choose what the columns hold, see what would be imported, import it."""
    house = workshop_of(request, workshop)
    import_ = get_object_or_404(Import, pk=import_id, workshop=house)
    if import_.status == Import.Status.DONE:
        messages.info(request, _("“{name}” is imported already.").format(name=import_.name))
        return redirect("quotes", workshop=house.pk)
    if import_.status == Import.Status.WRITING:
        return redirect("quotes_progress", workshop=house.pk, import_id=import_.pk)
    page = MappingPage(import_, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and page.is_ready():
        wants_import = request.POST.get("action") == "import"
        if not wants_import or page.has_changed:
            if wants_import:
                messages.info(request, _("The choice has changed. This is what it gives now; nothing is imported yet."))
            anchor = "utterances" if page.is_picking else "preview"
            return redirect(f"{request.path}#{anchor}")
        if page.start_writing(actor=user_of(request)):
            return begin(request, house, import_)
    return show(request, "quotes_mapping", house, page.context(), refused=request.method == "POST")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quotes_progress(request: HttpRequest, workshop: UUID, import_id: UUID) -> HttpResponse:
    """How far an import has come. Each POST goes on with it for a second; whoever left it can do so later."""
    house = workshop_of(request, workshop)
    import_ = get_object_or_404(Import.objects.defer("content"), pk=import_id, workshop=house)
    if request.method == "POST":
        return go_on(request, house, import_)
    if import_.status == Import.Status.WRITING:
        return show(request, "quotes_progress", house, {"import": import_})
    name = "quotes" if import_.status == Import.Status.DONE else "quotes_mapping"
    return redirect(name, house.pk, *([] if name == "quotes" else [import_.pk]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quotes_import_remove(request: HttpRequest, workshop: UUID, import_id: UUID) -> HttpResponse:
    """Take an import back as a whole, after asking."""
    house = workshop_of(request, workshop)
    import_ = get_object_or_404(Import.objects.defer("content", "parsed"), pk=import_id, workshop=house)
    if request.method == "POST":
        try:
            removed = remove_import(import_)
        except StillUsedError:
            messages.error(request, _("Quotes of this import have been dealt to the groups, so they stay."))
        else:
            sentence = ngettext("{count} quote was removed.", "{count} quotes were removed.", removed)
            messages.success(request, sentence.format(count=removed))
        return redirect("quotes", workshop=house.pk)
    context = {"import": import_, "count": import_.quotes.count(), "can_remove": can_remove(import_)}
    return show(request, "quotes_import_remove", house, context)


def _start(request: HttpRequest, workshop: Workshop, form: UploadForm | PasteForm) -> Import | None:
    """Keep what was brought; None when it cannot be used, and then the form says why."""
    if not form.is_valid():
        return None
    is_pasted = isinstance(form, PasteForm)
    try:
        if is_pasted:
            name = pasted_name(timezone.now())
            content = form.cleaned_data["text"].encode("utf-8", "replace")
        else:
            file = form.cleaned_data["file"]
            refuse_size(file.size)
            name, content = file.name, file.read()
        return start_import(workshop, name=name, content=content, actor=user_of(request), is_pasted=is_pasted)
    except ReadingError as error:
        form.add_error("text" if is_pasted else "file", explain(error.notice))
        return None
