"""People with a browser of their own: each has a context, so no cookie is shared."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"desk": 1440, "tablet": 820, "phone": 390}
HEIGHTS = {"desk": 900, "tablet": 1100, "phone": 844}
PATIENCE_MS = 15_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """The distribution's Chromium without a window."""
    with sync_playwright() as playwright:
        yield launch(playwright)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


class Person:
    """Somebody at a screen. What the browser complains about is kept in `complaints`."""

    def __init__(self, browser: Browser, *, origin: str, name: str, device: str = "desk", theme: Any = "light") -> None:
        self.name = name
        self.origin = origin
        self.context = browser.new_context(
            base_url=origin,
            color_scheme=theme,
            locale="en",
            viewport={"width": WIDTHS[device], "height": HEIGHTS[device]},
            has_touch=device == "phone",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.complaints: list[str] = []
        self._examined = False
        self.page = self.new_page()

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("framenavigated", lambda _frame: self._arrived())
        return page

    def violations(self) -> list[str]:
        """What axe finds on the page as it is."""
        self._examined = True
        self.page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{self.page.url} {one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
        ]

    def overflows(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def look(self, *, device: str, theme: Any) -> None:
        """Take another screen into the hand."""
        self.page.set_viewport_size({"width": WIDTHS[device], "height": HEIGHTS[device]})
        self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    def _arrived(self) -> None:
        self._examined = False

    def _heard(self, message: ConsoleMessage) -> None:
        of_axe = self._examined and message.text.startswith("Applying inline style")
        if message.type == "error" and not of_axe:
            self.complaints.append(message.text)
