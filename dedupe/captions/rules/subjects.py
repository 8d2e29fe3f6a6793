"""Who does it: somebody else before the verb, or more of those who do it."""

from __future__ import annotations

from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, gap_before
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES, BE, DESCRIBING, DETERMINERS, LINKS, WHOSE, class_of
from dedupe.captions.rules.openings import opening
from dedupe.captions.rules.pairing import phrase
from dedupe.captions.rules.preambles import is_behind_a_mark, is_behind_a_preamble, preamble
from dedupe.captions.rules.titles import PREFIXES
from dedupe.captions.rules.voice import done_to
from dedupe.captions.words.depictions import OPENS
from dedupe.captions.words.lexicon import (
    are_synonyms,
    is_common_word,
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


def is_new_subject(added: Addition) -> bool:
    """Somebody else does the action: words with a verb put before all that the captions share."""
    if len(added.positions) == 1:
        return _photographs(added)
    if _ends_a_sentence(added) or _goes_on_about(added) or _begins_a_list(added):
        return False
    if _leaves_out_who(added) or _stands_behind_it(added):
        return False
    forms = added.forms
    if ":" in added.gap_behind or forms[0] in word_list("preposition") or not word_list("image").isdisjoint(forms):
        return False  # "Purple and Rose: The Fan": nobody does what is told behind it
    if added.last_word.endswith("ed") and gap_before(added.whole, added.last - 1) == "-":
        return False  # "A hand-carved bowl"
    if len(forms) <= _AGENT_AND_VERB and "to" not in forms and _does_what_is_done(added):
        return False  # "a boy is rescued" / "sailors rescue a boy"
    if _does_something_to(added):
        return not _tells_of_the_same(added)
    if forms[-1] in _CONDUCTS or _calls_it_a_thing(added) or _tells_of_the_same(added):
        return False  # "Training in Orm" / "Sailors conduct training in Orm"
    if any(one in BE and is_participle(then) for one, then in pairwise(forms)):
        return True
    if _acts_on(added) and is_participle(added.last_word) and added.last_word not in _SHOWS:
        return True  # "Swan [Startling] a Crane": no list has every verb
    return any(is_verb(form) and form not in soft_words() and not is_role(form) for form in forms[1:])


def _does_something_to(added: Addition) -> bool:
    """`The rover drills the rock [Moe]`, `A climber scales [the peak]`: before an article a word in -s is a verb.

    So it is whatever else it may be, but for one that only shows, and for the last word before a mark.
    """
    whole = added.whole
    return any(
        whole.forms[i].endswith("s")
        and whole.forms[i + 1] in ARTICLES
        and gap_before(whole, i + 1) == gap_before(whole, i) == " "
        and whole.forms[i] not in soft_words()
        and whole.forms[i] not in _NO_VERBS
        and not whole.forms[i].endswith(("ss", "us", "is"))
        and not is_plural(whole.forms[i - 1])
        for i in range(added.first + 1, min(added.last, len(whole.forms) - 1))
    )


_NO_VERBS = OPENS | {"conducts", "performs", "series", "across", "towards", "besides", "always", "perhaps", "sometimes"}


def _tells_of_the_same(added: Addition) -> bool:
    """`a child rides` / `a person in a red shirt riding`: somebody, whom the other caption calls by another word."""
    if _OTHER_WORDS.isdisjoint(added.reasons) or any(map(_is_done, added.facts)):
        return False
    return any(map(is_person, added.forms)) and any(map(is_person, added.other.forms[slice(*added.place)]))


def _is_done(form: str) -> bool:
    """`watches`, `watching`; what is `checked` only describes."""
    return form.endswith(("s", "ing")) and (is_verb(form) or is_participle(form))


_OTHER_WORDS = frozenset({"synonym", "wider word"})


def _stands_behind_it(added: Addition) -> bool:
    """`Orm Launch System rocket carrying a probe` / `OLS and a probe`: the subject is told in both, shortened."""
    if "abbreviation" not in added.reasons or all(len(form) == 1 for form in added.other.forms[slice(*added.place)]):
        return False
    return any(added.whole.forms[i] not in soft_words() for i in range(added.first, added.positions[0]))


_SHOWS = frozenset({"showing", "depicting", "illustrating", "displaying", "representing", "describing", "comparing"})
"""What a chart does, which is no more than that it is one."""


def _acts_on(added: Addition) -> bool:
    """True where an article stands behind a word in "-ing", in the stretch or after it: it has an object."""
    if not added.last_word.endswith("ing"):
        return False
    return added.follower in ARTICLES or added.forms[-1] in ARTICLES


def _does_what_is_done(added: Addition) -> bool:
    """`Sailors rescue` before `a boy`, who is rescued or saved; `Crews put out` before a fire that is extinguished."""
    done, verb = done_to(added.other), lemma(added.last_word)
    if not done:
        return False  # as most
    if is_verb(added.last_word) and (verb in done or any(are_synonyms(verb, other) for other in done)):
        return True
    two = phrase(*added.forms[-2:]) if len(added.forms) > 1 else None
    return two is not None and any(are_synonyms(two, other) for other in done)


def _calls_it_a_thing(added: Addition) -> bool:
    """`HMS Orm` / `The Navy ship HMS Orm`: what seems a verb is what the named thing is; "crowds watch HMS Orm"."""
    things = word_list("vessel") if added.follower in PREFIXES else word_list("thing")
    if added.forms[-1] not in things or not added.follower or is_plural(added.forms[-2]):
        return False
    token = added.whole.tokens[added.last]
    return is_name(token.form) or added.whole.clean.text[token.start : token.end].isupper()


_CONDUCTS = frozenset({"conduct", "conducts", "conducted", "conducting", "perform", "performs", "performing"})
_AGENT_AND_VERB = 5
"""Words of "two rescue workers carry the"."""


def is_seen_beside_it(added: Addition) -> bool:
    """`The mill at Vale` / `Boats are seen in front of the mill at Vale`: another thing is shown, and where it is."""
    forms = added.forms
    at = next((n for n, pair in enumerate(pairwise(forms)) if pair[0] in BE and pair[1] in _SEEN), 0)
    behind = [form for form in forms[at + 2 :] if form not in ARTICLES and form not in added.facts]
    if not at or not word_list("image").isdisjoint(forms[:at]) or forms[at - 1] not in added.facts:
        return False
    leads = [form for form in forms[at + 2 :] if form in word_list("preposition")]
    return bool(leads) and (not behind or all(form in _BESIDE or form in added.other.words for form in behind))


_SEEN = frozenset({"seen", "visible", "shown", "pictured"})
_BESIDE = word_list("preposition") | {"front", "left", "right", "side", "top", "of"}


def is_somebody_where_it_is(added: Addition) -> bool:
    """`Whales at Orm` / `Rescuers at Orm, where whales lie`: what the one shows is only told of where the other is."""
    if added.first or "order" not in added.reasons or "where" in added.other.words:
        return False
    forms = added.whole.forms
    where = forms.index("where") if "where" in forms else 0
    head = next((form for form in added.other.forms if form not in ARTICLES), "")
    return where > 0 and head in forms[where:] and head not in forms[:where]


def is_somebody_instead(added: Addition) -> bool:
    """`A herd of goats by a hut` / `A group of people by a herd of goats`: somebody, where nobody is shown."""
    if "order" not in added.reasons or not any(_is_of_people(form) for form in added.facts):
        return False
    named = added.other.forms[added.place[0] : added.place[1]]
    behind = added.whole.forms[added.last :]
    if "with" in behind or not any(form in behind and is_common_word(form) for form in named):
        return False  # "a man plays with two dogs" / "two dogs play"
    return not any(map(_is_of_people, added.other.forms))


def _is_of_people(form: str) -> bool:
    return kind_of(form) == "person" or is_wider(form, "person")


def _photographs(added: Addition) -> bool:
    """`Reporters photograph the rocket`, `A man photographs it`: they are shown, and not the rocket alone."""
    told = [form for form in added.forms if form not in ARTICLES]
    if len(told) < _WHO_AND_WHAT or not is_person(told[-2]):
        return False
    if told[-1] == "photographs":
        who = added.whole.forms.index(told[-1]) - 1
        return added.whole.forms[max(0, who - 1)] in ("a", "an")
    return told[-1] in _PHOTOGRAPHS and told[-2].endswith("s")


_WHO_AND_WHAT = 2


_PHOTOGRAPHS = frozenset({"photograph", "picture", "view"})


def _leaves_out_who(added: Addition) -> bool:
    """`Delivering a speech in Vale` / `Mayor Ada Moe delivers a speech in Vale`: who it is goes without saying."""
    if "word form" not in added.reasons or added.place != (0, 1) or len(added.other.forms) == 1:
        return False
    first, then = added.other.forms[:2]
    if not first.endswith("ing") or lemma(first) != lemma(added.forms[-1]):
        return False
    return then in DETERMINERS or then in word_list("preposition")


def _begins_a_list(added: Addition) -> bool:
    """`Front row, from left: Ann Lee` / `Ann Lee`: how those are arranged whom both name."""
    forms = added.forms
    return len(forms) > 1 and (forms[-2:] in _FROM_A_SIDE or forms[-3:] in _FROM_A_SIDE)


_FROM_A_SIDE = (("from", "left"), ("from", "right"), ("left", "to", "right"), ("from", "the", "left"))


def _goes_on_about(added: Addition) -> bool:
    """`Heron at Orm` / `Heron stalks at Orm`; `Orm over farms` / `Orm, a peak, looms over farms`: the one both name."""
    first = opening(added.other)
    if added.place[0] <= first:
        return False
    subject = added.other.forms[first]
    return is_thing(subject) or (is_name(subject) and is_behind_a_mark(added))


def _ends_a_sentence(added: Addition) -> bool:
    """True for a stretch of whole sentences, which may be cut a word later: `The [tide is low. The] ferry sails`."""
    sentences, shift = added.whole.sentences, added.first
    if shift and (shift > 1 or added.whole.forms[:shift] != added.forms[-shift:]):
        shift = 0
    last = added.last - shift
    return last < len(sentences) and sentences[last - 1] != sentences[last]


def _is_one_role(form: str) -> bool:
    """`pilot`, which somebody may be beside something else; `pilots` are others."""
    return is_role(form) and not is_plural(form)


def is_another_subject(added: Addition) -> bool:
    """`Two dogs run` / `Two dogs and a boy run`: one more of those who do it, named before any verb or preposition."""
    whole, forms = added.whole, added.forms
    if "word form" in added.reasons and is_behind_a_preamble(added):
        return True
    # "a man [and a cow] and a dog" may be cut as "[cow and a]".
    bare = [form for form in forms if form not in ARTICLES]
    if "and" not in (bare[0], bare[-1]):
        return False
    if added.first and whole.forms[added.first - 1] in BE and all(map(is_verb, added.facts)):
        return False  # "being held and fed" / "being fed"
    if bare == list(forms) and _is_of_one_body(added):
        return False
    last = added.positions[-1]
    # "the nurse and the", "the mayor and his guests": nobody's second role
    names_anew = forms[-1] in ARTICLES or not WHOSE.isdisjoint(forms)
    if class_of(whole, last) in DESCRIBING or (_is_one_role(whole.forms[last]) and not names_anew):
        return False
    before = whole.forms[opening(whole) : added.positions[-1] + 1]
    return word_list("preposition").isdisjoint(before) and not any(
        is_verb(form) and form.endswith(("ing", "ed", "s")) and form not in word_list("thing") for form in before
    )


def _is_of_one_body(added: Addition) -> bool:
    """`a spotter and sniper team` / `a sniper team`: two words that say what one team, crew or band does."""
    behind = added.whole.forms[added.last : added.last + _BEFORE_A_BODY]
    return added.follower not in ARTICLES and any(form in _BODIES for form in behind[1:])


_BODIES = word_list("organisation") | {"crew", "squad", "unit", "platoon", "group", "pair", "duo", "patrol", "staff"}
_BEFORE_A_BODY = 3
"""Words of "mountain rescue team"."""


def lists_two_more(added: Addition) -> bool:
    """`Boys run` / `Boys, girls and dogs run`: two more of those shown, named before any verb or preposition.

    Who is named by name is told what he is in the same form: "Ada Moe, painter and teacher".
    """
    forms, whole = added.forms, added.whole
    at = forms.index("and") if "and" in forms[1:-1] else 0
    before = whole.forms[: added.first]
    if not at or not before or not _is_listed_behind(added):
        return False
    named = before[-1] if "," in added.gap else before[0]
    if is_name(named) or not is_common_word(named) or not {forms[at - 1], forms[-1]}.isdisjoint(_SAID_OF_IT):
        return False
    if not LINKS.isdisjoint(before[preamble(whole) :]):
        return False
    if not word_list("preposition").isdisjoint(forms):
        return False  # "Two people, one with a red hat and one with a bag, wait"
    return all(_is_listed_noun(whole, i) for i in (added.first + at - 1, added.last - 1))


_NO_NOUN = DESCRIBING | {"place", "name"}
_SAID_OF_IT = frozenset({"more", "others", "other", "details", "detail", "background", "foreground"})


def _is_listed_behind(added: Addition) -> bool:
    """A comma stands before the stretch, or before the word in front of it: `Men, Vale boys and girls`."""
    tokens, text = added.whole.tokens, added.whole.clean.text
    earlier = text[tokens[added.first - 2].end : tokens[added.first - 1].start] if added.first > 1 else ""
    return "," in added.gap or "," in earlier


def _is_listed_noun(whole: PreparedCaption, i: int) -> bool:
    form = whole.forms[i]
    if class_of(whole, i) in _NO_NOUN or is_participle(form):
        return False
    return is_common_word(form) and (form in word_list("thing") or is_person(form) or not is_verb(form))
