"""The tables of synonyms and wider words, written from a dictionary of a few words."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Offset, file, words with their number in the file, links. The licence stands first, behind two spaces.
NOUNS = """\
  1 licence
01 05 n 01 dog 0 000 | a pet
02 05 n 01 spaniel 0 001 @ 01 n 0000 | a dog
03 05 n 02 poodle 0 lapdog 0 001 @ 01 n 0000 | a dog
04 06 n 03 heap 0 pile 0 pyramid 1 000 | things on each other
05 09 n 02 heap 0 mind 0 000 | nothing to see
06 06 n 02 castle 0 palace 0 000 | a house
07 06 n 02 lapdog 0 pile 0 001 ;u 01 n 0000 | slang
08 06 n 01 pyramid 0 000 | a tomb
09 18 n 02 painter 0 dauber 0 001 @ 10 n 0000 | someone who paints
10 18 n 01 person 0 000 | a human being
11 18 n 01 dauber 0 001 @ 10 n 0000 | a disparaging word for a bad painter
"""
INDEX = """\
dog n 1 1 @ 1 1 01
spaniel n 1 1 @ 1 0 02
poodle n 1 1 @ 1 0 03
lapdog n 2 1 @ 1 0 03 07
heap n 2 0 2 2 04 05
pile n 2 0 2 2 04 07
pyramid n 2 0 2 2 08 04
mind n 1 0 1 1 05
castle n 1 0 1 1 06
palace n 1 0 1 1 06
person n 1 0 1 1 10
painter n 1 0 1 0 09
dauber n 2 0 2 0 09 11
"""
COUNTS = """\
heap%1:06:00:: 1 9
pyramid%1:06:00:: 1 20
"""


ADJECTIVES = """\
01 00 a 01 tranquil 0 000 | calm
02 01 a 01 naval 0 000 | of the navy
03 00 a 01 naked 0 000 | without clothes
04 00 a 01 thirtieth 0 000 | behind the twenty-ninth
05 00 a 01 heap 0 000 | no adjective, but that it stands here
06 00 a 01 xxxi 0 000 | a number
"""
ADJECTIVE_INDEX = """\
tranquil a 1 0 1 0 01
naval a 1 0 1 0 02
naked a 1 0 1 0 03
thirtieth a 1 0 1 0 04
heap a 1 0 1 0 05
xxxi a 1 0 1 0 06
"""


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_wordnet", ROOT / "scripts" / "write_wordnet.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    for part in ("noun", "verb", "adj", "adv"):
        (tmp_path / f"data.{part}").write_text(NOUNS if part == "noun" else "", encoding="latin-1")
        (tmp_path / f"index.{part}").write_text(INDEX if part == "noun" else "", encoding="latin-1")
    (tmp_path / "data.adj").write_text(ADJECTIVES, encoding="latin-1")
    (tmp_path / "index.adj").write_text(ADJECTIVE_INDEX, encoding="latin-1")
    (tmp_path / "cntlist.rev").write_text(COUNTS, encoding="latin-1")
    return tmp_path


def test_common_senses_of_what_can_be_seen_make_synonyms(
    script: ModuleType, dictionary: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither slang, nor what a caption tells apart, nor abstractions are among them."""
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(script, "DATA", out)
    monkeypatch.setattr(script, "WIDER", "dog.1/hound")
    script.main(dictionary)
    assert (out / "wordnet.txt").read_text(encoding="utf-8").splitlines()[1:] == ["heap pile", "lapdog poodle"]
    assert (out / "wider.txt").read_text(encoding="utf-8").splitlines()[1:] == [
        "dog: lapdog poodle spaniel",
        "hound: lapdog poodle spaniel",
    ]


def test_an_abuse_names_no_person(script: ModuleType, dictionary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "WIDER", "person.1")
    assert script.wider(script.read(dictionary)) == ["person: painter"]


def test_words_that_describe_and_name_nothing(script: ModuleType, dictionary: Path) -> None:
    """Neither numbers, nor what tells one picture from another, nor what a thing is of, nor nouns are among them."""
    assert script.adjectives(script.read(dictionary)) == ["tranquil"]


def test_the_rank_of_a_sense_counts_from_one(script: ModuleType, dictionary: Path) -> None:
    wordnet = script.read(dictionary)
    assert wordnet.rank("noun", "pyramid", "04") == 2
    assert wordnet.share("noun", "heap", "04") > wordnet.share("noun", "heap", "05")
