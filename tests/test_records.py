"""Values of the library as their users handle them: sent to other processes, copied, written as JSON, not changed."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import dedupe
from dedupe.records import FrozenDict


def values(folder: Path) -> list[Any]:
    picture = Image.radial_gradient("L").resize((160, 120))
    picture.save(folder / "a.png")
    picture.save(folder / "b.bmp")
    (folder / "list.csv").write_text(
        "file_name,caption,camera\na.png,The mill at noon,K\nb.bmp,The mill at dusk,L\n", encoding="utf-8"
    )
    return [
        dedupe.compare_images(folder / "a.png", folder / "b.bmp"),
        dedupe.compare_captions("The mill at noon", "The mill at dusk"),
        dedupe.clean_caption("The the mill (NASA/A. Person)"),
        dedupe.CaptionContext.learn(["The mill at noon"]),
        dedupe.Config(allow={"a": "b"}, per_file_ignores={"c": ["CAP"]}),
        dedupe.scan(folder, config=dedupe.Config(use_cache=False)),
    ]


def test_values_are_sent_and_copied(tmp_path: Path) -> None:
    for value in values(tmp_path):
        for copied in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), copy.copy(value)):
            assert copied == value
            assert type(copied) is type(value)


def test_what_a_value_holds_is_json(tmp_path: Path) -> None:
    result = values(tmp_path)[-1]
    assert [json.loads(json.dumps(row.extra)) for row in result.manifest] == [{"camera": "K"}, {"camera": "L"}]
    for told in (*result.decisions, *result.findings, *result.image_matches):
        assert json.loads(json.dumps(told.evidence)) == told.evidence


def test_a_frozen_dict_does_not_change() -> None:
    held: Any = FrozenDict({"a": 1})
    changes: list[Callable[[], object]] = [
        held.clear,
        held.popitem,
        lambda: held.update(b=2),
        lambda: held.pop("a"),
        lambda: held.setdefault("b", 2),
        lambda: held.__setitem__("a", 2),
        lambda: held.__delitem__("a"),
        lambda: held.__ior__({"b": 2}),
    ]
    for change in changes:
        with pytest.raises(TypeError, match="does not change"):
            change()
    assert held == {"a": 1}
    assert held | {"b": 2} == {"a": 1, "b": 2}


def test_one_in_place_of_several_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="one string was given"):
        dedupe.find_repeated_captions("The mill at noon")
    with pytest.raises(TypeError, match="caption 1 is nan, no text: give None"):
        dedupe.find_repeated_captions(["The mill at noon", float("nan")])  # type: ignore[list-item]
    for path in (tmp_path, str(tmp_path)):
        with pytest.raises(TypeError, match="one path was given"):
            dedupe.find_duplicate_images(path)  # type: ignore[arg-type]
