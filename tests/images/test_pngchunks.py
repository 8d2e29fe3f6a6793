"""PNG chunk by chunk."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dedupe.images import decoder, pngchunks
from dedupe.images.canonical import open_canonical
from dedupe.images.pngchunks import bare, chunks
from tests.images.pictures import bytes_of, chunk, refused, scene, with_chunk, written


def kinds(data: bytes) -> list[bytes]:
    return [kind for kind, _ in chunks(io.BytesIO(data), lambda _kind, _size: True)]


def test_what_is_not_needed_to_see_it_is_left_out() -> None:
    picture = scene().convert("P")
    data = bytes_of(picture, "PNG", transparency=3, dpi=(72, 72))
    full = with_chunk(with_chunk(data, b"tEXt", b"a\0b"), b"eXIf", b"MM\0*")
    assert {b"pHYs", b"tEXt", b"eXIf", b"tRNS", b"PLTE"} < set(kinds(full))
    left = bare(io.BytesIO(full))
    assert set(kinds(left)) == {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"eXIf"}
    with Image.open(io.BytesIO(left)) as again:
        assert again.tobytes() == picture.tobytes()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (b"iCCP", b"profile\0\x01not zlib"),
        (b"zTXt", b"Comment\0\0" + zlib.compress(bytes(5_000_000))),
        (b"acTL", b"\0"),
    ],
)
def test_a_picture_whose_trimmings_are_broken_is_read_all_the_same(tmp_path: Path, kind: bytes, data: bytes) -> None:
    whole = with_chunk(bytes_of(scene(), "PNG"), kind, data, before=b"IDAT")
    found = open_canonical(written(tmp_path / "a.png", whole))
    assert (found.pixels == np.asarray(scene())).all()


def test_a_picture_that_is_broken_itself_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytes_of(scene(), "PNG")
    broken = written(tmp_path / "a.png", data[:16] + b"\0\0\0\0" + data[20:])
    first = refused(broken)
    assert first.reason == "unreadable"
    monkeypatch.setattr(decoder, "IN_MEMORY", 0)
    assert refused(broken).message == first.message


def test_a_list_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pngchunks, "MAX_CHUNKS", 3)
    assert len(kinds(pngchunks.SIGNATURE + chunk(b"aaAa", b"x") * 9)) == 3
