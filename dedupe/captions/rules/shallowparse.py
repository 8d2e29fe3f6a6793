"""A shallow parse of the first sentence: its verbs with their agents and patients, its nouns, and what modifies them.

No grammar of English: captions tell in a few forms ("A man is slicing an onion", "An onion is sliced by a man", "a man
slicing an onion", "Cooks slice onions"), and which of them it is can be told from the words around a verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dedupe.captions.prepared import PreparedCaption, first_sentence, gap_before, per_caption
from dedupe.captions.rules.classes import ARTICLES, BE, DETERMINERS, QUALITIES
from dedupe.captions.rules.pairing import THINGS_MADE
from dedupe.captions.words.lexicon import (
    is_common_word,
    is_participle,
    is_person,
    is_plural,
    is_verb,
    kind_of,
    lemma,
    word_list,
)
from dedupe.captions.words.tokens import NUMBER, WORD

_NOUN, _VERB, _PASSIVE, _BE, _DETERMINER, _PREPOSITION, _RELATIVE, _CONJUNCTION, _ADVERB = range(9)
"""The part of a word; a noun may be an adjective, and a passive is a participle of what is done to somebody."""
_CLAUSAL = frozenset({_VERB, _PASSIVE, _BE})
_IN_NOUN_PHRASE = frozenset({_NOUN, _DETERMINER, _ADVERB})
_RELATIVES = frozenset({"who", "whose", "which", "that"})
_CONJUNCTIONS = frozenset({"and", "or", "as", "while", "whilst", "when", "where", "but", "because"})
_HAVE = frozenset({"has", "have", "had"})
_PRONOUNS = frozenset({"they", "we", "he", "she", "it"})
_QUANTIFIERS = frozenset(
    (
        "some",
        "another",
        "other",
        "each",
        "every",
        "several",
        "many",
        "few",
        "this",
        "these",
        "both",
        "our",
        "my",
        "your",
    )
)
_ONE_OF_THEM = frozenset({"1", "another"})
_PARTICLES = frozenset(
    ("up", "down", "out", "off", "onto", "away", "past", "back", "without", "toward", "towards", "upon", "about")
)
_OF_VERBS = frozenset({"up", "off", "out"})
"""Particles between a verb and its object ("picks up a stone")."""
_NO_NOUNS = frozenset({"full", "next", "close", "together", "alone", "there", "also", "just", "s"})
_PARTITIVES = word_list("quantity") | {"lot", "lots", "number", "bunch", "team", "row", "line", "type", "kind", "piece"}
"""Before "of": what there is so much or so many of is named behind it."""
_TAKES_AN_OBJECT = frozenset({"wearing", "carrying", "holding", "chasing", "catching", "taking", "making"})
"""Verbs behind a noun even where another noun follows: "a dog wearing reindeer ears"."""
_PICTURES = frozenset({"photograph", "photographs", "photo", "photos", "picture", "pictures", "image", "images"})
_COMPOUND = frozenset({"front", "top"})
"""Between "in" and "of", between "on" and "of"."""
_EQUATES = frozenset({"full", "where", "what"})
"""Behind "is" and before what might as well be said to be so: "the hall is full of boys"."""
_MARKS = frozenset(",;:()[]–—|")
_BEFORE_BY = 7
"""Words from a participle to its "by" ("is felled in the yard by")."""
_BEFORE_RELATIVE = 3
"""Words among which the "who" of a verb stands ("who is happily singing")."""
_LONGEST_PHRASE = 4
"""Nouns in a row of which each modifies the next; more are names and titles, or hold a verb that no list has."""
_SHORTEST_ADVERB = 6


class Predicate(NamedTuple):
    """A verb and its parts.

    Attributes:
        stem: its lemma, the same for "draws", "drawn" and "drawing".
        verb: its form.
        at: where it stands.
        agents: who does it; empty where nobody says.
        near: nouns that may as well be its agents ("a man on a bench reading").
        patients: what it is done to, without what stands behind a preposition.
        reduced: True for a participle that only describes a noun ("a cart loaded with hay").
    """

    stem: str
    verb: str
    at: int
    agents: frozenset[str]
    near: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    reduced: bool = False


class Placed(NamedTuple):
    """A noun behind a preposition.

    Attributes:
        preposition: "before" for "in front of", "on" for "on the top of".
        noun: what stands behind it, without what describes it.
        beside: the noun right before the preposition, or "".
        verb: the verb right before it, or "".
    """

    preposition: str
    noun: str
    beside: str
    verb: str


class Parse(NamedTuple):
    """The parts of a first sentence.

    Attributes:
        predicates: its verbs, in their order.
        nouns: what is named, without what describes it.
        modified: for each word that describes something all nouns that it may describe.
        placed: what stands behind each preposition.
    """

    predicates: tuple[Predicate, ...]
    nouns: tuple[str, ...]
    modified: Mapping[str, frozenset[str]]
    placed: tuple[Placed, ...]


@per_caption
def parse(caption: PreparedCaption) -> Parse:
    """The parts of the first sentence."""
    return _Sentence(caption).parse()


def stem_of(form: str) -> str:
    """The lemma of a verb, and of what is named by one: "drawing" is "draw"."""
    return THINGS_MADE.get(form) or lemma(form)


class _Sentence:
    """A first sentence while it is being parsed.

    Attributes:
        forms: its words.
        kinds: the part of each.
        phrases: nouns in a row, with what describes them: the first word and the last of each.
        nouns: where each noun stands that heads its phrase, and its form.
    """

    def __init__(self, caption: PreparedCaption) -> None:
        self._caption = caption
        self.forms: Sequence[str] = first_sentence(caption)
        self.kinds: list[int] = []
        for i in range(len(self.forms)):
            kind = self._closed_kind(i)
            self.kinds.append(self._kind_of_verb(i) if kind == _NOUN else kind)
        self.phrases = self._find_phrases()
        self.nouns = {last: self.forms[last] for first, last in self.phrases if not self._only_describes(first, last)}

    def parse(self) -> Parse:
        """All its parts."""
        nouns = tuple(self.nouns.values())
        return Parse(tuple(self._predicates()), nouns, self._modified(), tuple(self._placed()))

    def _form(self, i: int) -> str:
        return self.forms[i] if i < len(self.forms) else ""

    def _closed_kind(self, i: int) -> int:
        """The part of a word that its form alone tells, or a noun."""
        form = self.forms[i]
        if form in BE:
            return _BE
        if form in _HAVE:
            return _VERB
        if form in _RELATIVES:
            return _RELATIVE
        if form in _CONJUNCTIONS:
            return _CONJUNCTION
        if form in word_list("preposition") or form in _PARTICLES:
            return _PREPOSITION
        if form in DETERMINERS or form in _QUANTIFIERS or self._caption.tokens[i].kind == NUMBER:
            return _DETERMINER
        return _ADVERB if form in _NO_NOUNS or _is_adverb(form) else _NOUN

    def _kind_of_verb(self, i: int) -> int:
        """A verb or a passive, told by the words around it, or a noun."""
        before = next((k for k in range(i - 1, -1, -1) if self.kinds[k] != _ADVERB), None)
        if before is None or self._caption.tokens[i].kind != WORD:
            return _NOUN
        form = self.forms[i]
        if form in _PICTURES:
            return _NOUN
        if self._is_told_how(before, i):
            self.kinds[before] = _ADVERB  # "being deep fried"
            before -= 1
        if self.kinds[before] == _BE:
            return self._behind_be(before, i)
        if not (is_verb(form) or is_participle(form)) and not self._has_an_object(before, i):
            return _NOUN
        if form.endswith("ing"):
            return _VERB if self._is_doing(before, i) else _NOUN
        if self.kinds[before] == _CONJUNCTION:
            joins = form.endswith("s") and _VERB in self.kinds
            return _VERB if joins and self._is_open(i + 1) else _NOUN
        if self._is_finite_behind(before, i):
            return _VERB
        if self.kinds[before] != _NOUN or before != i - 1 or (self._is_set_apart(i) and not _is_past(form)):
            return _NOUN
        return self._behind_a_noun(i)

    def _is_told_how(self, before: int, i: int) -> bool:
        if (
            not before
            or self.kinds[before - 1 : before + 1] != [_BE, _NOUN]
            or before != i - 1
            or self._is_set_apart(i)
        ):
            return False
        return kind_of(self.forms[before]) in QUALITIES and self.forms[i].endswith(("ing", "ed"))

    def _behind_be(self, be: int, i: int) -> int:
        """`is cutting`, `is being cut`, `is cut by`, `is felled`; but not `are cut flowers`."""
        form = self.forms[i]
        if form.endswith("ing"):
            return _VERB
        if form.endswith("s"):
            return _NOUN
        changed, by = _is_past(form), self._form(i + 1) == "by"
        if not (is_verb(form) or is_participle(form)):
            return _PASSIVE if changed and by else _NOUN
        return _PASSIVE if changed or by or self.forms[be] == "being" else _NOUN

    def _has_an_object(self, before: int, i: int) -> bool:
        """`A van overtakes a bus`: a word between a noun and an article is a verb, whether a list has it or not."""
        form, then = self.forms[i], self._form(i + 1)
        if not then or not is_common_word(form) or kind_of(form) is not None:
            return False
        if self._is_set_apart(i) or self._is_set_apart(i + 1):
            return False
        if self.kinds[before] == _CONJUNCTION:
            return then in DETERMINERS and form.endswith("s")
        if before != i - 1:
            return False
        if form.endswith("ing"):
            return then in DETERMINERS and is_person(self.forms[before])
        if form.endswith("s") == is_plural(self.forms[before]):
            return False
        return then in ARTICLES or (form.endswith("s") and is_person(self.forms[before]) and is_plural(then))

    def _is_doing(self, before: int, i: int) -> bool:
        """True for a form in `-ing` that tells what somebody does, and describes nothing ("a swimming pool")."""
        form, leads, kind = self.forms[i], self.forms[before], self.kinds[before]
        if self._form(i + 1) == "of":
            return False  # "the raising of the mast"
        is_open = self._is_open(i + 1)
        if kind == _CONJUNCTION:
            if leads == "and" and self.kinds[before - 1] == _VERB:
                return True
            return (is_open or form in _TAKES_AN_OBJECT) and (_VERB in self.kinds or leads != "and")
        if before == i - 1 and self._is_set_apart(i) and kind in (_VERB, _NOUN) and _VERB in self.kinds:
            return True  # "are running, jumping and kicking"
        if kind == _PREPOSITION:
            return self._form(i + 1) in DETERMINERS  # "after crossing the border"
        if kind == _VERB:
            return form in _TAKES_AN_OBJECT or not leads.endswith("ing")
        return kind == _NOUN and (is_open or is_person(leads) or is_plural(leads) or form in _TAKES_AN_OBJECT)

    def _is_finite_behind(self, before: int, i: int) -> bool:
        """`who rides`, `one points`, `to write`, `they make`."""
        form, leads, kind = self.forms[i], self.forms[before], self.kinds[before]
        if (leads in _PRONOUNS and before == i - 1) or (leads in _HAVE and _is_past(form)):
            return True
        if not self._is_open(i + 1):
            return False
        if leads == "to":
            return not form.endswith(("s", "ed"))
        if kind == _VERB and before == i - 1:  # "a girl smiling reads a book"
            return leads.endswith("ing") and form.endswith("s") and is_verb(form) and self._form(i + 1) in DETERMINERS
        # "the girl, who is tall, carries a box"
        closes = self._is_set_apart(i) and (_RELATIVE in self.kinds or _PASSIVE in self.kinds)
        return form.endswith("s") and (leads in _ONE_OF_THEM or kind == _RELATIVE or closes)

    def _behind_a_noun(self, i: int) -> int:
        """`the crew loads a cart`, `men load carts`, `a cart loaded with hay`; but not `two stone columns`."""
        form, subject, then = self.forms[i], self.forms[i - 1], self._form(i + 1)
        if _is_past(form):
            if then and self._closed_kind(i + 1) == _NOUN and not self._is_set_apart(i + 1):
                return _NOUN
            return _VERB if then in DETERMINERS else _PASSIVE
        has_object = bool(then) and (then in DETERMINERS or self._caption.tokens[i + 1].kind == NUMBER)
        has_object = has_object or (is_person(subject) and is_plural(then))
        leads_on = bool(then) and self._is_open(i + 1) and not self._caption.is_label
        if form.endswith("s"):
            if not then and not is_plural(subject):
                return _NOUN if _CLAUSAL.intersection(self.kinds[self._clause_start(i) :]) else _VERB
            agrees = not is_plural(subject) or (is_person(subject) and has_object)
            return _VERB if agrees and (has_object or leads_on) else _NOUN
        if not is_plural(subject):
            return _NOUN
        return _VERB if has_object or (leads_on and (is_person(subject) or not _names_a_thing(form))) else _NOUN

    def _is_open(self, i: int) -> bool:
        """True where no noun stands that the word before could describe."""
        if i == len(self.forms) or is_plural(self.forms[i]) or self.forms[i].endswith("ing"):
            return True
        return self._closed_kind(i) != _NOUN or self._is_set_apart(i)

    def _is_set_apart(self, i: int) -> bool:
        """True for a mark before a word."""
        return not _MARKS.isdisjoint(gap_before(self._caption, i))

    def _find_phrases(self) -> list[tuple[int, int]]:
        phrases: list[tuple[int, int]] = []
        for i, kind in enumerate(self.kinds):
            if kind != _NOUN:
                continue
            if phrases and phrases[-1][1] == i - 1 and not self._is_set_apart(i):
                phrases[-1] = phrases[-1][0], i
            else:
                phrases.append((i, i))
        return phrases

    def _only_describes(self, first: int, last: int) -> bool:
        return all(kind_of(form) in QUALITIES for form in self.forms[first : last + 1])

    def _predicates(self) -> Iterator[Predicate]:
        """Each verb, and each form of "be" without one; who does nothing of his own does what is told before."""
        nobody: frozenset[str] = frozenset()
        subject = nobody
        for i, kind in enumerate(self.kinds):
            if kind not in _CLAUSAL or (kind == _BE and not self._is_alone(i)):
                continue
            verb, stem, found = self.forms[i], stem_of(self.forms[i]), self._subject(i)
            if kind == _BE:
                subject = found or subject
                yield Predicate("be", "be", i, subject)
            elif kind == _PASSIVE and self.kinds[i - 1] == _NOUN:
                patients = self._last_noun(i) | (found if self._is_set_apart(i) else nobody)
                yield Predicate(stem, verb, i, self._by_whom(i), patients=patients, reduced=True)
                subject = subject or found
            else:
                agents, near = found or subject, nobody
                if subject and self.kinds[i - 1] not in (_BE, _RELATIVE) and not verb.endswith("s"):
                    agents, near = subject, found | self._last_noun(i)
                subject = subject or agents
                if kind == _VERB:
                    yield Predicate(stem, verb, i, agents, near, self._objects(i + 1))
                else:
                    yield Predicate(stem, verb, i, self._by_whom(i), near, agents)

    def _is_alone(self, be: int) -> bool:
        behind = [kind for kind in self.kinds[be + 1 : be + 3] if kind != _ADVERB]
        is_told = bool(behind) and behind[0] in (_PREPOSITION, _DETERMINER, _NOUN)
        return is_told and self._form(be + 1) not in _EQUATES

    def _last_noun(self, before: int) -> frozenset[str]:
        return frozenset([form for i, form in self.nouns.items() if i < before][-1:])

    def _subject(self, at: int) -> frozenset[str]:
        """Who stands before a verb: the first whom its clause names, or whom a "who" refers to."""
        start = self._clause_start(at)
        named = [i for i in self.nouns if start <= i < at]
        relatives = [k for k in range(max(start, at - _BEFORE_RELATIVE), at) if self.kinds[k] == _RELATIVE]
        if relatives:
            return frozenset([self.forms[i] for i in named if i < relatives[-1]][-1:])
        found: list[int] = []
        for i in named:
            if found and not _IN_SUBJECT.issuperset(self.kinds[found[-1] + 1 : i]):
                break
            is_preamble = self.forms[i] in word_list("image")
            if not is_preamble and not (self.forms[i] in _PARTITIVES and self._form(i + 1) == "of"):
                found.append(i)
        return frozenset([self.forms[i] for i in found])

    def _clause_start(self, at: int) -> int:
        """Behind the last conjunction between two verbs, or behind the comma after `In the hall, ...`."""
        start, has_verb = 0, False
        for k in range(at):
            has_verb = has_verb or self.kinds[k] in _CLAUSAL
            if has_verb and self.kinds[k] == _CONJUNCTION:
                start = k + 1
        first = next((kind for kind in self.kinds if kind != _ADVERB), _NOUN)
        if start == 0 and first == _PREPOSITION:
            return next((k for k in range(1, at) if self._is_set_apart(k)), 0)
        return start

    def _objects(self, start: int) -> frozenset[str]:
        """What stands right behind a verb, up to a preposition, and what there is a pot or a piece of."""
        end = start
        while self._form(end) in _OF_VERBS:
            end += 1
        start = end
        while end < len(self.kinds) and not self._is_set_apart(end) and self._goes_on(end):
            end += 1
        found = frozenset([form for i, form in self.nouns.items() if start <= i < end])
        return found | self._objects(end + 1) if found and self._form(end) == "of" else found

    def _goes_on(self, i: int) -> bool:
        if self.forms[i] != "and":
            return self.kinds[i] in _IN_NOUN_PHRASE
        end = i + 1
        while end < len(self.kinds) and (self.kinds[end] in _IN_NOUN_PHRASE or self.forms[end] == "of"):
            end += 1
        return end == len(self.kinds) or self.kinds[end] not in (_BE, _VERB)  # "... and a car is turning"

    def _by_whom(self, at: int) -> frozenset[str]:
        for k in range(at + 1, min(len(self.forms), at + 1 + _BEFORE_BY)):
            if self.kinds[k] in _CLAUSAL:
                break
            if self.forms[k] == "by":
                return self._objects(k + 1)
        return frozenset()

    def _modified(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for n, (first, last) in enumerate(self.phrases):
            if last - first >= _LONGEST_PHRASE:
                continue
            beside = self._listed_behind(n) | self._modified_before(n)
            for i in range(first, last + 1):
                nouns = frozenset(self.forms[i + 1 : last + 1]) | beside
                if i < last or (nouns and self._only_describes(first, last)):
                    found[self.forms[i]] = found.get(self.forms[i], frozenset()) | nouns
        return found

    def _listed_behind(self, n: int) -> frozenset[str]:
        """`colorful [baskets] and hats`, `a large [piece] of meat`: what it may describe behind its own noun."""
        found: set[str] = set()
        for (_, last), (first, end) in zip(self.phrases[n:], self.phrases[n + 1 :], strict=False):
            between = self.forms[last + 1 : first]
            is_part = between == ("of",) and self.forms[last] in _PARTITIVES
            if not (between in ((), ("and",)) or is_part):
                break
            found.update(self.forms[first : end + 1])
        return frozenset(found)

    def _modified_before(self, n: int) -> frozenset[str]:
        """What `which is small` or `made of green rubber` describes: the noun before it, or the first of all."""
        first = self.phrases[n][0]
        while n and self.forms[self.phrases[n - 1][1] + 1 : first] in ((), ("and",)):
            if not self._only_describes(*self.phrases[n - 1]):
                break
            n -= 1
            first = self.phrases[n][0]
        if not n:
            return frozenset()
        last = self.phrases[n - 1][1]
        between = tuple(kind for kind in self.kinds[last + 1 : first] if kind != _ADVERB)
        is_said_of_it = between in ((_RELATIVE, _BE), (_PASSIVE, _PREPOSITION))
        return frozenset({self.forms[last], self.forms[self.phrases[0][1]]}) if is_said_of_it else frozenset()

    def _placed(self) -> Iterator[Placed]:
        for i, kind in enumerate(self.kinds):
            if kind != _PREPOSITION or (i and self.forms[i - 1] in _COMPOUND):
                continue
            preposition, k = self._compound_preposition(i)
            while k < len(self.kinds) and self.kinds[k] in (_DETERMINER, _ADVERB):
                k += 1
            noun = next((form for n, form in self.nouns.items() if n >= k), "")
            if noun and self.kinds[k] == _NOUN:
                yield Placed(preposition, noun, self.nouns.get(i - 1, ""), self._verb_before(i))

    def _verb_before(self, i: int) -> str:
        """The verb before a preposition and its particles ("jumps down from"), or ""."""
        while i and self.forms[i - 1] in _PARTICLES:
            i -= 1
        return self.forms[i - 1] if i and self.kinds[i - 1] in (_VERB, _PASSIVE) else ""

    def _compound_preposition(self, i: int) -> tuple[str, int]:
        """The preposition, and where what stands behind it begins."""
        if self.forms[i : i + 3] == ("in", "front", "of"):
            return "before", i + 3
        if self.forms[i : i + 4] == ("on", "the", "top", "of"):
            return "on", i + 4
        return self.forms[i], i + 1


_IN_SUBJECT = _IN_NOUN_PHRASE | {_CONJUNCTION}


def _is_past(form: str) -> bool:
    """`washed`, `made`, of a verb; not `men`, which is the lemma of no other word in `-s` or `-ing`."""
    if form.endswith("ed"):
        return True
    return not form.endswith(("s", "ing")) and not is_plural(form) and lemma(form) not in (form, form.removesuffix("e"))


def _is_adverb(form: str) -> bool:
    """`quickly`, `happily`, but not `family`."""
    if len(form) < _SHORTEST_ADVERB or not form.endswith("ly"):
        return False
    return is_common_word(form[:-2]) or (form.endswith("ily") and is_common_word(f"{form[:-3]}y"))


def _names_a_thing(form: str) -> bool:
    """`walk`, `play`: a thing as well as a verb."""
    return form in word_list("thing")
