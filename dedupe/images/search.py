"""Many pictures -> every judged pair: candidates found, then judged, on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from attrs import evolve, frozen

from dedupe.config import Config, Progress
from dedupe.errors import ImageError
from dedupe.images.candidates import Candidate, find_candidates
from dedupe.images.catalogue import fingerprint_all
from dedupe.images.closeup import Decoded
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.hubs import Hubs
from dedupe.images.judgements import Judgements, judgements
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.verdict import judge, judge_at_a_glance
from dedupe.images.workers import cores
from dedupe.records import ImageMatch, ImageVerdict

STAGE = "pictures"
"""Name of this stage to the progress callback."""
GLANCES = 256
"""Pairs that one thread judges at a glance before it takes the next."""
ODD = (ArithmeticError, ValueError, IndexError, MemoryError)
"""What arithmetic on an odd picture may raise."""
LOOKS = 4
"""Pairs that one thread looks at closely before it takes the next."""
GONE = "cannot be looked at any more"
"""Said of a pair whose file has changed or gone between two looks; such a judgement is not kept."""


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
    """One pair to be judged, with all that is needed for it."""

    guess: Candidate
    mark_a: Fingerprint
    file_a: ImageFile
    mark_b: Fingerprint
    file_b: ImageFile


def _judge(pair: Pair, decoded: Decoded) -> ImageMatch:
    try:
        match = judge(pair.mark_a, pair.file_a, pair.mark_b, pair.file_b, decoded, pair.guess)
    except ImageError as error:
        # It could be read when it was fingerprinted: it has changed or gone since.
        match = ImageMatch(0, 1, ImageVerdict.DIFFERENT, reason=f"{GONE}: {error.message}")
    except ODD as error:
        # One odd pair must not stop a scan; it is told where every judged pair is, and judged anew in the next run.
        match = ImageMatch(0, 1, ImageVerdict.DIFFERENT, reason=f"{GONE}: {type(error).__name__}")
    return match


def _judged(
    files: Sequence[ImageFile],
    marks: Sequence[Fingerprint | None],
    guesses: Sequence[Candidate],
    config: Config,
    progress: Progress | None,
    rank: Sequence[int] | None,
) -> Iterator[ImageMatch]:
    pairs = list(_with_marks(files, marks, guesses))
    told = None if progress is None else lambda done: progress(STAGE, done, len(pairs))
    decoded = Decoded(Limits.of(config))
    with judgements(config) as memory:
        known = memory.known(pairs)
        if rank is None:
            yield from _wave(pairs, range(len(pairs)), known, memory, decoded, config.workers, told).values()
            return
        hubs = Hubs([pair.guess for pair in pairs], dict(enumerate(rank)))
        done = 0
        while wave := hubs.wave():
            matches = _wave(pairs, wave, known, memory, decoded, config.workers, None)
            hubs.learn(matches)
            done += len(wave)
            if told is not None:
                told(done)
            yield from matches.values()
    if told is not None:
        told(len(pairs))  # the rest need no look


def _wave(
    pairs: Sequence[Pair],
    wave: Sequence[int],
    known: Mapping[int, ImageMatch],
    memory: Judgements,
    decoded: Decoded,
    workers: int | None,
    told: Callable[[int], None] | None,
) -> dict[int, ImageMatch]:
    """The matches of some pairs, by their position in `pairs`: known, seen at a glance, or looked at."""
    found = {position: known[position] for position in wave if position in known}

    def at_a_glance(piece: Sequence[int]) -> list[ImageMatch | None]:
        try:
            return judge_at_a_glance([(pairs[n].mark_a, pairs[n].mark_b, pairs[n].guess) for n in piece])
        except ODD:
            return [None] * len(piece)  # one odd pair among them: each is looked at by itself

    def closely(piece: Sequence[int]) -> list[ImageMatch | None]:
        return [_judge(pairs[n], decoded) for n in piece]

    for look, size in ((at_a_glance, GLANCES), (closely, LOOKS)):
        left = [position for position in wave if position not in found]
        for piece, matches in _in_threads(look, _pieces(left, size), workers):
            fresh = [
                (n, evolve(match, a=pairs[n].guess.a, b=pairs[n].guess.b))
                for n, match in zip(piece, matches, strict=True)
                if match is not None
            ]
            memory.keep((pairs[n], match) for n, match in fresh if not match.reason.startswith(GONE))
            found.update(fresh)
            if told is not None:
                told(len(found))
    return found


def _pieces(positions: Sequence[int], size: int) -> list[Sequence[int]]:
    return [positions[start : start + size] for start in range(0, len(positions), size)]


def _in_threads(
    look: Callable[[Sequence[int]], list[ImageMatch | None]], pieces: Sequence[Sequence[int]], workers: int | None
) -> Iterator[tuple[Sequence[int], list[ImageMatch | None]]]:
    """Each piece with what was found of it, in order.

    On threads: nearly all of it is decoding and arithmetic, which let other threads run; and every picture has been
    decoded before, where it could do no harm.
    """
    if not pieces:
        return
    threads = ThreadPoolExecutor(min(workers or cores(), len(pieces)))
    try:
        yield from zip(pieces, threads.map(look, pieces), strict=True)
    finally:
        threads.shutdown(cancel_futures=True)  # an interruption waits for what is under way, and no longer


def _with_marks(
    files: Sequence[ImageFile], marks: Sequence[Fingerprint | None], guesses: Sequence[Candidate]
) -> Iterator[Pair]:
    for guess in guesses:
        mark_a, mark_b = marks[guess.a], marks[guess.b]
        if mark_a is not None and mark_b is not None:
            yield Pair(guess, mark_a, files[guess.a], mark_b, files[guess.b])
