"""Join codes: eight characters that can be read aloud and typed on a phone."""

import secrets

# Crockford's base 32: no I, L, O or U. https://www.crockford.com/base32.html
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u00a0": ""})


def make_code() -> str:
    """A new code of 40 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str | None:
    """The code that somebody meant by `typed`, or None when it cannot be one."""
    code = typed.upper().translate(_READ_AS)
    if len(code) != CODE_LENGTH or any(letter not in ALPHABET for letter in code):
        return None
    return code


def spell_code(code: str) -> str:
    """The code in two halves, as it is shown and read aloud."""
    return f"{code[:4]} {code[4:]}"
