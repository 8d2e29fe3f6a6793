"""The fifteen kinds of copies that recall is measured on, made from a picture."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from PIL import Image

    Picture = Image.Image


@frozen
class Kind:
    """One kind of copy.

    Attributes:
        name: its name in tables.
        change: what is done to the picture (mode "RGB").
        format: Pillow's name of the format it is saved in.
        options: how it is saved.
        expected: the verdict that such a copy should get: "same" or "edited".
    """

    name: str
    change: Callable[[Picture], Picture]
    format: str = "JPEG"
    options: Mapping[str, Any] = {"quality": 90}
    expected: str = "same"

    @property
    def suffix(self) -> str:
        """The file name's suffix."""
        return {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}[self.format]

    def encode(self, picture: Picture) -> bytes:
        """The copy of a picture, as the bytes of a file."""
        stream = io.BytesIO()
        self.change(picture.convert("RGB")).save(stream, self.format, **self.options)
        return stream.getvalue()


def unchanged(picture: Picture) -> Picture:
    """The picture itself: only its encoding changes."""
    return picture


def half(picture: Picture) -> Picture:
    """Half as wide and high."""
    from PIL import Image

    size = (max(1, picture.width // 2), max(1, picture.height // 2))
    return picture.resize(size, Image.Resampling.LANCZOS)


def thumbnail(picture: Picture) -> Picture:
    """Fitted into a square of 150 pixels."""
    small = picture.copy()
    small.thumbnail((150, 150))
    return small


def cropped(share: float) -> Callable[[Picture], Picture]:
    """A change that cuts `share` of the width and of the height away, evenly on both sides."""

    def change(picture: Picture) -> Picture:
        across, down = round(picture.width * share / 2), round(picture.height * share / 2)
        return picture.crop((across, down, picture.width - across, picture.height - down))

    return change


def enhanced(name: str, factor: float) -> Callable[[Picture], Picture]:
    """A change by one of Pillow's enhancers: "Brightness" or "Contrast"."""

    def change(picture: Picture) -> Picture:
        from PIL import ImageEnhance

        changed: Picture = getattr(ImageEnhance, name)(picture).enhance(factor)
        return changed

    return change


def grey(picture: Picture) -> Picture:
    """Without colour."""
    return picture.convert("L")


def blurred(picture: Picture) -> Picture:
    """Gaussian blur of radius 2."""
    from PIL import ImageFilter

    return picture.filter(ImageFilter.GaussianBlur(2))


def bordered(picture: Picture) -> Picture:
    """A white border of 4 % of the longer side all round."""
    from PIL import ImageOps

    return ImageOps.expand(picture, max(1, round(0.04 * max(picture.size))), (255, 255, 255))


def mirrored(picture: Picture) -> Picture:
    """Left and right exchanged."""
    from PIL import ImageOps

    return ImageOps.mirror(picture)


def turned(picture: Picture) -> Picture:
    """A quarter turn to the left."""
    from PIL import Image

    return picture.transpose(Image.Transpose.ROTATE_90)


def labelled(picture: Picture) -> Picture:
    """A white label with dark words in the lower left corner, a third of the width, a tenth of the height."""
    from PIL import ImageDraw, ImageFont

    labelled = picture.copy()
    draw = ImageDraw.Draw(labelled)
    width, height = picture.width // 3, max(8, picture.height // 10)
    left, top = picture.width // 40, picture.height - height - picture.height // 40
    draw.rectangle((left, top, left + width, top + height), fill=(255, 255, 255))
    font = ImageFont.load_default(max(6, height * 0.6))
    draw.text((left + 3, top + height // 6), "Photo: Archive 1974", fill=(20, 20, 20), font=font)
    return labelled


KINDS = (
    Kind("JPEG q30", unchanged, options={"quality": 30}),
    Kind("half size", half),
    Kind("thumbnail 150 px", thumbnail),
    Kind("PNG", unchanged, "PNG", {}),
    Kind("WebP", unchanged, "WEBP", {"quality": 80}),
    Kind("crop 5 %", cropped(0.05), expected="edited"),
    Kind("crop 20 %", cropped(0.2), expected="edited"),
    Kind("brightness 1.3", enhanced("Brightness", 1.3)),
    Kind("contrast 1.4", enhanced("Contrast", 1.4)),
    Kind("grey", grey),
    Kind("blur 2", blurred),
    Kind("border 4 %", bordered),
    Kind("mirrored", mirrored, expected="edited"),
    Kind("rotated 90°", turned),
    Kind("label in a corner", labelled, expected="edited"),
)
"""The kinds of numbers: what happens to pictures on their way from one page to the next."""
