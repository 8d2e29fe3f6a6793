"""CSV and TSV: dialects, places, and what is wrong in them."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.delimited import read_text_table
from tests.readers.tables import captions, messages, only, read


def test_columns_find_their_places_and_the_rest_is_extra_in_order(tmp_path: Path) -> None:
    text = (
        "stars,file_name,caption,title,credit,photo_id,date,lang,camera\n"
        '5,a.jpg,"A dog, running",Dog,A. Person,X-1,2020-02-03T10:00:00Z,EN_us,K\n'
    )
    entry = only(read(tmp_path, "list.csv", text))
    assert (entry.image, entry.caption, entry.title, entry.credit) == ("a.jpg", "A dog, running", "Dog", "A. Person")
    assert (entry.photo_id, entry.date, entry.language) == ("X-1", "2020-02-03", "en-us")
    assert list(entry.extra.items()) == [
        ("stars", "5"),
        ("camera", "K"),
        ("date", "2020-02-03T10:00:00Z"),
        ("lang", "EN_us"),
    ]
    assert (entry.line, entry.column, entry.field, entry.role) == (2, 9, "caption", "caption")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_newline_and_encoding(encoding: str, newline: str, delimiter: str, tmp_path: Path) -> None:
    lines = ["file_name{0}text", 'a.jpg{0}"Zoë{0} ""here"""', "b.jpg{0}Ein Café"]
    text = newline.join(lines).format(delimiter) + newline
    reading = read(tmp_path, "list.csv", text.encode(encoding))
    assert captions(reading) == [f'Zoë{delimiter} "here"', "Ein Café"]
    assert [entry.line for entry in reading.entries] == [2, 3]


def test_excel_declares_its_delimiter(tmp_path: Path) -> None:
    assert captions(read(tmp_path, "list.csv", "sep=;\r\nfile_name;text\r\na.jpg;x, y\r\n")) == ["x, y"]


def test_a_table_of_one_column_keeps_its_commas(tmp_path: Path) -> None:
    assert captions(read(tmp_path, "list.csv", "caption\nA dog, running\nA cat\n")) == ["A dog, running", "A cat"]


def test_an_empty_cell_is_no_caption_and_an_empty_quoted_one_is_an_empty_caption(tmp_path: Path) -> None:
    assert captions(read(tmp_path, "list.csv", 'file_name,alt\na.jpg,\nb.jpg,""\n')) == [None, ""]
    assert captions(read(tmp_path, "all.csv", '"file_name","alt"\n"a.jpg",""\n"b.jpg","x"\n')) == [None, "x"]


def test_tsv_without_quoting(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.tsv", 'file_name\ttext\na.jpg\t"Hello" she said\nb.jpg\tx, "y"\n')
    assert captions(reading) == ['"Hello" she said', 'x, "y"']
    assert only_spans(reading) == [None, "csv-cell"]


def only_spans(reading: object) -> list[str | None]:
    return [entry.span and entry.span.syntax for entry in reading.entries]  # type: ignore[attr-defined]


def test_without_a_header_values_tell_the_columns(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.tsv", "birds\ta.jpg\tA heron on a post\nbirds\tb.jpg\tA gull\n")
    assert reading.note == "no header; caption column: column 3, picture column: column 2"
    assert captions(reading) == ["A heron on a post", "A gull"]
    assert [entry.line for entry in reading.entries] == [1, 2]
    assert dict(reading.entries[0].extra) == {"column 1": "birds"}


def test_numbered_pictures_have_several_captions(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.tsv", "a.jpg#0\tA dog runs\na.jpg#1\tA brown dog\n")
    assert [(entry.image, entry.several) for entry in reading.entries] == [("a.jpg", True), ("a.jpg", True)]


def test_a_headerless_list_of_pictures_has_no_captions(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.csv", "a.jpg,1\nb.jpg,2\n")
    assert captions(reading) == [None, None]
    assert "caption column: none" in reading.note


def test_headers_that_repeat_or_are_empty_lose_no_column(tmp_path: Path) -> None:
    entry = only(read(tmp_path, "list.csv", "file_name,caption,caption,,caption (2)\na.jpg,x,y,z,w\n"))
    assert entry.caption == "x"
    assert dict(entry.extra) == {"caption (2)": "y", "column 4": "z", "caption (2) (2)": "w"}


def test_ragged_rows_are_named_and_lose_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.csv", "file_name,text\na.jpg,x,more\nb.jpg\nc.jpg,z\n")
    assert captions(reading) == ["x", None, "z"]
    assert dict(reading.entries[0].extra) == {"column 3": "more"}
    assert messages(reading) == [
        (2, "has 3 cells, the header 2; the others were kept as extra columns"),
        (3, "has 1 cells, the header 2"),
    ]


def test_a_quote_that_is_not_closed_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.csv", 'file_name,text\na.jpg,"oops\nb.jpg,fine\n')
    assert captions(reading) == ['"oops', "fine"]
    assert messages(reading) == [(2, "a quote is not closed; the cell was taken as it stands")]
    assert reading.entries[0].span is None  # not to be edited in place


def test_many_problems_are_counted(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.csv", "file_name,text\n" + "a.jpg,x,y\n" * 30)
    assert len(reading.entries) == 30
    assert len(reading.problems) == 21
    assert reading.problems[-1].message == "10 more problems of this kind"


@pytest.mark.parametrize("name", ["list.csv", "list.tsv"])
def test_a_table_without_a_usable_column_says_what_it_saw(name: str, tmp_path: Path) -> None:
    delimiter = "\t" if name.endswith("tsv") else ","
    reading = read(tmp_path, name, delimiter.join(["weight", "colour"]) + "\n" + delimiter.join(["3", "red"]) + "\n")
    assert reading.entries == ()
    ((line, message),) = messages(reading)
    assert line == 1
    assert "the columns are 'weight', 'colour' (name one with --caption-column or --image-column)" in message


def test_very_many_columns_are_not_all_listed(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.csv", ",".join(f"c{n}" for n in range(50)) + "\n")
    assert "'c19' and 30 more (" in reading.problems[0].message


def test_a_column_asked_for_that_is_not_there(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.csv", "file_name,text\na.jpg,x\n", caption_column="alt")
    assert messages(reading) == [(1, "has no column 'alt'; the columns are 'file_name', 'text'")]
    assert captions(reading) == ["x"]


def test_named_columns(tmp_path: Path) -> None:
    text = "file_name,text,legende,datei\na.jpg,x,y,b.jpg\n"
    entry = only(read(tmp_path, "list.csv", text, caption_column="legende", image_column="datei"))
    assert (entry.image, entry.caption) == ("b.jpg", "y")


def test_an_empty_file_and_one_with_a_header_alone(tmp_path: Path) -> None:
    assert read(tmp_path, "empty.csv", "").note == "empty"
    assert read(tmp_path, "head.csv", "file_name,text\n").entries == ()
    assert read(tmp_path, "head.csv", "file_name,text").problems == ()


def test_rows_that_say_nothing_are_no_entries(tmp_path: Path) -> None:
    assert len(read(tmp_path, "list.csv", "file_name,text,n\n,,3\na.jpg,,4\n,,\n").entries) == 1


def test_a_few_nul_bytes_are_kept_and_named(tmp_path: Path) -> None:
    text = b"file_name,text\na.jpg,x\0y\nb.jpg,caf\xc3\xa9\n" + b"c.jpg,more text to read\n" * 10
    reading = read(tmp_path, "list.csv", text)
    assert captions(reading)[:2] == ["x\0y", "café"]
    assert messages(reading) == [(2, "holds 1 NUL byte; they were kept")]
    odd = text.replace(b"caf\xc3\xa9", b"caf\xe9")
    assert captions(read(tmp_path, "odd.csv", odd))[:2] == ["x\0y", "caf\udce9"]


def test_binary_files_are_no_tables(tmp_path: Path) -> None:
    for noise in (b"\x00\x01\x02" * 50, bytes(range(256)) * 50, b"a\0" * 50 + b"\x00\xd8a\0"):
        with pytest.raises(ReadError, match="is no text"):
            read(tmp_path, "list.csv", noise)


def test_a_file_that_is_gone_or_too_large_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dedupe.readers.registry import read_document

    with pytest.raises(ReadError, match=r"none\.csv: cannot be read"):
        read_document(tmp_path / "none.csv", Config())
    monkeypatch.setattr("dedupe.readers.source.MAX_TEXT_BYTES", 2**20)
    with pytest.raises(ReadError, match=r"is a text of 2 MB; 1 MB are the most that is read \(split it"):
        read(tmp_path, "list.csv", "file_name,text\na.jpg,x\n" + " " * 2**20)


def test_a_cell_of_ten_megabytes(tmp_path: Path) -> None:
    long = "word " * (2 * 2**20)
    assert captions(read(tmp_path, "list.csv", f'file_name,text\na.jpg,"{long}"\nb.jpg,x\n')) == [long, "x"]


def test_a_text_may_be_a_table(tmp_path: Path) -> None:
    rows = "".join(f"{n // 5}.jpg,A dog, number {n}\n" for n in range(20))
    kaggle = read(tmp_path, "captions.txt", "image,caption\n" + rows.replace("dog,", "dog"))
    assert (kaggle.reader, len(kaggle.entries)) == ("csv", 20)
    assert kaggle.entries[7].image == "1.jpg"
    tokens = read(tmp_path, "token.txt", "".join(f"a{n // 5}.jpg#{n % 5}\tA dog, {n}\n" for n in range(20)))
    assert [entry.caption for entry in tokens.entries[:2]] == ["A dog, 0", "A dog, 1"]
    assert all(entry.several for entry in tokens.entries)


@pytest.mark.parametrize(
    "text", ["a.jpg\n\nA dog runs, fast.\n\nb.jpg\n\nA cat sleeps.\n", "a.jpg, A dog\n", "", "Prose, and more.\n" * 9]
)
def test_other_texts_are_no_tables(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    assert read_text_table(tmp_path / "x.txt", Config()) is None


def test_a_text_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_text_table(tmp_path / "none.txt", Config())


def test_many_pictures_on_several_rows_have_several_captions(tmp_path: Path) -> None:
    rows = [f"p{n // 5}.jpg| {n % 5}| A dog, number {n}\n" for n in range(60)]
    assert all(
        e.several for e in read(tmp_path, "r.csv", "image_name| comment_number| comment\n" + "".join(rows)).entries
    )
    few = read(tmp_path, "few.csv", "image_name|comment\na.jpg|A dog\na.jpg|A cat\n")
    assert not any(entry.several for entry in few.entries)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=10)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t|"),
    newline=st.sampled_from(["\n", "\r\n"]),
)
@settings(deadline=None, max_examples=100)
def test_what_the_standard_library_writes_is_read_with_exact_spans(
    rows: list[tuple[str, str]], delimiter: str, newline: str
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=newline)
    writer.writerows([("file_name", "caption", "note"), *((f"p{n}.jpg", *row) for n, row in enumerate(rows))])
    with tempfile.TemporaryDirectory() as folder:
        reading = read(Path(folder), "list.csv", stream.getvalue())
    assert captions(reading) == [caption for caption, _ in rows]
    assert [entry.extra["note"] for entry in reading.entries] == [note for _, note in rows]


def test_a_space_behind_each_delimiter_is_no_part_of_the_cells(tmp_path: Path) -> None:
    text = 'image| number| comment\na.jpg| 0| A dog runs .\nb.jpg| 1| "Quoted"\n'
    reading = read(tmp_path, "list.csv", text)
    assert captions(reading)[0] == "A dog runs ."
    assert [entry.column for entry in reading.entries] == [11, 11]
    assert reading.entries[0].span is not None
    assert text[reading.entries[0].span.start :].startswith("A dog")
    kept = read(tmp_path, "other.csv", "image,comment\na.jpg, A dog\n")
    assert captions(kept) == [" A dog"]


def test_an_encoding_that_is_not_known_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.csv", "file_name,text\na.jpg,x y\nb.jpg,日本語の説明\n".encode("shift-jis"))
    assert messages(reading) == [
        (3, "is neither UTF-8 nor Windows-1252, so its letters are not known; save it as UTF-8")
    ]
    assert len(reading.entries) == 2


def test_a_column_that_numbers_the_captions_of_each_picture(tmp_path: Path) -> None:
    rows = "a.jpg,{0},one\na.jpg,{1},two\nb.jpg,{2},three\nb.jpg,{3},four\nc.jpg,{4},five\n"
    numbered = read(tmp_path, "a.csv", "image,n,caption\n" + rows.format(0, 1, 0, 1, 0) + ",9,six\n")
    assert all(entry.several for entry in numbered.entries)
    for counts in ((1, 2, 3, 4, 5), (0, 1, 1, 0, 0), (0, 1, 0, 1, 5)):
        counted = read(tmp_path, "a.csv", "image,n,caption\n" + rows.format(*counts))
        assert not any(entry.several for entry in counted.entries)
    once = read(tmp_path, "a.csv", "image,n,caption\na.jpg,0,one\na.jpg,1,two\nb.jpg,0,three\n,1,four\n")
    assert not any(entry.several for entry in once.entries)


def test_lines_of_a_picture_and_its_caption(tmp_path: Path) -> None:
    text = "# Morning\r\n one.jpg:  The lake: calm \r\n\r\ntwo.jpg:\tThe hill\r\nnotes.odt: nothing shown\r\n"
    reading = read(tmp_path, "captions.txt", text)
    assert reading.reader == "text-table"
    assert [(e.image, e.caption, e.line, e.column) for e in reading.entries] == [
        ("one.jpg", "The lake: calm", 2, 12),
        ("two.jpg", "The hill", 4, 10),
    ]
    assert all(entry.span is not None for entry in reading.entries)
    later = "a.jpg: One of them\n" * 60 + "And what is no pair\n"
    assert len(read(tmp_path, "long.txt", later).entries) == 60


@pytest.mark.parametrize("text", ["one.jpg: A lake\nA sentence about it\n", "# one\n", "notes.odt: nothing shown\n"])
def test_a_text_with_colons_is_no_such_list(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_text_table(tmp_path / "a.txt", Config()) is None
