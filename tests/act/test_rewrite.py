"""Cleaned captions written back: the captions change and not a byte besides, or nothing does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.act import rewrite as module
from dedupe.act.edits import Edit
from dedupe.act.rewrite import Plan, plan_rewrites, write_rewrite
from dedupe.config import Config
from dedupe.errors import ReadError, WriteError
from dedupe.readers.collect import collect
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.source import SourceText
from dedupe.records import Record, Source, Span


def plan(folder: Path) -> Plan:
    return plan_rewrites(collect([folder]).records)


def written(folder: Path) -> None:
    for rewrite in plan(folder).rewrites:
        write_rewrite(rewrite, Config())


DOCUMENTS = {
    "a notebook in ASCII": (
        "t.ipynb",
        b'{"cells": [{"cell_type": "markdown", "source": ["![Caf\\u00e9 of  the \\"sea\\"](a.png)\\n", "x  y"]}]}\n',
        b'{"cells": [{"cell_type": "markdown", "source": ["![Caf\\u00e9 of the \\"sea\\"](a.png)\\n", "x  y"]}]}\n',
    ),
    "a notebook with mojibake": (
        "t.ipynb",
        b'{"cells": [{"cell_type": "markdown", "source": "<img src=\'a.png\' alt=\'Fran\\u00c3\\u00a7ois\'>"}]}\n',
        b'{"cells": [{"cell_type": "markdown", "source": "<img src=\'a.png\' alt=\'Fran\\u00e7ois\'>"}]}\n',
    ),
    "a page of elements": (
        "t.tsx",
        b"const a = 1 <  2;\nexport default () => <img src='a.png' alt='The  hen &amp; cock' />;\n",
        b"const a = 1 <  2;\nexport default () => <img src='a.png' alt='The hen &amp; cock' />;\n",
    ),
    "pictures that a script lists": (
        "t.ts",
        b"export const p = [{ src: 'a.png', alt: 'The hen\\'s  nest' }];\n",
        b"export const p = [{ src: 'a.png', alt: 'The hen\\'s nest' }];\n",
    ),
    "bom and carriage returns": (
        "t.csv",
        b'\xef\xbb\xbffile_name,caption,n\r\na.jpg,"The KX--12 ""red"" buoy",1\r\nb.jpg,  plain ,2\r\n',
        b'\xef\xbb\xbffile_name,caption,n\r\na.jpg,"The KX-12 ""red"" buoy",1\r\nb.jpg,plain,2\r\n',
    ),
    "a quoted cell that need not be": (
        "t.csv",
        b'file_name,caption\na.jpg,"through the the fog"\nb.jpg,fine words\n',
        b'file_name,caption\na.jpg,"through the fog"\nb.jpg,fine words\n',
    ),
    "tabs": (
        "t.tsv",
        b"file_name\tcaption\na.jpg\tSalt &amp;amp; pepper\nb.jpg\tfine words\n",
        b"file_name\tcaption\na.jpg\tSalt & pepper\nb.jpg\tfine words\n",
    ),
    "windows-1252": (
        "t.csv",
        b"file_name,caption\na.jpg,Caf\xe9 of  the sea\nb.jpg,fine words\n",
        b"file_name,caption\na.jpg,Caf\xe9 of the sea\nb.jpg,fine words\n",
    ),
    "escapes and the order of keys": (
        "t.jsonl",
        b'{"n": 1.50, "caption": "Caf\\u00e9 of  the \\"sea\\"",   "file_name": "a.jpg"}\n{"caption":"x y z"}\n',
        b'{"n": 1.50, "caption": "Caf\\u00e9 of the \\"sea\\"",   "file_name": "a.jpg"}\n{"caption":"x y z"}\n',
    ),
    "mojibake in escapes": (
        "t.jsonl",
        b'{"caption": "Fran\\u00c3\\u00a7ois at sea", "file_name": "a.jpg"}\n',
        b'{"caption": "Fran\\u00e7ois at sea", "file_name": "a.jpg"}\n',
    ),
    "escapes beside an entity": (
        "t.jsonl",
        b'{"caption": "Caf\\u00e9 &amp; \\"sea\\" \\ud83d\\ude00 \\\\ end", "file_name": "a.jpg"}\n',
        b'{"caption": "Caf\\u00e9 & \\"sea\\" \\ud83d\\ude00 \\\\ end", "file_name": "a.jpg"}\n',
    ),
    "a gallery": (
        "t.txt",
        b"Home Again\n\nAda Moe/NASA\n\nThe  crew walks down the the quay.\n\nOut\n\nAda Moe/NASA\n\nA boat leaves.\n",
        b"Home Again\n\nAda Moe/NASA\n\nThe crew walks down the quay.\n\nOut\n\nAda Moe/NASA\n\nA boat leaves.\n",
    ),
}


@pytest.mark.parametrize(("name", "before", "after"), DOCUMENTS.values(), ids=DOCUMENTS)
class TestDocuments:
    def test_the_captions_change_and_nothing_else(self, tmp_path: Path, name: str, before: bytes, after: bytes) -> None:
        (tmp_path / name).write_bytes(before)
        assert plan(tmp_path).refused == ()
        written(tmp_path)
        assert (tmp_path / name).read_bytes() == after
        assert plan(tmp_path) == Plan()

    def test_the_diff_is_one_that_patch_takes(self, tmp_path: Path, name: str, before: bytes, after: bytes) -> None:
        (tmp_path / name).write_bytes(before)
        (rewrite,) = plan(tmp_path).rewrites
        assert rewrite.source.encode(rewrite.text) == after
        patch = shutil.which("patch")
        if patch is None or not rewrite.source.encoding.startswith("utf-8") or rewrite.source.bom:
            pytest.skip("patch is not here, or the diff is shown in another encoding than the file's")
        done = subprocess.run([patch, "-p1", "--binary"], input=rewrite.diff().encode(), cwd=tmp_path, check=False)
        assert done.returncode == 0
        assert (tmp_path / name).read_bytes() == after


class TestPlan:
    def test_empty_captions_and_file_names_are_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("file_name,caption\na.jpg,\nb.jpg,IMG--1234  5.jpg\n")
        assert plan(tmp_path) == Plan()

    def test_a_credit_has_no_field_to_go_to_and_stays(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("file_name,caption\na.jpg,A boat. Photo by Ada Moe\n")
        assert plan(tmp_path) == Plan()

    def test_a_document_that_changed_since_is_refused(self, tmp_path: Path) -> None:
        place = tmp_path / "t.csv"
        place.write_text("file_name,caption\na.jpg,the  old boat\n")
        records = collect([tmp_path]).records
        place.write_text("file_name,caption\nab.jpg,the  old boat\n")
        found = plan_rewrites(records)
        assert found.rewrites == ()
        assert found.refused[0][1] == "the document has changed since it was read"

    def test_a_document_that_is_gone_is_refused(self, tmp_path: Path) -> None:
        source = Source("t.txt", 1, file=str(tmp_path / "t.txt"), span=Span(0, 8))
        assert "cannot be read" in plan_rewrites([Record("t", source, caption="a  boat")]).refused[0][1]

    def test_what_the_encoding_cannot_hold_is_refused(self, tmp_path: Path) -> None:
        # A text of Windows-1252 whose entity stands for a letter that this encoding has not.
        (tmp_path / "t.csv").write_bytes(b"file_name,caption\na.jpg,Caf\xe9 &#26481;\n")
        found = plan(tmp_path)
        assert found.rewrites == ()
        assert "cp1252" in found.refused[0][1]

    def test_what_the_syntax_cannot_hold_is_refused(self, tmp_path: Path) -> None:
        # A folded block breaks a line between the two words: only a new block could be written.
        (tmp_path / "t.yml").write_text("alt: >-\n  through the\n  the fog\n")
        source = Source("t.yml", 1, file=str(tmp_path / "t.yml"), span=Span(5, 31, "yaml-block"))
        found = plan_rewrites([Record("t", source, caption="through the the fog")])
        assert found.rewrites == ()
        assert len(found.refused) == 1

    def test_records_without_a_place_are_counted(self) -> None:
        captions = ["a  boat", "a boat", "IMG_0001.jpg", None]
        records = [Record(str(n), Source("a.jpg", file="a.jpg"), caption=caption) for n, caption in enumerate(captions)]
        assert plan_rewrites([*records, Record("b", Source("b"), caption="a &amp; b")]) == Plan(elsewhere=2)


class TestWriting:
    CSV = "file_name,caption\na.jpg,the  old boat\n"

    def rewrite(self, folder: Path) -> module.Rewrite:
        (rewrite,) = plan(folder).rewrites
        return rewrite

    def test_never_through_a_symbolic_link(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "real" / "t.csv").write_text(self.CSV)
        (tmp_path / "root").mkdir()
        (tmp_path / "root" / "t.csv").symlink_to(tmp_path / "real" / "t.csv")
        (rewrite,) = plan_rewrites(collect([tmp_path / "root" / "t.csv"]).records).rewrites
        with pytest.raises(WriteError, match="symbolic link"):
            write_rewrite(rewrite, Config())
        assert (tmp_path / "real" / "t.csv").read_text() == self.CSV

    def test_nor_below_a_linked_folder(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "real" / "t.csv").write_text(self.CSV)
        (tmp_path / "link").symlink_to(tmp_path / "real")
        source = Source("link/t.csv", 2, file=str(tmp_path / "link" / "t.csv"), span=Span(24, 37, "csv-cell"))
        (rewrite,) = plan_rewrites([Record("a", source, caption="the  old boat")]).rewrites
        with pytest.raises(WriteError, match="symbolic link"):
            write_rewrite(rewrite, Config())

    def test_not_over_a_document_that_changed_meanwhile(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text(self.CSV)
        rewrite = self.rewrite(tmp_path)
        (tmp_path / "t.csv").write_text(self.CSV + "b.jpg,new\n")
        with pytest.raises(WriteError, match="has changed"):
            write_rewrite(rewrite, Config())

    def test_not_where_the_document_is_gone(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text(self.CSV)
        rewrite = self.rewrite(tmp_path)
        (tmp_path / "t.csv").unlink()
        with pytest.raises(WriteError, match="cannot be read again"):
            write_rewrite(rewrite, Config())

    def test_not_where_it_would_read_otherwise(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "t.csv").write_text(self.CSV)
        rewrite = self.rewrite(tmp_path)
        monkeypatch.setattr(module, "read_document", lambda path, *_, **__: _misread(path))
        with pytest.raises(WriteError, match="would not read the same"):
            write_rewrite(rewrite, Config())
        assert (tmp_path / "t.csv").read_text() == self.CSV

    def test_not_where_it_would_not_read_at_all(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path, *_: object, **__: object) -> Reading:
            raise ReadError("is broken", path=path)

        (tmp_path / "t.csv").write_text(self.CSV)
        rewrite = self.rewrite(tmp_path)
        monkeypatch.setattr(module, "read_document", refuse)
        with pytest.raises(WriteError, match="no valid document"):
            write_rewrite(rewrite, Config())

    def test_permissions_are_kept(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text(self.CSV)
        (tmp_path / "t.csv").chmod(0o640)
        written(tmp_path)
        assert (tmp_path / "t.csv").stat().st_mode & 0o777 == 0o640

    def test_a_sidecar(self, tmp_path: Path) -> None:
        (tmp_path / "a.png").write_bytes(b"not looked at")
        (tmp_path / "a.txt").write_bytes(b"\n the  old boat\r\n")
        written(tmp_path)
        assert (tmp_path / "a.txt").read_bytes() == b"\n the old boat\r\n"


def _misread(path: Path) -> Reading:
    return Reading("csv", (Entry(caption=path.read_text()[-5:], image=path.read_text()),))


class TestDiff:
    @pytest.mark.parametrize(
        ("path", "shown"),
        [("a b.md", "a b.md"), ("a\n+b.md", '"{}a\\n+b.md"'), ('"\t\\\x1bé\n', '"{}\\"\\t\\\\\\033é\\n"')],
    )
    def test_a_name_cannot_end_its_line(self, path: str, shown: str) -> None:
        rewrite = module.Rewrite(path, Path("x"), "csv", SourceText("", "utf-8"), ())
        told = [shown.replace("{}", side) if "{}" in shown else side + shown for side in ("a/", "b/")]
        assert rewrite.diff() == f"--- {told[0]}\n+++ {told[1]}\n"

    def test_hunks_with_three_lines_around(self, tmp_path: Path) -> None:
        lines = [f"{n}.jpg,line {n} of words" for n in range(30)]
        lines[4] = "4.jpg,line  four"
        lines[5] = "5.jpg,line  five"
        lines[20] = "20.jpg,line  twenty"
        lines[29] = "29.jpg,line  last"
        (tmp_path / "t.csv").write_text("file_name,caption\n" + "\n".join(lines))
        (rewrite,) = plan(tmp_path).rewrites
        golden = Path(__file__).parent / "golden" / "hunks.diff"
        assert rewrite.diff() == golden.read_text()

    @settings(deadline=None, max_examples=40)
    @given(
        st.lists(st.sampled_from(["a boat", "a  boat", "the the\nquay", "x"]), min_size=1, max_size=25), st.booleans()
    )
    def test_any_diff_says_what_changes(self, captions: list[str], last_line: bool) -> None:
        text, records = "", []
        for n, caption in enumerate(captions):
            records.append((len(text), caption))
            text += caption + ("\n" if last_line or n + 1 < len(captions) else "")
        edits = tuple(
            Edit(start, start + len(caption), caption.replace("  ", " ").replace("the the\n", "the\n"), "", ())
            for start, caption in records
            if caption in ("a  boat", "the the\nquay")
        )
        rewrite = module.Rewrite("t", Path("t"), "csv", SourceText(text), edits)
        assert _applied(text, rewrite.diff()) == rewrite.text


def _applied(text: str, diff: str) -> str:
    """The text after a unified diff, line by line, checking every unchanged and removed line."""
    old, new, position = text.split("\n"), [], 0
    for line in diff.split("\n")[2:-1]:
        if line.startswith("@@"):
            first, _, count = line.split()[1].removeprefix("-").partition(",")
            start = int(first) - (count != "0")
            new += old[position:start]
            position = start
        elif line.startswith("+"):
            new.append(line[1:])
        elif not line.startswith("\\"):
            assert old[position] == line[1:]
            new += [line[1:]] if line[0] == " " else []
            position += 1
    return "\n".join(new + old[position:])


def test_what_is_read_in_data_among_pages_is_cleaned_there(tmp_path: Path) -> None:
    """An alternative text beside a caption is read on a site alone; the row that holds both changes in both."""
    (tmp_path / "index.md").write_text("Words of a page.\n", encoding="utf-8")
    photos = '[{"src": "a.jpg", "alt": "The  mill", "caption": "Built  in 1911"}, {"src": "b.jpg", "title": "A  dam"}]'
    (tmp_path / "photos.json").write_text(photos, encoding="utf-8")
    table = "file,caption,alt,title\na.jpg,The  mill,A  low house,Old  mill\nb.jpg,Plain,,\n"
    (tmp_path / "photos.csv").write_text(table, encoding="utf-8")
    written(tmp_path)
    assert (tmp_path / "photos.json").read_text(encoding="utf-8") == photos.replace("  ", " ")
    assert (tmp_path / "photos.csv").read_text(encoding="utf-8") == (
        "file,caption,alt,title\na.jpg,The mill,A low house,Old  mill\nb.jpg,Plain,,\n"
    )
