"""A picture's bytes, read once."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.errors import ImageError
from dedupe.images import content as module
from dedupe.images.content import MemberStream, read_content
from dedupe.images.limits import ImageFile, Limits
from tests.images.pictures import bytes_of, refused, saved, scene, written

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("read"), st.integers(0, 30), st.just(0)),
        st.tuples(st.just("seek"), st.integers(-40, 40), st.sampled_from((0, 1, 2))),
    ),
    max_size=12,
)


@given(st.binary(max_size=60), st.integers(0, 20), st.integers(0, 40), STEPS)
@settings(deadline=None, max_examples=150)
def test_a_member_is_the_slice_of_its_archive(
    data: bytes, offset: int, size: int, steps: list[tuple[str, int, int]]
) -> None:
    offset = min(offset, len(data))
    size = min(size, len(data) - offset)
    ours = io.BufferedReader(MemberStream(io.BytesIO(data), offset, size), 7)
    theirs = io.BytesIO(data[offset : offset + size])
    assert ours.readable()
    assert ours.seekable()
    for what, number, whence in steps:
        if what == "read":
            assert ours.read(number) == theirs.read(number)
        else:
            target = number + (0, theirs.tell(), size)[whence]
            assert ours.seek(max(0, target)) == theirs.seek(max(0, target))
    whole = MemberStream(io.BytesIO(data), offset, size)
    assert whole.seek(-(10**6), io.SEEK_END) == 0, "never before the first byte"
    assert whole.readall() == data[offset : offset + size]


@pytest.mark.parametrize("in_memory", [True, False])
@pytest.mark.parametrize("hashed", [True, False])
def test_what_a_content_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: bool, hashed: bool) -> None:
    if not in_memory:
        monkeypatch.setattr(module, "IN_MEMORY", 10)
    data = bytes_of(scene(), "PNG")
    place = written(tmp_path / "photo.heic", b"before" + data + b"after")
    whole, member = written(tmp_path / "a.heic", data), ImageFile(place.path, 6, len(data))
    for file in (whole, member):
        with read_content(file, Limits(), hashed=hashed) as content:
            assert content.sha256 == (hashlib.sha256(data).hexdigest() if hashed else "")
            assert (content.size, content.kind) == (len(data), "PNG")
            assert content.decodable() == "PNG"
            assert not content.is_vector
            assert content.stream.read() == data


def test_a_drawing_is_known_by_its_bytes_and_is_not_decodable(tmp_path: Path) -> None:
    with read_content(written(tmp_path / "a.svg", b"<svg/>"), Limits()) as content:
        assert content.is_vector
        with pytest.raises(ImageError) as caught:
            content.decodable()
    assert caught.value.reason == "vector"


def test_the_file_is_closed_whatever_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "IN_MEMORY", 0)
    file = saved(tmp_path / "a.png", scene())
    with pytest.raises(KeyError), read_content(file, Limits()) as content:
        raise KeyError
    assert content.stream.closed


def test_a_file_that_cannot_be_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path / "a.png", scene())

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("dedupe.images.content._load", fail)
    assert "Input/output error" in str(refused(file))
