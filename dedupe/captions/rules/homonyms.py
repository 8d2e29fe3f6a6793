"""Small words of captions that somebody or something in the picture may be: a can, a man who photographs."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.classes import ARTICLES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_participle, is_person, is_verb, is_wider, kind_of, lemma

_SHOWS_ONLY = frozenset({"shows", "displays"})
_SHOWS = _SHOWS_ONLY | {"photographs", "pictures"}
_HOLDS = frozenset(map(lemma, ("hold", "have", "present", "demonstrate", "exhibit", "wear", "carry")))
"""What comes down to showing it."""
_THINGS_TOO = frozenset({"can", "picture", "photo", "photograph", "present", "image"})
_BEFORE_A_NOUN = ARTICLES | {"his", "her", "their"}
_DESCRIBES = frozenset({"quality", "colour", "view"})
_OF_WHAT = frozenset({"of", "showing", "shows"})


def photographs_or_does(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A man photographs a cake` / `A man eats a cake`: what a caption does ("shows") somebody in it may do, too."""
    block = d.block
    if block.a1 - block.a0 != 1 or block.b1 - block.b0 != 1 or len(d.left_a) + len(d.left_b) != 1 or not block.a0:
        return False
    shows, does = a.forms[block.a0], b.forms[block.b0]
    if d.left_a:
        shows, does = does, shows
    who = a.forms[block.a0 - 1]
    return (
        shows in _SHOWS
        and is_verb(does)
        and (shows not in _SHOWS_ONLY or lemma(does) not in _HOLDS)
        and (is_person(who) or is_wider(who, "animal"))
    )


def has_it_or_does_it(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Farmer with plough` / `Farmer ploughing`, `Girl with fishing` / `Girl fishing`: what it has, or what it does."""
    if d.left_a or d.left_b or not d.block.a0 or not d.block.b0:
        return False
    here, there = d.words(a, b)
    if not (here[:1] == _WITH or there[:1] == _WITH):
        return False  # as most
    has, does, behind = here, there, b.forms[d.block.b1 :]
    if there[:1] == _WITH:
        has, does, behind = there, here, a.forms[d.block.a1 :]
    if not does and _BEFORE_A_NOUN.issuperset(has[1:]):
        does = behind[:1]
    elif len(does) != 1 or len([form for form in has[1:] if form not in _BEFORE_A_NOUN]) != 1:
        return False
    return bool(does) and does[0].endswith("ing") and is_participle(does[0])


_WITH = ("with",)


def is_thing_by_chance(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`sauce in a can` / `sauce in a jar`, `draws a picture` / `draws a horse`."""
    if len(d.left_a) + len(d.left_b) != 1:
        return False
    whole, other, (i,) = (a, b, d.left_a) if d.left_a else (b, a, d.left_b)
    first, last = (d.block.b0, d.block.b1) if d.left_a else (d.block.a0, d.block.a1)
    at = last - 1
    if at < max(1, first) or at - first > 1:
        return False
    if other.forms[at] not in _THINGS_TOO or other.forms[at - 1] not in _BEFORE_A_NOUN:
        return False
    return _OF_WHAT.isdisjoint(other.forms[last : last + 1]) and kind_of(whole.forms[i]) not in _DESCRIBES
