"""`dedupe scan` through its real entry point: what it writes where, and how it ends."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dedupe.cli.scan import DATASETS
from dedupe.writers.datasets import DATASET_WRITERS
from tests.cli.running import dedupe

LISTING = "A dog runs on the beach.\n\nA dog runs on the beach.\n\nA cat sleeps on a chair.\n"


@pytest.fixture
def gallery(tmp_path: Path) -> Path:
    """Two photographs, one of them twice (as PNG and as JPEG of half the size), captions in a table, a broken file."""
    folder = tmp_path / "gallery"
    folder.mkdir()
    rng = np.random.default_rng(5)
    for name in ("harbour", "ferry"):
        small = Image.fromarray(rng.integers(0, 255, (12, 16, 3), dtype=np.uint8))
        small.resize((640, 480), Image.Resampling.BICUBIC).save(folder / f"{name}.png")
    with Image.open(folder / "harbour.png") as picture:
        picture.resize((320, 240)).save(folder / "copy.jpg", quality=80)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    (folder / "captions.csv").write_text(
        "file_name,caption,place\n"
        "harbour.png,Boats in the harbour at noon,Skarvik\n"
        "copy.jpg,boats in the harbour at noon,\n"
        "ferry.png,The ferry leaves at 8:07 p.m.,Skarvik\n",
        encoding="utf-8",
    )
    return folder


def test_scan_writes_manifest_and_decisions(gallery: Path, tmp_path: Path) -> None:
    done = dedupe("scan", gallery, "-o", tmp_path / "m.jsonl", "--decisions", tmp_path / "d.jsonl", "--no-cache")
    assert (done.returncode, done.stderr) == (0, f"Wrote {tmp_path / 'm.jsonl'}, {tmp_path / 'd.jsonl'}\n")
    rows = [json.loads(line) for line in (tmp_path / "m.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(rows[0]) == [
        "file_name", "caption", "title", "credit", "photo_id", "date", "source", "sha256", "width", "height", "phash",
        "merged_from", "extra",
    ]  # fmt: skip
    assert [row["file_name"] for row in rows] == ["broken.jpg", "harbour.png", "ferry.png"]
    assert rows[1]["merged_from"] == ["copy.jpg"]
    assert rows[1]["extra"] == {"place": "Skarvik"}
    assert (rows[1]["width"], rows[1]["height"], len(rows[1]["phash"])) == (640, 480, 64)
    decisions = [json.loads(line) for line in (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()]
    by_id = {row["id"]: row for row in decisions}
    assert {name: row["decision"] for name, row in by_id.items()} == {
        "broken.jpg": "keep",
        "harbour.png": "keep",
        "copy.jpg": "drop",
        "ferry.png": "keep",
    }
    assert (by_id["copy.jpg"]["rule"], by_id["copy.jpg"]["keeper"]) == ("ENT001", "harbour.png")
    assert (by_id["copy.jpg"]["image_verdict"], by_id["copy.jpg"]["caption_verdict"]) == ("same", "equivalent")
    assert "captions.csv: csv, 3 entries" in done.stdout
    assert "Kept 3 of 4 entries" in done.stdout
    assert "broken.jpg" in done.stdout


def test_plain_path_is_scan_and_hints(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LISTING, encoding="utf-8")
    done = dedupe(tmp_path / "list.txt")
    assert done.returncode == 0
    assert "Kept 2 of 3 entries" in done.stdout
    assert "Hint: nothing was written" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize(("word", "meant"), [("scna", "scan"), ("chekc", "check"), ("help", "--help")])
def test_a_slip_in_a_command_is_no_path(tmp_path: Path, word: str, meant: str) -> None:
    done = dedupe(word, "photos", cwd=tmp_path)
    assert done.returncode == 2
    assert f"{word!r} is no command and not there. Did you mean 'dedupe {meant}'?" in done.stderr
    (tmp_path / word).mkdir()
    assert dedupe(word, "--no-cache", cwd=tmp_path).returncode == 0


def test_all_that_was_written_is_named(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("file_name,caption\na.jpg,A boat at the quay\n", encoding="utf-8")
    options = ["--to", "kohya", "set", "--report", "sarif=out.sarif", "--report", "out.md", "--pairs", "p.csv"]
    done = dedupe("scan", table, *options, "--no-cache", cwd=tmp_path)
    assert done.stderr == "Wrote p.csv, out.sarif, out.md, set (kohya)\n"


def test_data_sets_are_those_there_are() -> None:
    assert tuple(DATASET_WRITERS) == DATASETS


def test_a_run_that_met_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("![A boat](a.jpg)\n", encoding="utf-8")
    for command in ("scan", "check"):
        done = dedupe(command, tmp_path, "--include", "*.jgp", "--no-cache")
        assert done.returncode == 0
        assert done.stderr.count("nothing to read was found: look at the path") == 1
        assert done.stderr.count("\n") == 1
        assert "nothing to read" not in dedupe(command, tmp_path, "--no-cache").stderr


def test_captions_beside_and_inside_pictures_are_counted(tmp_path: Path) -> None:
    words = PngInfo()
    words.add_text("Description", "The mill by the river")
    Image.new("L", (40, 30)).save(tmp_path / "mill.png", pnginfo=words)
    Image.new("L", (30, 40)).save(tmp_path / "quay.png")
    (tmp_path / "quay.txt").write_text("The quay at noon.", encoding="utf-8")
    told = dedupe("scan", tmp_path, "--no-cache").stdout
    assert told.startswith(
        "Read 2 pictures: 2 entries\n  1 caption in texts beside pictures\n  1 caption inside picture files\n\n"
    )


def test_manifest_on_standard_output_moves_the_summary(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LISTING, encoding="utf-8")
    done = dedupe("scan", tmp_path, "-o", "-")
    assert [json.loads(line)["caption"] for line in done.stdout.splitlines()] == [
        "A dog runs on the beach.",
        "A cat sleeps on a chair.",
    ]
    assert "Kept 2 of 3" in done.stderr


def test_json_summary(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LISTING, encoding="utf-8")
    done = dedupe("scan", tmp_path, "--format", "json", "-q")
    assert done.stdout == ""
    summary = json.loads(dedupe("scan", tmp_path, "--format", "json").stdout)
    assert (summary["records"], summary["manifest"]) == (3, 2)
    assert summary["decisions"] == {"keep": 2, "drop": 1, "review": 0}
    assert summary["documents"] == [{"path": "list.txt", "reader": "listing", "entries": 3, "note": ""}]
    assert "caption-dedupe" in summary["versions"]


def test_csv_manifest_and_pairs(gallery: Path, tmp_path: Path) -> None:
    done = dedupe("scan", gallery, "-o", tmp_path / "m.csv", "--pairs", tmp_path / "p.csv", "--no-cache", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with (tmp_path / "m.csv").open(encoding="utf-8", newline="") as file:
        assert [row["file_name"] for row in csv.DictReader(file)] == ["broken.jpg", "harbour.png", "ferry.png"]
    assert "copy.jpg" in (tmp_path / "p.csv").read_text(encoding="utf-8")


def test_a_data_set_and_a_report(gallery: Path, tmp_path: Path) -> None:
    places = [tmp_path / "set", tmp_path / "r.sarif"]
    done = dedupe("scan", gallery, "--to", "imagefolder", places[0], "--report", places[1], "--no-cache", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    rows = [json.loads(line) for line in (places[0] / "metadata.jsonl").read_text(encoding="utf-8").splitlines()]
    assert "harbour.png" in {row["file_name"] for row in rows}
    assert all((places[0] / row["file_name"]).is_file() for row in rows)
    assert json.loads(places[1].read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_collapse_and_raw_captions(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("url,caption\nhttp://x/a.png,A  dog\nhttp://x/b.png,A  dog\n", encoding="utf-8")
    both = dedupe("scan", tmp_path, "-o", "-", "-q")
    assert [json.loads(line)["caption"] for line in both.stdout.splitlines()] == ["A dog", "A dog"]
    one = dedupe("scan", tmp_path, "-o", "-", "-q", "--collapse-captions", "--raw-captions")
    assert [json.loads(line)["caption"] for line in one.stdout.splitlines()] == ["A  dog"]


@pytest.mark.parametrize("seed", ["0", "1"])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_same_bytes_whatever_the_seed_and_the_workers(gallery: Path, tmp_path: Path, seed: str, workers: str) -> None:
    outputs = []
    for run, hash_seed in enumerate(("7", seed)):
        paths = [gallery / "captions.csv", gallery] if run else [gallery, gallery / "captions.csv"]
        places = [tmp_path / f"{run}{name}" for name in ("m.jsonl", "d.csv", "p.csv")]
        done = dedupe(
            "scan", *paths, "-o", places[0], "--decisions", places[1], "--pairs", places[2], "--no-cache", "--workers",
            workers if run else "1", "--format", "json", PYTHONHASHSEED=hash_seed,
        )  # fmt: skip
        assert done.returncode == 0
        outputs.append([done.stdout, *(place.read_bytes() for place in places)])
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere: is not there"),
        (["list.txt", "-o", "m.xlsx"], "unknown suffix '.xlsx'"),
        (["list.txt", "-o", "gone/m.jsonl"], "gone/m.jsonl: cannot be written: its folder is not there"),
        (["list.txt", "-o", "folder.jsonl"], "is a folder"),
        (["list.txt", "--decisions", "-"], "suffix"),
        (["list.txt", "--report", "gone/r.md"], "its folder is not there"),
        (["list.txt", "--to", "imagefolder", "folder.jsonl"], "folder.jsonl"),
        (["list.txt", "--keep", "nicest"], "nicest"),
        (["list.txt", "--config", "bad.toml"], "unknown setting 'colour'"),
        (["list.txt", "--reader", "nonsense"], "unknown reader 'nonsense'"),
        (["list.txt", "--workers", "0"], "workers"),
        (["table.csv"], "'a', 'b'"),
        (["odd.xyz"], "odd.xyz: has an ending that no reader knows"),
        (["scan"], "PATH"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_2(tmp_path: Path, arguments: list[str], said: str) -> None:
    for name, text in (
        ("list.txt", LISTING),
        ("bad.toml", 'colour = "red"\n'),
        ("table.csv", "a,b\n1,2\n"),
        ("odd.xyz", ""),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "folder.jsonl" / "kept.txt").write_text("not ours", encoding="utf-8")
    done = dedupe(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    errors = [line for line in done.stderr.splitlines() if line.startswith("dedupe: error: ")]
    assert len(errors) == 1
    assert said in errors[0]
    assert "Traceback" not in done.stderr


def test_version_and_help() -> None:
    assert dedupe("--version").stdout.startswith("dedupe ")
    shown = dedupe("-h")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "scan" in shown.stdout
    assert "check" in shown.stdout
    bare = dedupe()
    assert bare.returncode == 2
    assert "Usage: dedupe" in bare.stdout + bare.stderr
