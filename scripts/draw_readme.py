"""Draw docs/images/verdicts.png, the picture of the README: planted pairs of the example gallery and their verdicts.

Run it from anywhere: `python scripts/draw_readme.py [FILE]`. Nothing in it is written by hand: each line under a pair
is what `dedupe.compare_images` says of it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

import dedupe
from dedupe.demo.gallery import write_gallery
from dedupe.demo.plants import PLANTS, Plant

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "verdicts.png"
SHOWN = (
    "half size, lower quality, no caption",
    "in a white frame, no caption",
    "turned by its EXIF tag, caption typed again",
    "mirrored",
    "cropped",
    "a chart with one number changed",
)
COLUMNS = 3
THUMB = (190, 127)
GAP = 14
LINE = 26
INK, PALE = (30, 34, 44), (110, 116, 128)
COLORS = {"same": (24, 122, 72), "edited": (178, 104, 12), "different": (110, 116, 128)}


def contact_sheet(gallery: Path) -> Image.Image:
    """The pairs of SHOWN, side by side, with the verdict under each."""
    plants = [plant for what in SHOWN for plant in PLANTS if plant.what == what]
    panel = (2 * THUMB[0] + GAP, THUMB[1] + 2 * LINE + GAP)
    rows = -(-len(plants) // COLUMNS)
    size = (COLUMNS * (panel[0] + 2 * GAP) + GAP, rows * (panel[1] + GAP) + GAP)
    sheet = Image.new("RGB", size, (255, 255, 255))
    for number, plant in enumerate(plants):
        row, column = divmod(number, COLUMNS)
        place = (GAP + column * (panel[0] + 2 * GAP), GAP + row * (panel[1] + GAP))
        _panel(sheet, place, gallery, plant)
    return sheet.convert("P", palette=Image.Palette.ADAPTIVE, colors=256)


def _panel(sheet: Image.Image, place: tuple[int, int], gallery: Path, plant: Plant) -> None:
    left, top = place
    for number, name in enumerate((plant.other, plant.entry)):
        with Image.open(gallery / name) as image:
            small = ImageOps.contain(ImageOps.exif_transpose(image).convert("RGB"), THUMB)
        small = ImageOps.expand(small, 1, (200, 204, 212))
        x = left + number * (THUMB[0] + GAP) + (THUMB[0] - small.width) // 2
        sheet.paste(small, (x, top + (THUMB[1] - small.height) // 2))
    match = dedupe.compare_images(gallery / plant.other, gallery / plant.entry)
    pen = ImageDraw.Draw(sheet)
    color = COLORS.get(match.verdict.value, INK)
    pen.text((left, top + THUMB[1] + 8), str(match), font=ImageFont.load_default(17), fill=color)
    pen.text((left, top + THUMB[1] + 8 + LINE - 2), plant.what, font=ImageFont.load_default(14), fill=PALE)


def main(target: Path) -> None:
    """Draw the gallery into a temporary folder and the sheet into `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        write_gallery(Path(folder))
        contact_sheet(Path(folder)).save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
