"""Many pictures -> every judged pair: candidates found, then judged, on all cores."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, fields, frozen

from dedupe.config import Config, Progress
from dedupe.errors import ImageError
from dedupe.images.candidates import Candidate, find_candidates
from dedupe.images.catalogue import fingerprint_all
from dedupe.images.closeup import Decoded
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.hubs import components, judge_around_hubs
from dedupe.images.judgements import judgements
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.verdict import judge
from dedupe.images.workers import CannotStart, Lost, cores, in_processes
from dedupe.records import ImageMatch, ImageVerdict

STAGE = "pictures"
"""Name of this stage to the progress callback."""
POOL_PAIRS = 150
"""Pairs from which processes pay for their start: half a second each, against some ten milliseconds a pair."""
BATCH = 24
"""Pairs judged in one piece of work, so that a picture decoded for one pair is there for the next."""
GONE = "cannot be looked at any more"
"""Said of a pair whose file has changed or gone between two looks; such a judgement is not kept."""
SECONDS = 120.0
"""Longest that one batch may take: pictures that decode at all do so within ten seconds."""


def find_duplicate_images(
    paths: Iterable[str | os.PathLike[str]], *, config: Config | None = None, progress: Progress | None = None
) -> list[ImageMatch]:
    """Every pair of pictures that are the same or edited versions of each other.

    Pictures with equal bytes are reported once each, against the first of them; only that one is held against the
    others. Files that cannot be read match nothing.

    Args:
        paths: picture files; the matches name them by position.
        config: limits, workers and cache; the defaults if None.
        progress: called with the stage's name, the number done, and the total.

    Returns:
        The matches by position (a, then b): identical, same-pixels, same and edited.
    """
    config = config or Config()
    files = [ImageFile(os.fspath(path)) for path in paths]
    found = fingerprint_all(files, config, progress)
    return judge_images(files, found.fingerprints, config, progress)


def judge_images(
    files: Sequence[ImageFile],
    fingerprints: Sequence[Fingerprint | ImageError],
    config: Config | None = None,
    progress: Progress | None = None,
    *,
    different: bool = False,
    rank: Sequence[int] | None = None,
) -> list[ImageMatch]:
    """Every judged pair of pictures whose fingerprints are known.

    Args:
        files: where the pictures are.
        fingerprints: of each, in the same order; an error for a picture that cannot be read, which matches nothing.
        config: limits and workers; the defaults if None.
        progress: called with "pictures", the number of pairs judged, and the total.
        different: whether to return the pairs that looked alike and were judged different as well.
        rank: each picture's place among keepers, the smallest stays: only what decisions need is judged then (see
            `dedupe.images.hubs`). Every pair that looks alike is judged if None.

    Returns:
        The matches by position (a, then b); the same whatever the number of workers.
    """
    config = config or Config()
    marks = [None if isinstance(mark, ImageError) else mark for mark in fingerprints]
    matches, firsts = _equal_bytes(marks)
    pairs = _pairs([mark if n in firsts else None for n, mark in enumerate(marks)])
    judged = _judged(files, marks, pairs, config, progress, rank)
    matches += [match for match in judged if different or match.verdict is not ImageVerdict.DIFFERENT]
    return sorted(matches, key=lambda match: (match.a, match.b))


def _equal_bytes(marks: Sequence[Fingerprint | None]) -> tuple[list[ImageMatch], set[int]]:
    """Matches of equal bytes, and the positions of the first of each."""
    first: dict[str, int] = {}
    matches = []
    for position, mark in enumerate(marks):
        if mark is None:
            continue
        if mark.sha256 in first:
            a = first[mark.sha256]
            matches.append(ImageMatch(a, position, ImageVerdict.IDENTICAL, reason="the same bytes"))
        else:
            first[mark.sha256] = position
    return matches, set(first.values())


def _pairs(marks: Sequence[Fingerprint | None]) -> list[Candidate]:
    """Pairs that look alike, and pairs low in information whose reduced pixels are equal."""
    found = {(candidate.a, candidate.b): candidate for candidate in find_candidates(marks)}
    by_digest: dict[str, list[int]] = {}
    for position, mark in enumerate(marks):
        if mark is not None and not mark.is_vector:
            by_digest.setdefault(mark.pixel_digest, []).append(position)
    for positions in by_digest.values():
        # Against the first of them only: equality of pixels is passed on.
        for b in positions[1:]:
            found.setdefault((positions[0], b), Candidate(positions[0], b))
    return [found[pair] for pair in sorted(found)]


@frozen(slots=True)
class Pair:
    """One pair to be judged, with all that a worker process needs for it."""

    guess: Candidate
    mark_a: Fingerprint
    file_a: ImageFile
    mark_b: Fingerprint
    file_b: ImageFile


@frozen(slots=True)
class Work:
    """Pairs that are judged in one piece.

    Attributes:
        pairs: the pairs; none of their pictures is in another piece where `rank` is given.
        known: position in `pairs` to a match that is known from an earlier run, as `_plain` gives it.
        rank: picture to its place among keepers where only what decisions need is to be judged, or None for all.
    """

    pairs: Sequence[Pair]
    known: dict[int, dict[str, Any]]
    rank: dict[int, int] | None = None


@frozen(slots=True)
class JudgeTask:
    """Work -> matches by position, as plain values: a match's read-only mapping cannot be pickled."""

    limits: Limits

    def __call__(self, work: Work) -> list[tuple[int, dict[str, Any]]]:
        """Judge the pairs one after the other, decoded pictures kept from one to the next."""
        decoded = Decoded(self.limits)

        def judged(position: int) -> ImageMatch:
            if position in work.known:
                return ImageMatch(**work.known[position])
            return _judge(work.pairs[position], decoded)

        if work.rank is None:
            return [(position, _plain(judged(position))) for position in range(len(work.pairs))]
        found = judge_around_hubs([pair.guess for pair in work.pairs], work.rank, judged)
        return [(position, _plain(match)) for position, match in found]


def _plain(match: ImageMatch) -> dict[str, Any]:
    return {field.name: getattr(match, field.name) for field in fields(ImageMatch)} | {"measures": dict(match.measures)}


def _judge(pair: Pair, decoded: Decoded) -> ImageMatch:
    try:
        match = judge(pair.mark_a, pair.file_a, pair.mark_b, pair.file_b, decoded, pair.guess)
    except ImageError as error:
        # It could be read when it was fingerprinted: it has changed or gone since.
        match = ImageMatch(0, 1, ImageVerdict.DIFFERENT, reason=f"{GONE}: {error.message}")
    except (ArithmeticError, ValueError, MemoryError) as error:
        # One odd pair must not stop a scan; it is told where every judged pair is, and judged anew in the next run.
        match = ImageMatch(0, 1, ImageVerdict.DIFFERENT, reason=f"{GONE}: {type(error).__name__}")
    return evolve(match, a=pair.guess.a, b=pair.guess.b)


def _judged(
    files: Sequence[ImageFile],
    marks: Sequence[Fingerprint | None],
    guesses: Sequence[Candidate],
    config: Config,
    progress: Progress | None,
    rank: Sequence[int] | None,
) -> Iterator[ImageMatch]:
    pairs = list(_with_marks(files, marks, guesses))
    task = JudgeTask(Limits.of(config))
    with judgements(config) as memory:
        pieces = list(_pieces(pairs, memory.known(pairs), rank))
        done = 0
        for index, answer in _answers(task, pieces, config.workers):
            work = pieces[index]
            plain = task(work) if isinstance(answer, Lost) else answer
            matches = [(position, ImageMatch(**match)) for position, match in plain]
            memory.keep(
                (work.pairs[position], match)
                for position, match in matches
                if position not in work.known and not match.reason.startswith(GONE)
            )
            done += len(work.pairs)
            if progress is not None:
                progress(STAGE, done, len(pairs))
            yield from (match for _, match in matches)


def _pieces(pairs: Sequence[Pair], known: dict[int, ImageMatch], rank: Sequence[int] | None) -> Iterator[Work]:
    """The pairs in pieces of `BATCH` or a little more; whole components where hubs are to be found in them."""
    if rank is None:
        parts: list[list[int]] = [[position] for position in range(len(pairs))]
    else:
        parts = components([pair.guess for pair in pairs])
    piece: list[int] = []
    for number, part in enumerate(parts):
        piece += part
        if len(piece) >= BATCH or number == len(parts) - 1:
            chosen = [pairs[position] for position in piece]
            told = {n: _plain(known[position]) for n, position in enumerate(piece) if position in known}
            pictures = {picture for pair in chosen for picture in (pair.guess.a, pair.guess.b)}
            yield Work(chosen, told, None if rank is None else {picture: rank[picture] for picture in sorted(pictures)})
            piece = []


def _with_marks(
    files: Sequence[ImageFile], marks: Sequence[Fingerprint | None], guesses: Sequence[Candidate]
) -> Iterator[Pair]:
    for guess in guesses:
        mark_a, mark_b = marks[guess.a], marks[guess.b]
        if mark_a is not None and mark_b is not None:
            yield Pair(guess, mark_a, files[guess.a], mark_b, files[guess.b])


def _answers(
    task: JudgeTask, pieces: Sequence[Work], workers: int | None
) -> Iterator[tuple[int, list[tuple[int, dict[str, Any]]] | Lost]]:
    left = dict(enumerate(pieces))
    fresh = sum(len(piece.pairs) - len(piece.known) for piece in pieces)
    processes = min(workers or cores(), len(pieces))
    if processes > 1 and fresh >= POOL_PAIRS:
        try:
            for index, answer in in_processes(task, pieces, processes, SECONDS):
                del left[index]
                yield index, answer
        except CannotStart:
            pass  # no processes here: one after the other gives the same
    for index, piece in left.items():
        yield index, task(piece)
