"""A word of a Slavic language in two cases: whether it is of one in both captions, by what stands before it."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.words.cases import one_in_two_cases
from dedupe.captions.words.tokens import WORD

CYRILLIC = "а"
"""Letters from here on are no Latin ones."""
_PREPOSITIONS = frozenset(
    {"on", "in", "at", "to", "from", "for", "with", "without", "under", "behind", "over", "before", "after", "around"}
    | {"о", "об", "про", "через", "по", "при", "между"}
)
_ONE_OR_SEVERAL = frozenset(
    {"on", "in", "behind", "under", "and", "or", "через", "про", "о", "об", "по", "і", "й", "та"}
)
"""Small words behind which a form that looks like a genitive may be an accusative of several."""


def is_in_another_case(x: PreparedCaption, i: int, y: PreparedCaption, j: int) -> bool:
    """`вид моста` / `вид на мост`, `страница` / `снимок страницы`; not `дом` / `дома` at the head."""
    found = one_in_two_cases(x.forms[i], y.forms[j])
    if found is None:
        return False
    before = {caption.forms[at - 1] if at else "" for caption, at in ((x, i), (y, j))}
    if len(before) > 1 and before <= _PREPOSITIONS:
        return False  # "книга о море", "книга у моря"
    genitive_x, genitive_y, neither = found
    behind_x, behind_y = _is_behind_a_noun(x, i), _is_behind_a_noun(y, j)
    return (behind_x or not genitive_x) and (behind_y or not genitive_y) and not (neither and behind_x and behind_y)


def _is_behind_a_noun(caption: PreparedCaption, i: int) -> bool:
    """True behind a word, or a preposition that no accusative follows, with no mark between."""
    if not i:
        return False
    before = caption.tokens[i - 1]
    gap = caption.clean.text[before.end : caption.tokens[i].start]
    return before.kind == WORD and gap.isspace() and before.form not in _ONE_OR_SEVERAL
