"""Clean-up: every form of the field, each change named, and laws that hold for any text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dedupe.captions.clean import clean_caption
from dedupe.captions.cleanup.boilerplate import Boilerplate
from dedupe.captions.context import CaptionContext
from dedupe.records import CleanCaption


def kinds(clean: CleanCaption) -> list[str]:
    return [change.kind for change in clean.changes]


class TestShownText:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("A lighthouse at dusk", "A lighthouse at dusk"),
            ("A <b>lighthouse</b> at <a href='x?a=1&b=2'>dusk</a>", "A lighthouse at dusk"),
            ("<p>One.</p><p>Two.</p>", "One. Two."),
            ("Salt &amp; pepper", "Salt & pepper"),
            ("Salt &amp;amp; pepper", "Salt & pepper"),
            ("&lt;b&gt;bold&lt;/b&gt; words", "bold words"),
            ("Price &#163;5 &hellip;", "Price £5 …"),
            ("FranÃ§ois at the cafÃ©", "François at the café"),
            (
                "Curly ‘quotes’, ﬁne ligatures, ＷＩＤＥ letters, 10³",
                "Curly ‘quotes’, ﬁne ligatures, ＷＩＤＥ letters, 10³",
            ),
            ("  two \t spaces\xa0here  ", "two spaces here"),
            ("one\r\nline\n\nand another", "one line and another"),
            ("港の\n灯台", "港の灯台"),
            ("The KX--12 buoy", "The KX-12 buoy"),
            ("PORT VALE -- In the yard", "PORT VALE -- In the yard"),
            ("The keeper -- the last one--waves", "The keeper -- the last one--waves"),
            ("through the the fog, and and the rain", "through the fog, and the rain"),
            ("The the fog", "The fog"),
            ("He had had that that Bora Bora holds, Plan A A", "He had had that that Bora Bora holds, Plan A A"),
            ("nul\x00 bell\x07 and \x1b[31mred\x1b[0m", "nul bell and red"),
            ("soft\u00adhyphen, zero\u200bwidth, \ufeffmark", "softhyphen, zerowidth, mark"),
            ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
            ("I <3 boats; x < y > z; <unknown>", "I <3 boats; x < y > z; <unknown>"),
            ("AT&T, R&D, &notanentity; and &copy 2020", "AT&T, R&D, &notanentity; and &copy 2020"),
            ("a\ud83d\ude80b", "a🚀b"),
            ("a\ud800b", "a\ufffdb"),
        ],
    )
    def test_as_little_as_possible(self, text: str, shown: str) -> None:
        assert clean_caption(text).text == shown

    def test_a_caption_in_order_has_no_changes(self) -> None:
        assert clean_caption("Gulls over the harbour wall.") == CleanCaption("Gulls over the harbour wall.")

    def test_entities_escaped_deeper_than_two_rounds_are_left(self) -> None:
        assert clean_caption("a &amp;amp;amp; b").text == "a &amp;amp;amp; b"

    def test_changes_are_named_in_the_order_made(self) -> None:
        clean = clean_caption("<i>KX--12</i> &amp; crew  at the the pier. Photo by Ada Moe")
        in_order = ["tags", "entities", "white space", "doubled hyphen", "doubled word", "credit"]
        assert list(dict.fromkeys(kinds(clean))) == in_order
        assert ("KX--12", "KX-12") in [(change.before, change.after) for change in clean.changes]

    def test_equal_changes_are_named_once(self) -> None:
        assert kinds(clean_caption("a  b  c  d")) == ["white space"]


class TestFields:
    def test_photo_id_date_and_credit_move_into_fields(self) -> None:
        clean = clean_caption("iss091e004217 (March 8, 2031) --- A glove floats. Photo Credit: (NASA/Ada Moe)")
        assert (clean.text, clean.photo_id, clean.date, clean.credit) == (
            "A glove floats.",
            "iss091e004217",
            "2031-03-08",
            "NASA/Ada Moe",
        )

    def test_a_gallery_block_has_title_credit_and_text(self) -> None:
        clean = clean_caption("Home Again\n\nAda Moe/NASA\n\nThe crew walks down the quay after six months at sea.")
        assert (clean.title, clean.credit) == ("Home Again", "Ada Moe/NASA")
        assert clean.text == "The crew walks down the quay after six months at sea."

    def test_several_credits_are_all_kept(self) -> None:
        assert clean_caption("Earth. Credit: NASA/Ada Moe Credit: Ben Oye").credit == "NASA/Ada Moe; Ben Oye"

    @pytest.mark.parametrize("text", ["Photo Credit: NASA", "(Image credit: Ada Moe)", "<br>", "  \n ", "\x00"])
    def test_only_credit_or_markup_leaves_nothing(self, text: str) -> None:
        assert clean_caption(text).text == ""

    def test_an_id_alone_is_kept_as_text(self) -> None:
        clean = clean_caption("PIA99999")
        assert (clean.text, clean.photo_id, clean.changes) == ("PIA99999", "PIA99999", ())

    def test_an_id_with_only_a_credit_is_kept_as_text(self) -> None:
        clean = clean_caption("PIA99999\nCredit: NASA")
        assert (clean.text, clean.photo_id, clean.credit) == ("PIA99999", "PIA99999", "NASA")

    def test_an_empty_caption_stays_empty(self) -> None:
        assert clean_caption("") == CleanCaption("")


class TestContext:
    CONTEXT = CaptionContext(boilerplate=Boilerplate(tails=frozenset({"all rights reserved 0."})))

    def test_boilerplate_of_the_collection_goes(self) -> None:
        clean = clean_caption("A boat. All rights reserved 2031.", self.CONTEXT)
        assert clean.text == "A boat."
        assert [(c.kind, c.before) for c in clean.changes] == [("boilerplate", "All rights reserved 2031.")]

    def test_a_caption_is_never_boilerplate_as_a_whole(self) -> None:
        assert clean_caption("All rights reserved 2031.", self.CONTEXT).text == "All rights reserved 2031."


CAPTION_PARTS = st.sampled_from(
    [
        *("A boat", "the the", "MS--09", "Salt &amp; pepper", "<b>bold</b>", "&lt;i&gt;", "&amp;amp;amp;", "FranÃ§ois"),
        *("Photo Credit: (NASA/Ada Moe)", "Credit: Ben Oye", "(NASA/Ada Moe)", "Photo by Ada Moe", "Courtesy of NASA."),
        *("iss091e004217 (March 8, 2031) ---", "PIA99999", "S66-99126 (1966) ---", "NASA/Ada Moe", "P. L. Moe."),
        *(
            "Neg. no. A-12",
            "\n",
            "\n\n",
            "  ",
            ". ",
            "(",
            ")",
            "[",
            "-- ",
            "\x00",
            "\u200b",
            "\ud800",
            "©",
            "&",
            "<",
            ";",
        ),
        *("Contains modified Copernicus Sentinel data (2031)", "東京", "a", "the", "Title", "This is a sentence."),
        *("<br>", "&#38;", "amp;", "/", "via", "2031", "Credit:", "lt;", "<p", ">", "P. L. Moe  April 6, 2031"),
    ]
)
CAPTIONS = st.one_of(st.text(), st.lists(CAPTION_PARTS).map("".join), st.lists(CAPTION_PARTS).map(" ".join))
LAW = settings(deadline=None, max_examples=150)


class TestLaws:
    @LAW
    @given(CAPTIONS)
    @example("Credit: A (Credit: B) Credit: (Credit: C")
    @example("the the the the the")
    @example("&&amp;amp;amp;amp;")
    @example("iss091e004217 --- iss091e004218 --- S66-99126 --- A boat")
    def test_cleaning_twice_changes_nothing_more(self, text: str) -> None:
        once = clean_caption(text).text
        assert clean_caption(once).text == once

    @LAW
    @given(CAPTIONS)
    def test_nothing_disappears_unnamed(self, text: str) -> None:
        clean = clean_caption(text)
        kept = [clean.text, clean.title, clean.credit, clean.photo_id, clean.date]
        accounted = "\n".join(filter(None, [*kept, *(change.before for change in clean.changes)]))
        words = set(re.findall(r"[^\W_]+", text))
        # A word may be changed in a part (a break taken out of it); then its pieces are accounted for.
        missing = [word for word in words if word not in accounted and not _pieces_in(word, accounted)]
        assert not missing

    @LAW
    @given(CAPTIONS)
    def test_shown_text_can_be_written_and_printed(self, text: str) -> None:
        shown = clean_caption(text).text
        assert shown.encode("utf-8").decode("utf-8") == shown
        assert "\n" not in shown
        assert shown == shown.strip()
        assert not re.search("[\x00-\x1f\x7f]", shown)

    @LAW
    @given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
    def test_letters_and_digits_alone_are_never_lost(self, text: str) -> None:
        assert clean_caption(text).text


def _pieces_in(word: str, accounted: str) -> bool:
    return all(c in accounted for c in word)


HOSTILE = {
    "open tags": "<a ",
    "unclosed attributes": '<a "',
    "comments": "<!--",
    "ampersands": "&am",
    "open brackets": "(",
    "credits": "Photo credit (",
    "agencies": "((NASA/",
    "line breaks": "a\n",
    "doubled words": "the the ",
    "hyphens": "MS--",
    "NULs": "\x00",
    "surrogates": "\ud800",
    "mojibake": "Ã±",
    "escapes": "\x1b[",
    "initials": "A. ",
    "codes": "a1234-",
    "sentences": "A sentence. ",
}


class TestHugeAndBroken:
    @pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
    def test_time_is_linear_in_the_text(self, piece: str) -> None:
        short, long = (piece * (size // len(piece)) for size in (50_000, 400_000))
        clean_caption(short)
        started = time.process_time()
        clean_caption(short)
        middle = time.process_time()
        clean_caption(long)
        # Eight times the text: quadratic time would be 64 times; the constant spares short, noisy timings.
        assert time.process_time() - middle < 24 * (middle - started) + 0.5

    def test_a_megabyte_keeps_its_words(self) -> None:
        text = "A boat leaves the harbour. " * 40_000
        assert clean_caption(text + "Photo by Ada Moe").text == text.strip()


def test_what_all_say_stays_where_a_credit_alone_stands_beside_it() -> None:
    context = CaptionContext(boilerplate=Boilerplate(tails=frozenset({"this is a sentence."})))
    cleaned = clean_caption("Credit: Ann Lee\nThis is a sentence.", context)
    assert (cleaned.text, cleaned.credit) == ("This is a sentence.", "Ann Lee")
    assert clean_caption("Credit: 0;\nThis is a sentence.", context).text


@settings(deadline=None, max_examples=60)
@given(CAPTIONS)
def test_cleaning_twice_changes_nothing_more_with_a_context(text: str) -> None:
    tails = frozenset({"courtesy of nasa.", "this is a sentence.", "a boat", "a boat.", "neg. no. a-0"})
    context = CaptionContext(boilerplate=Boilerplate(frozenset({"title", "this is a sentence."}), tails))
    once = clean_caption(text, context).text
    assert clean_caption(once, context).text == once
    assert once or not clean_caption(text).text
