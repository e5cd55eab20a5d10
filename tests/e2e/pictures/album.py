"""Takes a picture of a page on every screen, and keeps it small."""

import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path

from tests.e2e.people import HEIGHTS, WIDTHS, Person

THEMES = ("light", "dark")
KEPT = {("desk", "light"), ("desk", "dark"), ("phone", "light")}
SCREENS_MOST = 4  # a picture of a whole page ends here


class Album:
    """The pictures in one folder. Unless it is to be `complete`, only those that the repository keeps are taken."""

    def __init__(self, folder: Path, *, names: Collection[str], complete: bool) -> None:
        self.folder = folder
        self.taken: list[Path] = []
        self._names = set(names)
        self._complete = complete
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, person: Person, name: str, *, whole: bool = False) -> None:
        """Photograph the page that `person` is on; `whole` to its end, else what the window shows."""
        if self._names and name not in self._names:
            return
        for device in WIDTHS:
            for theme in THEMES:
                if self._complete or (device, theme) in KEPT:
                    self._one(person, name, device=device, theme=theme, whole=whole)
        person.look(device="desk", theme="light")
        print(f"  {name}", flush=True)  # noqa: T201

    def _one(self, person: Person, name: str, *, device: str, theme: str, whole: bool) -> None:
        page, width, height = person.page, WIDTHS[device], HEIGHTS[device]
        person.look(device=device, theme=theme)
        person.settle()
        if whole:
            # A window as high as the page: bars that stick to its edge stand at the end and hide nothing.
            length = int(page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": min(length, SCREENS_MOST * height)})
            person.settle()
        path = self.folder / f"{name}-{width}-{theme}.png"
        page.screenshot(path=path, animations="disabled", caret="hide")
        _make_small(path)
        self.taken.append(path)


def _make_small(path: Path) -> None:
    """256 colours are enough for a page; without pngquant the picture stays as it is."""
    if shutil.which("pngquant"):
        command = ["pngquant", "--force", "--strip", "--skip-if-larger", "--output", str(path), str(path)]
        subprocess.run(command, check=False)  # its status tells whether it was worth it
