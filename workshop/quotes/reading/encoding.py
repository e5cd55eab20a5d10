"""Which encoding a file is in: byte-order mark, NULs of UTF-16, strict UTF-8, then a measured guess.

The guess is charset-normalizer on 64 KB, limited to a short list; alone it called cp1252 "mac_latin2" and Shift-JIS
"cp949". On a near tie it is cp1252, by far the commonest of them. A person can always choose another.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from workshop.quotes.reading.notices import ReadingError

# What the picker offers: Python's name → what people call it.
ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Windows-1252 (Western European)",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "mac_roman": "Mac Roman",
    "cp932": "Shift-JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "gb18030": "GB 18030 (Chinese, simplified)",
    "big5": "Big5 (Chinese, traditional)",
    "cp949": "EUC-KR (Korean)",
}

_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = ("cp1252", "cp1250", "cp1251", "cp1253", "mac_roman", "cp932", "euc_jp", "gb18030", "big5", "cp949")
_SAMPLE_BYTES = 64 * 1024
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_WORST_MESS = 0.3
_NEAR_TIE = 0.05
_UTF16_NUL_SHARE = 0.3
_NUL_SHARE_BY_ACCIDENT = 0.05


@dataclass(frozen=True)
class Detected:
    """An encoding of `ENCODINGS`, and whether it is only a guess."""

    encoding: str
    guessed: bool = False


def detect_encoding(data: bytes) -> Detected:
    """Return the encoding of `data`; raises `ReadingError("binary")` when it is no text in any known one."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Detected(encoding)
    if b"\0" in data:
        return Detected(_utf16_by_nuls(data[:_SAMPLE_BYTES]))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return Detected(_guess(data), guessed=True)
    return Detected("utf-8")


def decode(data: bytes, *, encoding: str) -> str:
    """Return the text of `data` without its byte-order mark; raises `wrong_encoding`, or `binary` on NULs."""
    if encoding not in ENCODINGS:
        raise ReadingError("wrong_encoding", encoding=encoding[:40])
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        raise ReadingError("wrong_encoding", encoding=ENCODINGS[encoding]) from error
    if "\0" in text:
        raise ReadingError("binary")
    return text.removeprefix("\ufeff")


def _utf16_by_nuls(sample: bytes) -> str:
    """Western text in UTF-16 has its NULs on one side only; anything else with NULs is no text."""
    half = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _UTF16_NUL_SHARE and even < _NUL_SHARE_BY_ACCIDENT:
        return "utf-16-le"
    if even > _UTF16_NUL_SHARE and odd < _NUL_SHARE_BY_ACCIDENT:
        return "utf-16-be"
    raise ReadingError("binary")


def _guess(data: bytes) -> str:
    """The likeliest legacy encoding that can decode all of `data`."""
    matches = from_bytes(_sample(data), cp_isolation=list(_GUESSED), threshold=_WORST_MESS)
    mess: dict[str, float] = {}  # best first; encodings that give the same text hide behind one match
    for match in matches:
        for name in match.could_be_from_charset:
            mess.setdefault(name, match.chaos)
    ranked = list(mess)
    if ranked and mess.get("cp1252", 1.0) - mess[ranked[0]] <= _NEAR_TIE:
        ranked.insert(0, "cp1252")
    for name in ranked:
        if _decodes(data, name):
            return name
    raise ReadingError("binary")


def _sample(data: bytes) -> bytes:
    """64 KB up to a line end, so that no character is cut, from where the text stops being plain ASCII."""
    found = _NOT_ASCII.search(data)
    first = found.start() if found else 0
    start = data.rfind(b"\n", 0, first) + 1 if first > _SAMPLE_BYTES // 2 else 0
    sample = data[start : start + _SAMPLE_BYTES]
    end = sample.rfind(b"\n")
    return sample[: end + 1] if len(sample) == _SAMPLE_BYTES and end > 0 else sample


def _decodes(data: bytes, encoding: str) -> bool:
    if encoding not in ENCODINGS:
        return False
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True
