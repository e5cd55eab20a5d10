"""The process that draws one picture anew: it comes in on standard input and goes out on standard output.

Started by its path from `pictures.py` with the format and the most pixels; its limits are set before it reads a byte.
"""

import contextlib
import io
import resource
import sys

MEMORY_BYTES = 768 * 1024 * 1024
CPU_SECONDS = 20
TOO_LARGE = 3
QUALITY = 90
_MODES = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "JPEG": ("L", "RGB"), "WEBP": ("RGB", "RGBA")}


def main() -> None:
    """Answer with the picture, or with a status that says why not."""
    _limit()
    from PIL import Image, ImageOps

    format, most_pixels = sys.argv[1], int(sys.argv[2])
    Image.MAX_IMAGE_PIXELS = None  # counted below, before anything is drawn
    with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=(format,)) as picture:
        if picture.width * picture.height > most_pixels:
            sys.exit(TOO_LARGE)
        drawn = ImageOps.exif_transpose(picture)
        if drawn.mode not in _MODES[format]:
            drawn = drawn.convert("RGBA" if format != "JPEG" and "A" in drawn.mode else "RGB")
        drawn.info = {key: value for key, value in drawn.info.items() if key == "transparency"}
        out = io.BytesIO()
        drawn.save(out, format, **({} if format == "PNG" else {"quality": QUALITY}))
    sys.stdout.buffer.write(out.getvalue())


def _limit() -> None:
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        with contextlib.suppress(ValueError, OSError):  # some systems have no limit on memory, or a lower one
            resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main()
