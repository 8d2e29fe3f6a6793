"""Credits known by their shape: which lines are one as a whole."""

from __future__ import annotations

import pytest

from dedupe.captions.cleanup.unlabelled import credit_line, lines_of_credit


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
            ("A. 1. Moe", "A. 1. Moe"),
            ("A. 1L. Moe", "A. 1L. Moe"),
            (". L. Moe", ". L. Moe"),
            ("A. . Moe", "A. . Moe"),
            ("A, L. Moe", "A, L. Moe"),
            ("A. L, Moe", "A. L, Moe"),
            (", Vale", None),
            ("Phofograph by Moe Brothers", "Moe Brothers"),
            ("Photographby Moe Brothers", "Moe Brothers"),
            ("Panorama by Moe Lake", None),
            ("Phofograph by the sea", None),
            ("No. 1. Moe", None),
            ("1. L. Moe street", None),
        ],
    )
    def test_credit_line(self, line: str, credit: str | None) -> None:
        assert credit_line(line) == credit

    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("A. B. Moe  May 4, 1932", ["A. B. Moe"]),
            ("A. B. Moe  Mayy E, 1932", ["A. B. Moe"]),
            ("A. B. Moe stands by the mill", []),
        ],
    )
    def test_signed_and_dated(self, line: str, names: list[str]) -> None:
        text = f"Mill Lane, east side.\n{line}"
        assert [found.credit for found in lines_of_credit(text, 0, len(text))] == names
