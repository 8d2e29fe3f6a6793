"""Repairs in place: what loses nothing, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dedupe.captions.repair import repair_caption
from tests.captions.test_clean import CAPTIONS


class TestRepairs:
    @pytest.mark.parametrize(
        ("text", "repaired"),
        [
            ("The KX--12 buoy", "The KX-12 buoy"),
            ("through the the fog", "through the fog"),
            ("two  spaces \xa0here\tnow ", "two spaces here now"),
            ("FranÃ§ois", "François"),
            ("the NavyÕs crewsÕ ÒBlue RidgeÓ", "the Navy’s crews’ “Blue Ridge”"),
            ("ÒPERA A L'ESTACIÓ, MÕIS", "ÒPERA A L'ESTACIÓ, MÕIS"),
            ("nul\x00 zero\u200bwidth", "nul zerowidth"),
            ("<b>bold</b> &amp; more", "bold & more"),
            ("one line\n\nand  another", "one line\n\nand another"),
        ],
    )
    def test_put_right(self, text: str, repaired: str) -> None:
        assert repair_caption(text, plain=True)[0] == repaired

    @pytest.mark.parametrize(
        "text",
        [
            "A boat. Photo by Ada Moe",
            "PIA99999 --- A boat",
            "one line\n    and an indented one\t\n",
            "12\xa0km, «\u202foui\u202f»",
            "Title\n\nA boat leaves the quay at dusk.",
            "a\ud800b",
        ],
    )
    def test_fields_lines_and_undecoded_bytes_stay(self, text: str) -> None:
        assert repair_caption(text, plain=True)[0] == text.rstrip()

    def test_where_the_format_writes_tags_they_are_meant(self) -> None:
        text = " How &amp; and <b> are  written "
        assert repair_caption(text, plain=False)[0] == " How &amp; and <b> are written "

    def test_undecoded_bytes_do_not_stop_the_rest(self) -> None:
        assert repair_caption("\udce9t\udce9  of  <i>the the</i> sea", plain=True)[0] == "\udce9t\udce9 of the sea"
        assert repair_caption("\udce9  <i>", plain=False)[0] == "\udce9 <i>"

    def test_changes_are_named(self) -> None:
        _, changes = repair_caption("the the  fog", plain=True)
        assert [change.kind for change in changes] == ["doubled word", "white space"]
        assert repair_caption("the fog", plain=True) == ("the fog", ())

    def test_never_down_to_nothing(self) -> None:
        assert repair_caption("<a>", plain=True) == ("<a>", ())


@settings(deadline=None, max_examples=100)
@given(CAPTIONS)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    for plain in (True, False):
        once, _ = repair_caption(text, plain=plain)
        assert repair_caption(once, plain=plain) == (once, ())
