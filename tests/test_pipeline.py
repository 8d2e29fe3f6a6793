"""The main job from Python: scan, read, deduplicate."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import dedupe
from dedupe import captionwing, pipeline
from dedupe.config import Config
from dedupe.images import ahead, catalogue
from dedupe.images.jury import Jury
from dedupe.images.limits import ImageFile
from dedupe.images.pair import Pair
from dedupe.records import ImageMatch
from dedupe.reports.summary import summary_json, summary_text

DOCUMENTS = Path(__file__).parent / "fixtures" / "documents"
NO_CACHE = dedupe.Config(use_cache=False, workers=1)


def photograph(path: Path, seed: int, size: tuple[int, int] = (320, 240)) -> None:
    small = np.random.default_rng(seed).integers(0, 255, (12, 16, 3), dtype=np.uint8)
    Image.fromarray(small).resize(size, Image.Resampling.BICUBIC).save(path)


def test_the_documents_together_keep_one_of_each() -> None:
    result = dedupe.scan(DOCUMENTS, config=NO_CACHE)
    captions = [row.caption for row in result.manifest]
    assert len(set(captions)) == len(captions)
    assert len(result.manifest) + sum(d.decision == "drop" for d in result.decisions) == len(result.records)
    events = [d for d in result.decisions if d.rule == "CAP001" and d.decision == "drop"]
    assert len({d.keeper for d in events}) >= 2
    by_path = {document.path: document for document in result.documents}
    assert by_path["article_without.txt"].note == "no captions"


def test_every_column_survives_and_what_is_dropped_is_merged(tmp_path: Path) -> None:
    photograph(tmp_path / "a.png", 1)
    photograph(tmp_path / "b.png", 1)
    (tmp_path / "list.csv").write_text(
        "file_name,caption,place,year\na.png,Boats at noon,,1999\nb.png,boats at noon (Photo: Ada Wren),Skarvik,\n",
        encoding="utf-8",
    )
    result = dedupe.scan(tmp_path, config=NO_CACHE)
    (row,) = result.manifest
    assert (row.credit, dict(row.extra)) == ("Ada Wren", {"place": "Skarvik", "year": "1999"})
    dropped = next(d for d in result.decisions if d.decision == "drop")
    assert dropped.evidence["merged"] in (["credit", "place"], ["place"], ["year"])
    assert row.merged_from == (dropped.id,)


def test_broken_pictures_keep_their_entries_and_match_nothing(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"not a picture")
    (tmp_path / "empty.png").write_bytes(b"")
    Image.new("RGB", (64, 64), "white").save(tmp_path / "flat1.png")
    Image.new("RGB", (64, 64), "black").save(tmp_path / "flat2.png")
    Image.effect_noise((16, 16), 90).save(tmp_path / "icon.png")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>')
    result = dedupe.scan(tmp_path, config=NO_CACHE)
    assert [d.decision for d in result.decisions] == ["keep"] * 7
    assert result.image_matches == ()
    broken = {f.record for f in result.findings if f.code == "IMG003"}
    assert broken == {"a.jpg", "b.jpg", "empty.png"}
    assert {f.record for f in result.findings if f.code == "IMG007"} == {"flat1.png", "flat2.png"}


def test_a_path_out_of_the_folder_is_told_and_not_opened(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    photograph(tmp_path / "secret.png", 2)
    (inside / "list.csv").write_text("file_name,caption\n../secret.png,A cat sleeps\n", encoding="utf-8")
    result = dedupe.scan(inside, config=NO_CACHE)
    assert result.manifest[0].sha256 is None
    assert any("leads out of" in finding.message for finding in result.findings)


def test_a_photo_id_in_the_text_names_a_picture() -> None:
    result = dedupe.deduplicate(
        [
            dedupe.Record(f"r{n}", dedupe.Source("list", n), caption=f"{name} (April 3, 2024) --- A crowd on the quay.")
            for n, name in enumerate(("iss071e000123", "iss071e000456", "iss071e000123"))
        ]
    )
    assert [d.decision for d in result.decisions] == ["keep", "keep", "drop"]
    assert [row.photo_id for row in result.manifest] == ["iss071e000123", "iss071e000456"]
    assert {f.code for f in result.findings} >= {"CAP001", "ENT001"}


def test_records_of_ones_own_need_ids_of_their_own() -> None:
    record = dedupe.Record("a", dedupe.Source("list"), caption="A cat sleeps")
    with pytest.raises(ValueError, match="id of its own"):
        dedupe.deduplicate([record, record])
    assert dedupe.deduplicate([]).manifest == ()


def test_non_captions_and_stubs_match_nothing() -> None:
    texts = ["DSC_0123", "DSC_0123", "Screenshot of the", "Screenshot of the", "", "", None]
    records = [dedupe.Record(f"r{n}", dedupe.Source("list", n), caption=text) for n, text in enumerate(texts)]
    result = dedupe.deduplicate(records)
    assert [d.decision for d in result.decisions] == ["keep"] * len(texts)
    assert sorted({f.code for f in result.findings}) == ["CAP006", "CAP007"]


def test_read_gives_records_and_judges_nothing() -> None:
    records = dedupe.read(DOCUMENTS / "gallery_with_titles.txt")
    assert len(records) == 8
    assert records[0].id == "gallery_with_titles.txt:5"


def test_summaries_of_any_result_are_text(tmp_path: Path) -> None:
    for n in range(25):
        (tmp_path / f"{n}.txt").write_text(f"A dog of breed {chr(65 + n)} runs on the beach.\n", encoding="utf-8")
    result = dedupe.scan(tmp_path, config=NO_CACHE)
    text = summary_text(result)
    assert "listing: 25 files, 25 entries" in text
    assert "\x1b[1m" in summary_text(result, color=True)
    assert json.loads(summary_json(result))["records"] == 25


def test_the_summary_counts_what_was_dropped_and_why(tmp_path: Path) -> None:
    def why(*rows: tuple[str, str]) -> list[str]:
        (tmp_path / "t.csv").write_text("image,caption\n" + "".join(f"{a},{b}\n" for a, b in rows), encoding="utf-8")
        text = summary_text(dedupe.scan(tmp_path / "t.csv", config=NO_CACHE))
        return [
            line.strip() for line in text.splitlines() if line.startswith("  ") and (": 1 " in line or ": 2 " in line)
        ]

    dog, boat = ("a.jpg", "A dog runs on a beach"), ("b.jpg", "A red boat lies in the harbour")
    assert why(dog, dog) == ["1 dropped: 1 duplicate entry"]
    assert why(dog, dog, dog) == ["2 dropped: 2 duplicate entries"]
    assert why(("a.jpg", ""), dog, ("b.jpg", ""), boat) == ["2 dropped: 2 duplicate pictures"]
    assert why(dog, ("a.jpg", boat[1])) == ["2 kept, for a person to review: 2 conflicting captions"]


def test_write_manifest_and_report(tmp_path: Path) -> None:
    result = dedupe.scan(DOCUMENTS, config=NO_CACHE)
    result.write_manifest(tmp_path / "m.json")
    assert len(json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))["rows"]) == len(result.manifest)
    result.write_report(tmp_path / "r.md")
    assert "CAP001" in (tmp_path / "r.md").read_text(encoding="utf-8")
    with pytest.raises(dedupe.WriteError, match="suffix"):
        result.write_manifest(tmp_path / "m.xlsx")


def test_pictures_are_read_while_captions_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(3):
        Image.fromarray(np.random.default_rng(n // 2).integers(0, 256, (90, 120, 3), np.uint8)).save(
            tmp_path / f"{n}.png"
        )
    (tmp_path / "1.txt").write_text("A dog on a beach")
    alone = Config(use_cache=False, workers=1)
    plain = dedupe.scan(tmp_path, config=alone)
    order = []

    class Watched(ahead.Ahead):
        def __init__(self, files: Sequence[ImageFile], config: Config) -> None:
            order.append(f"begun with {len(files)}")
            super().__init__(files, alone)

    def looked_at(*arguments: Any) -> Any:
        order.append("captions")
        return look(*arguments)

    look = captionwing.look_at_captions
    monkeypatch.setattr(pipeline, "look_at_captions", looked_at)
    monkeypatch.setattr(ahead, "Ahead", Watched)
    monkeypatch.setattr(catalogue, "POOL_FILES", 3)
    found = dedupe.scan(tmp_path, config=Config(use_cache=False, workers=2))
    assert order == ["begun with 3", "captions"]
    assert found.decisions == plain.decisions
    assert found.image_matches == plain.image_matches != ()


def test_reading_that_fails_ends_what_was_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (90, 80)).save(tmp_path / "a.png")
    begun: list[ahead.Ahead] = []

    class Watched(ahead.Ahead):
        def __init__(self, files: Sequence[ImageFile], config: Config) -> None:
            super().__init__(files, config)
            begun.append(self)

    def fail(*_: Any) -> Any:
        raise RuntimeError("no captions today")

    monkeypatch.setattr(pipeline, "look_at_captions", fail)
    monkeypatch.setattr(ahead, "Ahead", Watched)
    monkeypatch.setattr(catalogue, "POOL_FILES", 1)
    with pytest.raises(RuntimeError):
        dedupe.scan(tmp_path, config=Config(use_cache=False, workers=2))
    assert begun[0]._left
    begun[0]._thread.join(20)
    assert not begun[0]._thread.is_alive()


def translated(folder: Path) -> None:
    """A site in two languages: one picture at two qualities, an edited one, and a repeat within a language."""
    for language, quality in (("de", 95), ("fr", 70)):
        (folder / language).mkdir(parents=True)
        for name, seed in (("menu", 1), ("map", 1 if language == "de" else 2)):
            small = np.random.default_rng(seed).integers(0, 255, (12, 16, 3), dtype=np.uint8)
            picture = Image.fromarray(small).resize((320, 240), Image.Resampling.BICUBIC)
            picture.save(folder / language / f"{name}.jpg", quality=quality + len(name))
        page = "![The menu of the editor](menu.jpg)\n\n![The map of the editor](map.jpg)\n"
        (folder / language / "page.md").write_text(page, encoding="utf-8")


def test_pictures_of_two_languages_are_not_laid_on_one_another_for_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated(tmp_path / "site")
    judged: list[int] = []
    real = Jury.judge

    def counted(self: Jury, pairs: Sequence[Pair]) -> Iterator[list[tuple[int, ImageMatch]]]:
        judged.append(len(pairs))
        return real(self, pairs)

    monkeypatch.setattr(Jury, "judge", counted)
    for_findings = pipeline.scan_for_findings(tmp_path / "site", config=NO_CACHE)
    alone = sum(judged)
    judged.clear()
    everything = pipeline.scan(tmp_path / "site", config=NO_CACHE)
    assert for_findings.findings == everything.findings
    assert [(f.code, f.source.path) for f in for_findings.findings] == [("CAP004", "de/page.md")]
    assert alone < sum(judged)


def test_pictures_of_a_data_set_are_held_against_each_other_in_any_folder(tmp_path: Path) -> None:
    for language in ("de", "fr"):
        (tmp_path / language).mkdir()
        photograph(tmp_path / language / "menu.png", 1)
    rows = "file_name,caption\nde/menu.png,A red boat on the lake\nfr/menu.png,Two dogs asleep\n"
    (tmp_path / "list.csv").write_text(rows, encoding="utf-8")
    found = pipeline.scan_for_findings(tmp_path, config=NO_CACHE).findings
    assert "CAP004" in [finding.code for finding in found]
