"""What is said of one thing in a caption, and of another in the other."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("whole", "part", "same"),
    [
        ("A red dog and a blue cat play", "A red cat plays", False),
        ("The north wall and the south tower of Vale", "The north tower of Vale", False),
        ("A nymph standing, left leg bent, right arm raised", "A nymph standing, left arm raised", False),
        ("First floor plan and second floor elevation", "First floor elevation", False),
        ("East end of Mill Street and west end of Oak Street", "East end of Oak Street", False),
        ("A man with a brown dog and a woman with a white dog", "A man with a white dog", False),
        (
            "A nymph standing with the left arm raised, the right leg bent",
            "A nymph standing with the left arm raised",
            True,
        ),
        ("Two women posing by the wall giving a sign", "Two women giving a sign", True),
        ("Two smiling young women waving", "Two women waving", True),
        ("A red kite in the sky above a blue lake", "A red kite in the sky", True),
        ("A man with a dog rests by the road", "A man rests by the road", True),
    ],
)
def test_what_belongs_to_another_word(whole: str, part: str, same: bool) -> None:
    assert repeats(whole, part) is same
