"""The comparison key: what two captions that say the same in another form have in common.

The key of a caption is its cleaned text (markup, credit, photo ID and boilerplate taken out, see `clean.py`) as the
folded words of `tokens.py`, joined by single spaces: no case, no accents, no punctuation, months and times and number
words in one way of writing. Two captions with equal, non-empty keys are repeats without further judging. "Ratio >= 90
on the documented key" means `rapidfuzz.fuzz.ratio(comparison_key(a), comparison_key(b)) >= 90`.
"""

from __future__ import annotations

from dedupe.captions.words.tokens import fold, tokenize
from dedupe.records import CleanCaption


def comparison_key(clean: CleanCaption) -> str:
    """The key of a cleaned caption; where it has no words at all (emoji, punctuation), its folded characters."""
    key = " ".join([token.form for token in tokenize(clean.text)])
    return key or " ".join(fold(clean.text).split())
