"""The answer that hands a file out: to be saved, never to be shown or run by the browser as a page of ours."""

from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header

from workshop.models import PreworkItem
from workshop.prework.files.kinds import KINDS

POLICY = "default-src 'none'; sandbox"
_PIECE_BYTES = 256 * 1024


def attached(request: HttpRequest, item: PreworkItem) -> StreamingHttpResponse:
    """The file of an item as an attachment, a piece at a time; raises Http404 where it has none."""
    if not item.file_path or not default_storage.exists(item.file_path):
        raise Http404
    path = item.file_path
    pieces = _pieces_later(path) if hasattr(request, "scope") else _pieces(path)
    answer = StreamingHttpResponse(pieces, content_type=KINDS[item.file_kind].content_type)
    answer["Content-Length"] = str(default_storage.size(path))
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=item.file_name))
    answer["Content-Security-Policy"] = POLICY
    answer["Cache-Control"] = "private, no-cache, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _pieces(path: str) -> Iterator[bytes]:
    with default_storage.open(path) as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


async def _pieces_later(path: str) -> AsyncIterator[bytes]:
    """The same for the event loop, which never waits for a disk."""
    file = await sync_to_async(default_storage.open, thread_sensitive=False)(path)
    with file:
        while piece := await sync_to_async(file.read, thread_sensitive=False)(_PIECE_BYTES):
            yield piece
