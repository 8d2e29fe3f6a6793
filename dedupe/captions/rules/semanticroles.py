"""The same words in other semantic roles: somebody else does it, to something else, or it is no doing at all.

`A man is slicing an onion` / `A man is eating onion slices`, `The woman draws a man` / `A man draws`, `the girl in the
uniform cheers` / `the girl cheers the man in the uniform`: each word has its like in the other caption.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.absence import lack_the_same
from dedupe.captions.rules.bearings import bear_apart
from dedupe.captions.rules.classes import BE
from dedupe.captions.rules.clauses import are_exchanged
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.mutual import do_it_together
from dedupe.captions.rules.pairing import are_titles, phrase
from dedupe.captions.rules.shallowparse import Parse, Placed, Predicate, parse, stem_of
from dedupe.captions.words.lexicon import are_synonyms, is_name, is_person, is_plural, kind_of, lemma, word_list
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import WORD

_LIGHT = frozenset(
    map(
        lemma,
        (
            *("be", "has", "have", "had", "having", "doing", "making", "taking", "getting", "giving", "using", "going"),
            *("performing", "holding", "putting", "dressed", "raining", "snowing"),
        ),
    )
)
"""Verbs that say little without what stands behind them."""
_POSTURES = frozenset(map(lemma, ("be", "stand", "sit", "seated", "lie", "hang", "rest", "wear", "smile", "pose")))
"""What anybody may do beside what he does."""
_STATES = _POSTURES | frozenset(
    map(
        lemma,
        ("have", "contain", "include", "show", "feature", "depict", "surround", "join", "accompany", "watch", "look"),
    )
)
"""The same, and what may be told from either of two sides."""
_SAYS_LITTLE = _POSTURES | {"play"}
"""Verbs beside which a thing may be a doing: "plays a return"."""
_GIVES = frozenset(
    map(
        lemma,
        (
            *("feeding", "giving", "handing", "showing", "sending", "offering", "teaching", "telling", "throwing"),
            *("passing", "bringing", "serving", "using"),
        ),
    )
)
"""Verbs of two objects, of which either may stand first; and whoever uses one thing may use another."""
_REMOVED = frozenset(map(lemma, ("peeling", "skinning", "shelling", "dusting")))
"""Verbs that name what is removed: "removing the peel" is "peeling"."""
_ANYBODY = frozenset({"they", "he", "she", "it", "someone", "somebody", "one", "people", "person"})
_ATTRIBUTES = frozenset({
    "coat", "feathers", "fur", "hair", "haired", "color", "colors", "colour", "colored", "size", "sized", "age",
    "aged", "shape", "shaped", "clothing", "clothes",
})  # fmt: skip
"""What is of a colour, a size or an age is so because of them: "a dog with a black coat" is "a black dog"."""
_BODY = frozenset({
    "head", "chest", "belly", "tail", "wings", "wing", "face", "legs", "feet", "body", "back", "ears", "neck", "skin",
    "beak", "spots", "stripes", "markings", "beard", "mane",
})  # fmt: skip
"""Parts of whose colours an animal is said to be."""
_TWO_SIDED = frozenset({"with", "near", "by", "of"})
_LOOSE = frozenset({"around", "past", "near", "beside", "off", "through", "to", "from", "over", "across"})
"""Prepositions of which one may hold with another, told of a move."""
_ON_IT = frozenset({"on", "onto", "into", "to"})
_IN_OR_ON = frozenset({"in", "on", "into"})


def judge_semantic_roles(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let words decide that both captions have in other roles, where nothing else decides; titles have no roles."""
    if any(d.decides for d in differences) or are_titles(a, b) or lack_the_same(a, b):
        return
    kind = _another_role(a, b)
    if kind:
        for d in differences:
            d.kind, d.decides = kind, True


@per_caption
def is_plain_sentence(caption: PreparedCaption) -> bool:
    """True for a mere description that says of somebody that he "is doing" it.

    In a headline a participle may hang on anything ("Person washing hands with soap under running water").
    """
    return not BE.isdisjoint(first_sentence(caption)) and names_nobody(caption)


@per_caption
def names_nobody(caption: PreparedCaption) -> bool:
    """True for a mere description: of what is named there is more to tell, and in many more ways."""
    return not any(map(is_name, first_sentence(caption)))


def have_the_same_roles(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for two descriptions in which the same do the same to the same, in the same places, in whatever order."""
    if not (names_nobody(a) and names_nobody(b)):
        return False
    doings, _ = _doings_and_places(a)
    return bool(doings) and _doings_and_places(a) == _doings_and_places(b)


@per_caption
def _doings_and_places(caption: PreparedCaption) -> tuple[frozenset[tuple[object, ...]], frozenset[tuple[str, str]]]:
    found = parse(caption)
    doings = [(p.stem, _lemmas(p.agents), _lemmas(p.patients)) for p in found.predicates if p.agents]
    return frozenset(doings), _places(found)


def _another_role(a: PreparedCaption, b: PreparedCaption) -> str:
    """The class of the first change of roles that is found, or ""."""
    x, y = parse(a), parse(b)
    both = ((x, y), (y, x))
    if any(_names_what_is_done(*each) for each in ((x, y, b), (y, x, a))) or _does_something_else(x, y, a, b):
        return "action"
    if any(_has_another_agent(*each) for each in both) or _agents_exchanged(x, y):
        return "" if are_exchanged(a, b) or do_it_together(a, b) else "subject"
    if any(_is_done_to_another(*each) or _undergoes_it(*each) for each in both) or _patients_exchanged(x, y):
        return "order"
    if _describes_another(x, y):
        return "quality"
    if _places_exchanged(x, y) or _belongs_to_another(x, y):
        return "order"
    return "position" if any(_lies_apart(*each) for each in both) else ""


def _same(x: str, y: str) -> bool:
    return x == y or related(x, WORD, y, WORD) is not None


def _any_same(xs: Iterable[str], ys: Iterable[str]) -> bool:
    others = tuple(ys)
    return any(_same(x, y) for x in xs for y in others)


def _lemmas(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(map(lemma, forms))


def _verbs(x: Parse) -> list[str]:
    return [p.verb for p in x.predicates]


def _telling(x: Parse) -> list[Predicate]:
    return [p for p in x.predicates if p.stem not in _LIGHT]


def _behind(x: Parse, preposition: str) -> frozenset[str]:
    return frozenset([each.noun for each in x.placed if each.preposition == preposition])


def _of_one_verb(x: Parse, y: Parse) -> Iterator[tuple[Predicate, Predicate]]:
    """Each verb of either parse with the same verb of the other."""
    return ((p, q) for p in x.predicates for q in y.predicates if p.stem == q.stem)


def _names_what_is_done(x: Parse, y: Parse, b: PreparedCaption) -> bool:
    """`is slicing an onion` / `is eating onion slices`: what is done there is a thing here, and another thing is done.

    Not behind "with": "hammers a nail" is "hits a nail with a hammer".
    """
    stems = {q.stem for q in y.predicates}
    at, tools = {q.at for q in y.predicates}, _behind(y, "with")
    for p in _telling(x):
        if p.reduced or p.stem in stems or (p.stem in _REMOVED and lemma("removing") in stems):
            continue
        named = [form for form in _named_behind(first_sentence(b), at, p.stem) if form not in tools]
        if named and _does_another_thing(x, y, named):
            return True
    return False


def _named_behind(forms: Sequence[str], verbs: Collection[int], stem: str) -> list[str]:
    """The words with a stem that are no verbs; one right behind a verb, and of one thing, might be one."""
    found = [i for i, form in enumerate(forms) if i not in verbs and stem_of(form) == stem]
    return [forms[i] for i in found if forms[i - 1] != "to" and (i - 1 not in verbs or is_plural(forms[i]))]


def _does_another_thing(x: Parse, y: Parse, named: Sequence[str]) -> bool:
    """A verb that the other lacks; a light one where what it names stands behind "of": `a picture of a drawing`."""
    others = [
        q
        for q in y.predicates
        if q.stem not in _SAYS_LITTLE and not _any_same((q.verb,), _verbs(x)) and not _rides_it(y, q, named)
    ]
    if any(q.stem not in _LIGHT for q in others):
        return True
    return bool(others) and not _behind(y, "of").isdisjoint(named)


def _rides_it(y: Parse, q: Predicate, named: Collection[str]) -> bool:
    """`is skateboarding` / `is riding a skateboard`; of "an orange raft" more is told."""
    if q.stem != _RIDE or q.patients.isdisjoint(named):
        return False
    return all(nouns.isdisjoint(named) for nouns in y.modified.values())


_RIDE = lemma("riding")


def _does_something_else(x: Parse, y: Parse, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`is walking around a pen` / `is digging in a pen`: each tells of a doing that the other does not."""
    if _any_same([p.verb for p in _telling(x)], [q.verb for q in _telling(y)]):
        return False
    only_x, only_y = _only_done(x, y, b), _only_done(y, x, a)
    if not only_x or not only_y or _STATES.issuperset(only_x.values()) or _STATES.issuperset(only_y.values()):
        return False
    return not any(_is_phrase_for(a, x, v, w) or _is_phrase_for(b, y, w, v) for v in only_x for w in only_y)


def _only_done(x: Parse, y: Parse, b: PreparedCaption) -> dict[str, str]:
    """The verbs of a parse of which the other caption has no word at all, each with its stem."""
    verbs, named = _verbs(y), _stems(b)
    only = [p for p in _telling(x) if not p.reduced and p.stem not in named and not _any_same((p.verb,), verbs)]
    return {p.verb: p.stem for p in only}


@per_caption
def _stems(caption: PreparedCaption) -> frozenset[str]:
    return frozenset(map(stem_of, first_sentence(caption)))


def _is_phrase_for(a: PreparedCaption, x: Parse, verb: str, other: str) -> bool:
    """`runs after` / `chases`, `lifts off` / `launches`."""
    behind = [a.forms[p.at + 1] for p in x.predicates if p.verb == verb and p.at + 1 < len(a.forms)]
    phrases = [phrase(verb, form) for form in behind]
    return any(two is not None and are_synonyms(two, lemma(other)) for two in phrases)


def _has_another_agent(x: Parse, y: Parse) -> bool:
    """`The woman is drawing a man` / `A man is drawing`: nobody does anything in both, and who does it here is there.

    "A mother plays with her boy" may be "A boy plays with his mother", and "the crew on the ship" be "the ship".
    """
    agents_x, agents_y = _agents(x), _agents(y)
    if not agents_x or not agents_y or not _ANYBODY.isdisjoint(agents_x | agents_y):
        return False
    if all(p.stem in _STATES for each in (x, y) for p in each.predicates):
        return False
    if _any_same(agents_x | _near(x) | _described(x, agents_x), agents_y | _near(y) | _described(y, agents_y)):
        return False
    others = _lemmas(noun for noun in y.nouns if noun not in agents_y)
    if others.isdisjoint(_lemmas(agents_x)):
        return False
    return _go_along(x, agents_x).isdisjoint(_lemmas(agents_y)) and _go_along(y, agents_y).isdisjoint(_lemmas(agents_x))


def _agents(x: Parse) -> frozenset[str]:
    """Who does anything, without who made what is shown ("a map drawn by Ada Moe")."""
    return frozenset([agent for p in x.predicates if not p.reduced for agent in p.agents])


def _described(x: Parse, agents: frozenset[str]) -> frozenset[str]:
    """What describes them: "a horse team" are horses."""
    return frozenset([word for word, nouns in x.modified.items() if not nouns.isdisjoint(agents)])


def _near(x: Parse) -> frozenset[str]:
    return frozenset([noun for p in x.predicates for noun in p.near])


def _go_along(x: Parse, agents: frozenset[str]) -> frozenset[str]:
    return _lemmas(each.noun for each in x.placed if each.preposition == "with" or each.beside in agents)


def _agents_exchanged(x: Parse, y: Parse) -> bool:
    """`Men stand and a car burns` / `A car stands and men burn`."""
    for p, q in _of_one_verb(x, y):
        if p.stem == "be" or not p.agents or not q.agents or _any_same(p.agents | p.near, q.agents | q.near):
            continue
        others_x = frozenset([agent for each in x.predicates if each is not p for agent in each.agents])
        others_y = frozenset([agent for each in y.predicates if each is not q for agent in each.agents])
        if _any_same(p.agents, others_y) and _any_same(q.agents, others_x):
            return True
    return False


def _is_done_to_another(x: Parse, y: Parse) -> bool:
    """`slices a carrot with a machine` / `eats a carrot that slices`: another verb has what the one has here."""
    for p, q in _of_one_verb(x, y):
        if p.stem in _LIGHT or p.stem in _GIVES or not p.patients or _any_same(p.patients, q.patients):
            continue
        others = [each for each in _telling(y) if each.stem != p.stem and _any_same(each.patients, p.patients)]
        if others and (q.patients or any(not _any_same((each.verb,), _verbs(x)) for each in others)):
            return True
    return False


def _undergoes_it(x: Parse, y: Parse) -> bool:
    """`A dog is being chased` / `A dog is chasing a ball`."""
    return any(
        p.patients
        and not (p.agents or p.reduced)
        and q.patients
        and _any_same(p.patients, q.agents)
        and not _any_same(p.patients, q.patients)
        for p, q in _of_one_verb(x, y)
    )


def _patients_exchanged(x: Parse, y: Parse) -> bool:
    """`rides a barrel near a horse` / `rides a horse near a barrel`; but "loads a cart with hay" is "loads hay"."""
    tools = _lemmas(_behind(x, "with") | _behind(y, "with"))
    for p, q in _of_one_verb(x, y):
        if p.reduced or q.reduced or p.stem in _GIVES or _any_same(p.patients, q.patients):
            continue
        is_told_of_both = _any_same(p.patients, y.nouns) and _any_same(q.patients, x.nouns)
        if is_told_of_both and tools.isdisjoint(_lemmas(p.patients | q.patients)):
            return True
    return False


def _describes_another(x: Parse, y: Parse) -> bool:
    """`a dim room full of people` / `dim people in a room`: both name both."""
    for word in sorted(x.modified.keys() & y.modified.keys()):
        here, there = x.modified[word], y.modified[word]
        if not _ATTRIBUTES.isdisjoint(here | there):
            continue
        if kind_of(word) == "colour" and not _BODY.isdisjoint(here | there):
            continue
        if not _any_same(here, there) and _any_same(here, y.nouns) and _any_same(there, x.nouns):
            return True
    return False


def _places(x: Parse) -> frozenset[tuple[str, str]]:
    return frozenset([(each.preposition, lemma(each.noun)) for each in x.placed])


def _places_exchanged(x: Parse, y: Parse) -> bool:
    """`a dog in a coat runs across a yard` / `a dog in a yard runs across coats`."""
    here, there = _places(x), _places(y)
    moved = sorted(place for place in here - there if place[0] not in _TWO_SIDED)
    return any(
        first != second and noun != other and (first, other) in there and (second, noun) in there
        for first, noun in moved
        for second, other in moved
    )


def _belongs_to_another(x: Parse, y: Parse) -> bool:
    """`the girl in the uniform cheers` / `the girl cheers the man in the uniform`."""
    here, there = _wearers(x), _wearers(y)
    return any(not _any_same(here[worn], there[worn]) for worn in here.keys() & there.keys())


def _wearers(x: Parse) -> dict[tuple[str, str], list[str]]:
    """Who is in what, or with what: "the girl in the uniform"."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in x.placed:
        if each.preposition in _WORN and is_person(each.beside):
            found.setdefault((each.preposition, lemma(each.noun)), []).append(each.beside)
    return found


_WORN = frozenset({"in", "with"})


def _lies_apart(x: Parse, y: Parse) -> bool:
    """`behind the rocks` / `on top of the rocks`, wherever in the sentence either stands."""
    nouns = [lemma(each.noun) for each in (*x.placed, *y.placed)]
    return any(
        lemma(here.noun) == lemma(there.noun)
        and here.preposition != there.preposition
        and _tell_apart(here, there, nouns.count(lemma(here.noun)) == _ONCE_IN_EACH)
        for here in x.placed
        for there in y.placed
    )


_ONCE_IN_EACH = 2


def _tell_apart(here: Placed, there: Placed, is_named_once: bool) -> bool:
    """`talks about the stage` / `talks on the stage`, `jumps from the wall` / `jumps on the wall`."""
    one, other = here.preposition, there.preposition
    if one == "about":
        return other in word_list("locative") or other in ("with", "from", "under")
    if one == "with" and other in _IN_OR_ON:
        return here.beside == there.beside != "" and not is_person(here.beside)
    if one in ("off", "from") and other in _ON_IT:
        return bool(here.verb) and stem_of(here.verb) == stem_of(there.verb)
    return is_named_once and _LOOSE.isdisjoint((one, other)) and bear_apart((one,), (other,))
