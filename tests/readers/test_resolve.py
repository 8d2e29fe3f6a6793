"""What a picture's name in a document leads to."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.readers.resolve import FileIndex, resolve
from dedupe.readers.walk import walk
from dedupe.records import Picture, PictureKind

FILES = (
    "posts/page.md",
    "posts/near.jpg",
    "posts/page/bundle.jpg",
    "root.jpg",
    "static/img/site.jpg",
    "assets/a b.jpg",
    "assets/100%.jpg",
    "assets/no #1.jpg",
    "docs/site/posts/page.md",
    "docs/static/deep.jpg",
    "src/app.png",
    "caf\u00e9/pic.jpg",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "secret.jpg").write_bytes(b"x")
    return tmp_path / "site"


def look(site: Path, reference: str, document: str = "posts/page.md", config: Config | None = None) -> Picture | None:
    config = config or Config()
    return resolve(reference, site / document, site, config, FileIndex(site, walk(site, config)))


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("near.jpg", "posts/near.jpg"),
        ("./near.jpg", "posts/near.jpg"),
        ("../root.jpg", "root.jpg"),
        ("root.jpg", "root.jpg"),
        ("/root.jpg", "root.jpg"),
        ("/img/site.jpg", "static/img/site.jpg"),
        ("img/site.jpg", "static/img/site.jpg"),
        ("/img/site.jpg?v=2#top", "static/img/site.jpg"),
        ("/assets/a%20b.jpg", "assets/a b.jpg"),
        ("/assets/a b.jpg", "assets/a b.jpg"),
        ("/assets/100%.jpg", "assets/100%.jpg"),
        ("/assets/no #1.jpg", "assets/no #1.jpg"),
        ("..\\static\\img\\site.jpg", "static/img/site.jpg"),
        ("bundle.jpg", "posts/page/bundle.jpg"),
        ("@/app.png", "src/app.png"),
        ("~@/app.png", "src/app.png"),
        ("{{ site.baseurl }}/img/site.jpg", "static/img/site.jpg"),
        ('{{ "/img/site.jpg" | relative_url }}', "static/img/site.jpg"),
        ("%PUBLIC_URL%/img/site.jpg", "static/img/site.jpg"),
        ("cafe\u0301/pic.jpg", "caf\u00e9/pic.jpg"),
        ("  near.jpg\n", "posts/near.jpg"),
    ],
)
def test_a_picture_is_found_as_the_site_finds_it(site: Path, reference: str, name: str) -> None:
    picture = look(site, reference)
    assert picture is not None
    assert picture.kind is PictureKind.FILE
    assert unicodedata.normalize("NFC", picture.name) == name
    assert picture.file is not None
    assert Path(picture.file).is_file()


def test_a_site_below_the_root_has_roots_of_its_own(site: Path) -> None:
    picture = look(site, "/deep.jpg", "docs/site/posts/page.md")
    assert picture is not None
    assert picture.name == "docs/static/deep.jpg"


def test_roots_are_settable(site: Path) -> None:
    picture = look(site, "/pic.jpg", config=Config(site_roots=("caf\u00e9",)))
    assert picture is not None
    assert picture.kind is PictureKind.FILE


def test_an_absolute_path_of_this_machine_below_the_root(site: Path) -> None:
    picture = look(site, str(site / "root.jpg"))
    assert picture is not None
    assert picture.name == "root.jpg"
    by_address = look(site, "file://" + str(site / "assets" / "a%20b.jpg"))
    assert by_address is not None
    assert by_address.name == "assets/a b.jpg"


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("gone.jpg", "posts/gone.jpg"),
        ("/gone.jpg", "gone.jpg"),
        ("static/img/gone.jpg", "static/img/gone.jpg"),
        ("/static/img/gone.jpg?x", "static/img/gone.jpg"),
        ("img/gone%20one.jpg", "static/img/gone one.jpg"),
        ("caf\u00e9/gone.jpg", "caf\u00e9/gone.jpg"),
        ("cafe\u0301/gone.jpg", "caf\u00e9/gone.jpg"),
        ("../gone.jpg", "gone.jpg"),
        ("../static/img/gone.jpg", "static/img/gone.jpg"),
    ],
)
def test_a_missing_picture_has_one_name_however_it_is_written(site: Path, reference: str, name: str) -> None:
    assert look(site, reference) == Picture(name, PictureKind.MISSING)


@pytest.mark.parametrize("reference", ["../../secret.jpg", "../../../etc/passwd", "..\\..\\secret.jpg", "C:\\a\\b.jpg"])
def test_a_path_that_leaves_the_root_is_never_opened(site: Path, reference: str) -> None:
    picture = look(site, reference)
    assert picture is not None
    assert picture.kind is PictureKind.OUTSIDE
    assert picture.file is None


def test_a_link_that_leaves_the_root_is_not_gone_through(site: Path) -> None:
    (site / "posts" / "link.jpg").symlink_to(site.parent / "secret.jpg")
    picture = look(site, "link.jpg")
    assert picture is not None
    assert picture.kind is PictureKind.MISSING


def test_a_picture_that_the_walk_left_out_is_there_all_the_same(site: Path) -> None:
    picture = look(site, "/root.jpg", config=Config(exclude=("root.jpg",)))
    assert picture is not None
    assert picture.kind is PictureKind.FILE


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("https://Example.org/A.jpg#x", "https://example.org/A.jpg"),
        ("HTTP://example.org/a.jpg?w=1", "http://example.org/a.jpg?w=1"),
        ("//cdn.example.org/a.jpg", "https://cdn.example.org/a.jpg"),
        ("https://[broken/a.jpg", "https://[broken/a.jpg"),
        ("s3://bucket/a.jpg", "s3://bucket/a.jpg"),
    ],
)
def test_a_remote_picture_is_its_address(site: Path, reference: str, name: str) -> None:
    assert look(site, reference) == Picture(name, PictureKind.URL)


@pytest.mark.parametrize(
    "reference",
    ["", "  ", "#top", "data:image/png;base64,AAAA", "javascript:void(0)", "a" * 5000, "a\nb.jpg", "mailto:a@b"],
)
def test_what_names_no_picture_gives_none(site: Path, reference: str) -> None:
    assert look(site, reference) is None


def test_an_expression_is_known_by_its_page(site: Path) -> None:
    here = look(site, "{{ image | url }}")
    there = look(site, "{{ image | url }}", "docs/site/posts/page.md")
    assert here == Picture("posts/page.md: {{ image | url }}", PictureKind.COMPUTED)
    assert there is not None
    assert there.name != here.name


def test_an_address_of_an_unknown_scheme_is_known_by_its_page(site: Path) -> None:
    assert look(site, "attachment:a.png") == Picture("posts/page.md: attachment:a.png", PictureKind.COMPUTED)


def test_a_document_elsewhere_is_taken_for_one_at_the_root(site: Path) -> None:
    picture = resolve("root.jpg", site.parent / "other.md", site, Config(), FileIndex(site, walk(site, Config())))
    assert picture is not None
    assert picture.name == "root.jpg"


def test_odd_names_are_looked_up_without_harm(site: Path) -> None:
    index = FileIndex(site, walk(site, Config()))
    assert index.find("a\0b") is None
    assert index.find("x" * 3000) is None
    query = look(site, "?gone.jpg")
    assert query == Picture("posts/?gone.jpg", PictureKind.MISSING)


@pytest.mark.skipif(sys.platform == "win32", reason="a backslash separates folders there")
def test_a_backslash_may_be_part_of_a_name(site: Path) -> None:
    (site / "posts" / "a\\b.jpg").write_bytes(b"x")
    picture = look(site, "a\\b.jpg")
    assert picture is not None
    assert picture.name == "posts/a\\b.jpg"


PIECES = ["..", ".", "\\", "%2e%2e", "a", "~", "@", "?", "#", "C:", "{{", "}}"]


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(["..", ".", "/", "\\", "%2e%2e", "a", "~", "@", "?", "#", "C:", "{{", "}}"]), max_size=9
        ).map("/".join),
    )
)
def test_whatever_is_written_no_picture_at_hand_lies_outside(reference: str) -> None:
    root = Path(__file__).resolve().parent
    picture = resolve(reference, root / "golden" / "page.md", root, Config(), FileIndex(root, ()))
    if picture is not None and picture.kind is PictureKind.FILE:
        assert picture.file is not None
        assert Path(picture.file).resolve().is_relative_to(root)
    if picture is not None:
        picture.name.encode("utf-8")


@pytest.mark.parametrize(
    "reference",
    ["{static}/img/site.jpg", "|static|/img/site.jpg", "{filename}/img/site.jpg", "pathname:///img/site.jpg"],
)
def test_marks_before_a_path(site: Path, reference: str) -> None:
    found = look(site, reference)
    assert found is not None
    assert found.name == "static/img/site.jpg"
