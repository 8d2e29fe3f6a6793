"""Credits known by their shape: which lines are one as a whole."""

from __future__ import annotations

import pytest

from dedupe.captions.cleanup.unlabelled import credit_line


class TestLines:
    @pytest.mark.parametrize(
        ("line", "credit"),
        [
            ("Ada Moe/NASA", "Ada Moe/NASA"),
            ("NASA", "NASA"),
            ("W.P.A. Photo.", "W.P.A. Photo"),
            ("F.S. MOE, Photographer", "F.S. MOE"),
            ("Harbour/Lake", None),
            ("NASA astronaut Ada Moe waves", None),
            ("A boat", None),
            ("x" * 400, None),
            ("NASA/", None),
        ],
    )
    def test_credit_line(self, line: str, credit: str | None) -> None:
        assert credit_line(line) == credit
