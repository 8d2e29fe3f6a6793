"""Credits: found in all their forms, told from ordinary words, compared as sets of names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dedupe.captions.clean import clean_caption
from dedupe.captions.cleanup import credits as module
from dedupe.captions.cleanup.credits import take_credits
from dedupe.records import Change
from tests.captions.test_clean import CAPTIONS


def taken(text: str) -> tuple[str, list[str]]:
    return take_credits(text, [])


class TestForms:
    @pytest.mark.parametrize(
        ("text", "rest", "expected"),
        [
            ("A boat (Image credit: NASA/Ada Moe)", "A boat", ["NASA/Ada Moe"]),
            ("A boat (Image credit: NASA/Ada Moe).", "A boat.", ["NASA/Ada Moe"]),
            ("A boat (Image credit: NASA) sails.", "A boat sails.", ["NASA"]),
            ("A boat. Photo Credit: (NASA/GCTC/Ada Moe)", "A boat.", ["NASA/GCTC/Ada Moe"]),
            ("A boat. Photo Credit: (NASA/Ada Moe).", "A boat.", ["NASA/Ada Moe"]),
            ("A boat. Photo credit: (NASA (JPL)/Ada (Bee) Moe)", "A boat.", ["NASA (JPL)/Ada (Bee) Moe"]),
            ("A boat. Photo Credit: (NASA/Ada Moe", "A boat.", ["NASA/Ada Moe"]),
            ("A boat. Photo by Ada Moe", "A boat.", ["Ada Moe"]),
            ("Image by author", "", ["author"]),
            ("(Screenshot taken by the author.)", "", ["the author"]),
            ("Source: author", "", ["author"]),
            ("Photo courtesy of the editors", "", ["the editors"]),
            ("Photo by the author of the book", "Photo by the author of the book", []),
            ("A boat. Image by author", "A boat. Image by author", []),
            ("A boat. Photo by Ada Moe.", "A boat.", ["Ada Moe"]),
            ("A boat. Photo by Ada B. Moe. Later it sank.", "A boat. Later it sank.", ["Ada B. Moe"]),
            ("A boat. Courtesy of the Moe Family Archive", "A boat.", ["the Moe Family Archive"]),
            ("A boat. Image courtesy of NASA/JPL-Caltech", "A boat.", ["NASA/JPL-Caltech"]),
            ("A boat. Photo via Flickr", "A boat.", ["Flickr"]),
            ("A boat (via Ada Moe)", "A boat", ["Ada Moe"]),
            ("A boat. © 2031 Ada Moe", "A boat.", ["2031 Ada Moe"]),
            ("A boat. (c) 2031 Ada Moe", "A boat.", ["2031 Ada Moe"]),
            ("A boat. Credit: a, b & c", "A boat.", ["a, b & c"]),
            ("A boat. PHOTO CREDIT: ADA MOE", "A boat.", ["ADA MOE"]),
            ("A boat (NASA/Ada Moe)", "A boat", ["NASA/Ada Moe"]),
            ("A boat [Ada Moe/AFP via Getty Images]", "A boat", ["Ada Moe/AFP via Getty Images"]),
            ("A boat. (NASA)", "A boat.", ["NASA"]),
            (
                "A boat. (U.S. Navy photo by Petty Officer 2nd Class Ada Moe/Released)",
                "A boat.",
                ["U.S. Navy photo by Petty Officer 2nd Class Ada Moe/Released"],
            ),
            ("A boat. (AP Photo/Ada Moe)", "A boat.", ["AP Photo/Ada Moe"]),
            ("Ein Boot. Foto: dpa", "Ein Boot.", ["dpa"]),
            (
                "A boat. Credit: X-ray: NASA/CXC; Optical: A. Moe et al.",
                "A boat.",
                ["X-ray: NASA/CXC; Optical: A. Moe et al."],
            ),
            ("A boat\nAda Moe/NASA", "A boat", ["Ada Moe/NASA"]),
            ("A boat\nNASA TV", "A boat", ["NASA TV"]),
            ("A boat.\nP. L. Moe, photographer\nMay 3, 1931", "A boat.\n\nMay 3, 1931", ["P. L. Moe"]),
            ("A boat.\nP. L. Moe.", "A boat.", ["P. L. Moe"]),
            ("A boat.\nP. L. Moe April 6, 1932", "A boat.\nApril 6, 1932", ["P. L. Moe"]),
            ("The pier. No. 12 P. L. Moe, photographer\n1931", "The pier. No. 12\n1931", ["P. L. Moe"]),
            ("A boat. Credit: ESA & NASA, Acknowledgement: Ada Moe", "A boat.", ["ESA & NASA", "Ada Moe"]),
            ("A boat. Credits: NASA, ESA, and A. Moe (STScI/AURA)", "A boat.", ["NASA, ESA, and A. Moe (STScI/AURA)"]),
            ("Credit: NASA. A boat leaves.", "A boat leaves.", ["NASA"]),
            ("A boat. Photo Credit: (NASA/Moe) NOTE: blurred.", "A boat. NOTE: blurred.", ["NASA/Moe"]),
            ("A boat. Copernicus Sentinel data (2031)", "A boat.", ["Copernicus Sentinel data (2031)"]),
            (
                "Copernicus Sentinel data (2031), processed by ESA, CC BY-SA 3.0 IGO. A bay.",
                "A bay.",
                ["Copernicus Sentinel data (2031), processed by ESA, CC BY-SA 3.0 IGO"],
            ),
            ("© 2031 Ada Moe. All rights reserved. A boat.", "A boat.", ["2031 Ada Moe. All rights reserved"]),
            ("A boat. © Ada Moe, all rights reserved", "A boat.", ["Ada Moe. all rights reserved"]),
            ("All rights reserved by Ada Moe", "All rights reserved by Ada Moe", []),
            (
                "A bay (contains modified Copernicus Sentinel data (2031), processed by ESA)",
                "A bay",
                ["contains modified Copernicus Sentinel data (2031), processed by ESA"],
            ),
            ("Ein Boot. Bildnachweis: Ada Moe", "Ein Boot.", ["Ada Moe"]),
            ("Un bateau. Crédit photo : Ada Moe", "Un bateau.", ["Ada Moe"]),
            ("海边的船 图片来源：新华社", "海边的船", ["新华社"]),
            ("A boat.\nCredit: NASA, ESA,\nAda Moe", "A boat.", ["NASA, ESA, Ada Moe"]),
        ],
    )
    def test_taken_out(self, text: str, rest: str, expected: list[str]) -> None:
        assert taken(text) == (rest, expected)

    @pytest.mark.parametrize(
        "text",
        [
            "A photo by the river",
            "Photo by candlelight at the old mill",
            "The mayor took credit: he smiled",
            "Via Mala",
            "A train runs from Oslo via Bergen",
            "(a) A harbour; (b) A mill; (c) A church",
            "Drawings by Ada Moe: The Secret Block",
            "The crew (left/right)",
            "Boats (Dinghy/Cutter)",
            "An engineer of the agency (NASA)",
            "Photo of a boat",
            "Foto von der Küste",
            "Courtesy is a virtue",
            "NASA/Ada Moe",
            "A boat leaves. Ada Moe",
            "A boat leaves. Boats/AP leave",
            "The source: a spring in the woods",
            "Credit: ",
            "Photo credit: " + "Ada Moe and " * 40,
            "Boats\nof the harbour/lake",
            "A boat (in a photo by the sea wall)",
        ],
    )
    def test_left_alone(self, text: str) -> None:
        assert taken(text) == (text, [])

    def test_named_with_its_label(self) -> None:
        changes: list[Change] = []
        take_credits("A boat (Photo: Ada Moe)", changes)
        assert changes == [Change("credit", "(Photo: Ada Moe)")]

    def test_found_at_both_ends_of_a_long_text_only(self) -> None:
        filler = "Words of no weight. " * 1_000
        rest, found = taken(f"Credit: NASA. {filler}(Photo: Ben Oye) {filler}Photo by Ada Moe")
        assert found == ["NASA", "Ada Moe"]
        assert "(Photo: Ben Oye)" in rest


@settings(deadline=None, max_examples=150)
@given(CAPTIONS)
def test_the_quick_look_hides_nothing(text: str) -> None:
    quick = taken(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_HINTS", ("",))
        assert taken(text) == quick


@pytest.mark.parametrize("mark", ["|", "–", "—", "-"])
def test_a_credit_before_a_caption_ends_at_the_mark(mark: str) -> None:
    cleaned = clean_caption(f"© Ada Moe/Vale Press {mark} Boats at the weir")
    assert (cleaned.text, cleaned.credit) == ("Boats at the weir", "Ada Moe/Vale Press")
    assert clean_caption(f"© Ada Moe {mark} The Vale Press").text == ""


@pytest.mark.parametrize(
    ("text", "left", "credit"),
    [
        (
            "Men at the mill, April\n16. REUTERS/Ada Moe",
            "Men at the mill, April 16.",
            "REUTERS/Ada Moe",
        ),
        ("A wagon in Port\nVale on May 3, 2031. Karl Lunt/AP", "A wagon in Port Vale on May 3, 2031.", "Karl Lunt/AP"),
        ("Mill Street at Elm Street,\nN.W. corner", "Mill Street at Elm Street, N.W. corner", None),
        ("Mill Street at Elm Street.\nP. L. Moe", "Mill Street at Elm Street.", "P. L. Moe"),
        ("The mill.\nSgt. Ada Moe/AP", "The mill.", "Sgt. Ada Moe/AP"),
        (
            "© Vale Museum (COL 191) – Loading of\na mail plane",
            "Loading of a mail plane",
            "Vale Museum (COL 191)",
        ),
        ("a mill at dawn. photo: ada moe", "a mill at dawn.", "ada moe"),
        ("photo: a mill at dawn", "photo: a mill at dawn", None),
        ("a mill at dawn. photo: near the weir", "a mill at dawn. photo: near the weir", None),
    ],
)
def test_a_line_that_goes_on_is_no_credit(text: str, left: str, credit: str | None) -> None:
    cleaned = clean_caption(text)
    assert (cleaned.text, cleaned.credit) == (left, credit)
