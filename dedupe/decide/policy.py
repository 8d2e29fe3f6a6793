"""The decision table of the mission: judged pairs of pictures and captions become decisions on records.

The order of work is that of the table:

1. records with one picture are gathered (`PictureGroups`), and what each of them says is compared: a repeat or an
   entry without a caption is dropped, a conflict is for review; two files whose texts cannot be compared both stay;
2. records without a picture are held against those with one, then against each other;
3. what is left is compared across pictures: nothing is dropped, repeats and small contradictions are told.

Only what is sure is dropped, and each dropped record was judged against its keeper itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dedupe.config import Config
from dedupe.decide.decisions import Decided, PairOutcome, decided, survivor
from dedupe.decide.judged import Judged
from dedupe.decide.keepers import keeper_order
from dedupe.decide.pictures import PictureGroups, verdict_of
from dedupe.records import (
    DISAGREE,
    CaptionMatch,
    CaptionVerdict,
    ImageMatch,
    ImageVerdict,
    Json,
)

MAX_CAPTIONS_COMPARED = 64
"""Captions of one picture that a further one is compared with: a placeholder picture may carry thousands."""

SURE = (CaptionVerdict.IDENTICAL, CaptionVerdict.EQUIVALENT)


def decide(judged: Judged, config: Config) -> Decided:
    """Decide on every record by the table in the module's docstring."""
    table = _Table(judged, config)
    table.same_pictures()
    table.edited_pictures()
    table.without_picture()
    table.across_pictures()
    return decided(judged, table.outcomes, table.keeper, table.order)


class _Table:
    """The state of one decision: what has been dropped so far, and why."""

    def __init__(self, judged: Judged, config: Config) -> None:
        self.judged = judged
        self.config = config
        self.order = keeper_order(judged, config.keep)
        self.outcomes: list[PairOutcome] = []
        self.keeper: dict[int, int] = {}
        self.told_of: dict[int, list[int]] = defaultdict(list)
        self.pictures = PictureGroups(judged, self.order)
        self.sizes: set[frozenset[int]] = set()
        self.edited: set[frozenset[int]] = set()

    # Step 1: one picture

    def same_pictures(self) -> None:
        for members in self.pictures.groups:
            self._one_picture(members)

    def _one_picture(self, members: Sequence[int]) -> None:
        if len(members) < 2:
            return
        begun = len(self.outcomes)
        kept: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        for i in members:
            if self._speaks(i):
                self._place(i, kept[self._slot(i)])
        speakers = sorted((i for placed in kept.values() for i in placed), key=self.order)
        if len(speakers) == 1 and speakers[0] != members[0]:
            # A policy that puts the picture first keeps the silent entry; the one caption there is goes to it.
            self._drop(members[0], speakers.pop(), "IMG001")
        best = speakers[0] if speakers else members[0]
        for i in members:
            if not self._speaks(i) and i != best:
                self._drop(best, i, "IMG001")
        self._other_files(members, best, self.outcomes[begun:])

    def _other_files(self, members: Sequence[int], best: int, told: Sequence[PairOutcome]) -> None:
        """Tell of files whose captions are held against none of another file: an alternative text against a title."""
        names = {i: picture.name if (picture := self.judged.records[i].picture) else None for i in members}
        met = {names[i] for o in told if names[o.a] != names[o.b] for i in (o.a, o.b)} | {names[best], None}
        for i in members:
            if names[i] not in met:
                met.add(names[i])
                if not self._told_of_family(best, i, "IMG001"):
                    self.told_of[best].append(i)
                    self._tell(best, i, "IMG001", None)

    def _slot(self, i: int) -> tuple[str, str | None]:
        """Captions of one picture are compared within one role and one language."""
        record = self.judged.records[i]
        return record.role, record.language

    def _speaks(self, i: int) -> bool:
        return self.judged.keys[i] is not None

    def _place(self, i: int, kept: list[int]) -> None:
        """Drop a caption that repeats one of its picture's, or keep it beside them as a conflict."""
        conflict: tuple[int, CaptionMatch] | None = None
        for k in kept[:MAX_CAPTIONS_COMPARED]:
            match = self.judged.judge(k, i)
            together = self._declared_together(k, i)
            if match.verdict in SURE or (match.is_repeat and not together):
                self._drop(k, i, "ENT001", match)
                return
            if conflict is None and not together:
                conflict = k, match
        if conflict:
            self._tell(conflict[0], i, "CAP004", conflict[1], review=True)
        kept.append(i)

    def _declared_together(self, a: int, b: int) -> bool:
        first, second = self.judged.records[a], self.judged.records[b]
        return first.several and second.several and first.source.path == second.source.path

    def _is_intended(self, a: int, b: int, code: str) -> bool:
        """Sameness that a site means: sizes of one picture, and uses of one picture that say the same."""
        first, second = self.judged.records[a], self.judged.records[b]
        if first.picture is None or second.picture is None:
            return False
        if first.picture.name == second.picture.name:
            return code == "IMG001" or first.role == "alt"
        if self._told_of_family(a, b, code):
            return True
        verdict = verdict_of(self.pictures.match(a, b))
        return code == "ENT001" and first.role == "alt" and verdict is ImageVerdict.IDENTICAL

    def _told_of_family(self, a: int, b: int, code: str) -> bool:
        """True where `b` is, or is a size of, its keeper or what was told of: a set of favicons is one finding."""
        mine = self.judged.records[b].picture
        others = [a, *self.told_of[a]] if code == "IMG001" else [a]
        named = [picture.name for i in others if (picture := self.judged.records[i].picture) is not None]
        return mine is not None and any(name == mine.name or self.judged.same_family(name, mine.name) for name in named)

    # Step 1, continued: edited pictures

    def edited_pictures(self) -> None:
        told: set[tuple[int, int]] = set()
        for match in self.judged.image_matches:
            if match.verdict is not ImageVerdict.EDITED:
                continue
            a, b = sorted(self._ends(match), key=self.order)
            if a == b or (a, b) in told or self.pictures.together(a, b):
                continue
            told.add((a, b))
            if not match.regions and self._told_of_family(a, b, "IMG002"):
                # A size may be cropped, and its letters lost; with another word in it, it is out of date.
                self.sizes.add(frozenset((a, b)))
                continue
            self.edited.add(frozenset((a, b)))
            self._tell(a, b, "IMG002", self._caption_match(a, b), image=match, review=True)

    def _ends(self, match: ImageMatch) -> tuple[int, int]:
        """The records that stand for two edited pictures: two that tell of them in one role, if there are such."""
        firsts, seconds = ([self._survivor(i) for i in self.pictures.holders(n)] for n in (match.a, match.b))
        by_slot: dict[tuple[str, str | None], int] = {}
        for i in firsts:
            if self._speaks(i):
                by_slot.setdefault(self._slot(i), i)
        alike = ((by_slot[self._slot(j)], j) for j in seconds if self._speaks(j) and self._slot(j) in by_slot)
        return next(alike, (firsts[0], seconds[0]))

    # Step 2: no picture

    def without_picture(self) -> None:
        kept: dict[str, list[int]] = defaultdict(list)
        for i, key in enumerate(self.judged.keys):
            if key is not None and self.judged.pictures[i] is not None and i not in self.keeper:
                kept[key].append(i)
        for speakers in kept.values():
            speakers.sort(key=self.order)
        near = self._near_keys()
        bare = [i for i, key in enumerate(self.judged.keys) if key is not None and self.judged.pictures[i] is None]
        for i in sorted(bare, key=self.order):
            key = self.judged.keys[i] or ""
            if not any(self._drop_bare(i, kept.get(other, ())) for other in (key, *near.get(key, ()))):
                kept[key].append(i)

    def _near_keys(self) -> dict[str, list[str]]:
        """Key to the keys that were judged to say the same in another form."""
        near: dict[str, list[str]] = defaultdict(list)
        for match in self.judged.caption_matches:
            a, b = self.judged.keys[match.a], self.judged.keys[match.b]
            if a is not None and b is not None and a != b and match.verdict in SURE:
                near[a].append(b)
                near[b].append(a)
        return near

    def _drop_bare(self, i: int, kept: Sequence[int]) -> bool:
        for k in kept[:MAX_CAPTIONS_COMPARED]:
            if not self._comparable(k, i):
                continue
            match = self.judged.judge(k, i)
            both_bare = self.judged.pictures[k] is None
            if match.verdict in SURE and not (both_bare and self._titles_differ(k, i)):
                self._drop(k, i, "CAP001", match)
                return True
        return False

    def _titles_differ(self, a: int, b: int) -> bool:
        titles = [self._title(i) for i in (a, b)]
        return all(titles) and titles[0] != titles[1]

    def _title(self, i: int) -> str:
        clean = self.judged.clean[i]
        title = self.judged.records[i].title or (clean.title if clean else None) or ""
        return " ".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())

    # Step 3: other pictures

    def across_pictures(self) -> None:
        alive: dict[str, list[int]] = defaultdict(list)
        for i, key in enumerate(self.judged.keys):
            if key is not None and i not in self.keeper:
                alive[key].append(i)
        for same in alive.values():
            self._equal(same)
        first_of = {key: self._first_of_each_kind(same) for key, same in alive.items()}
        for match in self.judged.caption_matches:
            first, second = self.judged.keys[match.a], self.judged.keys[match.b]
            if first is not None and second is not None and first != second:
                pair = self._comparable_pair(first_of.get(first, ()), first_of.get(second, ()))
                if pair is not None:
                    self._repeat(*pair, match)

    def _equal(self, same: Sequence[int]) -> None:
        """Tell of captions with one key, each against the first that it is held against; of two pictures once."""
        firsts: dict[tuple[bool, str], int] = {}
        told: set[frozenset[str]] = set()
        for b in same:
            pair = self._comparable_pair(firsts.values(), (b,))
            firsts.setdefault(self._kind(b), b)
            if pair is None:
                continue
            names = frozenset(picture.identity for i in pair if (picture := self.judged.pictures[i]) is not None)
            if names not in told or len(names) < len(pair) or self.config.collapse_captions:
                told.add(names)
                self._repeat(*pair, None)

    def _first_of_each_kind(self, same: Sequence[int]) -> Collection[int]:
        firsts: dict[tuple[bool, str], int] = {}
        for i in same:
            firsts.setdefault(self._kind(i), i)
        return firsts.values()

    def _kind(self, i: int) -> tuple[bool, str]:
        """What says whether two captions are held against each other: see `_comparable`."""
        return self.judged.pictures[i] is None, self.judged.records[i].role

    def _comparable_pair(self, firsts: Iterable[int], seconds: Collection[int]) -> tuple[int, int] | None:
        return next(((a, b) for a in firsts for b in seconds if self._comparable(a, b)), None)

    def _repeat(self, a: int, b: int, match: CaptionMatch | None) -> None:
        """Tell of a caption that stands with two pictures; drop it only where every caption is to stand once."""
        a, b = sorted((self._survivor(a), self._survivor(b)))
        if a == b or self.pictures.together(a, b) or not self._comparable(a, b):
            return
        if frozenset((a, b)) in self.sizes | self.edited and not self.config.collapse_captions:
            return  # sizes of one picture may say the same; of an edited one the captions are told with the pictures
        if match is None or {match.a, match.b} != {a, b}:
            match = self.judged.judge(a, b)
        bare = self.judged.pictures[a] is None or self.judged.pictures[b] is None
        if match.is_repeat and self.config.collapse_captions and self._takes_over(a, b):
            self._drop(a, b, "CAP001", match)
        elif match.verdict in SURE and not bare:
            self._tell(a, b, "CAP001", match)
        elif match.is_repeat:
            self._tell(a, b, "CAP002", match, review=bare)
        if DISAGREE in match.notes:
            self._tell(a, b, "CAP003", match)

    def _takes_over(self, a: int, b: int) -> bool:
        """True where `a` may replace `b` and all that `b` replaced: no member without its own verdict."""
        members = [i for i in self.keeper if self._survivor(i) == b and self._speaks(i)]
        if not all(self.judged.judge(a, i).is_repeat for i in members):
            return False
        self.keeper.update(dict.fromkeys(members, a))
        return True

    def _comparable(self, a: int, b: int) -> bool:
        """An alt text and a title are not held against each other, but where one side has no picture to be held by."""
        if (self.judged.pictures[a] is None) != (self.judged.pictures[b] is None):
            return True
        return self.judged.records[a].role == self.judged.records[b].role

    # Outcomes

    def _survivor(self, i: int) -> int:
        return survivor(i, self.keeper)

    def _caption_match(self, a: int, b: int) -> CaptionMatch | None:
        return self.judged.judge(a, b) if self._speaks(a) and self._speaks(b) else None

    def _drop(self, a: int, b: int, code: str, match: CaptionMatch | None = None) -> None:
        self.keeper[b] = a
        intended = self._is_intended(a, b, code)
        if code == "IMG001" and not intended:
            self.told_of[a].append(b)
        self._tell(a, b, None if intended else code, match, drop=True)

    def _tell(
        self,
        a: int,
        b: int,
        code: str | None,
        match: CaptionMatch | None,
        *,
        image: ImageMatch | None = None,
        drop: bool = False,
        review: bool = False,
    ) -> None:
        image = image or self.pictures.match(a, b)
        evidence: dict[str, Json] = {}
        if image is not None:
            evidence["image"] = self._seen_from(b, image)
        if match is not None:
            evidence["caption"] = dict(match.evidence)
        self.outcomes.append(
            PairOutcome(a, b, code, drop, review, verdict_of(image), match.verdict if match else None, evidence)
        )

    def _seen_from(self, b: int, image: ImageMatch) -> dict[str, Json]:
        """The evidence on two pictures, its reason as told of `b`: it was found for the second of them as read."""
        evidence: dict[str, Json] = dict(image.evidence)
        if image.reverse_reason and self.pictures.is_first(b, image):
            evidence["reason"] = image.reverse_reason
        return evidence
