"""Initials and the words that they stand for: `ISS` / `International Space Station`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.words.lexicon import is_common_word, is_name, soft_words
from dedupe.captions.words.tokens import MODEL, WORD

if TYPE_CHECKING:
    from dedupe.captions.rules.difference import Difference

_SHORTEST, _LONGEST = 2, 6
"""Letters of initials."""
_SHORTEST_CODE = 3
_OPENED = re.compile(r"\(")


def pair_initials(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Pair initials with words that begin with them and stand in a row, in one stretch or two."""
    left_a, left_b = [d.left_a for d in found], [d.left_b for d in found]
    for mine, others, ours, theirs, side in ((a, b, left_a, left_b, 1), (b, a, left_b, left_a, 0)):
        candidates = _american(mine) if "us" in others.words else _candidates(mine)
        left = [(n, i) for n, left in enumerate(ours) for i in left if i in candidates]
        if not left or max(map(len, theirs)) < _SHORTEST:
            continue  # as most
        in_a_row = [(left, *d.stretch(side)) for left, d in zip(theirs, found, strict=True)]
        initials = _initials(others)
        texts = [_letters_of(initials, *each) if len(each[0]) >= _SHORTEST else "" for each in in_a_row]
        every = " ".join(texts)
        # Each form is looked for once: long captions have few different ones.
        held = {form for form in {candidates[i] for _, i in left} if form in every}
        for n, i in [(n, i) for n, i in left if candidates[i] in held]:
            m = _pair(candidates[i], n, in_a_row, texts, others)
            if m is not None:
                ours[n].remove(i)
                found[n].because("abbreviation")
                found[m].because("abbreviation")


def _pair(form: str, n: int, sides: Sequence[Side], texts: Sequence[str], others: PreparedCaption) -> int | None:
    """In which stretch the words stand that these initials of the n-th are of; they are no longer left there."""
    for m, text in enumerate(texts):
        if form not in text:
            continue
        theirs, first, last = sides[m]
        run = _spelled_out(form, others, theirs, range(first, last))
        if run and (m == n or len(form) > _SHORTEST or _is_of_two_words(form, others, run)):
            theirs[:] = [j for j in theirs if j not in run]
            return m
    return None


def _is_of_two_words(form: str, caption: PreparedCaption, run: range) -> bool:
    """`ORM, N.C. - ...` / `... at Orm, North Carolina`: two letters may be of any two words, but not these two."""
    return " ".join(caption.forms[run.start : run.stop]) == _OF_TWO_WORDS.get(form)


_OF_TWO_WORDS = {
    "eu": "european union", "nc": "north carolina", "nd": "north dakota", "nh": "new hampshire",
    "nj": "new jersey", "nm": "new mexico", "ny": "new york", "nz": "new zealand",
    "ri": "rhode island", "sc": "south carolina", "sd": "south dakota", "uk": "united kingdom",
    "un": "united nations", "us": "united states", "wv": "west virginia",
}  # fmt: skip


def drop_own_initials(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let nothing be left of initials in brackets beside the words that they are of, where the other has either.

    `the Lunn Space Telescope (LST)` / `the Lunn Space Telescope`, and `the Lunn Space Telescope (LST)` / `the LST`.
    """
    for caption, other, side in ((a, b, 0), (b, a, 1)):
        for words, at in own_initials(caption):
            every = {i for d in found for i in d.left(side)}
            told = every.intersection(words)
            only = {at} if at in every and not told else told if caption.forms[at] in other.forms else set()
            in_part = only == told and len(told) < sum(caption.forms[i] not in soft_words() for i in words)
            for d in found:
                left, instead = d.left(side), d.left(1 - side)
                if in_part and instead:
                    continue  # "High Resolution Camera (HRC)" / "Low Resolution Camera (HRC)"
                if not only.isdisjoint(left):
                    left[:] = [i for i in left if i not in only]
                    d.because("abbreviation")


@per_caption
def own_initials(caption: PreparedCaption) -> list[tuple[range, int]]:
    """Words, and the token behind them that holds their first letters in brackets."""
    text = caption.clean.text
    opened = {match.end() for match in _OPENED.finditer(text)}
    if not opened:
        return []
    found = []
    for i, (form, kind, start, end) in enumerate(caption.tokens):
        if start not in opened or kind != WORD or not _SHORTEST <= len(form) <= _LONGEST or text[end : end + 1] != ")":
            continue
        words = _behind_which(caption, form, i) or _beginning_with(caption, form, i)
        if words is not None:
            found.append((words, i))
    return found


def _beginning_with(caption: PreparedCaption, form: str, at: int) -> range | None:
    """`Moe (NOR) of Norland`: a word that a code is the beginning of."""
    if len(form) < _SHORTEST_CODE or is_common_word(form):
        return None
    words = (i for i, other in enumerate(caption.forms) if i != at and other.startswith(form) and other != form)
    return next((range(i, i + 1) for i in words), None)


def _behind_which(caption: PreparedCaption, form: str, at: int) -> range | None:
    """The words right before a token whose first letters it holds; small words between them may count or not."""
    first, letters = at, len(form)
    while first > 0 and letters > 0:
        first -= 1
        if caption.forms[first].startswith(form[letters - 1]):
            letters -= 1
        elif caption.forms[first] not in soft_words():
            return None
    return range(first, at) if letters == 0 else None


def pair_initial_a(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`Ada Moe` / `A. Moe`, `Karl Moe` / `A. Moe`: the one initial that is a word without a fact elsewhere."""
    if len(d.left_a) + len(d.left_b) != 1:
        return
    left, missing, full, short = (d.left_a, d.left_b, a, b) if d.left_a else (d.left_b, d.left_a, b, a)
    first, last = (d.block.b0, d.block.b1) if d.left_a else (d.block.a0, d.block.a1)
    if last - first != 1 or short.forms[first] != _A or not _is_initial(short, first):
        return
    if full.forms[left[0]].startswith(_A):
        left.clear()
        d.reasons[:] = ["abbreviation"]  # the small word was the initial
    elif is_name(full.forms[left[0]]):
        missing.append(first)


def _is_initial(caption: PreparedCaption, i: int) -> bool:
    token, text = caption.tokens[i], caption.clean.text
    return text[token.start : token.end].isupper() and text[token.end : token.end + 1] == "."


_A = "a"
Side = tuple[list[int], int, int]
"""What is left of a stretch in one of two captions, and the stretch there."""


@per_caption
def _candidates(caption: PreparedCaption) -> dict[int, str]:
    """The tokens that may be initials, each as what they are of; "X" stands for "exploration", "experiment".

    Where capitals tell names from other words, initials have two of them at least (`ISS`, `MoMA`).
    """
    text = caption.clean.text
    least = _CAPITALS if caption.has_capitals and not text.islower() else 0
    return {
        i: _WARS.get(form) or (form.replace("x", "e") if "x" in form else form)
        for i, (form, kind, start, end) in enumerate(caption.tokens)
        if kind in (WORD, MODEL)
        and _SHORTEST <= len(form) <= _LONGEST
        and (not least or (not text[start + 1 : end].islower() and sum(map(str.isupper, text[start:end])) >= least))
    }


@per_caption
def _american(caption: PreparedCaption) -> dict[int, str]:
    """The same where the other caption has "U.S.", of which the initial is "u": `USFS`, `U.S. Forest Service`."""
    return {
        i: f"u{form[2:]}" if form.startswith("us") and len(form) > _SHORTEST_CODE else form
        for i, form in _candidates(caption).items()
    }


_CAPITALS = 2
_WARS = {"wwii": "ww2"}
"""As the tokens of "World War II" begin: its number is a numeral; one letter alone is none."""


@per_caption
def _initials(caption: PreparedCaption) -> str:
    """The first letter of each token."""
    return "".join([form[:1] or " " for form in caption.forms])


def _letters_of(initials: str, left: Sequence[int], first: int, last: int) -> str:
    """The initials of what is left of the stretch first:last, and of all its words."""
    if len(left) == last - first:
        return initials[first:last]
    return f"{''.join([initials[j] for j in left])} {initials[first:last]}"


def _spelled_out(form: str, caption: PreparedCaption, left: Sequence[int], stretch: Sequence[int]) -> range | None:
    """Where words in a row begin with these letters; small words between them may count or not ("NOAA", "MoMA")."""
    initials, soft = _initials(caption), soft_words()
    for places in (left, stretch):
        at = "".join([initials[j] for j in places]).find(form)
        if at < 0:
            continue
        run = range(places[at], places[at + len(form) - 1] + 1)
        if all(j in left or caption.forms[j] in soft for j in run) and sum(j in left for j in run) > 1:
            return run
    return None
