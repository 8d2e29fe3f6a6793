"""Many pairs judged, here or in processes: the same matches, and one odd pair costs no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import ImageOps

from dedupe.errors import ImageError
from dedupe.images import jury
from dedupe.images.closeup import Decoded
from dedupe.images.fingerprint import fingerprint
from dedupe.images.judgements import unpack
from dedupe.images.jury import GONE, JudgeTask, Jury
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.pair import Pair
from dedupe.images.verdict import judge, judge_all
from dedupe.images.workers import Lost
from dedupe.records import ImageMatch, ImageVerdict
from tests.images.drawn import chart, photograph

Answers = list[ImageMatch | ImageError]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """A photograph and a copy, the same mirrored, the copy and another photograph, a chart and its copy."""
    folder = tmp_path_factory.mktemp("pairs")
    photo = photograph(61, 240, 180)
    pictures = {
        "photo.png": photo,
        "copy.jpg": photo,
        "mirrored.png": ImageOps.mirror(photo),
        "other.png": photograph(62, 240, 180),
        "chart.png": chart(),
        "chart.webp": chart(),
    }
    marks = {}
    for name, picture in pictures.items():
        picture.save(folder / name)
        file = ImageFile(str(folder / name))
        marks[name] = (fingerprint(file), file)
    names = [("photo.png", "copy.jpg"), ("photo.png", "mirrored.png"), ("copy.jpg", "other.png")]
    return [Pair(*marks[a], *marks[b]) for a, b in (*names, ("chart.png", "chart.webp"))]


def verdicts(matches: Sequence[ImageMatch]) -> list[str]:
    return [match.verdict.value for match in matches]


def judged(jurors: Jury, pairs: Sequence[Pair]) -> list[ImageMatch]:
    found = dict(answer for some in jurors.judge(pairs) for answer in some)
    return [found[n] for n in range(len(pairs))]


def test_here_and_in_processes_the_same(pairs: list[Pair], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [judge(pair, Decoded()) for pair in pairs]
    assert verdicts(alone) == ["same", "edited", "different", "same"]
    with Jury(Limits(), 1) as here:
        assert judged(here, pairs) == alone
    monkeypatch.setattr(jury, "PAYS_SECONDS", 0.0)
    with Jury(Limits(), 2) as there:
        assert judged(there, pairs) == alone
        assert judged(there, pairs[::-1]) == alone[::-1], "the same processes go on"
        assert judged(there, []) == []


def test_one_odd_pair_is_gone_and_the_rest_is_not(pairs: list[Pair], monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(some: Sequence[Pair], decoded: Decoded) -> Answers:
        if pairs[1] in some:
            raise ZeroDivisionError
        return judge_all(some, decoded)

    monkeypatch.setattr(jury, "judge_all", odd)
    with Jury(Limits(), 1) as here:
        found = judged(here, pairs)
    assert verdicts(found) == ["same", "different", "different", "same"]
    assert found[1].reason == f"{GONE}: ZeroDivisionError"
    task = JudgeTask(Limits())
    assert [unpack(answer) for answer in task(pairs)] == found, "also where all are judged together"


def test_a_picture_that_went_away_costs_its_own_pairs_only(pairs: list[Pair], tmp_path: Path) -> None:
    nowhere = ImageFile(str(tmp_path / "nowhere.png"))
    gone = Pair(pairs[3].mark_a, nowhere, pairs[3].mark_b, pairs[3].file_b)
    found = [unpack(answer) for answer in JudgeTask(Limits())([pairs[0], gone, pairs[3]])]
    assert verdicts(found) == ["same", "different", "same"]
    assert found[1].reason.startswith(f"{GONE}: ")


@pytest.mark.parametrize(("reason", "said"), [("timeout", "takes too long"), ("crash", "makes a decoder crash")])
def test_what_is_lost_with_others_is_tried_by_itself(
    pairs: list[Pair], monkeypatch: pytest.MonkeyPatch, reason: str, said: str
) -> None:
    calls: list[int] = []

    def lossy(
        task: Callable[[Sequence[Pair]], list[bytes]], items: Sequence[Sequence[Pair]], *_: object
    ) -> list[tuple[int, list[bytes] | Lost]]:
        calls.extend(len(item) for item in items)
        return [(n, Lost(reason) if pairs[2] in item else task(item)) for n, item in enumerate(items)]

    monkeypatch.setattr(jury, "wherever", lossy)
    monkeypatch.setattr(jury, "SHARE", 1)
    with Jury(Limits(), 1) as here:
        found = judged(here, pairs)
    assert calls == [4, 1, 1, 1, 1]
    assert verdicts(found) == ["same", "edited", "different", "same"]
    assert found[2] == ImageMatch(0, 1, ImageVerdict.DIFFERENT, reason=f"{GONE}: {said}")


def test_drawings_weigh_more_than_photographs(pairs: list[Pair], monkeypatch: pytest.MonkeyPatch) -> None:
    photographs, drawings = pairs[:1] * 300, pairs[3:] * 300
    assert [len(piece) for piece in jury._pieces(photographs, 1)] == [75, 75, 75, 75]
    assert len(jury._pieces(drawings, 1)) > 4
    assert jury._seconds(drawings) > 5 * jury._seconds(photographs)
    for some in (photographs, drawings):
        assert [n for piece in jury._pieces(some, 2) for n in piece] == list(range(300))
