"""The product's settings with the journal mode that the benchmark asks for; for comparison only."""

import os
from typing import Any

from config import settings as product

vars().update({name: value for name, value in vars(product).items() if name.isupper()})

SQLITE_JOURNAL_MODE = os.environ["TROUPE_BENCH_JOURNAL"].upper()
_database: dict[str, Any] = product.DATABASES["default"]
_init = f"PRAGMA journal_mode={SQLITE_JOURNAL_MODE}; PRAGMA synchronous=FULL;"
DATABASES = {"default": {**_database, "OPTIONS": {**_database["OPTIONS"], "init_command": _init}}}
