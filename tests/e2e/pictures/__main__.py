"""`python -m tests.e2e.pictures`: walk through the product with several people and photograph every page."""

import argparse
import tempfile
from pathlib import Path

from tests.e2e.people import ROOT, chromium
from tests.e2e.pictures.album import Album
from tests.e2e.pictures.story import Story
from tests.serving import served

KEPT_IN = ROOT / "docs" / "pictures"


def main() -> None:
    arguments = _arguments()
    folder = arguments.out or KEPT_IN
    album = Album(folder, names=arguments.names, complete=arguments.out is not None)
    with (
        tempfile.TemporaryDirectory(prefix="troupe-pictures.") as data,
        served(Path(data)) as troupe,
        chromium() as browser,
    ):
        Story(troupe, browser, album).tell()
    size = sum(path.stat().st_size for path in album.taken)
    print(f"{len(album.taken)} pictures in {folder}, {size / 1_000_000:.1f} MB")  # noqa: T201


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/pictures",
        description="Photograph every page of the product. Without --out the pictures in docs/pictures are made anew: "
        "laptop in light and dark, phone in light. With --out all sizes and themes go into that folder.",
    )
    parser.add_argument("--out", type=Path, help="a folder for all pictures, laptop, tablet and phone, light and dark")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pages, as in: bin/pictures board sheet")
    return parser.parse_args()


if __name__ == "__main__":
    main()
