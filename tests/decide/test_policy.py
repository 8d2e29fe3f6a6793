"""The decision table, row by row, and its laws."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.decide.decisions import Decided
from dedupe.decide.judged import Judged, PictureFacts
from dedupe.decide.merge import merge
from dedupe.decide.policy import decide
from dedupe.readers.sizes import are_sizes
from dedupe.records import (
    DISAGREE,
    CaptionMatch,
    CaptionVerdict,
    CleanCaption,
    Decision,
    ImageMatch,
    ImageVerdict,
    Picture,
    PictureKind,
    Record,
    Source,
)

IDENTICAL, EQUIVALENT, EDITED, LOOKALIKE, DIFFERENT = CaptionVerdict


def judge_words(a: str, b: str) -> tuple[CaptionVerdict, tuple[str, ...]]:
    """A verdict plain enough to predict: case is form, a further word is an edit, another number is a look-alike."""
    if a == b:
        return IDENTICAL, ()
    first, second = a.casefold().split(), b.casefold().split()
    if first == second:
        return EQUIVALENT, ()
    if first == second[: len(first)] or second == first[: len(second)]:
        return EDITED, ()
    if len(first) == len(second) and sum(x != y for x, y in zip(first, second, strict=True)) == 1:
        return LOOKALIKE, (DISAGREE,) if any(c.isdigit() for c in a + b) else ()
    return DIFFERENT, ()


def record(name: str | None, caption: str | None = None, **more: object) -> Record:
    """A record; `name` is a picture at hand, `?name` one that is only named, None no picture."""
    picture = None
    if name is not None:
        kind = PictureKind.MISSING if name.startswith("?") else PictureKind.FILE
        picture = Picture(name, kind, file=None if name.startswith("?") else f"/{name}")
    fields: dict[str, object] = {"source": Source("list.csv", 1), "picture": picture, "caption": caption, **more}
    return Record(id="", **fields)  # type: ignore[arg-type]


def judged(
    *records: Record,
    images: dict[tuple[str, str], ImageVerdict] | None = None,
    same_bytes: tuple[tuple[str, str], ...] = (),
    shuffle: int | None = None,
) -> Judged:
    found = tuple(attrs.evolve(record, id=f"r{i}") for i, record in enumerate(records))
    content = {b: a for a, b in same_bytes}
    names = list(dict.fromkeys(r.picture.name for r in found if r.picture and r.picture.file))
    numbers = {name: n for n, name in enumerate(names)}
    texts = [r.caption for r in found]
    keys = [text.casefold() if text else None for text in texts]

    def judge(a: int, b: int) -> CaptionMatch:
        verdict, notes = judge_words(texts[a] or "", texts[b] or "")
        return CaptionMatch(min(a, b), max(a, b), verdict, notes=notes, reason=verdict.value)

    first: dict[str, int] = {}
    for i, key in enumerate(keys):
        if key is not None:
            first.setdefault(key, i)
    pairs = [(a, b) for a in first.values() for b in first.values() if a < b]
    pairs += [(first[key], i) for i, key in enumerate(keys) if key is not None and first[key] != i]
    matches = [m for a, b in pairs if (m := judge(a, b)).verdict is not DIFFERENT]
    image_matches = [
        ImageMatch(min(numbers[a], numbers[b]), max(numbers[a], numbers[b]), verdict, reason=verdict.value)
        for (a, b), verdict in (images or {}).items()
    ]
    if shuffle is not None:
        random.Random(shuffle).shuffle(matches)
        random.Random(shuffle).shuffle(image_matches)

    def facts(r: Record) -> PictureFacts | None:
        if r.picture is None:
            return None
        if r.picture.file is None:
            return PictureFacts(f"name:{r.picture.name}")
        sha = content.get(r.picture.name, r.picture.name)
        side = len(r.picture.name)
        return PictureFacts(f"sha256:{sha}", numbers[r.picture.name], sha, side, side, side * side, "PNG", "0" * 64)

    return Judged(
        records=found,
        clean=tuple(CleanCaption(text) if text else None for text in texts),
        keys=tuple(keys),
        pictures=tuple(facts(r) for r in found),
        image_matches=tuple(image_matches),
        caption_matches=tuple(matches),
        judge=judge,
        same_family=are_sizes,
    )


Row = tuple[str, str | None, str | None]


def told(decided: Decided) -> list[Row]:
    return [(d.decision, d.keeper, d.rule) for d in decided.decisions]


def codes(decided: Decided) -> list[str]:
    return [o.code for o in decided.outcomes if o.code is not None]


SAME = {("a.png", "b.png"): ImageVerdict.SAME}


def test_same_picture_same_caption_is_a_duplicate_entry() -> None:
    got = decide(judged(record("a.png", "A cat"), record("b.png", "a cat"), images=SAME), Config())
    assert told(got) == [("keep", None, None), ("drop", "r0", "ENT001")]
    assert codes(got) == ["ENT001"]
    assert [(g.id, g.keeper, g.members) for g in got.groups] == [("g0001", "r0", ("r0", "r1"))]
    assert got.decisions[1].image_verdict is ImageVerdict.SAME
    assert got.decisions[1].caption_verdict is EQUIVALENT


def test_same_picture_one_caption_missing_drops_the_silent_one() -> None:
    got = decide(judged(record("a.png"), record("b.png", "A cat"), images=SAME), Config())
    assert told(got) == [("drop", "r1", "IMG001"), ("keep", None, None)]


def test_same_picture_no_captions_keeps_the_larger() -> None:
    got = decide(
        judged(record("a.png"), record("larger.png"), images={("a.png", "larger.png"): ImageVerdict.SAME}), Config()
    )
    assert told(got) == [("drop", "r1", "IMG001"), ("keep", None, None)]


@pytest.mark.parametrize("other", ["A dog", "Something else entirely"])
def test_same_picture_conflicting_captions_are_for_review(other: str) -> None:
    got = decide(judged(record("a.png", "A cat"), record("b.png", other), images=SAME), Config())
    assert told(got) == [("review", "r1", "CAP004"), ("review", "r0", "CAP004")]
    assert got.groups == ()


def test_in_a_conflict_the_one_without_caption_is_dropped() -> None:
    got = decide(judged(record("a.png", "A cat"), record("a.png"), record("a.png", "A dog")), Config())
    assert [d.decision for d in got.decisions] == ["review", "drop", "review"]


def test_a_file_whose_captions_are_held_against_none_of_the_other_is_told() -> None:
    records = record("a.png", "A cat", role="alt"), record("b.png", "Stray", role="caption")
    got = decide(judged(*records, images=SAME), Config())
    assert told(got) == [("keep", None, None), ("keep", None, "IMG001")]
    assert codes(got) == ["IMG001"]
    assert got.decisions[1].evidence["other"] == "r0"


def test_a_size_whose_captions_are_held_against_none_of_the_other_is_meant() -> None:
    records = record("a.png", "A cat", role="alt"), record("a-480.png", "A stray", role="caption")
    got = decide(judged(*records, images={("a.png", "a-480.png"): ImageVerdict.SAME}), Config())
    assert codes(got) == []


def test_a_file_that_another_text_has_told_is_not_told_again() -> None:
    records = (
        record("a.png", "A cat", role="alt"),
        record("b.png", "A dog", role="alt"),
        record("b.png", "A stray", role="caption"),
    )
    assert codes(decide(judged(*records, images=SAME), Config())) == ["CAP004"]


def test_edited_pictures_are_for_review() -> None:
    images = {("a.png", "b.png"): ImageVerdict.EDITED}
    got = decide(judged(record("a.png", "A cat"), record("b.png", "A cat"), images=images), Config())
    assert told(got) == [("review", "r1", "IMG002"), ("review", "r0", "IMG002")]
    assert codes(got) == ["IMG002"]  # what the captions say stands in the same finding


def test_edited_pictures_are_told_by_texts_of_one_role() -> None:
    records = (
        record("a.png", "The tray with its menu open", role="caption"),
        record("a.png", "A menu", role="alt"),
        record("b.png", "A menu", role="alt"),
    )
    got = decide(judged(*records, images={("a.png", "b.png"): ImageVerdict.EDITED}), Config())
    assert [(o.code, o.a, o.b) for o in got.outcomes] == [("IMG002", 1, 2)]


def test_a_cropped_size_of_a_picture_is_meant_to_be_there() -> None:
    records = record("a.png", "A cat"), record("a-150x150.png", "A cat")
    images = {("a.png", "a-150x150.png"): ImageVerdict.EDITED}
    got = decide(judged(*records, images=images), Config())
    assert told(got) == [("keep", None, None), ("keep", None, None)]
    assert codes(got) == []
    collapsed = decide(judged(*records, images=images), Config(collapse_captions=True))
    assert [d.decision for d in collapsed.decisions].count("drop") == 1


def test_other_picture_same_caption_keeps_both() -> None:
    got = decide(judged(record("a.png", "A cat"), record("b.png", "A CAT")), Config())
    assert told(got) == [("keep", None, None), ("keep", None, "CAP001")]
    assert got.decisions[1].evidence["other"] == "r0"


def test_a_caption_is_held_against_the_first_of_its_role() -> None:
    first = [record("a.png", "A cat", role="description"), record("a.png", "A cat", role="alt")]
    got = decide(judged(*first, record("b.png", "A cat", role="alt")), Config())
    assert [(o.a, o.b, o.code) for o in got.outcomes] == [(1, 2, "CAP001")]
    near = decide(judged(*first, record("b.png", "A cat asleep", role="alt")), Config())
    assert [(o.a, o.b, o.code) for o in near.outcomes] == [(1, 2, "CAP002")]


def test_two_texts_that_one_picture_shares_with_another_are_told_once() -> None:
    texts = [record(name, "A cat", role=role) for name in ("a.png", "b.png") for role in ("alt", "title")]
    assert codes(decide(judged(*texts), Config())) == ["CAP001"]
    collapsed = decide(judged(*texts), Config(collapse_captions=True))
    assert [d.decision for d in collapsed.decisions] == ["keep", "keep", "drop", "drop"]


def test_other_picture_edited_caption_is_nearly_repeated() -> None:
    assert codes(decide(judged(record("a.png", "A cat"), record("b.png", "A cat asleep")), Config())) == ["CAP002"]


def test_other_picture_lookalike_is_told_only_where_one_fact_differs() -> None:
    time = decide(judged(record("a.png", "At 8:07"), record("b.png", "At 7:07")), Config())
    assert codes(time) == ["CAP003"]
    assert told(time) == [("keep", None, None), ("keep", None, "CAP003")]
    assert codes(decide(judged(record("a.png", "A cat"), record("b.png", "A dog")), Config())) == []


def test_no_pictures_repeat_is_dropped_once() -> None:
    got = decide(judged(*[record(None, "Media event")] * 46, record(None, "A barge")), Config())
    assert [d.decision for d in got.decisions].count("drop") == 45
    assert {d.keeper for d in got.decisions if d.decision == "drop"} == {"r0"}


def test_no_pictures_other_titles_are_for_review() -> None:
    first, second = record(None, "A cat", title="Morning"), record(None, "a cat", title="Evening")
    got = decide(judged(first, second), Config())
    assert told(got) == [("review", "r1", "CAP002"), ("review", "r0", "CAP002")]


def test_no_pictures_edited_is_for_review() -> None:
    got = decide(judged(record(None, "A cat"), record(None, "A cat asleep")), Config())
    assert told(got) == [("review", "r1", "CAP002"), ("review", "r0", "CAP002")]


def test_one_side_without_picture_is_dropped() -> None:
    got = decide(judged(record(None, "A cat"), record("a.png", "a cat")), Config())
    assert told(got) == [("drop", "r1", "CAP001"), ("keep", None, None)]


def test_pictures_known_by_name_stay_apart() -> None:
    got = decide(judged(record("?one", "A crowd"), record("?two", "A crowd")), Config())
    assert told(got) == [("keep", None, None), ("keep", None, "CAP001")]
    same = decide(judged(record("?one", "A crowd"), record("?one", "A crowd")), Config())
    assert told(same) == [("keep", None, None), ("drop", "r0", "ENT001")]


def test_collapse_captions_drops_later_repeats() -> None:
    records = judged(record("a.png", "A cat"), record("b.png", "A cat"), record("c.png", "A cat asleep"))
    got = decide(records, Config(collapse_captions=True))
    assert [d.decision for d in got.decisions] == ["keep", "drop", "drop"]
    assert [d.keeper for d in got.decisions] == [None, "r0", "r0"]


def test_collapse_takes_over_what_the_other_had_replaced() -> None:
    images = {("bb.png", "c.png"): ImageVerdict.SAME}
    records = judged(record("a.png", "A cat"), record("bb.png", "a cat"), record("c.png", "A CAT"), images=images)
    got = decide(records, Config(collapse_captions=True))
    assert [d.keeper for d in got.decisions] == [None, "r0", "r0"]


def test_same_alt_text_with_one_file_is_intended() -> None:
    page = [record("a.png", "A cat", role="alt"), record("a.png", "A cat", role="alt")]
    got = decide(judged(*page), Config())
    assert [d.decision for d in got.decisions] == ["keep", "drop"]
    assert codes(got) == []


def test_same_alt_text_with_two_files_of_equal_bytes_is_intended() -> None:
    page = [record("a.png", "A cat", role="alt"), record("b.png", "A cat", role="alt")]
    assert codes(decide(judged(*page, same_bytes=(("a.png", "b.png"),)), Config())) == []


def test_sizes_of_one_picture_are_intended() -> None:
    images = {("hero-480.png", "hero-960.png"): ImageVerdict.SAME}
    got = decide(judged(record("hero-480.png"), record("hero-960.png"), images=images), Config())
    assert codes(got) == []
    assert [d.decision for d in got.decisions].count("drop") == 1
    assert {d.rule for d in got.decisions} == {None, "IMG001"}


def test_a_set_of_favicons_is_one_finding() -> None:
    images = {("large-logo.png", f"fav-{n}.png"): ImageVerdict.SAME for n in (32, 64, 128)}
    icons = [record(f"fav-{n}.png") for n in (32, 64, 128)]
    got = decide(judged(record("large-logo.png"), *icons, images=images), Config())
    assert [d.decision for d in got.decisions] == ["keep", "drop", "drop", "drop"]
    assert codes(got) == ["IMG001"]


def test_alt_and_title_of_one_picture_are_not_compared() -> None:
    got = decide(judged(record("a.png", "A cat", role="alt"), record("a.png", "Our office", role="title")), Config())
    assert told(got) == [("keep", None, None), ("keep", None, None)]


def test_two_languages_of_one_picture_are_not_compared() -> None:
    got = decide(judged(record("a.png", "A cat", language="en"), record("a.png", "Un chat", language="fr")), Config())
    assert [d.decision for d in got.decisions] == ["keep", "keep"]


def test_several_declared_captions_do_not_conflict() -> None:
    both = [record("a.png", "A cat", several=True), record("a.png", "Pets are nice", several=True)]
    got = decide(judged(*both, record("a.png", "A CAT", several=True)), Config())
    assert [d.decision for d in got.decisions] == ["keep", "keep", "drop"]
    assert codes(got) == ["ENT001"]


def test_no_chains() -> None:
    images = {("bbb.png", "aa.png"): ImageVerdict.SAME, ("aa.png", "c.png"): ImageVerdict.SAME}
    got = decide(judged(record("bbb.png"), record("aa.png"), record("c.png"), images=images), Config())
    assert told(got) == [("keep", None, None), ("drop", "r0", "IMG001"), ("keep", None, None)]


KEEPERS: list[tuple[str, list[Record], int]] = [
    ("best", [record("b.png"), record("a.png", "A cat")], 1),
    ("first", [record("b.png"), record("a.png", "A cat")], 0),
    ("largest", [record("a.png", "A cat"), record("bb.png")], 1),
    ("longest-caption", [record("bb.png", "A cat"), record("a.png", "A cat asleep")], 1),
]


@pytest.mark.parametrize(("policy", "records", "kept"), KEEPERS)
def test_keep_policy(policy: str, records: list[Record], kept: int) -> None:
    a, b = (r.picture.name for r in records if r.picture)
    got = decide(judged(*records, images={(a, b): ImageVerdict.SAME}), Config(keep=policy))
    assert [i for i, d in enumerate(got.decisions) if d.decision == "keep"] == [kept]


# Merging


def rows_of(records: Judged, config: Config | None = None) -> tuple[list[dict[str, object]], tuple[Decision, ...]]:
    settings_ = config or Config()
    merged = merge(records, decide(records, settings_), settings_)
    return [attrs.asdict(row, recurse=False) for row in merged.manifest], merged.decisions


def test_empty_fields_are_filled_and_differences_listed() -> None:
    keeper = record("bb.png", "A cat", credit="Ada", extra={"n": 1, "empty": ""})
    other = record("a.png", "a cat", credit="Ben", title="Morning", photo_id="X1", extra={"n": 2, "empty": "x", "m": 3})
    rows, decisions = rows_of(judged(keeper, other, images={("bb.png", "a.png"): ImageVerdict.SAME}))
    assert len(rows) == 1
    assert (rows[0]["credit"], rows[0]["title"], rows[0]["photo_id"]) == ("Ada", "Morning", "X1")
    assert dict(rows[0]["extra"]) == {"n": 1, "empty": "x", "m": 3}  # type: ignore[call-overload]
    assert rows[0]["merged_from"] == ("r1",)
    assert decisions[1].evidence["merged"] == ["empty", "m", "photo_id", "title"]
    assert decisions[1].evidence["differs"] == {"caption": ["A cat", "a cat"], "credit": ["Ada", "Ben"], "n": [1, 2]}


def test_a_caption_that_holds_the_keepers_and_more_replaces_it() -> None:
    rows, _ = rows_of(judged(record("bb.png", "A cat"), record("a.png", "A cat asleep"), images={("bb.png", "a.png"): ImageVerdict.SAME}))  # fmt: skip  # noqa: E501
    assert [row["caption"] for row in rows] == ["A cat asleep"]


def test_a_silent_keeper_is_given_the_caption() -> None:
    records = judged(record("bb.png"), record("a.png", "A cat"), images={("bb.png", "a.png"): ImageVerdict.SAME})
    rows, _ = rows_of(records, Config(keep="largest"))
    assert (rows[0]["file_name"], rows[0]["caption"]) == ("bb.png", "A cat")


def test_what_the_caption_says_beside_the_field_goes_to_extra() -> None:
    records = judged(record("a.png", "A cat", credit="Ada"))
    records = attrs.evolve(records, clean=(CleanCaption("A cat", credit="Ben"),))
    rows, _ = rows_of(records)
    assert (rows[0]["credit"], dict(rows[0]["extra"])) == ("Ada", {"credit_in_caption": "Ben"})  # type: ignore[call-overload]


def test_raw_captions_are_kept_as_read() -> None:
    records = attrs.evolve(judged(record("a.png", "A  cat")), clean=(CleanCaption("A cat"),))
    assert [row["caption"] for row in rows_of(records)[0]] == ["A cat"]
    assert [row["caption"] for row in rows_of(records, Config(raw_captions=True))[0]] == ["A  cat"]


# Laws

names = st.sampled_from(["a.png", "b.png", "c.png", "dd.png", "?u", "?v", None])
captions = st.sampled_from(["A cat", "a cat", "A dog", "A cat asleep", "At 8:07", "At 7:07", None, ""])
entries = st.builds(record, names, captions)
verdicts = st.dictionaries(
    st.tuples(st.sampled_from(["a.png", "b.png"]), st.sampled_from(["c.png", "dd.png"])),
    st.sampled_from([ImageVerdict.SAME, ImageVerdict.EDITED]),
)


def _with_known(
    records: list[Record], images: dict[tuple[str, str], ImageVerdict]
) -> dict[tuple[str, str], ImageVerdict]:
    there = {r.picture.name for r in records if r.picture}
    return {pair: verdict for pair, verdict in images.items() if set(pair) <= there}


@given(st.lists(entries, max_size=8), verdicts, st.booleans(), st.sampled_from(["best", "first", "largest"]))
@settings(deadline=None, max_examples=200)
def test_every_entry_has_one_decision_and_nothing_is_lost(
    records: list[Record], images: dict[tuple[str, str], ImageVerdict], collapse: bool, keep: str
) -> None:
    config = Config(collapse_captions=collapse, keep=keep)
    given_ = judged(*records, images=_with_known(records, images))
    decided = decide(given_, config)
    merged = merge(given_, decided, config)
    by_id = {d.id: d for d in decided.decisions}
    assert list(by_id) == [f"r{i}" for i in range(len(records))]
    kept = [d.id for d in decided.decisions if d.decision != "drop"]
    assert [row.id for row in merged.manifest] == kept
    for d in decided.decisions:
        if d.decision == "drop":
            assert d.keeper is not None
            assert by_id[d.keeper].decision != "drop"
            assert d.rule is not None
    replaced = [i for row in merged.manifest for i in row.merged_from]
    assert sorted(replaced) == sorted(d.id for d in decided.decisions if d.decision == "drop")
    pictures = {r.picture.name for r in records if r.picture and r.picture.file is None}
    assert pictures <= {row.file_name for row in merged.manifest} or collapse


@given(st.lists(entries, max_size=8), verdicts, st.integers(0, 9))
@settings(deadline=None, max_examples=100)
def test_the_order_of_matches_does_not_matter(
    records: list[Record], images: dict[tuple[str, str], ImageVerdict], seed: int
) -> None:
    known = _with_known(records, images)
    assert decide(judged(*records, images=known), Config()) == decide(
        judged(*records, images=known, shuffle=seed), Config()
    )


@pytest.mark.parametrize("size", [2, 400])
def test_a_placeholder_with_many_captions_stays_quick(size: int) -> None:
    calls = 0
    given_ = judged(*(record("a.png", f"Caption number {n} of {n * 7}") for n in range(size)))
    judge: Callable[[int, int], CaptionMatch] = given_.judge

    def counted(a: int, b: int) -> CaptionMatch:
        nonlocal calls
        calls += 1
        return judge(a, b)

    decided = decide(attrs.evolve(given_, judge=counted, caption_matches=()), Config())
    assert {d.decision for d in decided.decisions} == {"review"}
    assert calls <= 65 * size


def test_the_alternative_text_and_the_title_of_a_picture_without_address_are_not_held_against_each_other() -> None:
    records = record(None, "The winch house", role="alt"), record(None, "The winch house", role="title")
    assert codes(decide(judged(*records), Config())) == []


def test_a_size_is_told_of_the_picture_that_the_finding_is_about() -> None:
    images = {("small.png", "big.png"): ImageVerdict.SAME}
    given = judged(record("small.png"), record("big.png", "A cat"), images=images)
    sized = tuple(
        attrs.evolve(match, reason="320 % of the size", reverse_reason="31 % of the size")
        for match in given.image_matches
    )
    (outcome,) = decide(attrs.evolve(given, image_matches=sized), Config()).outcomes
    assert (outcome.a, outcome.b, outcome.code) == (1, 0, "IMG001")
    image = outcome.evidence["image"]
    assert isinstance(image, Mapping)
    assert image["reason"] == "31 % of the size"
