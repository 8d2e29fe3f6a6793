"""Credits without a label at the end of a caption: found in the forms of agencies, told from the last sentence."""

from __future__ import annotations

import pytest

from dedupe.captions.clean import clean_caption
from dedupe.captions.cleanup.signatures import is_signature, take_signature
from dedupe.captions.verdict import compare_captions
from dedupe.records import Change

BODY = "A ferry leaves the harbour of Port Vale in heavy rain"
SENTENCE_SIGNATURES = [
    "Ada Moe/AP", "Ada Moe / Getty Images", "Ada Moe—Getty Images", "Ada Moe-Port Vale Sports", "Ada Moe/Daily Herald",
    "ADA MOE / DAILY HERALD", "Ada Moe, staff photographer", "Moe, Ada, photographer", "A. B. Moe, photographer",
    "U.S. Navy photo by Mass Communication Specialist 2nd Class Ada Moe", "U.S. Air Force photo/Staff Sgt. Ada Moe",
    "ESA/Hubble & NASA, A. Moe", "Courtesy photo", "Handout", "File photo", "NOAA", "AP", "Ada Moe for The Herald",
    "Port Vale Archives", "Moe photo", "via Wikimedia Commons", "Herald photo by Ada Moe", "via REUTERS",
    "Submitted by Ada Moe", "Illustration by Ada Moe", "Contributed photo", "📷: @adamoe", "📸 Ada Moe", "Img: Ada Moe",
    "EPA-EFE/ADA MOE", "Photo courtesy Ada Moe", "Image processed by Ada Moe", "Map by Ada Moe, NOAA",
    "Drone footage by Ada Moe",
    "NASA Earth Observatory images by Ada Moe, using Landsat data from the U.S. Geological Survey",
    "NASA image by Ada Moe, using MODIS data from NASA and the Orm Survey",
]  # fmt: skip
BRACKETED = [
    "(AP)", "(Released)", "(Image provided by Ada Moe)", "(Courtesy photo)",
    "(Handout)", "[Ada Moe/Al Jazeera]", "[Ada Moe/AFP]",
    "(Ada Moe, Daily Herald)",
    "(Ada Moe photo)", "(U.S. Army photo by Spc. Ada Moe, 5th MPAD)",
]  # fmt: skip
ANYWHERE = [
    "REUTERS/Ada Moe", "REUTERS/Ada Moe/File Photo", "REUTERS/Ada Moe     TPX IMAGES OF THE DAY", "AP Photo/Ada Moe",
    "© Ada Moe", "© 2031 Ada Moe", "Photo by Ada Moe via Getty Images", "Photo: Ada Moe/AFP", "Picture: Ada Moe/PA",
    "USDA Photo by Ada Moe.", "| Ada Moe/AFP", "📸: Ada Moe", "📷 @ada.moe", "| Photo by Ada Moe on Unsplash",
]  # fmt: skip


@pytest.mark.parametrize("signature", SENTENCE_SIGNATURES + BRACKETED + ANYWHERE)
def test_taken_behind_a_sentence(signature: str) -> None:
    clean = clean_caption(f"{BODY}. {signature}")
    assert clean.text.rstrip(".") == BODY
    assert clean.credit


@pytest.mark.parametrize("signature", BRACKETED + ANYWHERE)
def test_taken_behind_half_a_sentence(signature: str) -> None:
    assert clean_caption(f"{BODY} {signature}").text == BODY


@pytest.mark.parametrize("signature", ["- Moe photo", "— Ada Moe/AP", "| Ada Moe/AFP", "(Ada Moe/Daily News)"])
def test_taken_behind_a_dash_or_bracket(signature: str) -> None:
    assert clean_caption(f"{BODY} {signature}").text == BODY


RIGHTS = [
    "NOAA / public domain.",
    "Vale Library / no known publication restrictions.",
    "public-domain image via Wikimedia Commons.",
    "Ada Moe, U.S. Coast Guard / public domain",
    "Norland government film still / public domain",
    "Ada Moe / CC BY-SA 4.0",
]


@pytest.mark.parametrize("rights", RIGHTS)
def test_what_is_said_of_rights_signs(rights: str) -> None:
    clean = clean_caption(f"{BODY}, May 1931 — {rights}")
    assert clean.text == f"{BODY}, May 1931"
    assert clean.credit


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ada Moe - Plums in a Bowl - 1931.12 - Museum of Vale", "Ada Moe - Plums in a Bowl"),
        ("Plums in a Bowl - 77.4.12 - Vale Gallery of Art", "Plums in a Bowl"),
        ("Plums in a Bowl - VGA 1931 - Vale Gallery of Art", "Plums in a Bowl"),
        ("Ada Moe - Plums in a Bowl - Google Art Project", "Ada Moe - Plums in a Bowl"),
    ],
)
def test_the_number_and_the_owner_of_a_museums_picture_sign(text: str, rest: str) -> None:
    assert clean_caption(text).text == rest


def test_a_year_ends_a_caption() -> None:
    assert (
        clean_caption("The harbour of Port Vale, May 3, 2031 Ada Moe/AP").text
        == "The harbour of Port Vale, May 3, 2031"
    )


def test_the_date_beside_an_agency_stays() -> None:
    assert (
        clean_caption("The rings of the planet (NASA, April 6, 2031)").text == "The rings of the planet (April 6, 2031)"
    )


def test_a_person_in_a_bracket_signs_a_whole_sentence_only() -> None:
    assert clean_caption(f"{BODY}. (Ada Moe)").credit == "Ada Moe"
    assert clean_caption("The captain of the ferry (Ada Moe)").credit is None


@pytest.mark.parametrize(
    "text",
    [
        "An engineer of the Associated Press (AP)",
        "An engineer of the agency (NASA)",
        "The crew on the pier. Karl Lunt waves",
        "The crew on the pier. Karl Lunt, Ada Moe",
        "Skeleton of a whale. Museum of Port Vale",
        "A street of shops. Mill Lane/Ford Street",
        "Ada Moe/AP",
        "(Courtesy photo)",
        "The two boats (left/right)",
        "The mill is in the public domain",
        "The mill - 1931 - Port Vale",
        "The steps - Museum of Vale",
        "The mill — view from the weir / public domain",
        "A mill)",
        "Photo by the river",
        "(a) The Pier; (b) The Mill; (c) The Ford of Vale",
        "A Mark of the Question (U.F.O.)",
        "Near the Town. (A Wide Valley)",
        "Ada Moe. Lunt Collection",
        "Study for a Picture: Landscape with Cattle",
        "*2. Collection of the Variations of the Human Face: Chin",
        "The news of the day. The Port Vale Times reports from the harbour",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert take_signature(text, []) == (text, None)


def test_named_as_a_change() -> None:
    changes: list[Change] = []
    assert take_signature(f"{BODY}. Ada Moe/AP", changes) == (f"{BODY}.", "Ada Moe/AP")
    assert changes == [Change("credit", "Ada Moe/AP")]


@pytest.mark.parametrize(
    "piece", ["", "A long list of words that goes on and on and on and on and on and on / AP", "the photo"]
)
def test_no_signature(piece: str) -> None:
    assert not is_signature(piece)


def test_signatures_do_not_decide() -> None:
    for signature in SENTENCE_SIGNATURES:
        assert compare_captions(f"{BODY}. {signature}", f"{BODY}. Karl Lunt/AFP").is_repeat, signature
    assert not compare_captions(f"{BODY}. Ada Moe/AP", f"{BODY.replace('Vale', 'Lunt')}. Ada Moe/AP").is_repeat


def test_a_name_with_its_letters_behind_a_dash_signs() -> None:
    text, credit = take_signature(f"{BODY}. — Norland Sea Agency (NSA)", [])
    assert (text, credit) == (f"{BODY}.", "Norland Sea Agency (NSA)")
    assert take_signature("A vessel of the Norland Sea Agency (NSA)", [])[1] is None


@pytest.mark.parametrize(
    "signature",
    [
        "Official U.S. Navy Photograph",
        "Official U.S. Navy Photograph, 80-G-33020",
        "Official U.S. Navy Photograph, now in the collections of the National Archives",
        "NASA Earth Observatory map by Ada Moe",
        "NOAA Climate animation by Ada Moe and Karl Lunt",
    ],
)
def test_agencies_sign_with_what_they_made(signature: str) -> None:
    assert take_signature(f"{BODY}. {signature}.", []) == (f"{BODY}.", signature)


@pytest.mark.parametrize("told", ["Official U.S. Navy band", "The Vale map by Ada Moe", "NASA map by the door"])
def test_told_and_not_signed(told: str) -> None:
    assert take_signature(f"{BODY}. {told}", [])[1] is None
