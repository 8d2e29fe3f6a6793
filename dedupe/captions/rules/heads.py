"""Additions that put something else at the head: a part, a neighbour, what is done with it, or a picture of it."""

from __future__ import annotations

from dedupe.captions.prepared import gap_before
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES, DESCRIBING, LINKS, QUALITIES, TIMELY, class_of
from dedupe.captions.rules.openings import opening
from dedupe.captions.rules.preambles import is_behind_a_mark, is_behind_a_preamble, preamble
from dedupe.captions.words.depictions import DEPICTION, SPECIMENS, is_kind_of_chart
from dedupe.captions.words.lexicon import (
    given_names,
    is_common_word,
    is_kind_of,
    is_name,
    is_participle,
    is_person,
    is_plural,
    is_role,
    is_thing,
    is_verb,
    is_wider,
    kind_of,
    lemma,
    soft_words,
    word_list,
)
from dedupe.captions.words.tokens import WORD

_KINDS = frozenset({"tree", "fish", "bird", "dog", "flower"})
_EATEN = ("food", "fruit", "nut")
_PICTURE_OR_AMOUNT = DEPICTION | word_list("quantity") | {"number", "amount"}
_SAID_OF_PICTURES = DESCRIBING | {"view"}
_WHEN_OR_WHERE = TIMELY | {"place"}
_BEHIND_WHAT_IS_SHOWN = frozenset({
    "from", "on", "at", "near", "in", "with", "beside", "over", "of", "by", "to", "behind", "under", "above", "below",
    "beyond", "across", "opposite", "overlooking", "along", "among", "amid", "around", "during",
})  # fmt: skip


def is_another_head(added: Addition) -> bool:
    """In a label without a preposition, another noun at the end: `Lake Lunn` / `Lake Lunn Pier` is the pier.

    So it is where a comma ends what is shown (`Lake Lunn, Vale` / `Lake Lunn Pier, Vale`).
    """
    if not added.first or not _ends_what_is_shown(added):
        return False
    head = _before_a_comma(added)
    if len(head) > 2 or added.last - added.positions[0] > len(added.facts):
        return False
    if not _BEHIND_WHAT_IS_SHOWN.isdisjoint(added.forms):
        return False
    told = added.whole.forms[preamble(added.whole) : added.first] + added.other.forms[preamble(added.other) :]
    if not _PARTS_A_TITLE.isdisjoint(told) and not _ends_a_name(added):
        return False
    if added.gap.strip(_BEHIND_AN_OWNER) or (added.positions[0] > added.first and added.reasons != ("word form",)):
        return False  # "Yellow flowers" / "Yellow flower field" is the field
    if len(head) > 1 and added.facts[0] in _WHOSE_PARK:
        return False  # "Orm National Park"
    if _CALLS_IT.issuperset(added.facts) or any(kind_of(fact) == "colour" for fact in added.facts):
        return False  # a page of it; "camp site" is none
    if word_list("screen-part").issuperset(added.facts) and "screenshot" in added.whole.forms[: preamble(added.whole)]:
        return False  # "Screenshot of the login screen"
    tokens = added.whole.tokens
    if added.last_word.endswith("ed") and is_participle(added.last_word):
        return False  # "Settings, Advanced tab selected"
    return all(tokens[i].kind == WORD and is_common_word(tokens[i].form) for i in head)


_CALLS_IT = word_list("page") | SPECIMENS


def is_the_site_of_it(added: Addition) -> bool:
    """`The Vale Museum` / `The Vale Museum website`: pages about what the other caption shows, which is none itself."""
    if not added.first or added.facts[0] not in _SITES or not _ON_A_SCREEN.isdisjoint(added.other.forms):
        return False
    named = added.whole.forms[max(0, added.first - 2) : added.first]
    before = named[-1] if named[-1] != "web" else named[0]
    if before in word_list("screen-part") | word_list("program") or is_name(before):
        return False
    listed = word_list("place") | word_list("organisation") | word_list("occasion")
    if is_plural(before):
        return not _SOME.isdisjoint(added.other.forms)  # "Orm statistics" are shown on its pages
    return before in listed or is_person(before) or is_thing(before)


_SOME = word_list("quantity") | {"some", "all", "various", "one"}
_SITES = frozenset({"website", "homepage", "webpage", "blog", "newsletter"})
_ON_A_SCREEN = _SITES | word_list("program") | {"page", "site", "web", "online"}


def _ends_a_name(added: Addition) -> bool:
    """`Path to Vale Lake` / `Path to Vale Lake Ridge`: one word more of the name of a place, by its capital."""
    text, tokens = added.whole.clean.text, added.whole.tokens
    name = tokens[max(0, added.first - _NAME_OF_A_PLACE) : added.last]
    if len(added.forms) > 1 or len(name) <= _NAME_OF_A_PLACE or name[1].form not in word_list("place"):
        return False
    return all(text[token.start].isupper() and token.form not in word_list("preposition") for token in name)


_NAME_OF_A_PLACE = 2
"""Words of "Vale Lake"."""


def _before_a_comma(added: Addition) -> range:
    """The stretch up to a comma: `Lake Lunn [Park], Norland`."""
    first = added.positions[0]
    commas = (i for i in range(first + 1, added.last) if "," in gap_before(added.whole, i))
    return range(first, next(commas, added.last))


_PARTS_A_TITLE = LINKS - {"and"}
"""Behind which a noun at the end may say where it is, or with what."""
_BEHIND_AN_OWNER = " '’"
"""What stands between `Farmers` and what is theirs ("Farmers' market")."""


def tells_its_kind(added: Addition) -> bool:
    """`A large oak` / `A large oak tree`: the kind of thing that it is anyway, but an almond is no almond tree."""
    if len(added.forms) != 1 or not added.first or added.forms[0] not in _KINDS:
        return False
    kind, before = added.forms[0], added.whole.forms[added.first - 1]
    return is_wider(kind, before) and (kind != "tree" or not any(is_wider(eaten, before) for eaten in _EATEN))


def calls_it_a_town(added: Addition) -> bool:
    """`Toledo from the river` / `The city of Toledo from the river`; "City of Toledo" may be a ship, or an office."""
    if len(added.facts) != 1 or added.facts[0] not in _TOWNS:
        return False
    text, at = added.whole.clean.text, added.positions[0]
    kind, *behind = added.whole.tokens[at : at + 3]
    if len(behind) < 2 or behind[0].form not in _OF_TOWNS:
        return False
    return text[kind.start].islower() and text[behind[1].start].isupper()


_TOWNS = frozenset({"city", "town", "village", "hamlet", "municipality", "commune"})
_OF_TOWNS = frozenset({"of", "de", "di"})


def names_its_premises(added: Addition) -> bool:
    """`outside the ministry` / `outside the ministry's offices`: where somebody is; alone they are another thing."""
    if len(added.facts) != 1 or added.facts[0] not in _PREMISES or len(added.forms) != 1:
        return False
    near = added.whole.forms[max(0, added.first - _LONGEST_OWNER) : added.first]
    return not _AT.isdisjoint(near) and not _OWNERS.isdisjoint(near)


_OWNERS = word_list("organisation") | frozenset(
    ("commission", "parliament", "court", "embassy", "consulate", "mission", "authority")
)
_PREMISES = frozenset({"office", "offices", "headquarters", "hq", "building", "premises", "compound", "grounds"})
_LONGEST_OWNER = 5
"""Words of "outside the federal election commission"."""
_AT = frozenset({"at", "outside", "near"})


def names_its_legal_form(added: Addition) -> bool:
    """`the chairman of Vale` / `the chairman of Vale AG`: as what a company is registered, right behind its name."""
    if len(added.forms) != 1 or not added.first or added.gap != " ":
        return False
    text, tokens, i = added.whole.clean.text, added.whole.tokens, added.first
    name, form = text[tokens[i - 1].start : tokens[i - 1].end], text[tokens[i].start : tokens[i].end]
    if text == text.upper() or not name[:1].isupper():
        return False
    return form in _LEGAL_FORMS or (form in _BEHIND_CAPITALS and name.isupper() and len(name) > len(form))


_LEGAL_FORMS = frozenset({
    "AG", "GmbH", "KG", "KGaA", "eG", "plc", "PLC", "Plc", "LLP", "N.V", "NV", "B.V", "BV", "AB", "ASA", "Oyj", "SpA",
    "S.p.A", "S.A", "SAS", "Pty",
})  # fmt: skip
"""Without the full stop that ends no token."""
_BEHIND_CAPITALS = frozenset({"SE", "SA", "AS"})
"""These are a point of the compass, a country and a word, too, but behind a name in capitals (`ORMA SE`)."""


def is_another_compound(added: Addition) -> bool:
    """In a label, `Fire at Orm` / `Fire damage at Orm`: of two nouns in a row the last is what is shown."""
    if not added.first or len(added.forms) != 1:
        return False
    fact, before = added.facts[0], added.whole.forms[added.first - 1]
    if added.follower not in word_list("locative") | _BEHIND_A_COMPOUND:
        return False
    return _is_plain_noun(before) and _is_plain_noun(fact) and not added.gap.strip()


def heads_what_is_many(added: Addition) -> bool:
    """`Hall for concerts` / `Hall for concert series`: the plural is another noun's, which what was many describes."""
    i, whole = added.positions[0], added.whole
    if i <= added.first or "word form" not in added.reasons or gap_before(whole, i) != " ":
        return False
    if whole.tokens[i - 1].kind != WORD:
        return False  # "F-16s", "F-16 jets"
    before = whole.forms[i - 1]
    kind = added.facts[0]
    if (
        kind_of(kind) is not None
        or not is_plural(kind)
        or lemma(kind) in map(lemma, _KINDS)
        or is_wider(before, "animal")
    ):
        return False  # "pine trees", "panda bears"
    return not {f"{before}s", f"{before}es"}.isdisjoint(added.other.forms[slice(*added.place)])


_BEHIND_A_COMPOUND = frozenset({"of", "page", "tab", "button", "dialog", "menu", "panel", "pane", "field"})
"""Behind "of", and of two parts of a program: `Edit group page`, `Edit group label page`."""


def _is_plain_noun(form: str) -> bool:
    """True for a common word that neither describes, names somebody or a kind of place, nor is a verb or a picture."""
    if is_name(form) or is_participle(form) or kind_of(form) is not None or form in soft_words() or is_role(form):
        return False
    listed = word_list("place") | word_list("page") | word_list("image") | word_list("preposition") | word_list("light")
    return is_common_word(form) and form not in listed and (form in word_list("thing") or not is_verb(form))


_WHOSE_PARK = frozenset({"national", "state", "provincial", "regional", "county"})


def _ends_what_is_shown(added: Addition) -> bool:
    """True where nothing follows, a comma does, or only a date: `Lake Lunn Pier 1954`."""
    whole, last = added.whole, added.last
    behind = range(last, len(whole.forms))
    if added.first and whole.tokens[added.first - 1].kind != WORD:
        return not behind  # "3 mars 2014"
    if not behind or "," in gap_before(whole, last):
        return True
    return all(class_of(whole, i) in TIMELY for i in behind)


def is_another_thing_shown(added: Addition) -> bool:
    """What stands before a preposition: `Summit` / `Ridge from Summit`, but not `View from Summit`.

    In labels, and in sentences behind "a view of" or "the picture shows", where the thing shown is named first.
    """
    last = added.last_word
    leads_to_it = last in _BEHIND_WHAT_IS_SHOWN or (last == "for" and added.other.is_label)
    if not leads_to_it or added.forms[0] in word_list("preposition"):
        return False
    if _only_calls_it_a_picture(added) or _is_named_elsewhere(added):
        return False
    begins = (is_behind_a_preamble(added) and last != "of") or _is_something_of_it(added)
    if added.whole.is_label and added.other.is_label:
        begins = begins and preamble(added.whole) > 0
        begins = begins or _is_at_the_very_head(added) or (last == "to" and is_behind_a_mark(added))
        begins = begins or _heads_a_part(added) or _takes_the_place_of_the_head(added)
        begins = begins or (added.whole.forms[0] == "looking" and is_behind_a_preamble(added))
    return begins and any(class_of(added.whole, i) not in DESCRIBING for i in added.positions)


def _is_named_elsewhere(added: Addition) -> bool:
    """`Sunset over a lake` / `A lake at sunset`: the other caption shows it too, in another place."""
    end = added.last - 1 if added.forms[-1] in ARTICLES else added.last
    head = end - 2
    if (
        added.last_word == "with"
        or head < added.first
        or head in added.positions
        or added.whole.forms[head] in soft_words()
    ):
        return False
    return "order" in added.reasons and added.whole.forms[head] in added.other.words


def _only_calls_it_a_picture(added: Addition) -> bool:
    """`Portrait of`, `A group of`, `An aerial view of the town of`, but not `Cover of the programme for`."""
    if (_PICTURE_OR_AMOUNT | _MEMBERS).isdisjoint(added.forms):
        return False
    listed = word_list("place") | word_list("preposition") | word_list("light") | word_list("made-picture")
    known = _PICTURE_OR_AMOUNT | _MEMBERS | listed
    makers = _makers(added)
    return all(
        fact in known
        or i in makers
        or class_of(added.whole, i) in _SAID_OF_PICTURES
        or is_kind_of_chart(added.whole.forms, i)
        for fact, i in zip(added.facts, added.positions, strict=True)
    )


def _makers(added: Addition) -> range:
    """The words of `Moe's drawing of`, `Ada Moe etching of` that say whose picture it is."""
    at = next((n for n, form in enumerate(added.forms) if form in _MADE), 0)
    names = added.forms[:at]
    if added.first or not 0 < at <= _FULL_NAME or added.forms[at + 1 : at + 2] != ("of",):
        return range(0)
    return range(at) if all(is_name(name) or name in given_names() for name in names) else range(0)


_MADE = DEPICTION - {"title", "detail", "part", "logo", "emblem", "badge", "caption", "cover"}
_FULL_NAME = 3
"""Words of a maker's name."""


_MEMBERS = frozenset({"member", "members"})
"""Of a team or a crew, who are shown wherever it is."""


def _is_at_the_very_head(added: Addition) -> bool:
    """`The steamer Orm` / `The wreck of the steamer Orm`: nothing before it but an article that both have."""
    before, there = added.whole.forms[: added.first], added.other.forms[: added.place[0]]
    if len(there) > 1 and before == there:
        before = there = there[opening(added.other) :]
    return ARTICLES.issuperset(before) and ARTICLES.issuperset(there)


def _heads_a_part(added: Addition) -> bool:
    """`Market Day (Bridge)` / `Market Day (Boat by Bridge)`: nothing before it in brackets or behind a colon."""
    place = added.place[1]
    if not added.first or not 0 < place < len(added.other.tokens):
        return False
    gap = gap_before(added.other, place)
    return any(mark in gap and mark in added.gap for mark in "(:")


def _takes_the_place_of_the_head(added: Addition) -> bool:
    """`An old garden shed` / `An old garden chair in a shed`: what describes the one thing describes another."""
    first, forms = added.first, added.whole.forms
    if not 0 < first <= _DESCRIBED or forms[:first] != added.other.forms[: added.place[1]] or added.gap.strip():
        return False
    if not _may_be_a_noun(forms[first]) or forms[first] in word_list("place") or forms[first - 1] in ARTICLES:
        return False
    return all(
        form in ARTICLES or _may_be_a_noun(form) or (class_of(added.whole, i) in DESCRIBING and form not in LINKS)
        for i, form in enumerate(forms[:first])
    )


def _may_be_a_noun(form: str) -> bool:
    if not is_common_word(form) or is_name(form) or is_participle(form) or form in LINKS:
        return False
    return form in word_list("thing") or not is_verb(form)


_DESCRIBED = 4
"""Words before a thing that describe it, with its article."""


def is_a_picture_in_it(added: Addition) -> bool:
    """`The king at the embassy` / `A portrait of the king hangs at the embassy`: the picture of a picture."""
    if not _is_at_the_very_head(added) or "of" not in added.forms[-2:] or _PICTURES.isdisjoint(added.forms):
        return False
    return not _HANGS.isdisjoint(added.whole.words - added.other.words)


_PICTURES = frozenset({"photograph", "photo", "picture", "portrait", "painting", "poster", "image", "banner", "mural"})
_HANGS = frozenset(
    {"hangs", "hung", "hanging", "displayed", "display", "held", "carried", "projected", "adorns", "stands"}
)


def is_within(added: Addition) -> bool:
    """`The mill` / `Inside the mill`, `Near the mill`: in a label, at the head, the other side of it, or beside it."""
    if added.first or added.place[0]:
        return False
    if added.forms[0] == "near":
        return added.place[1] == 0  # "Near Orm Pass" may be "At Orm Pass"
    if added.forms[0] in _WITHIN and ARTICLES.issuperset(added.forms[1:]):
        return True
    shown = [form for form in added.whole.forms[: added.last + 2] if form not in ARTICLES]
    return shown[:2] == ["interior", "of"] and len(added.facts) == 1 and not is_wider("room", "".join(shown[2:3]))


_WITHIN = frozenset({"inside", "outside", "behind", "beneath", "underneath", "below", "under"})


def is_a_part_within(added: Addition) -> bool:
    """`St Lunn's, Vale` / `St Lunn's, Vale, the box pews`: of a label, behind a mark at the end, what is inside."""
    if not (added.first and added.other.is_label) or added.last < len(added.whole.forms):
        return False
    if _BEFORE_A_PART.isdisjoint(added.gap) or not LINKS.isdisjoint(added.forms):
        return False
    last = added.forms[-1]
    return "interior" in added.forms or last in _INSIDE or last.removesuffix("s") in _INSIDE or is_kind_of(last, "room")


_BEFORE_A_PART = frozenset(",:;(–—-")
_INSIDE = frozenset({
    "nave", "chancel", "choir", "aisle", "transept", "crypt", "pulpit", "altar", "font", "pew", "rood", "reredos",
    "vault", "staircase", "stair", "stairway", "stairwell", "fireplace", "mantel", "mantelpiece", "ceiling", "room",
    "hallway", "corridor", "auditorium", "stage", "engine", "boiler", "galley", "deck",
})  # fmt: skip
"""Parts of buildings and ships that are seen where the whole is not."""


def _is_something_of_it(added: Addition) -> bool:
    """In a sentence, what stands before "of": `Lunn` / `The shoes of Lunn`, `the moon` / `the limb of the moon`."""
    if "of" not in added.forms[-2:]:
        return False
    head = added.forms[: -1 - (added.forms[-1] != "of")][-1:]
    if not head or not (_is_at_the_very_head(added) or is_behind_a_preamble(added)):
        return False
    if head[0] in _PARTS or head[0] in _NEVER_ITSELF:
        return True
    if not _is_at_the_very_head(added):
        return False
    if head[0].endswith("ing") and is_participle(head[0]):
        return lemma(head[0]) not in map(lemma, added.other.forms)  # "the launching of"
    if not _is_the_one_of_the_other(added) and not (_is_a_noun(head[0]) and is_name(added.follower)):
        return False
    return head[0] not in word_list("place") | word_list("organisation")


_NEVER_ITSELF = frozenset({
    "mother", "father", "parent", "parents", "son", "daughter", "brother", "sister", "wife", "husband", "widow",
    "owner", "owners", "friend", "friends", "fan", "fans", "trainer", "keeper", "statue", "statues", "sculpture",
    "bust", "figurine", "figurines", "effigy", "replica", "mascot", "skeleton", "carcass", "grave", "tomb",
})  # fmt: skip
"""What is of somebody or something, and never the one who is named behind it."""


def is_no_real_one(added: Addition) -> bool:
    """`A dog sits` / `A toy dog sits`: a word that makes it another thing than the word behind it says."""
    if len(added.forms) != 1 or added.forms[0] not in _NOT_REAL or added.gap.strip():
        return False
    behind = added.whole.forms[added.last : added.last + _NOUN_BEHIND]
    noun = next((form for form in behind if kind_of(form) not in QUALITIES), "")
    if added.forms[0] == "stuffed":
        return is_kind_of(noun, "animal")  # "stuffed peppers" are peppers
    return is_thing(noun) or is_person(noun) or is_kind_of(noun, "animal")


_NOT_REAL = frozenset({"toy", "stuffed", "fake", "artificial", "imitation", "plush", "cartoon", "dummy", "mock"})
_NOUN_BEHIND = 3
"""Words of "big black dog"."""


def _is_a_noun(form: str) -> bool:
    return is_thing(form) or is_person(form) or form in _CLOSE_TO or (is_role(form) and form not in _MEMBERS)


_CLOSE_TO = frozenset(
    ("fan", "fans", "follower", "followers", "relative", "relatives", "friend", "friends", "widow", "ally", "allies")
)
"""Who is told of by somebody else's name."""


def _is_the_one_of_the_other(added: Addition) -> bool:
    """`the probe is closed` / `the hatch of the probe is closed`: the one part that such a thing has."""
    before, behind = added.whole.forms[max(0, added.first - 1) : added.last], added.whole.forms[added.last - 1 :]
    if before[:1] != ("the",) or "the" not in behind[:2] or len(added.facts) > 1 or added.other.is_label:
        return False
    return _may_be_a_noun(added.facts[0]) and kind_of(added.facts[0]) is None and added.facts[0] not in _WHOLE


_WHOLE = _MEMBERS | DEPICTION | word_list("quantity") | {"rest", "whole", "body", "people", "crew", "staff"}


_PARTS = frozenset({
    "limb", "pole", "core", "rim", "edge", "tip", "nucleus", "tail", "shadow", "reflection", "wreck", "wreckage",
    "nozzle", "fairing", "cone", "skirt", "surface", "antenna", "engine", "wing", "keel", "propeller", "mast",
    "model", "replica", "mockup", "miniature", "prototype", "interior", "exterior", "base", "foot", "roof", "facade",
    "fragment", "skeleton", "skull", "hull", "bow", "stern", "cockpit", "wheelhouse", "lid", "cover", "tomb",
})  # fmt: skip
"""What is shown of a thing, and not the whole of it."""


def is_one_more_thing(added: Addition) -> bool:
    """In a label, one more member of a list ("Hills and River" / "Hills, Ships and River")."""
    apart = TIMELY if added.follower == "from" else _WHEN_OR_WHERE  # "Mount Orm and Vale Canyon from the pass"
    if any(class_of(added.whole, i) in apart for i in _named_first(added)):
        return False
    if "and" in (added.forms[0], added.forms[-1]) or (added.follower == "and" and added.is_listed):
        return True
    return added.at_the_head and _joins_what_is_described(added)


def _named_first(added: Addition) -> list[int]:
    """The words with a fact that name what is added, not when or where it is: `and a Lighthouse at Dusk`."""
    forms, prepositions = added.forms, word_list("preposition")
    end = next((n for n in range(1, len(forms)) if forms[n] in prepositions), len(forms)) if forms[0] == "and" else 0
    return [i for i in added.positions if i < added.first + end] or list(added.positions)


def _joins_what_is_described(added: Addition) -> bool:
    """`Barns on a Bank` / `Trees and Distant Barns on a Bank`: behind "and" no more than what the barns are like."""
    forms = added.forms
    at = forms.index("and") if "and" in forms[1:] else 0
    if not at or not LINKS.isdisjoint(forms[:at]) or not _may_be_a_noun(forms[at - 1]):
        return False
    if class_of(added.whole, added.first + at - 1) in DESCRIBING:
        return False  # "A brown and white cow"
    return all(class_of(added.whole, added.first + n) in QUALITIES for n in range(at + 1, len(forms)))


def is_set_before_a_place(added: Addition) -> bool:
    """`Vale Bay` / `Sandbar, Vale Bay`: in a label, what is shown comes first, and a comma parts it from where."""
    if not _is_at_the_very_head(added) or not added.follower or not LINKS.isdisjoint(added.forms):
        return False
    shown = added.forms[-1]
    if "," not in added.gap_behind or word_list("place").isdisjoint(added.other.words):
        return False
    return _may_be_a_noun(shown) and kind_of(shown) is None and shown not in DEPICTION and not is_role(shown)


def is_joined_by_a_plus(added: Addition) -> bool:
    """`the nebula (WAC)` / `the nebula (WAC + NAC)`: one more, whatever it is."""
    return "+" in added.whole.clean.text and ("+" in added.gap or "+" in added.gap_behind)


def is_on_the_same_sheet(added: Addition) -> bool:
    """`Vale Chapel; a Weir` / `A Weir`: in a label, what is named first is another thing, and a semicolon ends it.

    `Vale; the Chapel` names the place first.
    """
    if added.last == len(added.whole.forms) or not _is_at_the_very_head(added):
        return False
    ends = [i for i in range(added.first + 1, added.last + 1) if ";" in gap_before(added.whole, i)]
    if not ends:
        return False
    return any(_may_be_a_noun(added.whole.forms[i]) and i < ends[0] for i in added.positions)
