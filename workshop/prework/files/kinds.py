"""What kind of file something is, told by its content; its name must agree."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from realtime.text_cleaning import clean_line
from workshop.prework.files.office import office_kind
from workshop.prework.files.plain import refuse_unless_text
from workshop.prework.refused import Refused

FILE_MEGABYTES = 20
FILE_BYTES = FILE_MEGABYTES * 1024 * 1024
_NAME_CHARACTERS = 120
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class FileKind:
    """A kind that is taken. `endings` are those of names; the first is given to whatever is kept."""

    id: str
    name: str
    content_type: str
    endings: tuple[str, ...]
    is_picture: bool = False
    is_plain: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.id: kind
    for kind in (
        FileKind("pdf", "PDF", "application/pdf", ("pdf",)),
        FileKind("png", "PNG", "image/png", ("png",), is_picture=True),
        FileKind("jpeg", "JPEG", "image/jpeg", ("jpg", "jpeg"), is_picture=True),
        FileKind("webp", "WebP", "image/webp", ("webp",), is_picture=True),
        FileKind("docx", "Word (DOCX)", f"{_OFFICE}.wordprocessingml.document", ("docx",)),
        FileKind("xlsx", "Excel (XLSX)", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
        FileKind("pptx", "PowerPoint (PPTX)", f"{_OFFICE}.presentationml.presentation", ("pptx",)),
        FileKind("csv", "CSV", "text/csv", ("csv",), is_plain=True),
        FileKind("txt", "TXT", "text/plain", ("txt",), is_plain=True),
        FileKind("md", "Markdown", "text/markdown", ("md",), is_plain=True),
    )
}
ACCEPTED = ",".join(f".{ending}" for kind in KINDS.values() for ending in kind.endings)
_BY_ENDING = {ending: kind for kind in KINDS.values() for ending in kind.endings}


def refuse_size(size: int) -> None:
    """Refuse an empty file, and one of more than `FILE_BYTES`; to be asked before it is read."""
    if size == 0:
        raise Refused(_("This file is empty."), field="file")
    if size > FILE_BYTES:
        words = _("This file has {size} MB; at most {most} MB are taken. Make it smaller, or give a link to it.")
        shown = -(-size // (1024 * 1024))
        raise Refused(words.format(size=max(shown, FILE_MEGABYTES + 1), most=FILE_MEGABYTES), field="file")


def kind_of(data: bytes, *, name: str) -> FileKind:
    """The kind of a file by its content; refuses what is not taken, and a name that says something else."""
    refuse_size(len(data))
    named = _BY_ENDING.get(_ending(name))
    if named is None:
        words = _("Files of this kind are not taken. Bring one of these: {kinds}; or give a link instead.")
        raise Refused(words.format(kinds=", ".join(kind.name for kind in KINDS.values())), field="file")
    found = _by_content(data)
    if found is None and named.is_plain:
        refuse_unless_text(data)
        return named
    if found is None or (found != named and not (found.is_picture and named.is_picture)):
        words = _("The name says {named}, but what is in the file is something else. Save it as {named} and try again.")
        raise Refused(words.format(named=named.name), field="file")
    return found


def kept_name(name: str, *, kind: FileKind) -> str:
    """The name that a file is handed out under: without folders or characters that do harm, with a true ending."""
    stem = clean_line(name.replace("\\", "/").rsplit("/", 1)[-1])
    ending = _ending(stem)
    stem = stem[: len(stem) - len(ending) - 1] if ending else stem
    stem = "".join("_" if one in '<>:"|?*%' else one for one in stem).strip(". ")
    return f"{stem[:_NAME_CHARACTERS] or 'file'}.{ending if ending in kind.endings else kind.endings[0]}"


def _ending(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".")


def _by_content(data: bytes) -> FileKind | None:
    if data.startswith(b"%PDF-"):
        return KINDS["pdf"]
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return KINDS["png"]
    if data.startswith(b"\xff\xd8\xff"):
        return KINDS["jpeg"]
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return KINDS["webp"]
    if data.startswith(b"PK\x03\x04"):
        return KINDS[office_kind(data)]
    if data.startswith(_COMPOUND_FILE):
        words = _(
            "This is an Office file of before 2007, or one with a password. Save it as DOCX, XLSX or PPTX without."
        )
        raise Refused(words, field="file")
    return None
