"""The differing stretches of two captions, and what in them the other caption does not account for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, letters_between, per_caption, places_of, places_of_kind
from dedupe.captions.rules.absence import drop_absences
from dedupe.captions.rules.align import Block, blocks
from dedupe.captions.rules.anything import leaves_it_open, pair_anything
from dedupe.captions.rules.classes import DETERMINERS, QUALITIES
from dedupe.captions.rules.converses import drop_converses
from dedupe.captions.rules.dayfirst import drop_days_first
from dedupe.captions.rules.deserted import drop_nobody
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.doers import may_be_doers, pair_doer
from dedupe.captions.rules.elsewhere import pair_elsewhere, pair_moved
from dedupe.captions.rules.initials import drop_own_initials, own_initials, pair_initial_a, pair_initials
from dedupe.captions.rules.instruments import drop_crafts
from dedupe.captions.rules.listed import drop_facing_sides
from dedupe.captions.rules.measures import converted, pair_measures
from dedupe.captions.rules.misread import pair_misread
from dedupe.captions.rules.noise import pair_in_noise
from dedupe.captions.rules.numbered import figure_end
from dedupe.captions.rules.pairing import pair_related
from dedupe.captions.rules.shortened import has_small_abbreviations, pair_small_abbreviations
from dedupe.captions.rules.slips import are_cards, pair_slips
from dedupe.captions.rules.twosomes import TWO, pair_twosome
from dedupe.captions.words.languages import HANGUL
from dedupe.captions.words.lexicon import kind_of, lemma, soft_words, word_list
from dedupe.captions.words.moments import is_moment_told_twice
from dedupe.captions.words.relations import marks, related
from dedupe.captions.words.tokens import MODEL, NUMBER, TIME, WORD

_SPACED_UP_TO = 8
"""Words of a stretch whose letters are compared without their spaces."""


def find_differences(a: PreparedCaption, b: PreparedCaption) -> list[Difference]:
    """The stretches in which two captions differ, every token accounted for as far as the other caption says the same.

    Words spaced in another way are paired first, then words without a fact go, then words that moved, then, within
    each stretch, words in another form, spelling, abbreviation or synonym, and last the same across stretches.
    """
    found = _laid_side_by_side(a, b)
    replaced = [d for d in found if d.block[0] < d.block[1] and d.block[2] < d.block[3]]
    for difference in replaced:
        _join(difference, a, b)
    tells_twice = _tells_twice(a) or _tells_twice(b)
    if tells_twice:
        drop_own_initials(found, a, b)
        for difference in found:
            difference.account_for(_says_no_more(a), _says_no_more(b))
    _drop_surfaces(found, a, b)
    drop_nobody(found, a, b)
    _pair_phrases(replaced, a, b)
    if any(d.left_a for d in found) and any(d.left_b for d in found):
        _pair(found, replaced, a, b)
    drop_absences(found, a, b)
    drop_converses(found, a, b)
    drop_facing_sides(found, a, b)
    drop_crafts(found, a, b)
    if tells_twice:
        _drop_converted(found, converted(a), converted(b))
        again_a, again_b = _times_told_again(a), _times_told_again(b)
        for difference in found:
            _drop_times_told_again(difference, a, again_a, b, again_b)
    drop_days_first(found, a, b)
    _pair_misreadings(found, replaced, a, b)
    return found


def _pair_misreadings(
    found: Sequence[Difference], replaced: Sequence[Difference], a: PreparedCaption, b: PreparedCaption
) -> None:
    """Pair what was shortened or misread, the last of what may be the same in two stretches."""
    has_small = has_small_abbreviations(a) or has_small_abbreviations(b)
    may_have_slips = are_cards(a, b)
    for difference in replaced:
        if not (difference.left_a or difference.left_b):
            continue
        if has_small:
            pair_small_abbreviations(difference, a, b)
        if may_have_slips:
            pair_slips(difference, a, b)
        if difference.left_a and difference.left_b:
            pair_misread(difference, a, b)
        else:
            pair_initial_a(difference, a, b)
    pair_in_noise(found, replaced, a, b)


def _laid_side_by_side(a: PreparedCaption, b: PreparedCaption) -> list[Difference]:
    """The stretches that differ, with all words of theirs that carry a fact."""
    facts_a, facts_b = a.fact_places, b.fact_places
    before_a, before_b = a.facts_before, b.facts_before
    found = []
    first_a, first_b = _numbered(a, b)
    for block in _stretches(a, first_a, b, first_b):
        a0, a1, b0, b1 = block
        left_a, left_b = facts_a[before_a[a0] : before_a[a1]], facts_b[before_b[b0] : before_b[b1]]
        if a0 < first_a or b0 < first_b:
            left_a, left_b = [i for i in left_a if i >= first_a], [j for j in left_b if j >= first_b]
        difference = Difference(block, left_a, left_b)
        if len(left_a) + len(left_b) < a1 - a0 + b1 - b0:
            difference.because("small words")
        found.append(difference)
    return found


@per_caption
def _tells_twice(caption: PreparedCaption) -> bool:
    """True where a caption has initials beside their words, a measure or time told again, or tells of its making."""
    told = (own_initials(caption), _says_no_more(caption), converted(caption), _times_told_again(caption))
    return any(told)


def _drop_converted(found: Sequence[Difference], again_a: dict[int, int], again_b: dict[int, int]) -> None:
    """`15 miles (24 km)` / `15 miles`: what a measure is in the other system says nothing more."""
    if not again_a and not again_b:
        return
    left_a = {i for d in found for i in d.left_a}
    left_b = {j for d in found for j in d.left_b}
    for d in found:
        d.left_a = [i for i in d.left_a if again_a.get(i, i) in left_a]
        d.left_b = [j for j in d.left_b if again_b.get(j, j) in left_b]


def _pair_phrases(replaced: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Account for what only a few words together say: `on top of`, `a girl and a boy`."""
    if "atop" in a.words or "atop" in b.words:
        for difference in replaced:
            _drop_atop(difference, a, b)
    if not (_WEARS.isdisjoint(a.words) and _WEARS.isdisjoint(b.words)):
        for difference in replaced:
            _drop_worn(difference, a, b)
    if not (TWO.isdisjoint(a.words) and TWO.isdisjoint(b.words)):
        for difference in replaced:
            pair_twosome(difference, a, b)
    if may_be_doers(a, b):
        for difference in replaced:
            pair_doer(difference, a, b)
    if leaves_it_open(a) != leaves_it_open(b):
        for difference in replaced:
            pair_anything(difference, a, b)


def _drop_surfaces(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    if "surface" in a.words or "surface" in b.words:
        for difference in found:
            difference.account_for(_on_the_surface(a), _on_the_surface(b))


@per_caption
def _on_the_surface(caption: PreparedCaption) -> frozenset[int]:
    """`walks on the lunar surface`, `on the surface of Mars`: no more than on the Moon, or on Mars."""
    forms, bodies = caption.forms, word_list("celestial")
    return frozenset(
        i
        for i, form in enumerate(forms)
        if form == "surface"
        and "on" in forms[max(0, i - _ON_IT) : i]
        and not bodies.isdisjoint(map(lemma, forms[max(0, i - 1) : i + _SURFACE_OF]))
    )


_ON_IT = 3
"""Words of "on the lunar [surface]"."""
_SURFACE_OF = 4
"""Words of "surface of the Moon"."""


def _drop_worn(difference: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`a boy wearing pyjamas` / `a boy in pyjamas`: the same clothes, on the same body."""
    a0, a1, b0, b1 = difference.block
    worn_a, worn_b = _has_on(a, a0, a1, _WEARS), _has_on(b, b0, b1, _WEARS)
    clad_a, clad_b = _has_on(a, a0, a1, _CLAD_IN), _has_on(b, b0, b1, _CLAD_IN)
    difference.account_for(
        worn_a if _are_one_garment(worn_a, clad_b) else (), worn_b if _are_one_garment(worn_b, clad_a) else ()
    )


def _are_one_garment(worn: dict[int, str], clad: dict[int, str]) -> bool:
    return any(related(x, WORD, y, WORD) in _ONE_GARMENT for x in worn.values() for y in clad.values())


_ONE_GARMENT = frozenset({"order", "word form", "spelling"})


def _has_on(caption: PreparedCaption, first: int, last: int, words: frozenset[str]) -> dict[int, str]:
    """Where a stretch says that somebody has something on, and what, or at least of what colour."""
    found = {}
    for i in [i for i in range(first, last) if caption.forms[i] in words]:
        for form in caption.forms[i + 1 : i + 1 + _CLOTHES]:
            if form in soft_words() and form not in DETERMINERS and form != "in":
                break
            if form not in soft_words():
                found[i] = form
                if kind_of(form) not in QUALITIES:
                    break
    return found


_WEARS = frozenset({"wearing", "wears", "wear", "dressed", "clad"})
_CLAD_IN = frozenset({"in", "with"})
_CLOTHES = 4
"""Words of "a long red coat"."""


def _drop_atop(difference: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`on top of the roof` / `on the roof`: no other place, but on the side of the roof is one."""
    forms_a, forms_b = difference.words(a, b)
    if not _ON.isdisjoint(forms_b) and not any(kind_of(form) == "position" for form in forms_b):
        difference.left_a = [i for i in difference.left_a if a.forms[i] != "atop"]
    if not _ON.isdisjoint(forms_a) and not any(kind_of(form) == "position" for form in forms_a):
        difference.left_b = [j for j in difference.left_b if b.forms[j] != "atop"]


_ON = frozenset({"on", "onto", "upon"})


@per_caption
def _says_no_more(caption: PreparedCaption) -> frozenset[int]:
    """The words that say nothing that the caption does not say without them."""
    return _takes_the_picture(caption) | _doubled(caption) | _is_there_to_see(caption) | _missions(caption)


def _is_there_to_see(caption: PreparedCaption) -> frozenset[int]:
    """`Here we see the mill`, `You can see the mill`: no more than that it is shown."""
    seen = next((len(words) for words in _SEES if caption.forms[: len(words)] == words), 0)
    return frozenset(range(seen))


_SEES = tuple((*here, who, *can, "see") for here in ((), ("here",)) for who in ("we", "you") for can in ((), ("can",)))


def _missions(caption: PreparedCaption) -> frozenset[int]:
    """`during the Orm 3 mission`: a mission named by its number is one anyway."""
    found = [i for i in places_of(caption, _MISSION) if i and caption.tokens[i - 1].kind in _NUMBERED]
    if not found or caption.is_label:
        return frozenset()  # as most; a title may be of the mission itself
    told = word_list("preposition")
    return frozenset([i for i in found if not told.isdisjoint(caption.forms[max(0, i - _DURING_A_MISSION) : i])])


_MISSION = frozenset({"mission"})
_NUMBERED = frozenset({NUMBER, MODEL})
_DURING_A_MISSION = 4
"""Words of "during the Orm 3"."""


def _doubled(caption: PreparedCaption) -> frozenset[int]:
    """`A skier pauses pauses`: words typed twice in a row; `Bora Bora` is a name."""
    text, tokens = caption.clean.text, caption.tokens
    return frozenset(
        [
            i
            for i, (before, token) in enumerate(pairwise(tokens), 1)
            if before[0] == token[0]
            and before[1] == token[1] == WORD
            and text[token.start].islower()
            and text[before.end : token.start].isspace()
        ]
    )


def _takes_the_picture(caption: PreparedCaption) -> frozenset[int]:
    """`The probe took this image`, `an image obtained by`: the verb says no more than that there is a picture."""
    forms = caption.forms
    if _TAKES.isdisjoint(forms) or word_list("image").isdisjoint(forms):
        return frozenset()
    return frozenset(
        i
        for i, form in enumerate(forms)
        if form in _TAKES and (_is_this_image(forms[i + 1 : i + 1 + _BEFORE_IMAGE]) or _is_of_an_image(forms, i))
    )


def _is_this_image(behind: Sequence[str]) -> bool:
    """`took this first color image`; who "takes a picture of a man" is shown with him."""
    return behind[:1] in _THIS and not _IMAGES.isdisjoint(behind)


def _is_of_an_image(forms: Sequence[str], i: int) -> bool:
    """`an image of the south pole was obtained`."""
    return forms[i - 1] in _WAS and not _IMAGES.isdisjoint(forms[max(0, i - _BEHIND_IMAGE) : i])


_TAKES = frozenset({"took", "snapped", "acquired", "obtained", "recorded", "returned", "imaged"})
_IMAGES = word_list("image") | {"images", "pictures", "photos", "photographs", "views", "portraits", "panorama"}
_THIS = (("this",), ("these",), ("its",))
_WAS = frozenset({"was", "were", "been"})
_BEFORE_IMAGE = 5
"""Words of "this first ever color image"."""
_BEHIND_IMAGE = 12
"""Words from "image" to "was obtained"."""


@per_caption
def _times_told_again(caption: PreparedCaption) -> dict[int, int]:
    """Times beside the same moment in another zone (`5:07 p.m. PDT (8:07 p.m. EDT)`), each with the other."""
    times = places_of_kind(caption, TIME)
    found: dict[int, int] = {}
    for i, j in pairwise(times):
        if j == i + 1 and is_moment_told_twice(caption.forms[i], caption.forms[j]):
            found[i], found[j] = j, i
    return found


def _drop_times_told_again(
    difference: Difference, a: PreparedCaption, again_a: dict[int, int], b: PreparedCaption, again_b: dict[int, int]
) -> None:
    """Drop a moment told again beside a time that the other caption accounts for."""
    left_a, left_b = difference.left_a, difference.left_b
    if again_a.keys().isdisjoint(left_a) and again_b.keys().isdisjoint(left_b):
        return
    kept_a = [i for i in left_a if again_a.get(i, i) in left_a]
    kept_b = [j for j in left_b if again_b.get(j, j) in left_b]
    if (kept_a != left_a and _has_time(b, kept_b)) or (kept_b != left_b and _has_time(a, kept_a)):
        return  # "5:07 p.m. PDT (8:07 p.m. EDT)" / "5:07 p.m. PDT (8:17 p.m. EDT)"
    if len(kept_a) + len(kept_b) < len(left_a) + len(left_b):
        difference.left_a, difference.left_b = kept_a, kept_b
        difference.because("time zone")


def _has_time(caption: PreparedCaption, left: Sequence[int]) -> bool:
    return any(caption.tokens[i].kind == TIME for i in left)


def _stretches(a: PreparedCaption, first_a: int, b: PreparedCaption, first_b: int) -> list[Block]:
    """Where the words differ: the number of a figure that only one of two captions has is no count in the other."""
    forms_a: Sequence[str] = a.forms
    forms_b: Sequence[str] = b.forms
    if first_a != first_b:
        forms_a = (*[_NO_WORD] * first_a, *forms_a[first_a:])
        forms_b = (*[_NO_WORD] * first_b, *forms_b[first_b:])
    return blocks(forms_a, forms_b, soft_words(), (a.sentences, b.sentences))


_NO_WORD = "\0"
"""What no caption says."""


def _numbered(a: PreparedCaption, b: PreparedCaption) -> tuple[int, int]:
    """Where each caption begins behind the number of a figure, if one of the two has such a number and the other none.

    It numbers the picture on its page; two numbers are of two pictures.
    """
    end_a, end_b = figure_end(a), figure_end(b)
    return (0, 0) if end_a and end_b else (end_a, end_b)


def _pair(found: list[Difference], replaced: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    apart = a.fillers | b.fillers
    pair_initials(found, a, b)
    pair_measures(found, a, b)
    moved = pair_moved(found, a, b)
    for difference in replaced:
        if difference.left_a and difference.left_b:
            pair_related(difference, a, b, apart, moved)
    if len(found) > 1:
        pair_elsewhere(found, a, b, apart)


def _join(difference: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`suit-up` / `suitup`, `P. L.` / `P.L.`: the same letters, spaced in another way."""
    block = difference.block
    if max(block.a1 - block.a0, block.b1 - block.b0) > _SPACED_UP_TO or _begin_apart(a, block.a0, b, block.b0):
        return
    joined_a, joined_b = letters_between(a, block.a0, block.a1), letters_between(b, block.b0, block.b1)
    forms_a, forms_b = difference.words(a, b)
    if joined_a[:1] >= HANGUL[0] and joined_b[:1] >= HANGUL[0]:
        joined_a, joined_b = "".join(forms_a), "".join(forms_b)  # without particles
    if joined_a != joined_b or not joined_a or joined_a.isdecimal():
        return  # "$" and "€" have no letters
    if "".join(map(marks, forms_a)) == "".join(map(marks, forms_b)):
        difference.left_a, difference.left_b = [], []
        difference.because("spacing")


def _begin_apart(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """True where two words as written begin with other letters, which most do: no need to look at the rest."""
    x, y = a.clean.text[a.tokens[i].start], b.clean.text[b.tokens[j].start]
    return x != y and x.isascii() and y.isascii() and x.isalnum() and y.isalnum() and x.lower() != y.lower()
