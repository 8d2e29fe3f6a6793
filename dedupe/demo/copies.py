"""What happens to pictures on their way through the world: each function makes a copy in one of these ways."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

JPEG_QUALITY = 88
WEB_QUALITY = 60
EXIF_ORIENTATION = 0x0112
TURN_BACK = 6
"""EXIF's word for "stored a quarter turn to the left: turn it to the right to show it"."""
BORDER = 0.04
"""Width of the frame, as a share of the picture's width."""
CROP = 0.12
"""Share that a crop takes from each side: about 40 % of the picture is gone."""
TORN_AT = 0.4
"""Share of a file that arrives before the line breaks."""


def jpeg(image: Image.Image, *, quality: int = JPEG_QUALITY, exif: Image.Exif | None = None) -> bytes:
    """The picture as a JPEG file."""
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality, **({} if exif is None else {"exif": exif}))
    return stream.getvalue()


def png(image: Image.Image) -> bytes:
    """The picture as a PNG file."""
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def half_size(image: Image.Image) -> bytes:
    """Half as wide and as high, and saved with less quality: what a web page or a mail program makes."""
    small = image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
    return jpeg(small, quality=WEB_QUALITY)


def turned_by_exif(image: Image.Image) -> bytes:
    """Stored lying on its side, with the EXIF tag that turns it upright: what a camera does."""
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = TURN_BACK
    return jpeg(image.transpose(Image.Transpose.ROTATE_90), exif=exif)


def bordered(image: Image.Image) -> bytes:
    """In a white frame."""
    return jpeg(ImageOps.expand(image, round(BORDER * image.width), (255, 255, 255)))


def mirrored(image: Image.Image) -> bytes:
    """Left and right exchanged."""
    return jpeg(ImageOps.mirror(image))


def cropped(image: Image.Image) -> bytes:
    """The middle alone."""
    across, down = round(CROP * image.width), round(CROP * image.height)
    return jpeg(image.crop((across, down, image.width - across, image.height - down)))


def saved_as_png(file: bytes) -> bytes:
    """A picture file decoded and saved without loss: other bytes, the same pixels."""
    with Image.open(io.BytesIO(file)) as image:
        return png(image)


def torn(file: bytes) -> bytes:
    """The first part of a file, as a broken download leaves it."""
    return file[: round(TORN_AT * len(file))]
