"""Which quantity a chart or map shows: rainfall, or cumulative rainfall."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.words.lexicon import soft_words, word_list


def is_another_quantity(added: Addition) -> bool:
    """`Line chart of rainfall` / `Line chart of cumulative rainfall`: before what both name, another quantity of it.

    How often it is told, or on the average, is left open as often as not ("monthly rainfall").
    """
    if word_list("statistic").isdisjoint(added.facts) or not (_is_charted(added.whole) and _is_charted(added.other)):
        return False
    behind, end = added.follower, added.place[1]
    return added.gap_behind == " " and added.other.forms[end : end + 1] == (behind,) and behind not in soft_words()


@per_caption
def _is_charted(caption: PreparedCaption) -> bool:
    """True where the first sentence says that a chart or map is shown."""
    return not word_list("chart").isdisjoint(first_sentence(caption))
