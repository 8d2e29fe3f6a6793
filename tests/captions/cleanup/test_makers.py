"""Who made a picture: names told from ordinary words, and compared as sets."""

from __future__ import annotations

import pytest

from dedupe.captions.cleanup.makers import credit_names, looks_like_names


class TestLooksLikeNames:
    @pytest.mark.parametrize(
        "text", ["Ada Moe", "ESA/Hubble & NASA, A. Moe", "iStock", "moe.example", "@moe", "新华社"]
    )
    def test_names(self, text: str) -> None:
        assert looks_like_names(text)

    @pytest.mark.parametrize("text", ["", "the of", "a boat leaves", "2031", "Ada waves"])
    def test_no_names(self, text: str) -> None:
        assert not looks_like_names(text)


class TestNames:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("NASA/Ada Moe", "Ada Moe/NASA"),
            ("NASA/Ada Moe", "Photo Credit: (NASA/ada moe)"),
            ("a, b & c", "c and b, a"),
            ("Serena Aunon", "Serena Auñón"),
            ("Ada Moe via Getty Images", "Getty Images; Ada Moe"),
            ("Copernicus Sentinel data (2031)", "Copernicus Sentinel data (2030)"),
            ("© 2031 Ada Moe", "Ada Moe"),
            ("the Moe Archive", "Moe Archive"),
        ],
    )
    def test_order_case_accents_and_years_do_not_count(self, a: str, b: str) -> None:
        assert credit_names(a) == credit_names(b)
        assert credit_names(a)

    def test_other_names_are_others(self) -> None:
        assert credit_names("NASA/Ada Moe") == {"nasa", "ada moe"}
        assert credit_names("NASA/Ada Moe") != credit_names("NASA/Ben Oye")
