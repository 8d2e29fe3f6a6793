"""What is no caption, and what is a caption however short."""

from __future__ import annotations

import pytest

from dedupe.captions.noncaption import why_not_a_caption, why_silent, why_stub

FILE_NAMES = [
    *(
        "DSC_0123",
        "DSC_0123.JPG",
        "dsc02243",
        "_DSC0123",
        "DSCN1234",
        "IMG_1234",
        "IMG-20310101-WA0001",
        "IMG_1234 (1)",
    ),
    *("P1010023", "PXL_20310101_101010101", "DJI_0001", "GOPR1234", "MVI_1234", "Scan 3", "scan0001", "Photo 1"),
    *("Screenshot 2031-01-01 at 10.00.00", "Screen Shot 2031-01-01 at 10.00.00 AM", "20310507-trip_DSC9786"),
    *("WhatsApp Image 2031-01-01 at 12.00.00 PM", "pexels-photo-123456", "harbour-3.jpg", "/img/blog/harbour-view.png"),
    *("Bildschirmfoto 2031-01-01 um 10.00.00", "017A7333.NEF", "фото1", "图片1", "100_5972"),
]
PLACEHOLDERS = [
    *("Untitled", "untitled 7", "[title not known]", "<<no alt>>", "alt", "Alt text", "caption", "image", "An image"),
    *(
        "Image 3",
        "picture",
        "photo",
        "Figure 3",
        "N/A",
        "null",
        "undefined",
        "TODO",
        "Add alt text here",
        "your caption",
    ),
    *("Lorem ipsum dolor sit amet", "Ohne Titel", "sans titre", "Sin título", "без названия", "无题", "写真", "Bild"),
    *("image not found", "Coming soon", "---", "?", "12", "#1", "PIA99999", "d41d8cd98f00b204e9800998ecf8427e"),
]
CAPTIONS = [
    *(
        "Team",
        "View of Paris",
        "Untitled (1952) by Ada Moe",
        "Untitled Film No. Nine",
        "City",
        "A",
        "M 31",
        "1984",
        "🚀",
    ),
    *(
        "Photo of a dog",
        "Image of the harbour",
        "Figure",
        "The Icon",
        "Logo of the fair",
        "Unknown Soldier",
        "Test pilot",
    ),
    *("Scan of a letter", "Screenshot of the map", "T-38", "B-2", "Canto VI: [no title]", "海边", "Порт", "Nullarbor"),
    *("Caption contest", "Alternative text", "image " * 60, "No. 5 perfume", "Scanner", "road to nowhere", "!Viva!"),
]


class TestNotACaption:
    @pytest.mark.parametrize("text", FILE_NAMES + PLACEHOLDERS)
    def test_named(self, text: str) -> None:
        assert why_not_a_caption(text)

    @pytest.mark.parametrize("text", [*CAPTIONS, "", "  "])
    def test_a_caption_however_short(self, text: str) -> None:
        assert why_not_a_caption(text) is None

    @pytest.mark.parametrize("text", ["http://photographs.example", "<https://example.org/a?b=c>", "www.example.com"])
    def test_an_address_is_none(self, text: str) -> None:
        assert why_not_a_caption(text) == "an address"

    @pytest.mark.parametrize("text", ["5\ufe0f\u20e3", "\u203c\ufe0f", "\U0001f3fb", ":+1:", ":8ball:", "\u2935\ufe0f"])
    def test_an_emoji_says_something(self, text: str) -> None:
        assert why_not_a_caption(text) is None

    def test_the_reasons_differ(self) -> None:
        reasons = [
            why_not_a_caption(text) for text in ("DSC_0123", "a.jpg", "Untitled", "image", "...", "12", "PIA99999")
        ]
        assert len(set(reasons)) == len(reasons)

    @pytest.mark.parametrize("text", ["harbour-view", "pics/harbour-view.webp", "harbour-view.webp"])
    def test_the_pictures_own_name(self, text: str) -> None:
        assert why_not_a_caption(text, "pics/harbour-view.webp")

    def test_a_number_of_the_pictures_own_name(self) -> None:
        assert why_not_a_caption("harbour 01", "pics/harbour-01.webp") == "the picture's own file name"

    def test_a_title_that_named_the_file(self) -> None:
        assert why_not_a_caption("Harbour view", "pics/harbour-view.webp") is None
        assert why_not_a_caption("harbour view", "pics/harbour-view.webp") is None


class TestStubs:
    @pytest.mark.parametrize(
        ("text", "last"),
        [
            ("Screenshot of the", "the"),
            ("Image of", "of"),
            ("A screenshot of the new desk with ", "with"),
            ("A group of", "of"),
            ("Road to", "to"),
            ("A dog that was named", "named"),
            ("Ein Bild von der", "der"),
            ("Une vue de la mer et", "et"),
        ],
    )
    def test_cut_short(self, text: str, last: str) -> None:
        assert why_stub(text) == f"ends in {last!r}"

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "Dogs running in the snow",
                "A man as cyclists pass by",
                "The list you can sign up for",
                "Vitamin A",
                "The ship in Vale, where she is to be named",
                "The dog has not yet been called",
                "the",
            ),
            *("It ends with the.", "What is it made of?", "Plan A", "", "Side AND", "Screenshot of the desk", "Of"),
        ],
    )
    def test_whole(self, text: str) -> None:
        assert why_stub(text) is None

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("Screenshot of the", "ends in 'the'"),
            ("DSC_0123", "a camera's file name"),
            ("Goalkeeper Ada Moe saves a shot in the", None),
            ("Dogs in the snow", None),
        ],
    )
    def test_what_says_nothing(self, text: str, why: str | None) -> None:
        assert why_silent(text) == why
