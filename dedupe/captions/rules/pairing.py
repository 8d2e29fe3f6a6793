"""Words of one differing stretch that say the same in another form, and where they do not although they could."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from dedupe.captions.prepared import PreparedCaption, joined, per_caption, places_of, written
from dedupe.captions.rules.cases import CYRILLIC, is_in_another_case
from dedupe.captions.rules.classes import DETERMINERS, QUALITIES, WHOSE, class_of
from dedupe.captions.rules.voice import turns_the_verb
from dedupe.captions.words.conjugation import does_and_doing
from dedupe.captions.words.folding import fold
from dedupe.captions.words.genders import counts_or_sexes_apart
from dedupe.captions.words.languages import is_read_as_english
from dedupe.captions.words.lexicon import (
    are_synonyms,
    has_synonyms,
    is_common_word,
    is_kind_of,
    is_name,
    is_participle,
    is_person,
    is_plural,
    is_verb,
    kind_of,
    lemma,
    proper_names,
    soft_words,
    word_list,
    words_with_synonyms,
)
from dedupe.captions.words.nicknames import is_called, nicknames
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import MODEL, NUMBER, WORD, Token

if TYPE_CHECKING:
    from dedupe.captions.rules.difference import Difference

_PAIRED_UP_TO = 24
"""Words left on both sides of a stretch up to which every pair is looked at; more are another wording anyway."""


def pair_related(
    difference: Difference, x: PreparedCaption, y: PreparedCaption, apart: frozenset[str], moved: bool
) -> None:
    """Pair words that are one in another form; `apart` are names that the collection tells from each other.

    A verb in the other voice is the same only where those who do it and have it done changed places, too (`moved`).
    In labels no wider word stands for a thing: a lake is water in a sentence, but not in a title.
    """
    a, b = x.tokens, y.tokens
    if len(difference.left_a) * len(difference.left_b) > _PAIRED_UP_TO**2:
        return
    _pair_phrases(difference, x, y)
    kept, rest = [], list(difference.left_b)
    forms, kinds = [b[j][0] for j in rest], [b[j][1] for j in rest]
    cut_a, related_there = _cut_words(x), _related_by_place(x)
    may_be_cut = not _cut_words(y).isdisjoint(rest)
    language = x.language or y.language
    for i in difference.left_a:
        form, kind = a[i][0], a[i][1]
        why_each = [*map(related, repeat(form), repeat(kind), forms, kinds)]
        if (language or i in related_there) and not any(why_each):
            why_each = _related_there(x, i, y, rest, language)
        if not may_be_cut and i not in cut_a and not any(why_each):
            kept.append(i)  # as most words
            continue
        for n, (j, why) in enumerate(zip(rest, why_each, strict=True)):
            if why is None and not _is_cut_short(x, i, y, j):
                continue
            why = why or "abbreviation"
            if _says_another_thing(why, x, i, y, j) or (not moved and turns_the_verb(x, i, y, j)):
                continue
            if why == "spelling" and ((form in apart and forms[n] in apart) or _are_initialisms(x, i, y, j)):
                continue
            del rest[n], forms[n], kinds[n]
            difference.because(why)
            break
        else:
            kept.append(i)
    difference.left_a, difference.left_b = kept, rest


def _are_initialisms(x: PreparedCaption, i: int, y: PreparedCaption, j: int) -> bool:
    """`USDS` / `USDA`: in capitals, where other words have none, each letter stands for a word."""
    return i in _initialisms(x) and j in _initialisms(y)


@per_caption
def _initialisms(caption: PreparedCaption) -> frozenset[int]:
    text = caption.clean.text
    if not any(map(str.islower, text)):
        return frozenset()
    return frozenset(
        [
            i
            for i, token in enumerate(caption.tokens)
            if token[1] == WORD
            and token.end - token.start <= _LONGEST_INITIALISM
            and text[token.start : token.end].isupper()
        ]
    )


_LONGEST_INITIALISM = 5


@per_caption
def _related_by_place(caption: PreparedCaption) -> frozenset[int]:
    """The words that may say the same as another by what stands beside them: few are."""
    called = _called(caption)
    return frozenset(
        [i for i, form in enumerate(caption.forms) if form in _IN_PHRASES or i in called or form[:1] >= CYRILLIC]
    )


def _related_there(
    x: PreparedCaption, i: int, y: PreparedCaption, rest: Sequence[int], language: str | None
) -> list[str | None]:
    """Why a word says the same as each of these, by what stands beside them or by the language: None for most."""
    form = x.forms[i]
    if form in _IN_PHRASES:
        return ["synonym" if _says_it_so(x, i, y, j) else None for j in rest]
    if i in _called(x):
        return ["abbreviation" if _is_one_bearer(x, i, y, j) else None for j in rest]
    if form[:1] >= CYRILLIC:
        return [
            "word form" if is_in_another_case(x, i, y, j) or does_and_doing("russian", form, y.forms[j]) else None
            for j in rest
        ]
    if language is None:
        return [None] * len(rest)
    return [
        "word form" if does_and_doing(language, form, y.forms[j]) or _is_one_word(x, i, y, j) else None for j in rest
    ]


def _is_one_word(x: PreparedCaption, i: int, y: PreparedCaption, j: int) -> bool:
    """`Ein Boot am Steg` / `Das Boot am Steg`: one word, read as English where a small word told the language."""
    return fold(written(x, i, i + 1)) == fold(written(y, j, j + 1))


_VERBS_BEFORE = {"for": ("search", "look", "hunt"), "off": ("take", "lift", "blast")}
"""Verbs that are one before a small word: `searches for`, `looks for`; `takes off`, `lifts off`."""
_SMALL_WORD = {lemma(verb): particle for particle, verbs in _VERBS_BEFORE.items() for verb in verbs}
_BEFORE_IT = frozenset({"outside", "before"})
THINGS_MADE = {noun: lemma(verb) for noun, verb in (
    ("building", "build"), ("painting", "paint"), ("meeting", "meet"), ("drawing", "draw"), ("crossing", "cross"),
    ("landing", "land"),
)}  # fmt: skip
_ABOVE, _BELOW = frozenset({"top", "upper"}), frozenset({"bottom", "lower"})
_OF_A_CORNER = (("left",), ("right",), ("corner",))
_GOES = frozenset({"go", "goes", "going", "move", "moves", "moving"})
_MOTIONS = frozenset(
    verb + ending
    for verb in ("ski", "slid", "driv", "rid", "runn", "run", "walk", "skat", "jogg", "sail", "row", "paddl", "cycl")
    for ending in ("", "e", "es", "s", "ing")
)
"""What "goes" may stand for before where it leads ("down the slope")."""
_BY_A_PLACE = frozenset({"near", "outside", "off"})
"""What stands before a town, a port or a coast that something is not quite at."""
RAISED = frozenset({"raised", "lifted", "up", "aloft", "air"})
_LIMBS = frozenset(
    {"arm", "arms", "hand", "hands", "fist", "fists", "finger", "fingers", "leg", "legs", "paw", "paws", "thumbs"}
)
_NEAR_A_LIMB = 3
"""Words of "arms in the" before "air"."""
_IN_PHRASES = _BEFORE_IT.union(
    _GOES,
    _MOTIONS,
    THINGS_MADE,
    THINGS_MADE.values(),
    _ABOVE,
    _BELOW,
    {"front", "builds", "paints", "meets", "draws", "crosses", "lands", "built", "painted", "met", "drew"},
    (verb + ending for verbs in _VERBS_BEFORE.values() for verb in verbs for ending in ("", "s", "es", "ed", "ing")),
    {"taking", "took", "taken", "no", "without"},
    _BY_A_PLACE,
    RAISED,
)


def _place_behind(caption: PreparedCaption, i: int) -> str:
    """The name, or the word for what lies by the sea or has streets, behind a preposition and an article, or ""."""
    last = min(len(caption.forms), i + 1 + _WITH_ARTICLE)
    k = next((k for k in range(i + 1, last) if caption.forms[k] not in DETERMINERS), i)
    return caption.forms[k] if k > i and (class_of(caption, k) in _NAMED or caption.forms[k] in _OUTSIDE_OF) else ""


_NAMED = frozenset({"name", "place"})
_OUTSIDE_OF = frozenset({"port", "harbour", "harbor", "coast", "island", "islands", "city", "town", "village"})


def says_it_is_raised(caption: PreparedCaption, i: int) -> bool:
    """`arms raised`, `raised arms`, `arms in the air`, `hands up`."""
    forms = caption.forms
    if forms[i] not in RAISED or (forms[i] == "air" and "in" not in forms[max(0, i - _WITH_ARTICLE) : i]):
        return False
    return not _LIMBS.isdisjoint((*forms[max(0, i - _NEAR_A_LIMB) : i], *forms[i + 1 : i + 2]))


_LEADS = (("down",), ("up",), ("through",), ("along",), ("across",), ("over",), ("past",), ("around",), ("into",))


def _says_it_so(x: PreparedCaption, i: int, y: PreparedCaption, j: int) -> bool:
    """`search for` / `look for`; `in front of it` / `outside it`; `building a wall` / `builds it`; `with no hat`."""
    if _does(x, i, y.forms[j]) or _does(y, j, x.forms[i]):
        return True
    pair = {x.forms[i], y.forms[j]}
    if not _GOES.isdisjoint(pair):
        behind = x.forms[i + 1 : i + 2]
        return not _MOTIONS.isdisjoint(pair) and behind == y.forms[j + 1 : j + 2] and behind in _LEADS
    if pair in (_ABOVE, _BELOW):
        return x.forms[i + 1 : i + 2] == y.forms[j + 1 : j + 2] in _OF_A_CORNER
    if pair == {"no", "without"}:
        whole, k = (x, i) if x.forms[i] == "no" else (y, j)
        return k > 0 and whole.forms[k - 1] == "with"
    small_word = _SMALL_WORD.get(lemma(x.forms[i]))
    if small_word is not None and small_word == _SMALL_WORD.get(lemma(y.forms[j])):
        return x.forms[i + 1 : i + 2] == y.forms[j + 1 : j + 2] == (small_word,)
    if pair <= _BY_A_PLACE:
        return _place_behind(x, i) == _place_behind(y, j) != ""
    if pair <= RAISED:
        return says_it_is_raised(x, i) and says_it_is_raised(y, j)
    return (_is_in_front(x, i) and y.forms[j] in _BEFORE_IT) or (_is_in_front(y, j) and x.forms[i] in _BEFORE_IT)


def _does(caption: PreparedCaption, i: int, form: str) -> bool:
    """True for a word in `-ing` that may be a thing, but is a form of the other verb where something follows it."""
    verb = THINGS_MADE.get(caption.forms[i])
    return verb is not None and verb == lemma(form) and caption.forms[i + 1 : i + 2] in _FOLLOWED


_FOLLOWED = (("a",), ("an",), ("the",), ("his",), ("her",), ("its",), ("their",), ("this",), ("these",), ("some",))


@per_caption
def _called(caption: PreparedCaption) -> frozenset[int]:
    """The tokens that are given names which stand for another, or for which another may stand."""
    return frozenset(places_of(caption, nicknames().keys()))


def _is_one_bearer(x: PreparedCaption, i: int, y: PreparedCaption, j: int) -> bool:
    """`Robert D. Moe` / `Bob Moe`: a given name and what its bearer is called, before one surname."""
    if not is_called(x.forms[i], y.forms[j]):
        return False
    surname = _behind_initials(x, i)
    return bool(surname) and surname == _behind_initials(y, j)


def _behind_initials(caption: PreparedCaption, i: int) -> str:
    """The word behind a given name and its initials, or ""."""
    behind = caption.forms[i + 1 : i + 2 + _INITIALS]
    return next((form for form in behind if len(form) > 1), "")


_INITIALS = 2
"""Initials between a given name and a surname, at most."""


def _is_in_front(caption: PreparedCaption, i: int) -> bool:
    return caption.forms[max(0, i - 1) : i + 2] == ("in", "front", "of")


def _says_another_thing(why: str, x: PreparedCaption, i: int, y: PreparedCaption, j: int) -> bool:
    """True where a synonym or a wider word is none here: in labels, and in the name of a place.

    And where two forms of a word in another language are of one and of several, or of him and of her.
    """
    if why in _OTHER_FORMS:
        return is_of_another_number_or_sex(x, i, y, j)
    if why not in _OTHER_WORDS:
        return False
    if why == "wider word" and (are_titles(x, y) or _is_of_another_kind(x, i, y, j) or _is_of_another_kind(y, j, x, i)):
        return True
    return is_named_place(x.tokens, i, y.tokens, j)


def _is_of_another_kind(x: PreparedCaption, i: int, y: PreparedCaption, j: int) -> bool:
    """`kitchen` / `living room`: a word before the wider one makes it a narrow one, too; a "large room" is any."""
    if not j or not is_kind_of(x.forms[i], y.forms[j]) or is_person(y.forms[j]):
        return False
    before = y.forms[j - 1]
    if before in x.words or y.tokens[j - 1].kind != WORD or before in soft_words() | word_list("preposition"):
        return False
    return is_common_word(before) and kind_of(before) is None


def is_of_another_number_or_sex(x: PreparedCaption, i: int, y: PreparedCaption, j: int) -> bool:
    """True for two forms of a word of another language, of one and of several, or of him and of her."""
    language = x.language or y.language
    if language is None:
        return False
    one, other = x.forms[i], y.forms[j]
    if any(is_read_as_english(language, fold(written(each, k, k + 1))) for each, k in ((x, i), (y, j))):
        return is_plural(one) != is_plural(other) and not is_verb(one)
    if language == "german" and not (_is_capital(x, i) and _is_capital(y, j)):
        return False  # no noun
    return counts_or_sexes_apart(language, one, other)


def _is_capital(caption: PreparedCaption, i: int) -> bool:
    start = caption.tokens[i].start
    return caption.clean.text[start : start + 1].isupper()


_OTHER_FORMS = frozenset({"spelling", "word form"})


def are_titles(x: PreparedCaption, y: PreparedCaption) -> bool:
    """True where both are labels, in which each word is chosen; one that begins with "screenshot" only describes."""
    if not (x.is_label and y.is_label) or (_describes(x) and _describes(y)):
        return False
    return _OF_SCREENS.isdisjoint(x.forms[:_AT_THE_HEAD]) or _OF_SCREENS.isdisjoint(y.forms[:_AT_THE_HEAD])


@per_caption
def _describes(caption: PreparedCaption) -> bool:
    """`A boy with a glove and a ball`: two things or more, each with an article, are a sentence without its verb."""
    return caption.forms[:1] in _INDEFINITE and sum(form in ("a", "an") for form in caption.forms) > 1


_INDEFINITE = (("a",), ("an",))
_OF_SCREENS = frozenset({"screenshot", "screencap", "screengrab"})
_AT_THE_HEAD = 2
"""Words of "A screenshot"."""


_SHORTEST_LETTERED = 5
"""Letters of a word for which its first may stand before a number."""
_SHORTEST_CUT = 3
"""Letters of a word cut short by a full stop, at least; a name may be cut to its first."""


@per_caption
def _cut_words(caption: PreparedCaption) -> frozenset[int]:
    """The tokens that a full stop ends and that are no words of their own."""
    text = caption.clean.text
    stops = {match.start() for match in _STOP.finditer(text)}
    return frozenset([i for i, token in enumerate(caption.tokens) if token[3] in stops and _may_be_cut(token)])


_STOP = re.compile(r"\.")


def _may_be_cut(token: Token) -> bool:
    if token.kind != WORD:
        return False
    return len(token.form) < _SHORTEST_CUT or not (is_common_word(token.form) or token.form in proper_names())


def _is_cut_short(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """`Fotogr.` / `Fotografin`, `Th. Moe` / `Thomas Moe`: the beginning of a word and a full stop, and no own word."""
    if a.forms[i][:1] != b.forms[j][:1]:
        return False  # as most
    (short, i), (long, j) = sorted(((a, i), (b, j)), key=lambda each: len(each[0].forms[each[1]]))
    form, whole = short.forms[i], long.tokens[j]
    if i not in _cut_words(short) or whole.kind != WORD or not whole.form.startswith(form):
        return False
    is_of_a_name = is_name(whole.form) or (j > 0 and is_name(long.forms[j - 1]))
    return (1 if is_of_a_name else _SHORTEST_CUT) <= len(form) < len(whole.form) - 1


_OTHER_WORDS = frozenset({"synonym", "wider word"})
_SAME_START = 3
"""Letters that two spellings of one word for a place begin with ("harbor" / "harbour")."""


def is_named_place(a: Sequence[Token], i: int, b: Sequence[Token], j: int) -> bool:
    """`Cherry Street` / `Cherry Road`: a word for a place behind its name is part of it, and no other will do."""
    x, y = a[i].form, b[j].form
    if word_list("place").isdisjoint((x, y)) or x[:_SAME_START] == y[:_SAME_START]:
        return False
    return may_be_named(a, i) and may_be_named(b, j)


def may_be_named(tokens: Sequence[Token], i: int) -> bool:
    """True where the word before does not merely describe ("a busy street", "the dirt road")."""
    before = tokens[i - 1] if i else None
    if before is None or before.form in soft_words() | word_list("preposition") | word_list("terrain"):
        return False
    return before.kind != WORD or not (kind_of(before.form) in QUALITIES or is_participle(before.form))


def _pair_phrases(difference: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Two words on one side that are one word on the other, or one synonym of it."""
    for ours, theirs, mine, others in (
        (difference.left_a, difference.left_b, a, b),
        (difference.left_b, difference.left_a, b, a),
    ):
        if len(ours) == 1:
            continue
        forms = [others.forms[j] for j in theirs]
        if _openings(mine).isdisjoint(ours) and joined(mine).isdisjoint(forms):
            continue  # as nearly all
        for i, k in pairwise([i for i in ours if mine.forms[i] not in WHOSE]):
            if mine.tokens[i][1] != WORD or not _stand_together(mine, i, k):
                continue
            first, second = mine.forms[i], mine.tokens[k]
            at = _partner_of_two(first, second, theirs, forms, others.tokens)
            if at is None and first in _LIGHT_VERBS:
                at = next((n for n, form in enumerate(forms) if _does_what_it_names(second[0], form)), None)
            if at is not None:
                del theirs[at]
                ours[:] = [n for n in ours if not i <= n <= k]
                difference.because("synonym")
                return


def _stand_together(caption: PreparedCaption, i: int, k: int) -> bool:
    """True for one word behind the other, or with an article or the like between."""
    return k == i + 1 or (k == i + _WITH_ARTICLE and caption.forms[i + 1] in DETERMINERS)


@per_caption
def _openings(caption: PreparedCaption) -> frozenset[int]:
    """The words that begin a phrase, by the list of synonyms or as light verbs, or that stand before a number."""
    tokens = caption.tokens
    may_begin = [form in _LIGHT_VERBS or _may_begin_a_phrase(form) for form in caption.forms]
    return frozenset(
        [
            i
            for i, (one, then) in enumerate(pairwise(tokens))
            if then[1] != WORD
            or (may_begin[i] and (one[0] in _LIGHT_VERBS or _begins_a_phrase(one[0], then[0], tokens[i + 2 : i + 3])))
        ]
    )


@lru_cache(maxsize=1 << 16)
def _may_begin_a_phrase(form: str) -> bool:
    """True where some word of the list begins with a word: no other begins a phrase of two (see `phrase`)."""
    stem, words = lemma(form), words_with_synonyms()
    at = bisect_right(words, stem)
    return at < len(words) and words[at].startswith(stem)


def _begins_a_phrase(first: str, second: str, third: Sequence[Token]) -> bool:
    """`casts a ballot`: two words of the list, or with an article or the like between them."""
    if phrase(first, second) is not None:
        return True
    return second in DETERMINERS and bool(third) and phrase(first, third[0][0]) is not None


_WITH_ARTICLE = 2
_LIGHT_VERBS = frozenset({
    "make", "makes", "making", "made", "give", "gives", "giving", "gave", "have", "has", "having", "had", "take",
    "takes", "taking", "took", "do", "does", "doing", "did", "hold", "holds", "holding", "held", "perform",
    "performs", "performing", "performed",
})  # fmt: skip
"""Verbs that say no more than that somebody does what the noun behind them names."""


def _does_what_it_names(noun: str, form: str) -> bool:
    """`make an announcement` / `announce`, `have a chat` / `chat`."""
    if not (is_verb(form) or is_participle(form)):
        return False
    return related(noun, WORD, form, WORD) in ("order", "word form", "synonym")


@lru_cache(maxsize=1 << 16)
def phrase(first: str, second: str) -> str | None:
    """Two words as they stand in the list of synonyms ("lifts off" as "liftoff", "takes off" as "takeoff"), or None."""
    stems = (lemma(first), lemma(first) + "e")
    words = (second, lemma(second))
    return next((whole for stem in stems for word in words if has_synonyms(whole := stem + word)), None)


def _partner_of_two(
    first: str, second: Token, theirs: Sequence[int], forms: list[str], others: Sequence[Token]
) -> int | None:
    """Which word says what two say: `closeup` / `close up`, `launches` / `lifts off`, `I-95` / `Interstate 95`, `I 95`.

    `theirs` are places in `others`, and `forms` the words there; the answer is an index of both.
    """
    form, kind = second[0], second[1]
    if kind == NUMBER:
        lettered = {first + form} if len(first) < _SHORTEST_LETTERED else {first + form, first[0] + form}
        return next((n for n, j in enumerate(theirs) if forms[n] in lettered and others[j].kind == MODEL), None)
    if kind != WORD:
        return None
    known = phrase(first, form)
    if known is not None:
        return next((n for n, other in enumerate(forms) if are_synonyms(known, lemma(other))), None)
    joined = first + form
    return forms.index(joined) if joined in forms else None
