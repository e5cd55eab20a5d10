"""`{% import_map %}`: how browser modules find each other by plain names though files are served under hashed ones."""

import json

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

BARE = {
    "lit": "vendor/lit.js",
    "live": "js/live/index.js",
    "yjs": "vendor/yjs.js",
    "codemirror": "vendor/codemirror.js",
}


@register.simple_tag(takes_context=True)
def import_map(context: template.Context) -> str:
    """The map as an inline script with the page's nonce; nothing where a page has no request, hence no nonce."""
    request = context.get("request")
    if request is None:
        return ""
    return format_html('<script type="importmap" nonce="{}">{}</script>', request.csp_nonce, _as_json(modules()))


def modules() -> dict[str, str]:
    """Bare specifier or plain URL → URL to load. Plain URLs are listed only where files have hashed names."""
    found = {name: staticfiles_storage.url(path) for name, path in BARE.items()}
    collected: dict[str, str] = getattr(staticfiles_storage, "hashed_files", {})
    for path in sorted(collected):
        plain = f"{settings.STATIC_URL}{path}"
        if path.endswith(".js") and (url := staticfiles_storage.url(path)) != plain:
            found[plain] = url
    return found


def _as_json(found: dict[str, str]) -> SafeString:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps({"imports": found}, separators=(",", ":"))
    return mark_safe(text.replace("<", "\\u003c"))  # noqa: S308 the only dangerous character is escaped
