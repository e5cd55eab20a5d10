"""People with a browser of their own: each has a context, so no cookie is shared."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Page,
    Playwright,
    Request,
    StorageState,
    WebSocket,
    expect,
    sync_playwright,
)

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
expect.set_options(timeout=PATIENCE_MS)

# Nothing has the focus or is scrolled, fonts are there, and what was resized has been laid out and drawn.
_SETTLED = """async () => {
  document.activeElement?.blur();
  for (const element of [document.documentElement, ...document.querySelectorAll("*")]) element.scrollTop = 0;
  await document.fonts.ready;
  for (let turn = 0; turn < 4; turn += 1) await new Promise(requestAnimationFrame);
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The distribution's Chromium without a window."""
    with sync_playwright() as playwright:
        yield launch(playwright)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


class Person:
    """Somebody at a screen: `complaints` holds what the browser complains about, `received` what a socket brought."""

    def __init__(
        self,
        browser: Browser,
        *,
        origin: str,
        name: str,
        device: str = "desk",
        theme: Any = "light",
        signed_in: StorageState | None = None,
    ) -> None:
        self.name = name
        self.origin = origin
        self.context = browser.new_context(
            base_url=origin,
            color_scheme=theme,
            locale="en",
            viewport={"width": WIDTHS[device], "height": HEIGHTS[device]},
            has_touch=device == "phone",
            reduced_motion="reduce",
            storage_state=signed_in,
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.complaints: list[str] = []
        self.received: list[str] = []
        self._foreseen: list[str] = []
        self._examined = False
        self.page = self.new_page()

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)
        page.on("dialog", self._interrupted)
        page.on("websocket", self._connected)
        page.on("framenavigated", lambda _frame: self._arrived())
        return page

    def foresee(self, pattern: str) -> None:
        """A complaint that matches belongs to what the test does, such as a form that is refused."""
        self._foreseen.append(pattern)

    def violations(self, *, rules: tuple[str, ...] = ()) -> list[str]:
        """What axe finds on the page as it is, by all its rules or by these."""
        self._examined = True
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
        options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
        found = self.page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{self.page.url} {one['id']}: {node['html'][:160]} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def overflows(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def look(self, *, device: str, theme: Any) -> None:
        """Take another screen into the hand."""
        self.page.set_viewport_size({"width": WIDTHS[device], "height": HEIGHTS[device]})
        self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    def settle(self) -> None:
        """Take the hands away, go to the top, and let the page come to rest."""
        self.page.mouse.move(0, 0)
        self.page.evaluate(_SETTLED)

    def _arrived(self) -> None:
        self._examined = False

    def _heard(self, message: ConsoleMessage) -> None:
        of_axe = self._examined and message.text.startswith("Applying inline style")
        foreseen = any(re.search(pattern, message.text) for pattern in self._foreseen)
        if message.type == "error" and not of_axe and not foreseen:
            self.complaints.append(f"{message.text} {message.location.get('url', '')}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.complaints.append(f"asked another server: {request.url}")

    def _interrupted(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            self.complaints.append(f"a script of the data ran: {dialog.message}")
        dialog.accept()

    def _connected(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.received.append(str(frame)))
