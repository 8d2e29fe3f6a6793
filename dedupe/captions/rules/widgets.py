"""Parts of a program by their names: the tab "Rules" is not the tab "Inbound rules"."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption, places_of
from dedupe.captions.rules.addition import Addition
from dedupe.captions.words.lexicon import is_of_many_adjectives, is_participle, kind_of, lemma, soft_words, word_list
from dedupe.captions.words.tokens import WORD

_LONGEST_NAME = 4
"""Words up to which a name stands before what it names ("the inbound security rules tab")."""


def is_another_widget(added: Addition) -> bool:
    """`The Rules tab is open` / `The Inbound rules tab is open`: a word more in the name of a part of a program.

    Where the other caption does not name the part ("the tab"), or the word says how it looks, it is a detail more.
    """
    whole, last = added.whole, added.last
    if len(added.facts) != len(added.forms) or not all(map(_may_be_of_a_name, added.forms)):
        return False
    end = next((i for i in range(last, min(last + _LONGEST_NAME, len(whole.forms))) if whole.forms[i] in _widgets()), 0)
    place = added.place[1]
    if not end or whole.forms[last : end + 1] != added.other.forms[place : place + end + 1 - last]:
        return False
    name = whole.forms[last:end] or whole.forms[added.first - 1 : added.first]
    if not name or not soft_words().isdisjoint(name) or not word_list("preposition").isdisjoint(name):
        return False
    first = added.first if end > last else added.first - 1
    return _is_without_marks(whole, first, end)


def names_other_widgets(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`with the Edit button selected` / `where the New project button is selected`: no name of a part in common."""
    named_a, named_b = _named_widgets(a), _named_widgets(b)
    return any(named_a[widget].isdisjoint(named_b[widget]) for widget in named_a.keys() & named_b.keys())


@per_caption
def _named_widgets(caption: PreparedCaption) -> dict[str, frozenset[str]]:
    """The words of the names of all parts of one kind: `button` with "new" and "project"."""
    named: dict[str, set[str]] = {}
    forms = caption.forms
    for end in places_of(caption, _widgets()):
        first = end
        while first > max(0, end - _LONGEST_NAME) and _is_in_a_name(caption, first - 1):
            first -= 1
        named.setdefault(forms[end], set()).update(map(lemma, forms[first:end]))
    return {widget: frozenset(name) for widget, name in named.items() if name}


def _is_in_a_name(caption: PreparedCaption, i: int) -> bool:
    form, token = caption.forms[i], caption.tokens[i]
    is_capital = caption.has_capitals and caption.clean.text[token.start].isupper()
    if form in soft_words() or not (is_capital or _may_be_of_a_name(form)):
        return False
    return _is_without_marks(caption, i, i + 1)


def _may_be_of_a_name(form: str) -> bool:
    """True for a word that does not say how the part looks, or what was done to it ("the highlighted Save button")."""
    kind = kind_of(form)
    if is_participle(form):
        return False
    return form not in _widgets() and kind != "colour" and (kind != "quality" or is_of_many_adjectives(form))


def _is_without_marks(caption: PreparedCaption, first: int, last: int) -> bool:
    """True where words, and nothing but a space between them, lead up to the last."""
    places = range(first, last)
    return all(caption.tokens[i].kind == WORD and gap_before(caption, i + 1) == " " for i in places)


@per_caption
def names_widgets(caption: PreparedCaption) -> bool:
    """True where a caption has a word for a part of a program."""
    return not _widgets().isdisjoint(caption.forms)


def _widgets() -> frozenset[str]:
    return word_list("widget")
