"""Whether a caption is a label (`Fishing Boats at Sea`) or a sentence, told by whether any word is likely a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from dedupe.captions.words.depictions import depiction
from dedupe.captions.words.lexicon import is_participle, is_verb, kind_of, lemma, word_list
from dedupe.captions.words.tokens import Token

_LONGEST_LABEL = 16
_FINITE = frozenset({"is", "are", "was", "were", "be", "has", "have", "had", "will"})
_WHENCE = frozenset({"from", "at", "through", "across", "against", "beyond", "over"})
_CRAFT = frozenset({
    "boat", "boats", "ship", "ships", "vessel", "vessels", "craft", "barge", "barges", "smack", "smacks", "yacht",
    "yachts", "cutter", "cutters", "fleet", "trawler", "trawlers", "dinghy", "dinghies", "canoe",
})  # fmt: skip
"""Of what kind these are, the word before says, and nobody does it: `Fishing Boats at Sea`."""
_PLURALS = frozenset({"people", "men", "women", "children"})


def reads_as_label(text: str, tokens: Sequence[Token], forms: Sequence[str]) -> bool:
    """True for a short caption that names something, and in which no word is likely a verb.

    Args:
        text: the caption.
        tokens: its words.
        forms: the folded form of each.
    """
    if not forms or len(forms) > _LONGEST_LABEL or not _FINITE.isdisjoint(forms):
        return False
    first, before_each = depiction(forms), _before_each(text, tokens)
    told = forms[first : -1 if _is_an_aside(forms) else None]
    before = ["", *islice(before_each, first + 1, None)] if first else before_each
    nearby = zip(("", "", *told), before, told, (*told[1:], ""), strict=False)
    if any(_tells(*near) for near in nearby) or (first and _acts(*told[:2])):
        return False
    return not _tells_of_several(told) and ("and" not in forms or not _tells_of_two(forms))


def _before_each(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """For each word the one of which it may tell: that before it, but none behind a mark (`Barns; Study of a Cow`)."""
    end, before = 0, ""
    for form, _, start, last in tokens:
        yield "" if ";" in text[end:start] or ":" in text[end:start] else before
        end, before = last, form


def _tells_of_several(told: Sequence[str]) -> bool:
    """`Visitors at Port Vale watch the tram`: behind several of whom, and before an article, such a word is a verb."""
    for i in [i for i in range(1, len(told) - 1) if told[i + 1] in _ARTICLES]:
        form = told[i]
        if is_verb(form) and form == lemma(form) and form not in _BEFORE_A_THING:
            return any(before.endswith("s") or before in _PLURALS for before in told[:i])
    return False


def _acts(form: str = "", behind: str = "") -> bool:
    """`Screenshot that shows [expanding a record]`: with an article behind it any such word is a verb."""
    return behind in _ARTICLES and form.endswith("ing") and is_participle(form)


def _is_an_aside(forms: Sequence[str]) -> bool:
    """`Settings page, with Save highlighted`: what was done to something that is beside it."""
    return forms[-1].endswith("ed") and "with" in forms[-_ASIDE:-1]


_ASIDE = 8
"""Words of "with the whole toolbar and the menu highlighted"."""


def _tells_of_two(forms: Sequence[str]) -> bool:
    """`A woman and a boy sit`: what somebody and somebody else do."""
    at = forms.index("and")
    behind = forms[at + 1 : at + 1 + _SECOND]
    return any(kind_of(who) == "person" and _does(then) for who, then in pairwise(behind))


def _does(form: str) -> bool:
    return is_verb(form) and form == lemma(form) and form not in word_list("thing")


_SECOND = 4
"""Words of "a little boy sit"."""


def _tells(ahead: str, before: str, form: str, behind: str) -> bool:
    """True where a word is likely the verb of what stands before it: `dog chases`, `dogs chase`, `chasing`."""
    if not is_verb(form) or (_may_be_things(form) and (behind == "of" or _calls_for_a_noun(before))):
        return False
    if form == "seen" and behind in _WHENCE:
        return False  # "Boats and Rocks Seen from the Shore"
    if form == "falls" and before and ahead not in _ARTICLES and kind_of(before) != "person":
        return False  # "Otter Falls", but not "The otter falls"
    if behind in _CRAFT or (form in _CRAFT and before.endswith("ing")):
        return False
    if form == "looking" and (before in _LOOKS or kind_of(behind) == "position"):
        return False  # "View looking north", "The ferry from Orm, looking west"
    if form in word_list("gerund-before") and behind in word_list("gerund-behind"):
        return False  # "Vale Ridge parking lot"
    is_many = before.endswith("s") or before in _PLURALS
    is_third = form.endswith("s") and not form.endswith("ss")  # "pass" is no "passes"
    if is_third and (not before or before in word_list("preposition")):
        return False  # "Sails of the Ketch Orm", "Harbour, with Ships"
    return form.endswith(("ing", "ed")) or is_many != is_third


def _may_be_things(form: str) -> bool:
    """`Vale Falls`, `City Lights`: what a place is called by, or has; the same form may be a verb."""
    return form in _AT_PLACES or (form.endswith("s") and lemma(form) in word_list("thing"))


def _calls_for_a_noun(before: str) -> bool:
    return before in word_list("place") or kind_of(before) in ("quality", "position")


_ARTICLES = word_list("article")
_BEFORE_A_THING = word_list("preposition") | {"like", "past", "round", "opposite", "cross", "view", "near", "study"}
"""These, and no verbs, before an article."""
_LOOKS = frozenset({"view", "views"})
_AT_PLACES = frozenset({"falls", "rapids", "springs", "waves", "view", "views"})
