"""Many pictures -> every judged pair: candidates found, then judged, on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from dedupe.config import Config, Progress
from dedupe.errors import ImageError
from dedupe.images.align import WHOLE
from dedupe.images.candidates import Candidate, find_candidates
from dedupe.images.catalogue import fingerprint_all
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.hubs import Hubs
from dedupe.images.judgements import Judgements, judgements
from dedupe.images.jury import GONE, Jury
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.pair import Pair
from dedupe.records import ImageMatch, ImageVerdict

STAGE = "pictures"
"""Name of this stage to the progress callback."""
ICONS_AGREE = 0.98
"""Correlation of the smallest squares from which two icons are judged: they agree wholly, or are two icons."""


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

    Raises:
        TypeError: one path in place of several.
    """
    if isinstance(paths, str | os.PathLike):
        raise TypeError(
            'one path was given in place of several: sorted(Path(folder).rglob("*.jpg")) lists those of a folder'
        )
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
    needless: Callable[[int, int], bool] | None = None,
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
        needless: tells of two pictures, by position, that they need not be judged; all that look alike are if None.

    Returns:
        The matches by position (a, then b); the same whatever the number of workers.
    """
    config = config or Config()
    marks = {n: mark for n, mark in enumerate(fingerprints) if not isinstance(mark, ImageError)}
    matches, firsts = _equal_bytes(marks)
    guesses = _guesses([marks[n] if n in firsts else None for n in range(len(fingerprints))])
    if needless is not None:
        guesses = [guess for guess in guesses if not needless(guess.a, guess.b)]
    pairs = [Pair(marks[guess.a], files[guess.a], marks[guess.b], files[guess.b], guess) for guess in guesses]
    judged = _judged(pairs, guesses, config, progress, rank)
    matches += [match for match in judged if different or match.verdict is not ImageVerdict.DIFFERENT]
    return sorted(matches, key=lambda match: (match.a, match.b))


def _equal_bytes(marks: Mapping[int, Fingerprint]) -> tuple[list[ImageMatch], set[int]]:
    """Matches of equal bytes, and the positions of the first of each."""
    first: dict[str, int] = {}
    matches = []
    for position, mark in marks.items():
        if mark.sha256 in first:
            a = first[mark.sha256]
            matches.append(ImageMatch(a, position, ImageVerdict.IDENTICAL, reason="the same bytes"))
        else:
            first[mark.sha256] = position
    return matches, set(first.values())


def _guesses(marks: Sequence[Fingerprint | None]) -> list[Candidate]:
    """Pairs that look alike, and pairs low in information whose reduced pixels are equal."""
    found = {(guess.a, guess.b): guess for guess in find_candidates(marks) if _may_match(marks, guess)}
    by_digest: dict[str, list[int]] = {}
    for position, mark in enumerate(marks):
        if mark is not None and not mark.is_vector:
            by_digest.setdefault(mark.pixel_digest, []).append(position)
    for positions in by_digest.values():
        # Against the first of them only: equality of pixels is passed on.
        for b in positions[1:]:
            found.setdefault((positions[0], b), Candidate(positions[0], b))
    return [found[pair] for pair in sorted(found)]


def _may_match(marks: Sequence[Fingerprint | None], guess: Candidate) -> bool:
    """False for two icons that differ on the smallest squares: these show all that there is of them."""
    is_icon = any(mark is not None and mark.is_icon for mark in (marks[guess.a], marks[guess.b]))
    return not is_icon or (guess.orientation == 0 and guess.box == WHOLE and guess.score >= ICONS_AGREE)


def _judged(
    pairs: Sequence[Pair],
    guesses: Sequence[Candidate],
    config: Config,
    progress: Progress | None,
    rank: Sequence[int] | None,
) -> Iterator[ImageMatch]:
    told = None if progress is None else lambda done: progress(STAGE, done, len(pairs))
    with judgements(config) as memory, Jury(Limits.of(config), config.workers) as jury:
        if rank is None:
            yield from _placed(guesses, _wave(pairs, range(len(pairs)), memory, jury, told))
            return
        hubs = Hubs(guesses, dict(enumerate(rank)))
        done = 0
        while wave := hubs.wave():
            matches = _wave(pairs, wave, memory, jury, None)
            hubs.learn(matches)
            done += len(wave)
            if told is not None:
                told(done)
            yield from _placed(guesses, matches)
    if told is not None:
        told(len(pairs))  # the rest need no look


def _placed(guesses: Sequence[Candidate], matches: Mapping[int, ImageMatch]) -> Iterator[ImageMatch]:
    """Matches by candidate as matches of pictures."""
    for position, match in matches.items():
        yield evolve(match, a=guesses[position].a, b=guesses[position].b)


def _wave(
    pairs: Sequence[Pair],
    wave: Sequence[int],
    memory: Judgements,
    jury: Jury,
    told: Callable[[int], None] | None,
) -> dict[int, ImageMatch]:
    """The matches of some pairs, by their position in `pairs`: known, or judged now."""
    known = memory.known([pairs[position] for position in wave])  # of these only: most pairs are never asked about
    found = {wave[n]: match for n, match in known.items()}
    left = [position for position in wave if position not in found]
    for judged in jury.judge([pairs[position] for position in left]):
        fresh = [(left[n], match) for n, match in judged]
        memory.keep((pairs[position], match) for position, match in fresh if not match.reason.startswith(GONE))
        found.update(fresh)
        if told is not None:
            told(len(found))
    return {position: found[position] for position in wave}
