"""What in a quote may tell who somebody is: names after titles, e-mail addresses, phone numbers.

A hint for a person who decides, not a proof of absence: a name without a title is not found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME, EMAIL, PHONE = "name", "email", "phone"
KINDS = (NAME, EMAIL, PHONE)

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?!\w)")
# Digits with what people write between them, not inside a word or a longer number.
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\(?\d(?:[ \u00a0./()-]{0,3}\d){6,16}(?![\w-]|[.,/]\d)")
_PHONE_DIGITS = range(7, 16)
_DATE = re.compile(r"(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4})(?!\d)")
_YEARS = re.compile(r"(?:1[89]|20)\d\d ?[-/] ?(?:1[89]|20)\d\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:([ \u00a0.])\d{3})(?:\1\d{3})+")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_TITLES = (
    "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Madam Herr Herrn Frau Hr Fr Monsieur Madame Mme Mlle "
    "Señor Señora Sr Sra Signor Signora Sig Dhr Mevr"
).split()
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_NAME = re.compile(
    rf"(?<!\w)(?:{'|'.join(_TITLES)})\.?[ \u00a0]{{1,2}}"
    r"(?:(?:Dr|Prof)\.?[ \u00a0]{1,2}){0,2}(?:(?:von|van|de|der|den|di|da|la|le)[ \u00a0]){0,2}"
    rf"((?:{_CAPITAL}\.[ \u00a0]?){{0,3}}{_CAPITAL}(?:['’]{_CAPITAL})?[^\W\d_]{{1,30}}"
    rf"(?:[-'’ ]{_CAPITAL}[^\W\d_]{{1,30}}){{0,2}})"
)


@dataclass(frozen=True)
class Part:
    """A stretch of a text; `kind` is "" or one of `KINDS`."""

    text: str
    kind: str = ""


def personal_kinds(text: str) -> tuple[str, ...]:
    """Return which of `KINDS` are in `text`, in their order."""
    found = {kind for _start, _end, kind in _found(text)}
    return tuple(kind for kind in KINDS if kind in found)


def marked_parts(text: str) -> list[Part]:
    """Return `text` cut where something personal begins and ends."""
    parts = []
    at = 0
    for start, end, kind in sorted(_found(text)):
        if start < at:
            continue  # inside what is marked already
        if start > at:
            parts.append(Part(text[at:start]))
        parts.append(Part(text[start:end], kind))
        at = end
    if at < len(text):
        parts.append(Part(text[at:]))
    return parts


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    if "@" in text:
        yield from ((found.start(), found.end(), EMAIL) for found in _EMAIL.finditer(text))
    yield from ((found.start(1), found.end(1), NAME) for found in _NAME.finditer(text))
    for found in _PHONE.finditer(text):
        if _is_phone(found[0]):
            yield found.start(), found.end(), PHONE


def _is_phone(digits: str) -> bool:
    """Whether it is no date, no span of years, no amount with separators and no network address."""
    if digits.startswith("+"):
        return True
    if any(pattern.match(digits) for pattern in (_DATE, _YEARS)):
        return False
    if _THOUSANDS.fullmatch(digits) or _ADDRESS.fullmatch(digits):
        return False
    count = sum(map(str.isdigit, digits))
    # A plain number of seven to nine digits is as likely an amount or an order: a phone number has a 0 in front then.
    return count in _PHONE_DIGITS and (digits.startswith(("0", "(")) or not digits.isdigit() or count > 9)
