"""From paths to records: order, ids, sidecars, pictures that no document names, and what cannot be read."""

from __future__ import annotations

import io
import json
import os
import sys
import tarfile
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dedupe.config import Config
from dedupe.errors import ConfigError, InputError
from dedupe.readers import datafiles
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


def test_a_bare_picture_speaks_with_the_words_in_its_file(tmp_path: Path) -> None:
    for name, words in (("a.png", "Boats in the harbour at noon"), ("b.png", None)):
        info = PngInfo()
        if words:
            info.add_itxt("Description", words)
        Image.new("RGB", (8, 8)).save(tmp_path / name, pnginfo=info)
    (tmp_path / "list.csv").write_text("file_name,caption\nb.png,The ferry\n", encoding="utf-8")
    config = Config(use_cache=False)
    got = {record.id: record for record in collect([tmp_path], config).records}
    assert got["a.png"].caption == "Boats in the harbour at noon"
    assert got["a.png"].source.field == "PNG"
    assert got["b.png"].caption == "The ferry"
    silent = {record.id: record for record in collect([tmp_path], Config(embedded=False)).records}
    assert silent["a.png"].caption is None


def test_broken_words_in_a_picture_are_a_problem(tmp_path: Path) -> None:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'><broken")
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png", pnginfo=info)
    got = collect([tmp_path], Config(use_cache=False))
    assert [source.path for source, _ in got.problems] == ["a.png"]
    assert len(got.records) == 1


def test_a_format_whose_package_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    folder(tmp_path, {"table.parquet": b"PAR1", "list.txt": "A dog runs on the beach.\n"})
    got = collect([tmp_path])
    assert ids(got) == ["list.txt:1"]
    assert "caption-dedupe[parquet]" in got.problems[0][1]
    with pytest.raises(InputError, match=r"caption-dedupe\[parquet\]"):
        collect([tmp_path / "table.parquet"])


def test_pictures_in_a_shard_are_read_where_they_lie(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    with tarfile.open(tmp_path / "shard.tar", "w") as shard:
        for name, data in (("0.png", picture.getvalue()), ("0.txt", b"A dog runs on the beach.")):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            shard.addfile(member, io.BytesIO(data))
    (record,) = collect([tmp_path]).records
    assert record.caption == "A dog runs on the beach."
    assert record.picture is not None
    assert (record.picture.size, record.picture.offset) == (len(picture.getvalue()), 512)


def test_a_json_beside_a_picture_and_its_text_is_taken_in_by_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.png": PNG,
        "a.txt": "A dog runs.",
        "a.json": '{"url": "https://example.org/a.png"}',
    }
    got = collect([folder(tmp_path, files)])
    assert [(record.id, record.caption) for record in got.records] == [("a.png", "A dog runs.")]
    assert "url" in dict(got.records[0].extra)


def test_a_json_beside_a_picture_may_be_about_something_else(tmp_path: Path) -> None:
    rows = '[{"file_name": "b.png", "caption": "A dog runs."}]'
    got = collect([folder(tmp_path, {"a.png": PNG, "b.png": PNG, "a.json": rows})])
    assert {record.id: record.caption for record in got.records} == {"a.png": None, "b.png": "A dog runs."}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InputError, match="neither a file nor a folder"):
        collect([tmp_path / "pipe.csv"])
    assert collect([tmp_path]).records == ()


def test_a_picture_that_is_no_reference_leaves_the_text(tmp_path: Path) -> None:
    got = collect([folder(tmp_path, {"list.csv": "file_name,caption\n#top,A dog runs.\n"})])
    assert [(record.picture, record.caption) for record in got.records] == [(None, "A dog runs.")]


def test_a_link_out_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    outside = folder(tmp_path / "out", {"a.png": PNG})
    inside = folder(tmp_path / "in", {"b.png": PNG})
    (inside / "link.png").symlink_to(outside / "a.png")
    got = collect([inside])
    assert ids(got) == ["b.png"]
    assert [source.path for source, _ in got.problems] == ["link.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_dead_links_of_what_is_never_read_are_not_told(tmp_path: Path) -> None:
    for name in ("theme.css", "font.woff2", "photo.jpg", "page.md", "v1.2", "assets"):
        (tmp_path / name).symlink_to(tmp_path / "gone" / name)
    assert [source.path for source, _ in collect([tmp_path]).problems] == ["assets", "page.md", "photo.jpg", "v1.2"]


LINES = "app/main.py\napp/other.py\napp/static/theme.css\n"


@pytest.mark.parametrize("page", ["index.html", "docs/post.md", "docs/index.rst"])
def test_lines_of_text_among_pages_are_no_captions(tmp_path: Path, page: str) -> None:
    folder(tmp_path, {page: "Words of a page.\n", "sources.txt": LINES, "captions.txt": "A boat.\n\nA dog.\n"})
    got = collect([tmp_path])
    assert ids(got) == ["captions.txt:1", "captions.txt:3"]
    (sources,) = [document for document in got.documents if document.path == "sources.txt"]
    assert (sources.entries, "name the file" in sources.note) == (0, True)
    assert len(collect([tmp_path / "sources.txt"]).records) == 3
    assert len(collect([tmp_path], Config(reader="gallery")).records) > 3


def test_a_listing_with_credits_among_pages_is_read(tmp_path: Path) -> None:
    said = ("Boats of the harbour", "A boat leaves the harbour.", "A dog runs on the beach.", "A cat sleeps at home.")
    text = "\n\n".join(f"{sentence} (NASA/Jo Field)" for sentence in said)
    folder(tmp_path, {"index.md": "Words of a page.\n", "press.txt": text, "README.md": "About"})
    assert {record.source.path for record in collect([tmp_path]).records} == {"press.txt"}


def test_json_among_pages_is_a_data_file_where_that_tells_more(tmp_path: Path) -> None:
    both = [{"image": "a.png", "alt": "A boat", "caption": "The boat of 1911", "year": 1911}]
    folder(tmp_path, {"both.json": json.dumps(both), "one.json": json.dumps([{"image": "a.png", "text": "A boat"}])})
    assert [record.caption for record in collect([tmp_path]).records] == ["The boat of 1911", "A boat"]
    folder(tmp_path, {"index.md": "Words of a page.\n"})
    told = [(record.role, record.caption) for record in collect([tmp_path]).records]
    assert told == [("alt", "A boat"), ("caption", "The boat of 1911"), ("caption", "A boat")]
    assert len(collect([tmp_path], Config(reader="json")).records) == 2


def test_a_table_among_pages_that_is_too_large_for_a_data_file_is_read_as_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"image": "a.png", "alt": "A boat", "caption": "The boat of 1911"}]
    folder(tmp_path, {"index.md": "![A door](b.png)\n", "rows.json": json.dumps(rows)})
    monkeypatch.setattr(datafiles, "MAX_TREE_BYTES", 10)
    got = collect([tmp_path])
    assert [(r.source.path, r.caption) for r in got.records] == [
        ("index.md", "A door"),
        ("rows.json", "The boat of 1911"),
    ]
    assert got.problems == ()


def test_json_among_pages_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"image": "a.png", "alt": "A boat", "caption": "The boat of 1911"}]
    folder(tmp_path, {"site/index.md": "Words of a page.\n", "site/rows.json": json.dumps(rows)})
    config = Config(cache=str(tmp_path / "cache.sqlite"))
    first = collect([tmp_path / "site"], config)
    monkeypatch.setattr(datafiles, "read_source", None)  # nothing is read as data again
    assert collect([tmp_path / "site"], config) == first
    assert [record.role for record in first.records] == ["alt", "caption"]


def test_a_table_about_something_else_is_a_problem_only_where_there_are_no_pages(tmp_path: Path) -> None:
    folder(tmp_path, {"_data/nav.csv": "name,target\nHome,/\n"})
    assert len(collect([tmp_path]).problems) == 1
    folder(tmp_path, {"index.md": "Words of a page.\n"})
    got = collect([tmp_path])
    assert got.problems == ()
    assert ["no column" in document.note for document in got.documents] == [True, False]


def test_alternative_texts_of_a_table_among_pages_count_beside_its_captions(tmp_path: Path) -> None:
    table = "file,altitude,description,image_alt_text\na.png,3,The weir of 1911,A low dam\nb.png,4,A mill,\n"
    folder(tmp_path, {"_data/list.csv": table})
    assert [record.caption for record in collect([tmp_path]).records] == ["The weir of 1911", "A mill"]
    folder(tmp_path, {"index.md": "Words of a page.\n"})
    got = collect([tmp_path]).records
    assert [(r.role, r.caption, r.source.line, r.source.column) for r in got] == [
        ("description", "The weir of 1911", 2, 9),
        ("alt", "A low dam", 2, 26),
        ("description", "A mill", 3, 9),
    ]


CATALOGUE = """\
object_number,title,object_location,image_small
1911.1,The weir,weir.jpg,weir_sm.jpg
1911.2,The song of the weir,song.mp3,song_sm.jpg
1911.3,A paper on weirs,paper.pdf,
1911.4,Study of trees,,
1911.5,Study of trees,,
1911.6,A mill,mill.jpg,mill_sm.jpg
1911.7,A lock,lock.jpg,lock_sm.jpg
"""


def test_a_catalogue_lists_what_is_no_picture_too(tmp_path: Path) -> None:
    folder(tmp_path, {"list.csv": CATALOGUE, "paper.pdf": b"%PDF", "weir.jpg": PNG})
    got = collect([tmp_path]).records
    told = [(r.picture.name, r.picture.kind.value) for r in got if r.picture is not None]
    assert told == [
        ("weir.jpg", "file"),
        ("song_sm.jpg", "missing"),
        ("list.csv: {{ paper.pdf }}", "computed"),
        ("1911.4", "photo-id"),
        ("1911.5", "photo-id"),
        ("mill.jpg", "missing"),
        ("lock.jpg", "missing"),
    ]
    assert [r.photo_id for r in got] == [None, None, None, "1911.4", "1911.5", None, None]
    assert {r.extra["object_number"] for r in got} == {f"1911.{n}" for n in range(1, 8)}


@pytest.mark.parametrize("mark", ["docs/SUMMARY.md", "docs/_sidebar.md", "docs/.vuepress/config.js"])
def test_a_readme_is_a_page_where_the_generator_shows_it_as_one(tmp_path: Path, mark: str) -> None:
    page = "![A hen](/hen.png)\n"
    folder(tmp_path, {mark: "", "docs/README.md": page, "docs/en/README.md": page, "README.md": page})
    folder(tmp_path, {"docs/.vuepress/public/hen.png": PNG})
    got = collect([tmp_path]).records
    assert [record.source.path for record in got] == ["docs/README.md", "docs/en/README.md"]
    assert {record.picture.name for record in got if record.picture} == {"docs/.vuepress/public/hen.png"}


def test_a_component_may_put_a_folder_before_the_name_of_its_picture(tmp_path: Path) -> None:
    page = '<BlogImage src="hen.png" alt="A hen" />\n\n![A cock](/img/cock.png)\n\n<img src="cock.png" alt="Lost" />\n'
    folder(tmp_path, {"posts/a.mdx": page, "public/img/blog/hen.png": PNG, "public/img/cock.png": PNG})
    pictures = [record.picture.name for record in collect([tmp_path]).records if record.picture]
    assert pictures[:3] == ["public/img/blog/hen.png", "public/img/cock.png", "posts/cock.png"]


def test_a_readme_is_no_page(tmp_path: Path) -> None:
    folder(tmp_path, {"README.md": "About these.\n", "list.txt": "A boat.\n\nA dog.\n"})
    assert ids(collect([tmp_path])) == ["list.txt:1", "list.txt:3"]


def test_a_name_in_data_is_looked_for_by_name_where_a_program_puts_the_folder_before_it(tmp_path: Path) -> None:
    folder(
        tmp_path,
        {
            "set/captions.txt": "image,caption\na.png,A dog runs\nb.png,A cat sleeps\nc.png,A hen walks\n",
            "set/Images/a.png": PNG,
            "set/Images/b.png": PNG,
            "other/a.png": PNG,
            "_data/list.yml": "- name: land.png\n  thumb: land-th.png\n  caption: A tower in the sand\n",
            "assets/list/land.png": PNG,
            "assets/list/land-th.png": PNG,
        },
    )
    (read,) = [record for record in collect([tmp_path]).records if record.source.path == "_data/list.yml"]
    assert read.picture is not None
    assert (read.picture.name, read.picture.sizes) == ("assets/list/land.png", ("assets/list/land-th.png",))
    pictures = [r.picture for r in collect([tmp_path]).records if r.source.path == "set/captions.txt"]
    assert [(p.name, p.kind) for p in pictures if p is not None] == [
        ("set/Images/a.png", PictureKind.FILE),
        ("set/Images/b.png", PictureKind.FILE),
        ("set/c.png", PictureKind.MISSING),
    ]


def test_of_a_picture_and_its_thumbnail_the_picture_is_found_by_name(tmp_path: Path) -> None:
    names = ("in/photos/a.png", "in/thumbnails/a.png", "in/photos/b.png", "in/more/b.png", "in/thumbnails/b.png")
    folder(tmp_path, {"in/list.json": '{"a.png": "A dog runs", "b.png": "A cat runs"}', **dict.fromkeys(names, PNG)})
    pictures = [r.picture for r in collect([tmp_path]).records if r.source.path == "in/list.json"]
    assert [(p.name, p.kind) for p in pictures if p is not None] == [
        ("in/photos/a.png", PictureKind.FILE),
        ("in/b.png", PictureKind.MISSING),
    ]


def test_what_a_note_embeds_is_looked_for_in_all_folders(tmp_path: Path) -> None:
    folder(
        tmp_path,
        {
            "notes/house.md": "![[near.png]] ![[far.png|The plan]] ![[twice.png]] ![[gone.png]] ![x](far.png)\n",
            "notes/near.png": PNG,
            "files/far.png": PNG,
            "one/twice.png": PNG,
            "two/twice.png": PNG,
        },
    )
    pictures = [r.picture for r in collect([tmp_path]).records if r.source.path == "notes/house.md"]
    assert [(p.name, p.kind) for p in pictures if p is not None] == [
        ("notes/near.png", PictureKind.FILE),
        ("files/far.png", PictureKind.FILE),
        ("notes/twice.png", PictureKind.MISSING),
        ("notes/gone.png", PictureKind.MISSING),
        ("notes/far.png", PictureKind.MISSING),
    ]


def test_a_picture_that_is_missing_beside_others_or_from_a_page_is_not_looked_for(tmp_path: Path) -> None:
    folder(
        tmp_path,
        {
            "one/list.csv": "file_name,caption\na.png,First\nb.png,Second\n",
            "one/a.png": PNG,
            "two/b.png": PNG,
            "page.md": "![A hen in a yard](b.png)\n",
            "three/list.csv": "file_name,caption\nd.png,Either of two\n",
            "four/d.png": PNG,
            "five/d.png": PNG,
        },
    )
    found = {r.source.path: r.picture for r in collect([tmp_path]).records if r.source.line}
    assert [p.kind for p in found.values() if p is not None] == [PictureKind.MISSING] * 3


def test_a_part_of_a_name_is_looked_for_in_the_folder_of_its_page(tmp_path: Path) -> None:
    page = '{{< imgproc plan Fit "600x400" >}}\nPlan of 1934\n{{< /imgproc >}}\n'
    folder(tmp_path, {"post/index.md": page, "post/harbour-plan.png": PNG, "other/plan.png": PNG})
    (entry,) = [record for record in collect([tmp_path]).records if record.source.line]
    assert entry.picture is not None
    assert (entry.picture.name, entry.caption) == ("post/harbour-plan.png", "Plan of 1934")


@pytest.mark.parametrize(
    ("files", "named", "pictures"),
    [
        (  # Hugo
            {"content/posts/a.md": "![A gull](/img/gull.png)\n", "static/img/gull.png": PNG},
            ("content", "static"),
            ["static/img/gull.png"],
        ),
        (  # Jekyll; from the page's own folder too
            {"_posts/a.md": "![A gull](/images/gull.png)\n\n![A buoy](../images/buoy.png)\n"}
            | dict.fromkeys(("images/gull.png", "images/buoy.png"), PNG),
            ("_posts", "images"),
            ["images/gull.png", "images/buoy.png"],
        ),
        (  # one page of the site
            {"content/a.md": "![A gull](/gull.png)\n", "content/b.md": "none", "static/gull.png": PNG},
            ("content/a.md", "static"),
            ["static/gull.png"],
        ),
    ],
)
def test_a_page_of_one_named_folder_shows_pictures_of_another(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, str | bytes],
    named: tuple[str, str],
    pictures: list[str],
) -> None:
    monkeypatch.chdir(folder(tmp_path, files))
    got = collect(named)
    assert [record.picture.name for record in got.records if record.picture] == pictures
    assert all(record.picture is not None and record.picture.file for record in got.records)
    there = collect([tmp_path / name for name in named])
    assert [record.picture.name for record in there.records if record.picture] == [
        f"{tmp_path.as_posix()}/{name}" for name in pictures
    ]


def test_what_was_not_named_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "![A gull](/img/gull.png)\n\n![A buoy](../other/buoy.png)\n"
    monkeypatch.chdir(folder(tmp_path, {"content/a.md": page, "static/img/gull.png": PNG, "other/buoy.png": PNG}))
    for named in (["content"], ["content", "other2"], ["content", "static"]):
        (tmp_path / "other2").mkdir(exist_ok=True)
        buoy = collect(named).records[1].picture
        assert buoy is not None
        assert (buoy.kind, buoy.file) == (PictureKind.OUTSIDE, None)


@pytest.mark.parametrize("name", ["two\nlines", "{{ page }}", "data:x", "caf\udce9", "a%20b?c#d"])
def test_a_text_belongs_to_the_picture_beside_it_whatever_its_name(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / f"{name}.png").write_bytes(PNG)
        (tmp_path / f"{name}.txt").write_text("A gull on the pier.", encoding="utf-8")
    except (OSError, ValueError):
        pytest.skip("the file system has no such names")
    (record,) = collect([tmp_path]).records
    assert record.caption == "A gull on the pier."
    assert record.picture is not None
    assert record.picture.file == str(tmp_path / f"{name}.png")
