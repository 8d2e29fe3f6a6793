"""From paths to records: order, ids, sidecars, pictures that no document names, and what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.errors import ConfigError, InputError
from dedupe.readers.collect import Collection, collect
from dedupe.records import PictureKind

PNG = b"\x89PNG\r\n\x1a\n"


def folder(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def ids(collection: Collection) -> list[str]:
    return [record.id for record in collection.records]


def test_records_stand_in_the_order_of_their_sources(tmp_path: Path) -> None:
    folder(
        tmp_path,
        {
            "b.csv": "file_name,caption\nz.png,Last\na.png,First\n",
            "z.png": PNG,
            "a.png": PNG,
            "c.png": PNG,
            "a.txt": "Alone beside its picture.\n",
        },
    )
    got = collect([tmp_path])
    assert ids(got) == ["a.png", "z.png", "a.png#2", "c.png"]
    assert [record.caption for record in got.records] == ["Alone beside its picture.", "Last", "First", None]
    assert [(d.path, d.reader, d.entries) for d in got.documents] == [("b.csv", "csv", 2)]


def test_an_entry_without_picture_is_known_by_its_line(tmp_path: Path) -> None:
    folder(tmp_path, {"list.txt": "A dog runs on the beach.\n\nA cat sleeps on a chair.\n"})
    assert ids(collect([tmp_path])) == ["list.txt:1", "list.txt:3"]
    assert ids(collect([tmp_path / "list.txt"])) == ["list.txt:1", "list.txt:3"]


def test_several_roots_are_sorted_and_go_in_front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path, {"two/a.png": PNG, "one/a.png": PNG, "one/list.txt": "A dog runs on the beach.\n"})
    monkeypatch.chdir(tmp_path)
    expected = ["one/a.png", "one/list.txt:1", "two/a.png"]
    assert ids(collect(["two", "one"])) == ids(collect(["one", "./two/"])) == expected
    assert ids(collect(["one/list.txt", "two"])) == ["one/list.txt:1", "two/a.png"]


def test_a_file_in_two_roots_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path, {"one/a.png": PNG, "b.png": PNG})
    monkeypatch.chdir(tmp_path)
    assert ids(collect([".", "one"])) == ["b.png", "one/a.png"]


def test_pictures_that_are_not_at_hand(tmp_path: Path) -> None:
    rows = "file_name,caption\ngone.png,A\n../../out.png,B\nhttps://example.org/x.png,C\n"
    got = collect([folder(tmp_path / "in", {"list.csv": rows})])
    kinds = [record.picture.kind for record in got.records if record.picture]
    assert kinds == [PictureKind.MISSING, PictureKind.OUTSIDE, PictureKind.URL]
    assert all(record.picture.file is None for record in got.records if record.picture)


def test_an_agency_page_names_pictures_by_photo_id(tmp_path: Path) -> None:
    page = {"collection": {"items": [{"data": [{"nasa_id": "X-1", "title": "T", "description": "D is for dog."}]}]}}
    got = collect([folder(tmp_path, {"page.json": json.dumps(page)})])
    assert [(r.id, r.title, r.caption) for r in got.records] == [("X-1", "T", "D is for dog.")]
    assert got.records[0].picture is not None
    assert got.records[0].picture.kind is PictureKind.PHOTO_ID


def test_sizes_of_a_picture_are_used(tmp_path: Path) -> None:
    html = '<img src="a-480.png" srcset="a-960.png 2x" alt="A cat">'
    got = collect([folder(tmp_path, {"page.html": html, "a-480.png": PNG, "a-960.png": PNG})])
    assert len(got.records) == 1
    assert got.records[0].picture is not None
    assert got.records[0].picture.sizes == ("a-960.png",)


def test_a_picture_named_like_an_id_keeps_ids_apart(tmp_path: Path) -> None:
    rows = "file_name,caption\na.png,A\na.png,B\na.png#2,C\n"
    got = collect([folder(tmp_path, {"list.csv": rows, "a.png": PNG, "a.png#2": PNG})])
    assert len(set(ids(got))) == len(got.records)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone", None, "is not there"),
        ("data.xyz", "x", "has an ending that no reader knows"),
        ("list.csv", "a,b\n1,2\n", "'a', 'b'"),
        ("list.txt", b"\0\0\0", "NUL"),
    ],
)
def test_a_named_path_that_cannot_be_read(tmp_path: Path, name: str, content: str | bytes | None, said: str) -> None:
    if content is not None:
        folder(tmp_path, {name: content})
    with pytest.raises(InputError, match=said) as error:
        collect([tmp_path / name])
    assert "\n" not in str(error.value)
    assert name in str(error.value)


def test_inside_a_folder_the_same_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    folder(tmp_path, {"list.csv": "a,b\n1,2\n", "bad.txt": b"\0\0", "good.txt": "A dog runs on the beach.\n"})
    got = collect([tmp_path])
    assert ids(got) == ["good.txt:1"]
    assert {source.path for source, _ in got.problems} == {"list.csv", "bad.txt"}


def test_a_reader_can_be_forced(tmp_path: Path) -> None:
    folder(tmp_path, {"notes.md": "One caption.\n\nAnother caption.\n"})
    assert [r.caption for r in collect([tmp_path / "notes.md"], Config(reader="gallery")).records] == [
        "One caption.",
        "Another caption.",
    ]
    with pytest.raises(ConfigError, match="gallery"):
        collect([tmp_path], Config(reader="nonsense"))


def test_readme_licence_and_robots_are_no_data(tmp_path: Path) -> None:
    folder(tmp_path, dict.fromkeys(("README.txt", "LICENSE.txt", "robots.txt", "README.md"), "A dog runs.\n\nA cat."))
    assert collect([tmp_path]) == Collection((), (), ())


def test_progress_counts_documents(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    folder(tmp_path, {"a.txt": "A dog runs.", "b.txt": "A cat sleeps."})
    collect([tmp_path], progress=lambda *step: told.append(step))
    assert told == [("read", 1, 2), ("read", 2, 2)]
