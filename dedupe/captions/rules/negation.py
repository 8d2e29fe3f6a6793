"""What one of two captions denies: `not in use`, `no longer`, and the `semi-final` that is no final."""

from __future__ import annotations

from dedupe.captions.rules.addition import Addition
from dedupe.captions.words.lexicon import given_names, is_name, kind_of


def negates(added: Addition) -> bool:
    """`in use` / `not in use`: a word that denies, but for one in a sentence more, which denies what nobody said."""
    if _is_a_sentence_more(added):
        return False
    return any(kind_of(form) == "negation" and not _is_foreign(added, form) for form in added.facts) or _has_prefix(
        added
    )


def _has_prefix(added: Addition) -> bool:
    """`the semi-final` / `the final`: a syllable, with a hyphen behind, that makes it another thing."""
    if len(added.forms) != 1 or added.forms[0] not in PREFIXES:
        return False
    end = added.whole.tokens[added.first].end
    return added.whole.clean.text[end : end + 1] == "-"


PREFIXES = frozenset({"semi", "quarter"})


def _is_a_sentence_more(added: Addition) -> bool:
    """`Heron at the weir` / `Heron at the weir. It has not seen the fish.`: nothing of the other caption is denied."""
    sentences = added.whole.sentences
    first, last = added.first, added.last
    if not first or added.place[0] < added.place[1] or sentences[first - 1] == sentences[first]:
        return False
    return last == len(sentences) or sentences[last - 1] != sentences[last]


def _is_foreign(added: Addition, form: str) -> bool:
    """`Hokke no Taki`: between two words that are none of English, the word is none either."""
    at = added.whole.forms.index(form, added.first)
    if form == "no" and added.whole.forms[at + 1 : at + 3] in _LIMITS:
        return True  # "no earlier than May 3"
    if added.whole.forms[at + 1 : at + 2] and f"{added.whole.forms[at + 1]}less" in added.other.forms:
        return True  # "a man with no shirt" / "a shirtless man"
    if form == "un":  # the United Nations; and "un" before a hyphen denies
        token = added.whole.tokens[at]
        return added.whole.clean.text[token.start : token.end].isupper()
    around = (added.whole.forms[at - 1 : at], added.whole.forms[at + 1 : at + 2])
    return form == "no" and all(words and is_name(words[0]) and words[0] not in given_names() for words in around)


_LIMITS = (("earlier", "than"), ("later", "than"), ("less", "than"), ("more", "than"), ("fewer", "than"))
"""Behind a "no" that denies nothing."""
