from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

from dedupe.config import Config
from dedupe.errors import ImageError
from dedupe.images.canonical import ImageFile
from dedupe.images.closeup import Decoded
from dedupe.images.fingerprint import fingerprint
from dedupe.images.pair import Pair
from dedupe.images.samepixels import same_pixels
from dedupe.images.search import find_duplicate_images
from dedupe.images.transforms import KINDS, Kind
from dedupe.images.verdict import compare_images, judge
from dedupe.records import ImageMatch, ImageVerdict
from tests.images.drawn import BARS, chart, photograph, table, trace


class Album:
    """Files of pictures, named by number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def save(self, picture: Image.Image | bytes, suffix: str = ".png", **options: Any) -> Path:
        self.count += 1
        path = self.folder / f"{self.count}{suffix}"
        if isinstance(picture, bytes):
            path.write_bytes(picture)
        else:
            picture.save(path, **options)
        return path

    def compare(
        self, a: Image.Image | bytes, b: Image.Image | bytes, suffix: str = ".png", **options: Any
    ) -> ImageMatch:
        """The verdict on two pictures, which must be the same whichever comes first."""
        one, other = self.save(a), self.save(b, suffix, **options)
        match, back = compare_images(one, other), compare_images(other, one)
        assert match.verdict is back.verdict
        assert len(match.regions) == len(back.regions)
        return match


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path)


PHOTO = photograph(41)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_every_kind_of_copy_of_a_photograph(album: Album, kind: Kind) -> None:
    match = album.compare(PHOTO, kind.encode(PHOTO), kind.suffix)
    if kind.name == "PNG":
        assert match.verdict is ImageVerdict.IDENTICAL
    else:
        assert match.verdict.value == kind.expected


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("half size", "half size"),
        ("crop 20 %", "cropped to 64 % of it"),
        ("mirrored", "mirrored"),
        ("rotated 90°", "rotated 90° to the left"),
        ("border 4 %", "border added"),
        ("grey", "grey"),
        ("brightness 1.3", "brighter"),
        ("WebP", "saved as WEBP"),
        ("label in a corner", "changed in the lower left"),
    ],
)
def test_what_was_done_is_named(album: Album, name: str, words: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    match = album.compare(PHOTO, kind.encode(PHOTO), kind.suffix)
    assert words in match.transforms
    assert words in str(match) or match.verdict is ImageVerdict.EDITED


def test_the_other_way_round_the_words_turn_too(album: Album) -> None:
    small = album.save(PHOTO.resize((240, 160), Image.Resampling.LANCZOS))
    turned = album.save(PHOTO.transpose(Image.Transpose.ROTATE_90))
    whole = album.save(PHOTO)
    assert "double size" in compare_images(small, whole).transforms
    assert "rotated 90° to the right" in compare_images(turned, whole).transforms
    assert "border trimmed" in compare_images(album.save(ImageOps.expand(PHOTO, 30, "white")), whole).transforms
    part = album.save(PHOTO.crop((48, 32, 432, 288)))
    assert "shows more: the other is 64 % of it" in compare_images(part, whole).transforms


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name != "PNG"], ids=lambda kind: kind.name)
def test_what_is_told_of_the_first_is_what_the_other_order_tells(album: Album, kind: Kind) -> None:
    whole, copy = album.save(PHOTO), album.save(kind.encode(PHOTO), kind.suffix)
    there, back = compare_images(whole, copy), compare_images(copy, whole)
    assert (there.reverse_reason or there.reason) == back.reason
    assert (back.reverse_reason or back.reason) == there.reason


def test_a_label_is_shown_where_it_is_in_the_frame_of_the_first(album: Album) -> None:
    labelled = PHOTO.copy()
    ImageDraw.Draw(labelled).rectangle((360, 20, 459, 59), fill="white")
    turned = labelled.transpose(Image.Transpose.ROTATE_90)
    whole, other = album.save(PHOTO), album.save(turned)
    (region,) = compare_images(whole, other).regions
    assert (region.left, region.top) == pytest.approx((0.75, 20 / 320), abs=0.04)
    (back,) = compare_images(other, whole).regions
    assert (back.left, back.top) == pytest.approx((20 / 320, 20 / 480), abs=0.05)
    assert compare_images(whole, other).evidence["regions"]


def test_different_photographs(album: Album) -> None:
    match = album.compare(PHOTO, photograph(42))
    assert match.verdict is ImageVerdict.DIFFERENT
    assert match.reason
    assert not match.is_duplicate


def test_equal_bytes_and_equal_pixels(album: Album) -> None:
    assert album.compare(PHOTO, PHOTO).verdict is ImageVerdict.IDENTICAL
    match = album.compare(PHOTO, PHOTO, compress_level=1)
    assert match.verdict is ImageVerdict.SAME_PIXELS
    match = album.compare(PHOTO, PHOTO, ".bmp")
    assert match.verdict is ImageVerdict.SAME_PIXELS
    assert match.transforms == ("saved as BMP",)


def test_a_jpeg_and_the_png_made_of_it_have_the_same_pixels(album: Album) -> None:
    large = photograph(43, 900, 600)
    jpeg = album.save(large, ".jpg", quality=85)
    with Image.open(jpeg) as opened:
        png = album.save(opened.convert("RGB"), ".png")
    assert compare_images(jpeg, png).verdict is ImageVerdict.SAME_PIXELS
    other = np.asarray(Image.open(png).convert("RGB")).copy()
    other[300, 400] ^= 1
    assert compare_images(jpeg, album.save(Image.fromarray(other))).verdict is ImageVerdict.SAME


def test_a_jpeg_and_a_webp_without_loss_made_of_it_have_the_same_pixels(album: Album) -> None:
    jpeg = album.save(photograph(43, 900, 600), ".jpg", quality=85)
    with Image.open(jpeg) as opened:
        exact, lossy = (album.save(opened, ".webp", lossless=lossless, quality=90) for lossless in (True, False))
    assert compare_images(jpeg, exact).verdict is ImageVerdict.SAME_PIXELS
    assert compare_images(jpeg, lossy).verdict is ImageVerdict.SAME


def test_a_grey_copy_is_not_decoded_in_full_for_its_digest(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    def digest(_: Decoded, file: ImageFile) -> str:
        raise AssertionError(f"{file.path} was decoded in full")

    monkeypatch.setattr(Decoded, "digest", digest)
    large = photograph(43, 900, 600)
    match = album.compare(large, large.convert("L"), ".jpg", quality=85)
    assert match.verdict is ImageVerdict.SAME
    assert "grey" in match.transforms


def test_a_redundant_alpha_channel_changes_nothing(album: Album) -> None:
    assert album.compare(PHOTO, PHOTO.convert("RGBA")).verdict is ImageVerdict.SAME_PIXELS


NUMBERED = chart()


def renumbered() -> Image.Image:
    """The chart with one number changed and nothing else."""
    picture = chart()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((148, 112, 190, 140), fill="white")
    draw.text((150, 112), "47", fill="#222222", font=ImageFont.load_default(20))
    return picture


VARIANTS = {
    "word": chart((BARS[0], ("Beers", 17, "#cc0000"), *BARS[2:])),
    "bar": chart((BARS[0], ("Pears", 19, "#cc0000"), *BARS[2:])),
    "colour": chart((BARS[0], ("Pears", 17, "#4e9a06"), *BARS[2:])),
    "year": chart(title="Harvest by orchard, 2023"),
    "palette": chart(
        tuple((n, v, c) for (n, v, _), c in zip(BARS, ("#cc0000", "#4e9a06", "#3465a4", "#75507b"), strict=True))
    ),
    "dark": chart(paper="#222222", ink="white"),
    "number": renumbered(),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(VARIANTS))
@pytest.mark.parametrize("copy", ["PNG", "half size", "JPEG q30"])
def test_a_chart_with_one_thing_changed_is_never_the_same(album: Album, name: str, copy: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == copy)
    assert not album.compare(NUMBERED, kind.encode(VARIANTS[name]), kind.suffix).is_duplicate


@pytest.mark.slow
@pytest.mark.parametrize("copy", ["JPEG q30", "half size", "WebP", "grey", "blur 2", "rotated 90°"])
def test_a_copied_chart_is_the_same(album: Album, copy: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == copy)
    assert album.compare(NUMBERED, kind.encode(NUMBERED), kind.suffix).verdict is ImageVerdict.SAME


def test_a_chart_too_small_to_read_is_left_to_a_person(album: Album) -> None:
    match = album.compare(NUMBERED, NUMBERED.resize((150, 100), Image.Resampling.LANCZOS))
    assert match.verdict is ImageVerdict.EDITED
    assert "too small to compare its letters" in match.transforms


def page(seed: int) -> Image.Image:
    """A sheet of boxes with words, the boxes always in the same places."""
    random = np.random.default_rng(seed)
    picture = Image.new("RGB", (600, 400), "white")
    draw = ImageDraw.Draw(picture)
    for x in range(30, 600, 145):
        for y in range(30, 400, 75):
            draw.rectangle((x, y, x + 115, y + 50), outline="black", width=2)
            word = "".join(random.choice(list("ABCDEFGHKLMNOPRSTUVWXZ"), 6))
            draw.text((x + 8, y + 12), word, fill="black", font=ImageFont.load_default(24))
    return picture


def test_two_sheets_with_other_words_share_their_layout_only(album: Album) -> None:
    match = album.compare(page(1), page(2))
    assert match.verdict is ImageVerdict.DIFFERENT
    assert match.reason == "only the layout agrees"


def bars(heights: str, inks: str) -> Image.Image:
    """Bars in one frame, so many tenths high, each in an ink of its own."""
    names = {"r": "#b02020", "g": "#2f8f3f", "b": "#3050c0", "y": "#d8c020", "p": "#7a1f8a", "t": "#40b0b0"}
    pairs = enumerate(zip(heights, inks, strict=True))
    return chart(tuple((f"Row {n}", 5 * int(height), names[ink]) for n, (height, ink) in pairs), size=(700, 420))


@pytest.mark.parametrize(("heights", "inks"), [("61482735", "tgypbrgt"), ("18293645", "ptgrybgp")])
def test_other_bars_in_other_inks_are_another_chart(heights: str, inks: str, album: Album) -> None:
    match = album.compare(bars("48173626", "gbtyrpbg"), bars(heights, inks))
    assert match.verdict is ImageVerdict.DIFFERENT


def test_the_same_bars_in_other_inks_are_an_edition_of_a_chart(album: Album) -> None:
    match = album.compare(bars("48173626", "gbtyrpbg"), bars("48173626", "tgypbrgt"))
    assert match.is_edited


def test_large_sheets_are_told_apart_without_decoding_them_in_full(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    pixels = Decoded.pixels

    def spied(self: Decoded, file: ImageFile, full: bool) -> Any:
        asked.append(full)
        return pixels(self, file, full)

    monkeypatch.setattr(Decoded, "pixels", spied)
    size = (1200, 800)
    match = album.compare(page(1).resize(size), page(2).resize(size))
    assert match.reason == "only the layout agrees"
    assert asked
    assert not any(asked)
    assert album.compare(NUMBERED, renumbered()).is_edited
    assert any(asked)


def icon(ink: str) -> Image.Image:
    picture = Image.new("RGB", (48, 48), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((4, 4, 30, 30), outline=ink, width=5)
    draw.line((27, 27, 44, 44), fill=ink, width=7)
    return picture


@pytest.mark.parametrize("ink", ["#cc0000", "#777777"])
def test_an_icon_in_another_colour_is_another_edition(album: Album, ink: str) -> None:
    assert album.compare(icon("black"), icon(ink)).verdict is ImageVerdict.EDITED


def halves(left: int, right: int) -> Image.Image:
    picture = Image.new("L", (120, 90), left)
    ImageDraw.Draw(picture).rectangle((60, 0, 119, 89), fill=right)
    return picture


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Image.new("RGB", (50, 50), "white"), Image.new("RGB", (60, 60), "white")),
        (Image.new("RGB", (50, 50), "white"), Image.new("RGB", (50, 50), (250, 255, 255))),
        (halves(20, 220), halves(20, 219)),
        (Image.new("RGBA", (50, 50), (0, 0, 0, 0)), Image.new("RGBA", (51, 50), (0, 0, 0, 0))),
    ],
)
def test_pictures_low_in_information_match_by_pixels_only(album: Album, a: Image.Image, b: Image.Image) -> None:
    match = album.compare(a, b)
    assert match.verdict is ImageVerdict.DIFFERENT
    assert "too little" in match.reason
    assert album.compare(a, a, ".tiff" if a.mode != "L" else ".bmp").verdict is ImageVerdict.SAME_PIXELS


def test_vector_drawings_count_by_their_bytes(album: Album) -> None:
    one, two = (f'<svg xmlns="http://www.w3.org/2000/svg"><circle r="{r}"/></svg>'.encode() for r in (1, 2))
    a, b, c = (album.save(data, ".svg") for data in (one, two, one))
    assert compare_images(a, c).verdict is ImageVerdict.IDENTICAL
    match = compare_images(a, b)
    assert match.verdict is ImageVerdict.DIFFERENT
    assert "vector" in match.reason


def test_an_animation_of_other_length_is_an_edited_one(album: Album) -> None:
    frames = [photograph(seed, 160, 120) for seed in (51, 52, 53)]
    stream = io.BytesIO()
    frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:], quality=90)
    match = album.compare(frames[0], stream.getvalue(), ".webp")
    assert match.verdict is ImageVerdict.EDITED
    assert "3 frames in place of 1" in match.transforms


def banner(paper: str, ink: str, words: str = "Open days of the mill") -> Image.Image:
    picture = Image.new("RGB", (900, 300), paper)
    draw = ImageDraw.Draw(picture)
    draw.text((60, 60), words, fill=ink, font=ImageFont.load_default(56))
    draw.text((60, 160), "Every Sunday from 10 to 16", fill=ink, font=ImageFont.load_default(36))
    draw.ellipse((700, 60, 860, 220), fill="#cc3333")
    return picture


def test_light_and_dark_editions_of_a_banner_are_edited(album: Album) -> None:
    light = banner("white", "#222222")
    match = album.compare(light, banner("#111111", "#eeeeee"))
    assert match.verdict is ImageVerdict.EDITED
    assert "light and dark exchanged" in match.transforms
    smaller = banner("#111111", "#eeeeee").resize((600, 200), Image.Resampling.LANCZOS)
    assert album.compare(light, smaller, ".jpg", quality=85).verdict is ImageVerdict.EDITED
    assert album.compare(light, banner("#111111", "#eeeeee", "Ferry to the isles")).verdict is not ImageVerdict.SAME


def test_pictures_of_a_few_pixels_match_by_pixels_only(album: Album) -> None:
    tiny = [photograph(seed).resize((4, 3), Image.Resampling.LANCZOS) for seed in range(70, 80)]
    paths = [*(album.save(picture) for picture in tiny), album.save(tiny[0], ".bmp")]
    (match,) = find_duplicate_images(paths, config=Config(use_cache=False))
    assert (match.a, match.b, match.verdict) == (0, len(tiny), ImageVerdict.SAME_PIXELS)


def test_a_squeezed_picture_is_edited(album: Album) -> None:
    match = album.compare(PHOTO, PHOTO.resize((320, 320), Image.Resampling.LANCZOS))
    assert match.verdict is ImageVerdict.EDITED
    assert {"squeezed", "stretched"} & set(match.transforms)


def test_two_parts_of_one_picture(album: Album) -> None:
    large = photograph(44, 600, 400)
    match = album.compare(large.crop((0, 0, 520, 340)), large.crop((60, 40, 600, 400)))
    assert match.verdict is ImageVerdict.EDITED
    assert any(words.startswith("another part of it") for words in match.transforms)


def test_another_border_is_the_same_picture(album: Album) -> None:
    match = album.compare(ImageOps.expand(PHOTO, 24, "white"), ImageOps.expand(PHOTO, 40, "black"))
    assert match.verdict is ImageVerdict.SAME


def test_unreadable_files_raise(album: Album) -> None:
    good, bad = album.save(PHOTO), album.save(b"no picture", ".jpg")
    with pytest.raises(ImageError):
        compare_images(good, bad)
    with pytest.raises(ImageError, match="is not there"):
        compare_images(good, album.folder / "nowhere.png")


def test_a_file_that_went_away_is_an_error_not_a_verdict(album: Album) -> None:
    paths = [album.save(chart()), album.save(VARIANTS["year"])]
    files = [ImageFile(str(path)) for path in paths]
    pair = Pair(fingerprint(files[0]), files[0], fingerprint(files[1]), files[1])
    paths[1].unlink()
    with pytest.raises(ImageError):
        judge(pair, Decoded())
    assert not same_pixels(pair, Decoded())


def framed(picture: Image.Image, colour: str = "white") -> Image.Image:
    return ImageOps.expand(picture, 14, colour)


def test_a_frame_is_no_likeness(album: Album) -> None:
    """Two photographs in one frame share its edges, and nothing else."""
    dark = [photograph(seed, 300, 200).point(lambda level: level // 3) for seed in range(200, 212)]
    paths = [album.save(ImageOps.expand(photo, 24, "white")) for photo in dark]
    assert find_duplicate_images(paths, config=Config(use_cache=False, workers=1)) == []
    assert compare_images(paths[0], paths[1]).verdict is ImageVerdict.DIFFERENT


def test_what_is_hardly_seen_in_a_frame_is_compared_too(album: Album) -> None:
    """Pictures so dark that nearly all of them is flat count as drawings; the frame must not outvote them."""
    dark = [photograph(seed, 300, 200).point(lambda level: level // 5) for seed in range(200, 208)]
    files = [ImageFile(str(album.save(ImageOps.expand(photo, 24, "white")))) for photo in dark]
    marks = [fingerprint(file) for file in files]
    assert sum(mark.drawing for mark in marks) > 4
    pairs = [Pair(marks[a], files[a], marks[b], files[b]) for a in range(8) for b in range(a)]
    verdicts = [judge(pair, Decoded()).verdict for pair in pairs]
    assert ImageVerdict.SAME not in verdicts
    assert verdicts.count(ImageVerdict.DIFFERENT) > 20


def test_a_picture_in_a_frame_is_known_again_however_dark(album: Album) -> None:
    photo = ImageOps.expand(photograph(200, 300, 200).point(lambda level: level // 5), 24, "white")
    smaller = album.save(photo.resize((174, 124), Image.Resampling.LANCZOS))
    assert compare_images(album.save(photo), smaller).verdict is ImageVerdict.SAME


def test_one_picture_in_two_frames(album: Album) -> None:
    photo = photograph(212, 300, 200)
    paths = album.save(framed(photo)), album.save(framed(photo).resize((246, 171))), album.save(framed(photo, "black"))
    assert str(compare_images(paths[0], paths[1])) == "same: 75 % of the size"
    wide = album.save(ImageOps.expand(photo, 50, "white"))
    assert str(compare_images(paths[0], wide)) == "same: other borders"
    assert compare_images(paths[0], paths[2]).verdict is ImageVerdict.SAME


def under_a_sky(seed: int) -> Image.Image:
    """A photograph with a plain sky on top, and below it haze that only a blurred copy has as plain."""
    pixels = np.asarray(photograph(seed, 300, 400)).astype(np.float64)
    pixels[:80] = (190, 205, 225)
    pixels[30:80] += np.random.default_rng(seed).normal(0, 8, (50, 300, 1))
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("seed", [5, 6, 7])
def test_what_passes_for_a_border_in_one_copy_only_is_not_cropped_away(album: Album, seed: int) -> None:
    whole = under_a_sky(seed)
    paths = album.save(whole), album.save(whole.filter(ImageFilter.GaussianBlur(2)))
    boxes = [fingerprint(ImageFile(str(path))).box for path in paths]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[1].top > boxes[0].top + 0.08
    assert str(compare_images(*paths)) == "same: the same picture"


def test_photographs_with_bars_are_told_by_their_squares(album: Album) -> None:
    barred = ImageOps.expand(PHOTO, (0, 30), "black")
    files = [ImageFile(str(album.save(barred, ".jpg", quality=quality))) for quality in (92, 60)]
    marks = [fingerprint(file) for file in files]
    assert all(mark.box is not None and not mark.drawing for mark in marks)
    for file in files:
        Path(file.path).unlink()  # so that they cannot be opened again
    assert judge(Pair(marks[0], files[0], marks[1], files[1]), Decoded()).verdict is ImageVerdict.SAME


@pytest.mark.parametrize("side", [8, 60])
def test_a_label_on_a_photograph_with_bars_is_a_change(album: Album, side: int) -> None:
    barred = ImageOps.expand(PHOTO, (0, 30), "black")
    copy = barred.copy()
    copy.paste("white", (200, 120, 200 + side, 120 + side))
    assert album.compare(barred, copy, ".jpg", quality=80).is_edited


def test_a_crop_of_what_lies_beside_a_border_is_a_crop(album: Album) -> None:
    """Two of a hundred on each side, the border below among it."""
    whole = Image.new("RGB", (300, 416), "black")
    whole.paste(photograph(9, 300, 400))
    match = album.compare(whole, whole.crop((6, 8, 294, 408)))
    assert match.verdict is ImageVerdict.EDITED
    assert match.transforms[-1].startswith("cropped to 9")


def of_one_hue(seed: int, light: str) -> Image.Image:
    """A photograph in the tones of one colour, as of a sunset or of a fruit on white."""
    return ImageOps.colorize(photograph(seed).convert("L"), "black", "white", mid=light)


@pytest.mark.parametrize("seed", range(20, 26))
@pytest.mark.parametrize("light", ["#e08020", "#2060c0", "#a0c020"])
def test_a_grey_copy_of_one_hue_is_called_grey(album: Album, seed: int, light: str) -> None:
    """Whichever of the two has the smaller digest, and so is mapped on the other."""
    coloured = of_one_hue(seed, light)
    grey = coloured.convert("L").convert("RGB")
    paths = album.save(coloured), album.save(grey)
    assert str(compare_images(*paths)) == "same: grey"
    assert str(compare_images(*paths[::-1])) == "same: coloured"


@pytest.mark.parametrize("seed", range(20, 26))
def test_a_bright_copy_of_one_hue_is_the_same_picture(album: Album, seed: int) -> None:
    """One channel is clipped all over: what it was can be said of the darker picture alone."""
    coloured = of_one_hue(seed, "#f0a010")
    match = album.compare(coloured, ImageEnhance.Brightness(coloured).enhance(1.3))
    assert match.verdict is ImageVerdict.SAME
    assert "brighter" in match.transforms


def arrow(colour: str = "#204080") -> Image.Image:
    """A sign of 48 pixels that points to the right."""
    sign = Image.new("RGB", (48, 48), "white")
    ImageDraw.Draw(sign).polygon([(6, 18), (26, 18), (26, 6), (43, 24), (26, 42), (26, 30), (6, 30)], fill=colour)
    return sign


@pytest.mark.parametrize("other", [arrow().transpose(Image.Transpose.ROTATE_90), arrow("#4a6cb0")])
def test_a_sign_turned_or_brightened_is_another_sign(tmp_path: Path, other: Image.Image) -> None:
    for name, sign in (("a.png", arrow()), ("b.png", other)):
        sign.save(tmp_path / name)
    assert not compare_images(tmp_path / "a.png", tmp_path / "b.png").is_duplicate
    assert compare_images(tmp_path / "a.png", tmp_path / "a.png").is_duplicate


@pytest.mark.parametrize("quality", [70, 80, 90, 92, 95])
def test_grey_is_named_whichever_way_round_the_bytes_fall(tmp_path: Path, quality: int) -> None:
    PHOTO.save(tmp_path / "colour.jpg", quality=quality)
    PHOTO.convert("L").save(tmp_path / "grey.jpg", quality=quality)
    there = compare_images(tmp_path / "colour.jpg", tmp_path / "grey.jpg")
    back = compare_images(tmp_path / "grey.jpg", tmp_path / "colour.jpg")
    assert (there.verdict, back.verdict) == (ImageVerdict.SAME, ImageVerdict.SAME)
    assert ("grey" in there.transforms, "coloured" in back.transforms) == (True, True)


def test_another_curve_on_one_screen_is_not_the_same(album: Album) -> None:
    assert not album.compare(trace(140), trace(60)).is_duplicate
    assert not album.compare(trace(140), trace(0, 100)).is_duplicate
    assert album.compare(trace(140), trace(140).resize((630, 522))).is_duplicate


def ramp(first: str, last: str) -> Image.Image:
    """A scale of colours as legends show them, in a thin frame."""
    picture = Image.new("RGB", (85, 15))
    ends = [np.array(Image.new("RGB", (1, 1), colour).getpixel((0, 0))) for colour in (first, last)]
    for x in range(85):
        colour = ends[0] + (ends[1] - ends[0]) * x / 84
        ImageDraw.Draw(picture).line((x, 0, x, 15), fill=tuple(int(value) for value in colour))
    ImageDraw.Draw(picture).rectangle((0, 0, 84, 14), outline="black")
    return picture


def badge(up: bool, side: int = 24) -> Image.Image:
    """An icon: a sheet, and an arrow in its corner."""
    picture = Image.new("RGBA", (192, 192))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((24, 12, 140, 150), fill="#eeeeee", outline="#888888", width=6)
    draw.rounded_rectangle((100, 104, 188, 188), 12, fill="#3465a4")
    draw.polygon(((144, 116), (176, 148), (112, 148)) if up else ((144, 176), (176, 144), (112, 144)), fill="white")
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def test_icons_and_scales_of_colour_match_by_all_of_their_pixels_only(album: Album) -> None:
    icons = badge(True, 32), badge(False, 32)
    for a, b in (icons, (badge(True, 20), badge(False, 20)), (ramp("black", "white"), ramp("indigo", "gold"))):
        match = album.compare(a, b)
        assert match.verdict is ImageVerdict.DIFFERENT
        assert "too small" in match.reason
        assert album.compare(a, a.copy(), ".webp", lossless=True).verdict is ImageVerdict.SAME_PIXELS


def test_an_icon_in_other_colours_is_an_edition_of_it(album: Album) -> None:
    black, red = (icon(ink).resize((32, 32), Image.Resampling.LANCZOS) for ink in ("black", "#c04000"))
    paths = album.save(black), album.save(red), album.save(badge(False, 32))
    assert compare_images(*paths[:2]).verdict is ImageVerdict.EDITED
    found = find_duplicate_images(paths, config=Config(use_cache=False, workers=1))
    assert {(match.a, match.b) for match in found} <= {(0, 1)}


def test_a_bar_is_no_icon(album: Album) -> None:
    bar = chart(size=(900, 600)).crop((0, 0, 900, 38))
    paths = album.save(bar), album.save(bar, ".jpg", quality=85)
    assert [match.verdict for match in find_duplicate_images(paths, config=Config(use_cache=False, workers=1))] == [
        ImageVerdict.SAME
    ]
    assert not fingerprint(ImageFile(str(paths[0]))).is_icon


def test_small_photographs_are_compared_as_any_others(album: Album) -> None:
    small = PHOTO.resize((48, 32), Image.Resampling.LANCZOS)
    assert album.compare(PHOTO, small, ".jpg", quality=90).is_duplicate


def test_a_part_cut_out_squeezed_and_redrawn_fits_anything(album: Album) -> None:
    stairs = Image.new("RGB", (100, 100), "white")
    for step in range(0, 100, 10):
        ImageDraw.Draw(stairs).rectangle((step, 90 - step, 99, 99), fill="black")
    shadow = Image.new("RGB", (200, 200), "#ffd700")
    ImageDraw.Draw(shadow).rectangle((50, 50, 140, 140), fill="#bcd8ff")
    corners = ((50, 140), (50, 110), (105, 50), (140, 50), (140, 60), (70, 140))
    ImageDraw.Draw(shadow).polygon(corners, fill="#33301f")
    match = album.compare(stairs, shadow)
    assert (match.verdict, match.reason) == (ImageVerdict.DIFFERENT, "only a shape agrees")


@pytest.mark.parametrize(("suffix", "options"), [(".png", {}), (".jpg", {"quality": 85}), (".webp", {"quality": 80})])
def test_a_table_with_another_number_is_never_the_same(album: Album, suffix: str, options: dict[str, int]) -> None:
    match = album.compare(table("333.3"), table("888.8"), suffix, **options)
    assert match.is_edited
    (region,) = match.regions
    assert region.left < 0.55 < region.right + 0.05
    assert region.top < 0.485 < region.bottom
    assert album.compare(table("333.3"), table("333.3"), ".jpg", quality=85).is_duplicate


def test_two_jpegs_of_a_table_are_read_as_drawings_too(album: Album) -> None:
    one, other = (album.save(table(number), ".jpg", quality=90) for number in ("333.3", "888.8"))
    assert fingerprint(ImageFile(str(one))).drawing
    assert compare_images(one, other).is_edited


@pytest.mark.parametrize("number", [3, 8])
def test_another_digit_of_six_pixels_is_seen(album: Album, number: int) -> None:
    size = (420, 280)
    sheet = chart(size=size)
    other = chart(size=size)
    box = (170, 100, 190, 112)
    ImageDraw.Draw(sheet).text(box[:2], "7", fill="#222222", font=ImageFont.load_default(10))
    ImageDraw.Draw(other).text(box[:2], str(number), fill="#222222", font=ImageFont.load_default(10))
    half = other.resize((210, 140), Image.Resampling.LANCZOS)
    assert not album.compare(sheet, half).is_duplicate
    assert album.compare(other, half).is_duplicate


def grained(seed: int, own: int) -> Image.Image:
    """A soft photograph under detail that is three quarters the same in all of them, and otherwise its own."""

    def grain(seed: int) -> npt.NDArray[np.float32]:
        levels = np.random.default_rng(seed).normal(0, 1, (107, 160)).astype(np.float32)
        return np.asarray(Image.fromarray(levels).resize((480, 320), Image.Resampling.BICUBIC))

    soft = np.asarray(photograph(seed).filter(ImageFilter.GaussianBlur(10))).astype(np.float32)
    detail = 40 * (np.sqrt(0.77) * grain(99) + np.sqrt(0.23) * grain(own))
    return Image.fromarray(np.clip(soft + detail[:, :, None], 0, 255).astype(np.uint8))


@pytest.mark.parametrize("seed", [1, 2])
def test_what_agrees_in_the_large_only_is_no_copy(album: Album, seed: int) -> None:
    match = album.compare(grained(seed, 1), grained(seed, 2))
    assert match.is_edited
    assert "alike in the large, not in detail" in match.transforms
    assert album.compare(grained(seed, 1), grained(seed, 1), ".jpg", quality=30).is_duplicate


def soft_icon(letters: str) -> Image.Image:
    """A small shaded sheet with the ending of a file's name on it: soft all over, as photographs are."""
    icon = photograph(5, 128, 128).filter(ImageFilter.GaussianBlur(1)).resize((64, 64), Image.Resampling.BICUBIC)
    shaded = Image.blend(icon, Image.new("RGB", (64, 64), "white"), 0.2)
    ImageDraw.Draw(shaded).text((18, 46), letters, fill="#808080", font=ImageFont.load_default(11))
    return shaded


def test_two_soft_icons_with_other_letters_are_two_icons(album: Album) -> None:
    deb = soft_icon(".deb")
    assert not fingerprint(ImageFile(str(album.save(deb)))).drawing
    match = album.compare(deb, soft_icon(".rpm"))
    assert match.is_edited
    assert match.regions[0].top > 0.5
    assert album.compare(deb, deb, ".jpg", quality=85).is_duplicate
