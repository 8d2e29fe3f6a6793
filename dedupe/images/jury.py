"""Many pairs of pictures -> their matches, in worker processes where that pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

from attrs import define, field

from dedupe.errors import ImageError
from dedupe.images.closeup import DRAWING_SIDE, Decoded
from dedupe.images.judgements import pack, unpack
from dedupe.images.limits import Limits
from dedupe.images.pair import Pair
from dedupe.images.processes import cores
from dedupe.images.verdict import judge_all
from dedupe.images.workers import Crew, Lost, wherever
from dedupe.records import ImageMatch, ImageVerdict

ODD = (ArithmeticError, ValueError, IndexError, MemoryError)
"""What arithmetic on an odd picture may raise."""
GONE = "cannot be looked at any more"
"""Said of a pair that cannot be looked at, though its pictures were when they were fingerprinted: a file has changed or
gone since. Such a judgement is not kept."""
WHY = {"timeout": "takes too long", "crash": "makes a decoder crash"}
PIECE = 128
"""Pairs that are judged together, at most: squares settle most of them, the more at a time the faster."""
SHARE = 4
"""Pieces that each worker gets, at least, so that none waits long for the others."""
PIECE_SECONDS = 1.0
"""Longest that a piece should take."""
PAIR_SECONDS = 0.003
DECODE_SECONDS, PIXEL_SECONDS = 2.5e-8, 1e-7
"""What a pair of photographs takes, and what drawings take besides for each pixel that is decoded and that is compared:
measured on one core, rounded up."""
PAYS_SECONDS = 1.0
"""From so much to do on, processes pay for their start: half a second each."""
LOOK_SECONDS = 60.0
"""Longest that a piece may take: more, and a decoder hangs."""


@define
class JudgeTask:
    """Pairs -> their matches; sent to worker processes.

    Attributes:
        limits: how much of a picture may be looked at.
    """

    limits: Limits
    _decoded: Decoded | None = field(default=None, init=False, repr=False, eq=False)

    def __reduce__(self) -> tuple[type[JudgeTask], tuple[Limits]]:
        """Without the pictures that were decoded here."""
        return JudgeTask, (self.limits,)

    def __call__(self, pairs: Sequence[Pair]) -> list[bytes]:
        """Judge pairs; one that cannot be looked at is `GONE`."""
        return [pack(match) for match in self._judged(pairs)]

    def _judged(self, pairs: Sequence[Pair]) -> list[ImageMatch]:
        if self._decoded is None:
            self._decoded = Decoded(self.limits)
        try:
            found = judge_all(pairs, self._decoded)
        except ODD as error:
            if len(pairs) > 1:  # one odd pair among them: each is looked at by itself
                return [match for pair in pairs for match in self._judged([pair])]
            return [_gone(type(error).__name__)]
        return [_gone(match.message) if isinstance(match, ImageError) else match for match in found]


def _gone(why: str) -> ImageMatch:
    return ImageMatch(0, 1, ImageVerdict.DIFFERENT, reason=f"{GONE}: {why}")


class Jury:
    """Judges one list of pairs after another; its processes are started once."""

    def __init__(self, limits: Limits, workers: int | None) -> None:
        """With so many processes at most, or as many as there are cores."""
        self._task = JudgeTask(limits)
        self._workers = workers or cores()
        self._crew: Crew[Sequence[Pair], list[bytes]] = Crew(self._task, self._workers, LOOK_SECONDS)
        self._started = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._crew.dismiss()

    def judge(self, pairs: Sequence[Pair]) -> Iterator[list[tuple[int, ImageMatch]]]:
        """Position of each pair and its match (of positions 0 and 1), some at a time, as they come."""
        lost = []
        for piece, answer in self._answers(pairs, _pieces(pairs, self._workers)):
            if isinstance(answer, Lost):
                lost += piece
            else:
                yield [(position, unpack(match)) for position, match in zip(piece, answer, strict=True)]
        # What hung or crashed takes the rest of its piece along: each is tried by itself.
        for (position,), answer in self._answers(pairs, [[position] for position in sorted(lost)]):
            yield [(position, _gone(WHY[answer.reason]) if isinstance(answer, Lost) else unpack(answer[0]))]

    def _answers(
        self, pairs: Sequence[Pair], pieces: Sequence[list[int]]
    ) -> Iterator[tuple[list[int], list[bytes] | Lost]]:
        self._started = self._started or (self._workers > 1 and _seconds(pairs) >= PAYS_SECONDS)
        items = [[pairs[position] for position in piece] for piece in pieces]
        crew = self._crew if self._started else None
        for index, answer in wherever(self._task, items, crew, LOOK_SECONDS):
            yield pieces[index], answer


def _seconds(pairs: Sequence[Pair]) -> float:
    """About how long it takes to judge pairs, on one core."""
    most = DRAWING_SIDE**2
    total = 0.0
    for pair in pairs:
        total += PAIR_SECONDS
        if pair.mark_a.drawing or pair.mark_b.drawing:
            for mark in (pair.mark_a, pair.mark_b):
                pixels = mark.width * mark.height
                total += DECODE_SECONDS * pixels + PIXEL_SECONDS * min(most, pixels)
    return total


def _pieces(pairs: Sequence[Pair], workers: int) -> list[list[int]]:
    """Positions of the pairs, those that are judged together side by side."""
    most = min(PIECE, max(1, len(pairs) // (SHARE * workers)))
    pieces: list[list[int]] = []
    room = 0.0
    for position, pair in enumerate(pairs):
        seconds = _seconds([pair])
        if not pieces or len(pieces[-1]) >= most or seconds > room:
            pieces.append([])
            room = PIECE_SECONDS
        pieces[-1].append(position)
        room -= seconds
    return pieces
