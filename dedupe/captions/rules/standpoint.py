"""Where a picture was taken from, told from what it shows: `Vale, from the Castle` is no picture of the castle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.numbered import sheet_number
from dedupe.captions.words.lexicon import is_name, kind_of, lemma, soft_words, word_list
from dedupe.captions.words.tokens import NUMBER, WORD


def judge_standpoint(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let `Vale, from the Castle` / `Vale Castle` decide: of two labels, one looks from what the other shows."""
    for side, (whole, other) in enumerate(((a, b), (b, a))):
        at = _standpoint(whole)
        if at is None or _standpoint(other) is not None or not _is_shown(whole, at, other):
            continue
        for d in differences:
            first, last = d.stretch(side)
            is_misspelled = "spelling" in d.reasons and not (d.left_a or d.left_b)  # "west fom Ford Street"
            if first <= at < last and not is_misspelled:
                d.kind, d.decides = "view", True


@per_caption
def _standpoint(caption: PreparedCaption) -> int | None:
    """The only `from` of a caption, with something before it, but for `from its founding to its sale`."""
    at = caption.forms.index("from") if caption.forms.count("from") == 1 else 0
    if not at or "to" in caption.forms[at + 2 : at + _SPAN]:
        return None
    return None if _is_out_of_a_work(caption, at) else at


_SPAN = 8
"""Words of "from its founding in the year 1998 to"."""


def _is_out_of_a_work(caption: PreparedCaption, at: int) -> bool:
    """`Detail from`, `Plate 12 from`: a work, a book or a person stands behind it."""
    before = caption.tokens[at - 1]
    if before.kind == NUMBER:
        return at - 1 in sheet_number(caption)
    return before.form in _OUT_OF_A_WORK


_OUT_OF_A_WORK = frozenset(
    {"scene", "scenes", "still", "page", "pages", "figure", "detail", "extract", "letter", "gift"}
)


def _is_shown(caption: PreparedCaption, at: int, other: PreparedCaption) -> bool:
    """True where what the caption looks from stands in the other before any preposition but "of", and is a thing there.

    `Bowl from Vale` / `Vale bowl`, `Bowl, Vale` says of the bowl where it is from; `Lake from Lake Ridge` does not.
    """
    stands, seen = _facts(caption, at + 1, _end(caption, at + 1)), _facts(caption, 0, at)
    if not seen - _LOOKOUT:
        return _looks_around_from(caption, at, other)
    if not stands or not stands <= _shown(other):
        return False
    if seen < stands:
        return True
    if any(kind_of(word) in _SIDES for word in stands):
        return False  # "the tram from above"
    before = lemma(caption.forms[at - 1])
    if (
        all(map(is_name, stands))
        and before in _facts(other, 0, _first_comma(other))
        and not is_name(caption.forms[at - 1])
    ):
        return False
    if any(form == "of" and lemma(one) == before for one, form in pairwise(other.forms)):
        return False  # "output from the tool" is "output of the tool"
    return not any(
        lemma(form) in stands and lemma(then) == before and other.clean.text[token.end : behind.start] == " "
        for form, then, token, behind in zip(other.forms, other.forms[1:], other.tokens, other.tokens[1:], strict=False)
    )


def _looks_around_from(caption: PreparedCaption, at: int, other: PreparedCaption) -> bool:
    """`View from the top of Vale Hill` / `Vale Hill`: what is seen from there, and not it.

    `Views from the fair` are of the fair, and so may `View from Vale Hill` be where the other caption is a view, too.
    """
    if _VISTAS.isdisjoint(caption.forms[:at]) or not _VISTAS.isdisjoint(other.forms):
        return False
    shown = _shown(other)
    stands = _facts(caption, at + 1, len(caption.forms))
    return bool(shown) and shown <= stands and word_list("occasion").isdisjoint(shown)


_LOOKOUT = frozenset(map(lemma, ("looking", "looks", "panorama", "panoramic", "vista", "outlook", "lookout", "out")))
_VISTAS = frozenset({"view", "views", "looking", "panorama", "vista", "outlook", "lookout", "panoramic"})
"""What is seen all around, each in its own words: a picture of it calls none of it so."""
_SIDES = frozenset({"position", "view"})


@per_caption
def _shown(caption: PreparedCaption) -> frozenset[str]:
    """What stands before any preposition but "of": `View of the Castle`, `Hill of Vale and the Castle`."""
    prepositions = word_list("preposition") - {"of"}
    end = next((i for i, form in enumerate(caption.forms) if form in prepositions), len(caption.forms))
    return _facts(caption, 0, end)


def _end(caption: PreparedCaption, first: int) -> int:
    """Where the words from here on end: at a preposition."""
    prepositions = word_list("preposition")
    return next((i for i in range(first, len(caption.forms)) if caption.forms[i] in prepositions), len(caption.forms))


@per_caption
def _first_comma(caption: PreparedCaption) -> int:
    """Where the words behind the first comma begin, or 0."""
    return next((i for i in range(1, len(caption.tokens)) if "," in gap_before(caption, i)), 0)


def _facts(caption: PreparedCaption, first: int, last: int) -> frozenset[str]:
    soft = soft_words()
    return frozenset(
        [lemma(form) for form, kind, _, _ in caption.tokens[first:last] if kind == WORD and form not in soft]
    )
