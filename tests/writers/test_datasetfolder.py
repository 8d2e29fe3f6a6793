"""The folder of a data set: only ours, names that suit every system."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.errors import WriteError
from dedupe.records import Picture
from dedupe.writers.datasetfolder import (
    MARK,
    check_folder,
    copy_picture,
    open_folder,
    pictures_at_hand,
    portable,
    unique_names,
    without_surrogates,
)
from tests.writers.rows import pictured, row


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b.jpg", "a/b.jpg"),
        ("../../etc/b.jpg", "etc/b.jpg"),
        ("/abs/b.jpg", "abs/b.jpg"),
        ("C:\\x\\b.jpg", "C_/x/b.jpg"),
        ("a?b*.jpg", "a_b_.jpg"),
        ("con.jpg", "_con.jpg"),
        (".hidden/b.jpg", "_.hidden/b.jpg"),
        ("b\udcff.jpg", "b_.jpg"),
        ("...", "picture"),
        ("", "picture"),
    ],
)
def test_a_portable_name_stays_inside_and_suits_every_system(name: str, expected: str) -> None:
    assert portable(name) == expected


@given(st.text(st.characters(exclude_categories=()), max_size=400))
@settings(deadline=None, max_examples=200)
def test_a_portable_name_is_always_one(name: str) -> None:
    parts = portable(name).split("/")
    assert all(part and part not in (".", "..") and len(part.encode("utf-8")) <= 201 for part in parts)
    assert portable(portable(name)) == portable(name)


def test_a_long_name_keeps_its_suffix() -> None:
    short = portable("é" * 300 + ".jpeg")
    assert short.endswith("é.jpeg")
    assert len(short.encode("utf-8")) <= 200


def test_names_are_unique_but_for_one_picture_used_twice(tmp_path: Path) -> None:
    a, b, c = pictured(tmp_path, "x/A.jpg", "x/a.jpg", "x/a.jpg")
    kept = pictures_at_hand([row("1", "", a), row("2", "", b), row("3", "", a), row("4", None, None)])
    assert unique_names(kept) == ["x/A.jpg", "x/a-2.jpg", "x/A.jpg"]
    assert unique_names(kept, once=False) == ["x/A.jpg", "x/a-2.jpg", "x/A-3.jpg"]
    assert unique_names(pictures_at_hand([row("3", "", c)]), taken=["X/A.JPG", "x/a-2.jpg"]) == ["x/a-3.jpg"]


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="is not empty and was not written by dedupe"):
        open_folder(tmp_path, "coco", ["a"])
    assert [place.name for place in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="is a file, not a folder"):
        open_folder(tmp_path / "out", "coco", [])
    with pytest.raises(WriteError, match="is a file, not a folder"):
        open_folder(tmp_path / "out" / "below", "coco", [])


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be"):
        open_folder(tmp_path / ("x" * 300), "coco", [])
    try:
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("links cannot be made here")
    with pytest.raises(WriteError, match="cannot be written"):
        open_folder(tmp_path / "link", "coco", [])


def test_a_folder_is_checked_before_the_work(tmp_path: Path) -> None:
    check_folder(tmp_path / "new")
    check_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []
    open_folder(tmp_path / "ours", "coco", ["a"])
    check_folder(tmp_path / "ours")
    with pytest.raises(WriteError, match="is not empty"):
        check_folder(tmp_path)
    (tmp_path / "odd" / MARK).mkdir(parents=True)
    with pytest.raises(WriteError, match="cannot be read"):
        check_folder(tmp_path / "odd")


def test_our_own_files_go_and_others_stay_when_written_again(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    folder = open_folder(out, "coco", ["a/old.jpg", "../outside.txt", "gone.jpg"])
    folder.target("a/old.jpg").write_text("old", encoding="utf-8")
    (out / "note.txt").write_text("mine", encoding="utf-8")
    open_folder(out, "coco", ["b.jpg"])
    assert not (out / "a/old.jpg").exists()
    assert (out / "note.txt").exists()
    assert outside.exists()


@pytest.mark.parametrize("mark", ["no json", "[]", '{"files": 3}', b"\xff"])
def test_a_damaged_mark_is_refused(mark: str | bytes, tmp_path: Path) -> None:
    (tmp_path / MARK).write_bytes(mark.encode() if isinstance(mark, str) else mark)
    with pytest.raises(WriteError, match="holds a damaged"):
        open_folder(tmp_path, "coco", [])


def test_a_picture_in_an_archive_is_copied_from_its_place(tmp_path: Path) -> None:
    (tmp_path / "shard").write_bytes(b"0123456789")
    copy_picture(Picture("s/a.jpg", file=str(tmp_path / "shard"), offset=2, size=5), tmp_path / "a.jpg")
    assert (tmp_path / "a.jpg").read_bytes() == b"23456"
    copy_picture(Picture("s/a.jpg", file=str(tmp_path / "shard"), offset=8, size=5), tmp_path / "b.jpg")
    assert (tmp_path / "b.jpg").read_bytes() == b"89"


def test_a_picture_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"p/a\.jpg cannot be copied"):
        copy_picture(Picture("p/a.jpg", file=str(tmp_path / "none")), tmp_path / "a.jpg")


def test_lone_surrogates_are_replaced_in_what_other_programs_read() -> None:
    assert without_surrogates({"a\udc80": ["\ud800", 1, None]}) == {"a\ufffd": ["\ufffd", 1, None]}
