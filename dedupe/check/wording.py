"""What the form of two alternative texts tells: that they count a series, or write a formula out."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W_]+")
_COUNTER = re.compile(r"\d{1,3}|[ivx]{1,5}|[a-z]", re.IGNORECASE)
"""What a member of a series is numbered with: 3, IV, b."""

_AHEAD_OF_FACTS = frozenset("about after at before by for from in of on since than until with".split())  # noqa: SIM905
"""What stands before a number that says something ("opens at 7")."""

_FORMULA = re.compile(r"\\(?:[A-Za-z]+|[ ,;:!])")
"""A command of TeX."""


def counts_on(a: str, b: str) -> bool:
    """Whether two texts are members of one numbered series ("Step 2" and "Step 3", "Examples" I and II).

    All that differs is the number that both end in, and the word before it is what is counted.
    """
    one, other = _WORDS.findall(a), _WORDS.findall(b)
    if len(one) < 2 or len(one) != len(other) or one[:-1] != other[:-1] or one[-1] == other[-1]:
        return False
    ahead = one[-2]
    return (
        all(_COUNTER.fullmatch(words[-1]) is not None for words in (one, other))
        and ahead.isalpha()
        and ahead.casefold() not in _AHEAD_OF_FACTS
    )


def is_formula(text: str) -> bool:
    r"""Whether a text writes a formula out as TeX does (`\frac{1}{C}`): every sign of it counts."""
    return _FORMULA.search(text) is not None
