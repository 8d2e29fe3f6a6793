"""Who stays: the order of formats."""

from __future__ import annotations

import pytest

from dedupe.decide.keepers import FORMAT_RANK
from dedupe.images import decoder


def test_every_format_that_is_decoded_has_a_rank() -> None:
    assert {*vars(decoder)["_DECODERS"], "HEIF"} == FORMAT_RANK.keys()


@pytest.mark.parametrize(
    ("better", "worse"), [("TIFF", "PNG"), ("TGA", "JPEG"), ("PCX", "HEIF"), ("WEBP", "GIF"), ("PSD", "TGA")]
)
def test_what_loses_less_stays(better: str, worse: str) -> None:
    assert FORMAT_RANK[better] < FORMAT_RANK[worse]
