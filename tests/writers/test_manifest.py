"""Manifests: read back exactly in every format, golden in form, wrong files named."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.errors import MissingExtraError, ReadError, WriteError
from dedupe.readers.registry import read_document
from dedupe.records import ManifestRow
from dedupe.writers.manifest import MANIFEST_SUFFIXES, manifest_lines, read_manifest, write_manifest
from tests.writers.rows import ROWS, row

GOLDEN = Path(__file__).parent / "golden"

NO_NUL = st.characters(exclude_categories=["Cs"], exclude_characters="\0")  # a table of NULs is no text

SAMPLE = (
    ManifestRow(
        file_name="launch/soyuz-01.jpg",
        caption='The rocket, "ready" — at 8:07 p.m.\nSecond line',
        title="Launch",
        credit="A. Person/Agency",
        photo_id="AB-1",
        date="2018-06-06",
        path="captions.csv",
        line=3,
        sha256="ab" * 32,
        width=640,
        height=480,
        phash="0f" * 32,
        merged_from=("launch/copy.jpg", "x.txt:3"),
        extra={"camera": "K", "stars": 5, "tags": ["a", "b"]},
    ),
    ManifestRow(
        file_name=None, caption="", title="=1+1", credit=None, photo_id=None, date=None, path="x.txt", line=None
    ),
)


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv"])
def test_the_written_form_is_as_documented(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"manifest{suffix}"
    write_manifest(SAMPLE, path, versions={"dedupe": "1.0", "alpha": "2"})
    assert path.read_bytes() == (GOLDEN / path.name).read_bytes()


@pytest.mark.parametrize("suffix", MANIFEST_SUFFIXES)
def test_a_manifest_reads_back(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"m{suffix}"
    write_manifest(SAMPLE, path, versions={"dedupe": "1"})
    assert read_manifest(path) == SAMPLE


@pytest.mark.parametrize("suffix", MANIFEST_SUFFIXES)
@given(rows=ROWS)
@settings(deadline=None, max_examples=60)
def test_reading_undoes_writing(suffix: str, rows: list[ManifestRow]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"m{suffix}")
        write_manifest(rows, path)
        assert read_manifest(path) == tuple(rows)


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv", ".parquet"])
@given(
    # A column of nothing but picture names is not taken for captions, whatever its name.
    captions=st.lists(st.text(NO_NUL, min_size=1, max_size=10).filter(lambda t: "." not in t), min_size=1, max_size=4),
    extra=st.dictionaries(
        st.sampled_from(["camera", "stars", "notes"]), st.one_of(st.text(NO_NUL), st.integers()), max_size=3
    ),
)
@settings(deadline=None, max_examples=40)
def test_a_manifest_read_as_a_table_gives_the_same_captions_and_columns(
    suffix: str, captions: list[str], extra: dict[str, str | int]
) -> None:
    rows = [row(f"p{number}.jpg", caption, extra={**extra}) for number, caption in enumerate(captions)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"m{suffix}")
        write_manifest(rows, path)
        reading = read_document(path, Config(), named=True)
    assert reading is not None
    assert [entry.caption for entry in reading.entries] == captions
    assert [entry.image for entry in reading.entries] == [one.file_name for one in rows]
    assert all(entry.credit == "A. Person" and entry.date == "2018-06-06" for entry in reading.entries)
    assert all({key: entry.extra.get(key) for key in extra} == extra for entry in reading.entries)


def test_lines_for_standard_output_are_the_jsonl_file(tmp_path: Path) -> None:
    write_manifest(SAMPLE, tmp_path / "m.jsonl")
    assert "".join(manifest_lines(SAMPLE)) == (tmp_path / "m.jsonl").read_text(encoding="utf-8")
    assert list(json.loads(next(manifest_lines(SAMPLE))))[:2] == ["file_name", "caption"]


def test_versions_stand_in_json_and_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    write_manifest(SAMPLE, tmp_path / "m.parquet", versions={"dedupe": "1"})
    assert json.loads(parquet.read_schema(tmp_path / "m.parquet").metadata[b"dedupe"]) == {"dedupe": "1"}
    write_manifest(SAMPLE, tmp_path / "m.json", versions={"dedupe": "1"})
    assert json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))["dedupe"] == {"dedupe": "1"}


@pytest.mark.parametrize(("name", "words"), [("m.xlsx", "unknown suffix '.xlsx'"), ("m", "has no suffix")])
def test_an_unknown_suffix_lists_the_known(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=words) as caught:
        write_manifest(SAMPLE, tmp_path / name)
    assert ".parquet" in str(caught.value)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text("old", encoding="utf-8")
    broken = row("a.jpg", "x", extra={"bad": object()})  # type: ignore[dict-item]
    with pytest.raises(TypeError):
        write_manifest([broken], path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [place.name for place in tmp_path.iterdir()] == ["m.jsonl"]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("m.jsonl", '{"file_name": null}\n', r"m\.jsonl:1: is no row of a manifest"),
        ("m.jsonl", "\n[1]\n", r"m\.jsonl:2: is no JSON object"),
        ("m.jsonl", "\n\n{oops\n", r"m\.jsonl:3: is no valid JSON"),
        ("m.json", "[]", "is no JSON object"),
        ("m.json", "{}", 'has no list "rows"'),
        ("m.csv", "", r"m\.csv:1: has no column file_name"),
        ("m.csv", "file_name,caption\n", "has no column title"),
        ("m.tsv", "", r"unknown suffix '\.tsv'"),
    ],
)
def test_what_is_no_manifest_is_named_with_its_line(name: str, text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=words):
        read_manifest(tmp_path / name)


HEADER = (
    "file_name,caption,title,credit,photo_id,date,source.path,source.line,sha256,width,height,phash,merged_from,extra\n"
)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a,b\n", "3: has 2 cells, the header 14"),
        (",,,,,,p,three,,,,,[],{}\n", "3: 'three' is no whole number"),
        (",,,,,,p,3,,,,,[,{}\n", "3: is no valid JSON"),
        (",,,,,,,3,,,,,[],{}\n", "3: is no row of a manifest"),
    ],
)
def test_a_bad_row_of_a_csv_manifest_is_named(line: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(HEADER + ",,,,,,p,3,,,,,[],{}\n" + line, encoding="utf-8")
    with pytest.raises(ReadError, match=words):
        read_manifest(tmp_path / "m.csv")


def test_a_manifest_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_manifest(tmp_path / "none.jsonl")
    (tmp_path / "m.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(ReadError, match="is no UTF-8 text"):
        read_manifest(tmp_path / "m.jsonl")


def test_parquet_that_is_none_is_named(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    with pytest.raises(ReadError, match="cannot be read"):
        read_manifest(tmp_path / "none.parquet")
    (tmp_path / "m.parquet").write_bytes(b"PAR1 no parquet PAR1")
    with pytest.raises(ReadError, match="is no valid Parquet"):
        read_manifest(tmp_path / "m.parquet")
    parquet.write_table(pa.table({"caption": ["x"]}), tmp_path / "m.parquet")
    with pytest.raises(ReadError, match="has no column file_name, title"):
        read_manifest(tmp_path / "m.parquet")
    write_manifest(SAMPLE, tmp_path / "m.parquet")
    table = parquet.read_table(tmp_path / "m.parquet")
    at = table.column_names.index("extra")
    parquet.write_table(table.set_column(at, "extra", [["{", "{}"]]), tmp_path / "m.parquet")
    with pytest.raises(ReadError, match="no valid JSON in extra"):
        read_manifest(tmp_path / "m.parquet")


def test_parquet_without_pyarrow_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'caption-dedupe\[parquet\]'"):
        write_manifest(SAMPLE, tmp_path / "m.parquet")
    assert list(tmp_path.iterdir()) == []
