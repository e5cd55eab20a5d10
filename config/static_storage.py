"""Static files under hashed, compressed names that may be cached for ever.

JavaScript is left as it was written: modules find each other by the import map of the page (`{% import_map %}`),
because Django's own rewriting stops at any import cycle and overlooks imports without a semicolon.
"""

from typing import Any

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed names once files are collected; until then, outside production, files go by their plain names."""

    support_js_module_import_aggregation = False
    hashed_files: dict[str, str]

    def stored_name(self, name: str) -> str:
        """The collected name of a file; raises ValueError for one that was not collected."""
        if not self.hashed_files and settings.WHITENOISE_USE_FINDERS:
            return name
        collected: Any = super().stored_name(name)
        return str(collected)
