"""Two moments of one event: what somebody does, told by the verb of the main clause."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules.mainverb import do_other_things, main_verb
from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Mayor Ada Moe waves to the crowd in Vale", "waves"),
        ("Ada Moe and Karl Lunt walk along the quay", "walk"),
        ("Sisters Ada and Ann Moe of Orm celebrate their win", "celebrate"),
        ("Ada Moe is set to wave to the crowd", ""),
        ("Ada Moe is congratulated by Ann Lee", "congratulated"),
        ("Ada Moe leaves the stage", "leaves"),
        ("Vale players douse their coach with water", "douse"),
        ("A player douses her coach with water", "douses"),
        ("A player douse her coach with water", ""),
        ("Goalkeeper Ada Moe punches the ball clear", "punches"),
        ("Ada Moe, who waves to the crowd, in Vale", ""),
        ("Ada Moe during a visit to Vale, where she opens a school", ""),
        ("A ferry passes the quay", ""),
        ("Ada Moe in waves off the coast of Orm", ""),
        ("Ada Moe left of her guests", ""),
        ("Ada Moe 3 of 4", ""),
    ],
)
def test_the_main_verb(text: str, verb: str) -> None:
    assert main_verb(prepare(text)) == verb


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("Ada Moe hits a volley in the final", "Ada and Ann Moe celebrate their win in the final", True),
        ("Ada Moe waves to the crowd", "Ada Moe waving to a crowd", False),
        ("Ada Moe waves to the crowd", "Ada Moe looks at the crowd", False),
        ("Ada Moe walks along the quay", "Ada Moe strolls along the quay", False),
        ("Ada Moe signs a treaty at the table", "Ada Moe arrives at the signing of a treaty", False),
        ("Ada Moe smiles as she signs a treaty", "Ada Moe signs a treaty at the table", False),
        ("Ada Moe presents a prize to Ann Lee", "Ann Lee receives a prize from Ada Moe", False),
        ("A ferry passes the quay", "Ada Moe waves to the crowd", False),
    ],
)
def test_other_things_done(a: str, b: str, apart: bool) -> None:
    first, second = prepare(a), prepare(b)
    assert do_other_things(first, second) is do_other_things(second, first) is apart


WALK = "Orm's Mayor Ada Moe and Norland's Mayor Karl Lunt walk next to St. Brigid's church in Vale."


@pytest.mark.parametrize(
    ("does", "repeat"),
    [
        ("Mayor Ada Moe of Orm strolls with Norland Mayor Karl Lunt beside", True),
        ("Orm's Mayor Ada Moe lays flowers with Norland Mayor Karl Lunt at the memorial wall outside of", False),
    ],
)
def test_a_caption_written_anew_tells_of_the_same_moment(does: str, repeat: bool) -> None:
    other = f"{does} Saint Brigid's church in Vale, Orm, on Feb. 20, 2031."
    assert compare_captions(WALK, other).is_repeat is repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mayor Ada Moe speaks at the opening of the mill", "Mayor Ada Moe opens the mill", False),
        ("The queen watches the launching of a ship", "The queen launches a ship", False),
        ("The chef speaks at the official cake-cutting", "The chef cuts the cake", False),
        ("Ada Moe leads the planting of a tree in Vale", "Ada Moe plants a tree in Vale", True),
        ("The mayor at the unveiling of the statue", "The mayor unveils the statue", True),
        ("Ada Moe of Vale speaks at the opening", "Ada Moe opens the mill and speaks at the opening", False),
        ("Ada Moe waves at the opening wave in Vale", "Ada Moe waves at the opening in Vale", True),
    ],
)
def test_who_attends_it_does_not_do_it(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
