"""Judged pairs of pictures kept between runs: two unchanged pictures need not be laid on one another again.

They lie in the file of the fingerprint cache, each under both pictures' SHA-256, the guess of how they lie on one
another, and a stamp of everything else that a verdict depends on.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from dedupe.config import Config
from dedupe.errors import CacheError
from dedupe.images.cache import Cache, Entry, cache_path
from dedupe.images.candidates import Candidate
from dedupe.images.catalogue import stamp_of
from dedupe.images.limits import Limits
from dedupe.images.pair import Pair
from dedupe.records import ImageMatch, ImageVerdict, Region

VERSION = b"judgements 28 "
"""Part of the stamp: raised whenever the same two pictures would be judged otherwise or in other words."""


class Judgements:
    """What is known of pairs; knows nothing where there is no cache."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache

    def known(self, pairs: Sequence[Pair]) -> dict[int, ImageMatch]:
        """Position among `pairs` to the match (of positions 0 and 1); only what is known."""
        if self._cache is None or not pairs:
            return {}
        keys = [_key(pair) for pair in pairs]
        found = self._cache.by_key(set(keys))
        return {n: unpack(found[key]) for n, key in enumerate(keys) if key in found}

    def keep(self, judged: Iterable[tuple[Pair, ImageMatch]]) -> None:
        """Keep what was found of pairs."""
        if self._cache is not None:
            self._cache.put([Entry(_key(pair), pack(match)) for pair, match in judged])


@contextlib.contextmanager
def judgements(config: Config) -> Iterator[Judgements]:
    """The judgements in the cache that the settings name; empty ones where no cache is to be used or asked."""
    if not config.use_cache:
        yield Judgements(None)
        return
    try:
        cache = Cache(cache_path(config), VERSION + stamp_of(Limits.of(config)))
    except CacheError:
        yield Judgements(None)  # the catalogue says what is wrong with the file
        return
    with cache:
        yield Judgements(cache)


def _key(pair: Pair) -> bytes:
    digest = hashlib.blake2b(digest_size=32)
    digest.update(bytes.fromhex(pair.mark_a.sha256 + pair.mark_b.sha256))
    digest.update(repr(evolve(pair.guess or Candidate(0, 1), a=0, b=1)).encode())
    return digest.digest()


def pack(match: ImageMatch) -> bytes:
    """A match as bytes, but for its positions."""
    regions = [[r.left, r.top, r.right, r.bottom] for r in match.regions]
    parts = [match.verdict.value, list(match.transforms), regions, dict(match.measures)]
    return json.dumps([*parts, match.reason, match.reverse_reason]).encode()


def unpack(value: bytes) -> ImageMatch:
    """The inverse of `pack`, for positions 0 and 1."""
    verdict, transforms, regions, measures, reason, reverse_reason = json.loads(value)
    return ImageMatch(
        0,
        1,
        ImageVerdict(verdict),
        tuple(transforms),
        tuple(Region(*region) for region in regions),
        measures,
        reason,
        reverse_reason,
    )
