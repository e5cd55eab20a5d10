"""A pack as a file: made the first time it is asked for, the same bytes ever after."""

import hashlib
import json

from django.db import transaction

from personas.exports import ExportFormat
from personas.models import Pack, PackExport


def file_of(pack: Pack, *, format: ExportFormat) -> bytes:
    """The pack in `format`. Raises ExportFailed where it could not be made; then nothing is kept."""
    stored = PackExport.objects.filter(pack=pack, format=format.name).first()
    if stored is not None:
        return bytes(stored.content)
    made = format.render(json.loads(pack.content))
    with transaction.atomic():
        kept, _created = PackExport.objects.get_or_create(
            pack=pack,
            format=format.name,
            defaults={"content": made, "sha256": hashlib.sha256(made).hexdigest()},
        )
    return bytes(kept.content)
