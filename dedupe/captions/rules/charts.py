"""Which quantity a chart or map shows: rainfall, or cumulative rainfall."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import class_of
from dedupe.captions.words.lexicon import soft_words, word_list


def is_another_quantity(added: Addition) -> bool:
    """`Line chart of rainfall` / `Line chart of cumulative rainfall`: before what both name, another quantity of it.

    How often it is told, or on the average, is left open as often as not ("monthly rainfall").
    """
    if not (is_charted(added.whole) and is_charted(added.other)):
        return False
    if word_list("statistic").isdisjoint(added.facts):
        return _is_of_a_part(added)
    behind, end = added.follower, added.place[1]
    return added.gap_behind == " " and added.other.forms[end : end + 1] == (behind,) and behind not in soft_words()


def _is_of_a_part(added: Addition) -> bool:
    """`weight against length of voles` / `weight against length of young voles`: one word in a text that was copied.

    It tells which of them were measured, or what of it, unless it tells how often or of what marks a chart is made.
    """
    whole, other = added.whole, added.other
    if len(added.forms) > 1 or whole.facts != other.facts + 1 or other.facts < _LEAST_COPIED or added.gap_behind != " ":
        return False
    if added.forms[0] in _HOW_OFTEN or added.follower in soft_words() or class_of(whole, added.first) in _SHOWN_AS:
        return False
    ahead, behind = whole.forms[: added.first], whole.forms[added.last :]
    return not _MEASURED_OF.isdisjoint(ahead[-1:]) and other.forms == ahead + behind


_LEAST_COPIED = 4
"""Words with a fact of such a text."""
_MEASURED_OF = frozenset({"of", "for", "among", "in", "against", "and", "per"})
"""Words behind which it is named what is measured."""
_SHOWN_AS = frozenset({"colour", "position", "number", "view", "name", "place", "date"})
_HOW_OFTEN = frozenset(
    ("daily", "weekly", "monthly", "yearly", "annual", "hourly", "quarterly", "average", "mean", "total", "overall")
)


@per_caption
def is_charted(caption: PreparedCaption) -> bool:
    """True where the first sentence says that a chart or map is shown."""
    return not word_list("chart").isdisjoint(first_sentence(caption))
