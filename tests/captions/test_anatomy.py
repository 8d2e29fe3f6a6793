"""The photograph's own ID and date, and titles, told from the subject's numbers and from sentences."""

from __future__ import annotations

import pytest

from dedupe.captions.anatomy import PhotoId, is_photo_id, iso_date, take_photo_id, take_title
from dedupe.records import Change


class TestDates:
    @pytest.mark.parametrize(
        ("text", "date"),
        [
            ("March 28, 2031", "2031-03-28"),
            ("Jan. 13, 2031", "2031-01-13"),
            ("Sept. 3, 2031", "2031-09-03"),
            ("27 November 2031", "2031-11-27"),
            ("3rd May 2031", "2031-05-03"),
            ("2031-02-03", "2031-02-03"),
            ("Friday, March 28, 2031", "2031-03-28"),
            ("March 2031", None),
            ("16-24 July 2031", None),
            ("9/15/31", None),
            ("February 30, 2031", None),
            ("2031-13-01", None),
            ("Foo 3, 2031", None),
            ("a bar", None),
        ],
    )
    def test_only_whole_dates(self, text: str, date: str | None) -> None:
        assert iso_date(text) == date


class TestPhotoIds:
    @pytest.mark.parametrize(
        ("text", "rest", "found"),
        [
            ("iss091e004217 (March 8, 2031) --- A glove.", "A glove.", PhotoId("iss091e004217", "2031-03-08")),
            ("JSC2031-E-29123 (27 May 2031) --- A glove.", "A glove.", PhotoId("JSC2031-E-29123", "2031-05-27")),
            ("ISS091-E-015441: A glove.", "A glove.", PhotoId("ISS091-E-015441")),
            ("AS99-40-5874 (20 July 2031) --- A glove.", "A glove.", PhotoId("AS99-40-5874", "2031-07-20")),
            ("PIA99999\nA glove.", "A glove.", PhotoId("PIA99999")),
            ("(27 May 2031) --- A glove.", "A glove.", PhotoId("", "2031-05-27")),
            ("KSC-20310418-PH_AWG06_0015 - A glove.", "A glove.", PhotoId("KSC-20310418-PH_AWG06_0015")),
            ("art009e016130 (April 6, 2031) – A glove.", "A glove.", PhotoId("art009e016130", "2031-04-06")),
            ("S99-34126 (July 2031) --- A glove.", "(July 2031) A glove.", PhotoId("S99-34126")),
            ("xyz_20310101_0001 (May 3, 2031) --- A glove.", "A glove.", PhotoId("xyz_20310101_0001", "2031-05-03")),
            ("A glove. (PIA99999)", "A glove.", PhotoId("PIA99999")),
            ("A glove. Photo ID: iss091e004217", "A glove.", PhotoId("iss091e004217")),
            ("A glove. PIA99999", "A glove.", PhotoId("PIA99999")),
            ("KSC-20310418-PH_AWG06_0015 A glove.", "A glove.", PhotoId("KSC-20310418-PH_AWG06_0015")),
            ("art009e016130 a glove.", "a glove.", PhotoId("art009e016130")),
            ("STS99-S-002 (July 2031) --- A glove.", "(July 2031) A glove.", PhotoId("STS99-S-002")),
            ("A glove.\nNeg. no. A-1353", "A glove.", PhotoId("A-1353")),
            ("A glove.\nNeg. # 12\nMay 1931", "A glove.\nMay 1931", PhotoId("12")),
            ("A glove. https://photojournal.jpl.nasa.gov/catalog/PIA99999", "A glove.", PhotoId("PIA99999")),
            ("A glove. 310503-N-XY123-014", "A glove.", PhotoId("310503-N-XY123-014")),
            ("310503-A-XY123-1014 A glove lies.", "A glove lies.", PhotoId("310503-A-XY123-1014")),
            ("US Navy 310503-N-1234X-014 A glove lies.", "A glove lies.", PhotoId("310503-N-1234X-014")),
        ],
    )
    def test_taken_from_head_and_tail(self, text: str, rest: str, found: PhotoId) -> None:
        changes: list[Change] = []
        assert take_photo_id(text, changes) == (rest, found)
        assert [change.kind for change in changes] == ["photo ID"]

    @pytest.mark.parametrize(
        "text",
        [
            "AS99-40-5874 is the best known frame of the mission",
            "STS-199 crew portrait",
            "Soyuz MS-99 --- on the pad",
            "The picture shows camera PIA99999",
            "The T-38 trainer - a jet",
            "B2031: a road",
            "A glove from the ISS-99 kit",
        ],
    )
    def test_the_subjects_numbers_stay(self, text: str) -> None:
        assert take_photo_id(text, []) == (text, None)

    @pytest.mark.parametrize("text", ["PIA99999", "iss091e004217", "Photo ID: iss091e004217", "Neg. no. 12"])
    def test_an_id_alone_is_not_taken(self, text: str) -> None:
        changes: list[Change] = []
        assert take_photo_id(text, changes)[0] == text
        assert not changes

    def test_forms(self) -> None:
        assert is_photo_id(" S99-34126 ")
        assert not is_photo_id("MS-09")


class TestTitles:
    def test_a_line_apart_before_sentences(self) -> None:
        changes: list[Change] = []
        text = "Home Again!\n\nThe crew walks down the quay."
        assert take_title(text, changes) == ("The crew walks down the quay.", "Home Again!")
        assert changes == [Change("title", "Home Again!")]

    @pytest.mark.parametrize(
        "text",
        [
            "One line only.",
            "Home Again\nThe crew walks down the quay.",
            "It is late.\n\nThe crew walks down the quay.",
            "Home:\n\nThe crew walks down the quay.",
            "Home\n\nThe quay",
            "Home\n\nThe crew walks down the quay",
            "***\n\nThe crew walks down the quay.",
            "a b c d e f g h i j k l m n o\n\nThe crew walks down the quay.",
        ],
    )
    def test_all_else_stays_in_the_text(self, text: str) -> None:
        assert take_title(text, []) == (text, None)


class TestDaysOfRelease:
    @pytest.mark.parametrize("head", ["12 May 2031 ", "12 May 2031\n", "Released 12 May 2031\n", "12 May 2031 - "])
    def test_before_a_caption_that_begins_with_its_picture(self, head: str) -> None:
        body = "This MOC image shows gullies in Vale."
        assert take_photo_id(head + body, []) == (body, PhotoId("", "2031-05-12"))

    @pytest.mark.parametrize(
        "text",
        ["12 May 2031 parade in Vale", "12 May 2031 This was the day of the image", "On 12 May 2031 This image is"],
    )
    def test_other_days_stay(self, text: str) -> None:
        assert take_photo_id(text, []) == (text, None)


class TestTitlesWithAPhotoId:
    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_the_title_is_set_apart(self, gap: str) -> None:
        text, found = take_photo_id(f"Crew Arrival (NHQ203109240044){gap}The crew walks down the long quay.", [])
        assert text == "Crew Arrival\n\nThe crew walks down the long quay."
        assert found == PhotoId("NHQ203109240044")

    def test_a_title_alone_keeps_it(self) -> None:
        text = "Crew Arrival (NHQ203109240044)\nThe quay"
        assert take_photo_id(text, []) == (text, None)
