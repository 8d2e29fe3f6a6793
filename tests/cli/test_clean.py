"""`dedupe clean` as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dedupe.cli import run
from tests.cli.running import dedupe

PAGE = 'Hello ![through the the fog](a.png "t")\n\n<img src=b.png alt="Caf&eacute;  &quot;Vale&quot;">\n\n![](c.png)\n'
CLEANED = 'Hello ![through the fog](a.png "t")\n\n<img src=b.png alt="Caf&eacute; &quot;Vale&quot;">\n\n![](c.png)\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "page.md").write_text(PAGE)
    (tmp_path / "fine.md").write_text("![A boat](d.png)\n")
    (tmp_path / "t.csv").write_text("file_name,caption\ne.jpg,The KX--12 buoy\n")
    return tmp_path


class TestAsAProcess:
    def test_a_diff_on_standard_output_and_nothing_written(self, site: Path) -> None:
        done = dedupe("clean", site)
        assert done.returncode == 0
        assert done.stdout == (Path(__file__).parent / "golden" / "clean.diff").read_text()
        assert done.stderr == "3 captions to clean in 2 files; add --write to write them\n"
        assert (site / "page.md").read_text() == PAGE

    def test_write(self, site: Path) -> None:
        done = dedupe("clean", "--write", cwd=site)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == "Wrote page.md: 2 captions cleaned\nWrote t.csv: 1 caption cleaned\n"
        assert (site / "page.md").read_text() == CLEANED
        assert dedupe("clean", cwd=site).stderr == "Nothing to clean\n"
        assert dedupe("clean", "--write", cwd=site).stderr == "Nothing to clean\n"

    def test_a_path_that_is_not_there(self, tmp_path: Path) -> None:
        done = dedupe("clean", tmp_path / "no")
        assert done.returncode == 2
        assert "is not there" in done.stderr


class TestInProcess:
    def test_one_file_of_several(self, site: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["clean", str(site), "--exclude", "*.md", "-q"]) == 0
        shown = capfd.readouterr()
        assert "t.csv" in shown.out
        assert "page.md" not in shown.out
        assert shown.err == ""

    def test_quiet_writing(self, site: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["clean", str(site), "--write", "-q"]) == 0
        assert capfd.readouterr() == ("", "")

    def test_what_is_refused_is_told(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "t.csv").write_bytes(b"file_name,caption\na.jpg,Caf\xe9 &#26481;\n")
        assert run(["clean", str(tmp_path)]) == 0
        err = capfd.readouterr().err
        assert err.startswith("dedupe: note: t.csv:2: not cleaned: ")
        assert err.endswith("Nothing to clean\n")

    def test_what_a_picture_says_itself_is_told_and_left(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        words = PngInfo()
        words.add_text("Description", "The mill by the the river")
        Image.new("L", (40, 30)).save(tmp_path / "mill.png", pnginfo=words)
        for arguments in ([], ["--write"]):
            assert run(["clean", str(tmp_path), *arguments]) == 0
            assert capfd.readouterr().err.startswith("dedupe: note: 1 caption not cleaned where nothing is written")
        run(["check", str(tmp_path)])
        told = capfd.readouterr().out
        assert "CAP008" in told
        assert "can be fixed" not in told

    def test_what_could_not_be_written_exits_2_and_the_rest_is_written(
        self, site: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        real = site / "elsewhere.txt"
        real.write_text((site / "t.csv").read_text())
        (site / "t.csv").unlink()
        (site / "t.csv").symlink_to(real)
        assert run(["clean", str(site / "t.csv"), str(site / "page.md"), "--write"]) == 2
        assert "symbolic link" in capfd.readouterr().err
        assert "KX--12" in real.read_text()
        assert (site / "page.md").read_text() == CLEANED
