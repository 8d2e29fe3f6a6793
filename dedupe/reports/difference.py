"""Two captions, word by word: what both say, what only one says."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher

MAX_WORDS = 400
"""difflib takes time in the square of the words; what is longer is shown without its difference."""

Mark = Callable[[str], str]


def marked(a: str, b: str, mark_a: Mark, mark_b: Mark) -> tuple[str, str]:
    """Both captions with what only one of them says marked.

    Args:
        a: the first caption, on one line.
        b: the second, likewise.
        mark_a: what is done to words that only the first has.
        mark_b: what is done to words that only the second has.
    """
    first, second = a.split(" "), b.split(" ")
    if len(first) > MAX_WORDS or len(second) > MAX_WORDS:
        return a, b
    matcher = SequenceMatcher(None, [_plain(word) for word in first], [_plain(word) for word in second], autojunk=False)
    left: list[str] = []
    right: list[str] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        both = kind == "equal"
        left += [" ".join(first[i:j]) if both else mark_a(" ".join(first[i:j]))] if j > i else []
        right += [" ".join(second[k:m]) if both else mark_b(" ".join(second[k:m]))] if m > k else []
    return " ".join(left), " ".join(right)


def _plain(word: str) -> str:
    """A word without case and outer punctuation, which make no difference worth a colour."""
    return re.sub(r"^\W+|\W+$", "", word.casefold()) or word
