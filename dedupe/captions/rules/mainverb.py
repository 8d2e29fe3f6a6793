"""What somebody does whom a caption names: the verb of its main clause, by which two moments of one event differ."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.classes import BE, DETERMINERS, STANDS, class_of
from dedupe.captions.words.lexicon import is_name, is_role, is_verb, lemma, word_list
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import WORD


def do_other_things(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Ada Moe hits a volley` / `Ada Moe and Ann Lee celebrate`: each does what the other caption tells nowhere.

    How somebody looks at a thing, or is only there, tells no moment from another.
    """
    verb_a, verb_b = main_verb(a), main_verb(b)
    if not verb_a or not verb_b or related(verb_a, WORD, verb_b, WORD):
        return False
    stem_a, stem_b = lemma(verb_a), lemma(verb_b)
    if stem_a in _VAGUE or stem_b in _VAGUE:
        return False
    return not (_tells_of(b, verb_a, stem_a) or _tells_of(a, verb_b, stem_b))


def _tells_of(caption: PreparedCaption, verb: str, stem: str) -> bool:
    return any(lemma(form) == stem or related(form, WORD, verb, WORD) for form in caption.forms)


@per_caption
def main_verb(caption: PreparedCaption) -> str:
    """The first verb in the present tense behind a name or a role, or ""; none of a clause within the sentence."""
    forms = first_sentence(caption)
    is_named = False
    for i, form in enumerate(forms):
        if form in _SUBORDINATES:
            return ""
        if is_named and _is_finite(caption, i):
            return form
        is_named = is_named or class_of(caption, i) == "person" or is_name(form) or is_role(form)
    return ""


def _is_finite(caption: PreparedCaption, i: int) -> bool:
    """`waves` and `wave`, but not `his wave`, `in waves`, `is set` and `to wave`."""
    form, before = caption.forms[i], caption.forms[i - 1]
    if caption.tokens[i].kind != WORD or form.endswith(("ing", "ed")) or form in BE or form in STANDS:
        return False
    if not is_verb(form) or is_role(form) or class_of(caption, i) not in _MAY_ACT:
        return False
    return not (before in DETERMINERS or before in BE or before == "to" or before in word_list("preposition"))


_MAY_ACT = frozenset({"action", "moment", "wording", "name"})
_SUBORDINATES = frozenset({"where", "who", "which", "that", "while", "as", "when", "before", "after", "during"})
_VAGUE = frozenset(
    map(
        lemma,
        (
            *("look", "watch", "gaze", "inspect", "examine", "view", "see", "observe", "check", "stand", "sit", "pose"),
            *(
                "do",
                "make",
                "take",
                "have",
                "give",
                "hold",
                "get",
                "perform",
                "attend",
                "go",
                "come",
                "be",
                "use",
                "set",
            ),
        ),
    )
)
"""What tells little of what is done: that somebody looks or is there, and verbs of which the object tells it."""
