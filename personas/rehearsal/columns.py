"""Finding columns by name among the headers that the mapping page offers."""

from collections.abc import Iterable, Mapping

from personas.rehearsal.errors import RehearsalError

HEADERS_SHOWN = 60


def text_columns(names: Iterable[str], *, headers: Mapping[str, str]) -> list[str]:
    """The values of the columns that `names` mean, in the order of the file.

    `headers` is value → header. Case, kinds of blanks and their number do not matter. A name means the column with
    exactly this header; else the one whose header begins with it; else every column whose header contains it, as
    surveys spread one question over several columns. Where several begin with it and others merely contain it, it is
    not clear which are meant, and that is refused like a name that no header has.
    """
    chosen: set[str] = set()
    for name in names:
        chosen.update(_named(name, headers=headers, several=True))
    return [value for value in headers if value in chosen]


def one_column(name: str, *, headers: Mapping[str, str], guessed: str = "") -> str:
    """The value of the one column that `name` means, found as in `text_columns`.

    Where it could be several, it is the one among them that the mapping page has `guessed`.
    """
    return _named(name, headers=headers, several=False, guessed=guessed)[0]


def _named(name: str, *, headers: Mapping[str, str], several: bool, guessed: str = "") -> list[str]:
    wanted = _plain(name)
    plain = {value: _plain(header) for value, header in headers.items()}
    exact = [value for value, header in plain.items() if header == wanted]
    starting = [value for value, header in plain.items() if wanted and header.startswith(wanted)]
    containing = [value for value, header in plain.items() if wanted and wanted in header]
    if exact:
        return exact if several else exact[:1]
    if len(starting) == 1:
        return starting
    if len(containing) == 1 or (several and containing and starting in ([], containing)):
        return containing
    if guessed in containing:
        return [guessed]
    raise RehearsalError(_refusal(name, found=[headers[value] for value in containing], headers=headers))


def _refusal(name: str, *, found: list[str], headers: Mapping[str, str]) -> str:
    if found:
        return f"“{name}” could mean {len(found)} columns; write more of the one you mean:{_listed(found)}"
    return f"The file has no column “{name}”. Its columns are:{_listed(headers.values())}"


def _listed(headers: Iterable[str]) -> str:
    return "".join(f"\n  - {' '.join(header.split())}" for header in list(headers)[:HEADERS_SHOWN])


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
