"""The captions of the drawn gallery: an invented polar expedition, told the way agencies and galleries tell theirs.

Everything here is made up: the Skarvik Polar Observatory, its airship and its crew exist in this file only.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class GalleryEntry:
    """One entry of a text gallery, in the order in which its parts stand there."""

    title: str
    credit: str
    caption: str


EXPEDITION_GALLERY = (
    GalleryEntry(
        "Slipping the Lines",
        "Lena Oduya/SPO",
        "The research airship Petrel floats clear of its mast at Skarvik Harbour on May 14, 2019. On board are "
        "commander Inés Aldana of the Skarvik Polar Observatory, engineer Tomasz Wierzba, ice scientist Aiko "
        "Marumori and pilot Bjørn Halvorsen.",
    ),
    GalleryEntry(
        "The Whole Town Came",
        "SPO/Lena Oduya",
        "Schoolchildren and dockers line the breakwater while commander Ines Aldana brings the Petrel round into "
        "the wind at the start of a six-week survey.",
    ),
    GalleryEntry(
        "Ballast by the Bucket",
        "Lena Oduya/SPO",
        "On May 13, 2019, volunteers pass buckets of sea water up the mast to trim the airship before Survey 12.",
    ),
    GalleryEntry("Engines Ahead", "Lena Oduya/SPO", "On Tuesday, May 14, 2019, the Petrel runs up both engines."),
    GalleryEntry(
        "First Floes!",
        "SPO",
        "Wierzba, Marumori and Halvorsen lean out of the gondola to count the first floes of the season.",
    ),
    GalleryEntry(
        "A Long Shadow",
        "Lena Oduya/SPO",
        "Seen from the lookout dome, the airship's shadow lies four kilometres long across the pack ice.",
    ),
    GalleryEntry(
        "Kettle On",
        "SPO TV",
        "Pilot Bjorn Halvorson (left, engineer Tomasz Wierzba (center) and ice scientist Aiko Marumori share the one "
        "mug that survived the landing -- the other three are in the bilge -- on May 16, 2019. The commander "
        "prefers to drink from the pot.",
    ),
    GalleryEntry(
        "Soundings",
        "Lena Oduya/SPO",
        "Ice scientist Aiko Marumori lowers a sounding line through a crack in the floe beside the moored Petrel.",
    ),
)
"""A gallery without a headline; names are spelled two ways in it, as they are in real ones."""

TRAINING_GALLERY = (
    GalleryEntry(
        "Names on the Hull",
        "Pavel Dorin/SPO",
        "Tomasz Wierzba of the Coastal Mapping Agency (left), Inés Aldana of the Skarvik Polar Observatory (center) "
        "and Aiko Marumori of the Institute for Sea Ice (right) paint their names on the training gondola.",
    ),
    GalleryEntry(
        "Too Long in the Sleeve",
        "Pavel Dorin/SPO",
        "On April 27, 2019, a tailor pins up the cold weather suit of Aiko Marumori of the Institute for Sea Ice.",
    ),
    GalleryEntry(
        "By the Book",
        "Pavel Dorin/SPO",
        "Inside the training gondola at the Skarvik hangar, Aiko Marumori reads the checklist aloud, all 212 lines "
        "of it, for the third time that morning.",
    ),
    GalleryEntry(
        "The Founder's Umbrella",
        "Pavel Dorin/SPO",
        "The Survey 12 backup crew borrow an umbrella from the statue of Ottilie Brandvold, who drew the first "
        "chart of the bay.",
    ),
    GalleryEntry(
        "Out of the Hangar",
        "Lena Oduya/SPO",
        "On May 12, 2019, a tractor takes the Petrel across the tram lines of the old town. Walking ahead of it — "
        "from left, Priya Raghunathan, Jonas Ekblad and Marisol Quintero — are the backup crew.",
    ),
    GalleryEntry(
        "Questions, Please",
        "Lena Oduya/SPO",
        "At the Seafarers' Hall in Skarvik, engineer Tomasz Wierzba, left, commander Inés Aldana, center, and ice "
        "scientist Aiko Marumori hear a question from a pupil of the harbour school.",
    ),
)
TRAINING_HEADLINE = "Survey 12: Training for the Ice in Photos"

PLEA = (
    "Follow us for more from the northern ice, and sign up for our weekly newsletter! Seen a mistake, or an airship? "
    "Let us know at: letters@skarvik-courier.example."
)
AUTHOR = "Henrike Solvang"
AUTHOR_JOB = "Picture Editor and Contributing Writer"
BIOGRAPHY = (
    "Henrike Solvang joined the Skarvik Courier in 2011 as an apprentice in the darkroom and has been its picture "
    "editor ever since the darkroom flooded. Her book on the mail airships is in its third printing. She keeps bees on "
    "the roof of the old customs house."
)

LEAVING_CAPTION = (
    "The supply ship Marit puts to sea from the yard at Nordkaap with the first fuel pod for the Skarvik station "
    "chained to her deck. The pod passed its pressure trials on the yard’s north stand between November 2020 and early "
    "March 2021. In the last of them, on February 20, all four pumps ran for a night and a day at the cold of a polar "
    "winter. Three of its valves were changed before a crane swung it aboard. Once the ship is at the pier, the will "
    "be winched up the slipway and joined to the two pods that have warmed the station since 1998. Photo Credit: SPO"
)
"""A long caption that an image search gives again and again, with a word left out as such captions have."""

EVENT_CAPTION = "Survey 14 Departure Press Event"

LISTING_LOOKALIKES = (
    (
        "SPO2018-E-20411 (9 November 2018) --- Ice scientist Noor Haddad of Survey 9 fastens her harness in the rear "
        "seat of the seaplane Tern. All four members of the crew flew to the ice that morning."
    ),
    (
        "SPO2018-E-20412 (9 November 2018) --- Pilot Edda Thorsby of Survey 9 fastens her harness in the rear seat of "
        "the seaplane Tern. All four members of the crew flew to the ice that morning."
    ),
    (
        "SPO2018-E-20414 (9 November 2018) --- Engineer Luca Benedetti of Survey 9, on loan from the Coastal Mapping "
        "Agency (CMA), fastens his harness in the rear seat of the seaplane Tern. All four members of the crew flew to "
        "the ice that morning."
    ),
    (
        "Ice scientist Noor Haddad, left, pilot Edda Thorsby, second from left, and engineer Luca Benedetti, second "
        "from right, hold up the Survey 11 pennant on the north quay, Friday, March 8, 2019 in Skarvik. Photo Credit: "
        "(SPO/Pavel Dorin)"
    ),
    (
        "Ice scientist Noor Haddad, left, pilot Edda Thorsby, center, and engineer Luca Benedetti, right, hold up the "
        "Survey 11 pennant on the north quay, Friday, March 8, 2019 in Skarvik. Photo Credit: (SPO/Pavel Dorin)"
    ),
)
"""Captions that look repeated and are not: another person, other places in the row."""

LISTING_DOUBLED = (
    (
        "Pilot Edda Thorsby lets the harbour master's dog try on her flying helmet before the departure of Survey 8, "
        "Thursday, September 21, 2017, in Skarvik. Photo Credit: (SPO/Lena Oduya)"
    ),
    (
        "Engineer Luca Benedetti of CMA, left, commander Sanna Iversdatter, center, and pilot Edda Thorsby, right, "
        "carry their own sea chests down to the mast, Thursday, September 21, 2017, in Skarvik. Photo Credit: "
        "(SPO/Lena Oduya)"
    ),
)
"""Captions that a listing holds twice, word for word."""

LISTING_SINGLES = (
    "Mosaic of the Outer Floes from the Second Survey Flight",
    "Last Flight and Retirement of the Seaplane Tern",
    (
        "spo031e022060 (Jan. 13, 2018) --- Lookouts Rafael Okonjo (left) and Sanna Iversdatter wave a lamp to the "
        "supply ship Marit from the lookout dome."
    ),
    "X-7 on the slipway with tow boat - run #4",
    (
        "ISI2016e109 (05/11/2016) --- The supply ship lies on the seaward side of the station pier. Harbour master "
        "Tove Lindqvist let her go on May 11, 2016 at 9:19 a.m. EST."
    ),
    (
        "The parents of ice scientist Noor Haddad read the weather report to her over the fence, Friday, March 8, 2019 "
        "in Skarvik. Photo Credit: (SPO/Pavel Dorin)"
    ),
    (
        "Ice scientist Noor Haddad reads the weather report back to her parents over the fence, Friday, March 8, 2019 "
        "in Skarvik. Photo Credit: (SPO/Pavel Dorin)"
    ),
    (
        "Cooks, clerks and riggers of SPO and CMA crowd into one picture with the Survey 11 crews, Friday, March 8, "
        "2019 in Skarvik. Photo Credit: (SPO/Pavel Dorin)"
    ),
    (
        "Views of the Survey 3 crew, pilots Lund and Farrow, at breakfast with the riggers. 1. PILOT LUND, MAGNE - "
        "SURVEY 3 2. PILOT FARROW, GWEN - GALLEY SKARVIK, NORTH QUAY"
    ),
)


def _photo(file: str, caption: str, credit: str, photo_id: str, camera: str = "Brevik 6") -> dict[str, str]:
    return {"file": file, "caption": caption, "credit": credit, "photo_id": photo_id, "camera": camera}


PHOTO_TABLE = (
    _photo("airship.jpg", EXPEDITION_GALLERY[5].caption, "", "SPO2019-E-00102"),
    _photo(
        "dome.jpg",
        "The observatory dome on the south ridge after sunset, seen from the mast.",
        "Pavel Dorin/SPO",
        "SPO2019-E-00103",
    ),
    _photo(
        "floes.jpg",
        "Broken floes under low cloud, photographed by Aiko Marumori from the gondola on May 15, 2019.",
        "SPO/Aiko Marumori",
        "SPO2019-E-00108",
    ),
    _photo(
        "forest.jpg",
        "Spruces below the tree line on the road to the Skarvik hangar.",
        "Lena Oduya/SPO",
        "SPO2019-E-00105",
    ),
    _photo(
        "landing-1.jpg",
        "The Petrel touches down beside the station at 8:07 p.m. on May 16, 2019.",
        "Lena Oduya/SPO",
        "SPO2019-E-00111",
    ),
    _photo(
        "landing-2.jpg",
        "The Petrel touches down beside the station at 7:07 p.m. on May 16, 2019.",
        "Lena Oduya/SPO",
        "SPO2019-E-00112",
    ),
    _photo(
        "lighthouse.jpg",
        "The lighthouse of Skarvik at dawn, an hour before the Petrel left, on May 14, 2019.",
        "Lena Oduya/SPO",
        "SPO2019-E-00101",
    ),
    _photo("river-june.jpg", "The mouth of the Skarv from the air.", "Coastal Mapping Agency", "CMA2019-E-00210"),
    _photo("river-may.jpg", "The mouth of the Skarv from the air.", "Coastal Mapping Agency", "CMA2019-E-00209"),
    _photo(
        "ship.jpg",
        "The supply ship Marit waits for the tide off the station pier.",
        "SPO/Rafael Okonjo",
        "SPO2019-E-00106",
    ),
    _photo("stars.jpg", "Stars over the pack ice in the first clear night of the survey.", "SPO", "SPO2019-E-00107"),
    _photo("sunset.jpg", "Evening light on the Ochre Hills, south of Nordkaap.", "Pavel Dorin/SPO", "SPO2019-E-00104"),
    _photo(
        "quay-light.jpg",
        (
            "SPO2019-E-00101 (May 14, 2019) --- The lighthouse of Skarvik at dawn, an hour before the Petrel left, on "
            "May 14, 2019. Photo Credit: (SPO/Lena Oduya)"
        ),
        "",
        "",
    ),
    _photo("torn.jpg", "The Marit at the pier, sent by radio in bad weather.", "SPO", "SPO2019-E-00118"),
)
"""Rows of the table of captions; a picture that is no scene of its own is made from another."""

RECEIVED_CAPTIONS = {
    "floes-sent.txt": "Broken floes under low cloud, photographed by Tomasz Wierzba from the gondola on "
    "May 15, 2019.\n",
    "scan-07.txt": "the observatory dome on the south ridge after sunset , seen from the mast\n",
}
"""Name of a text beside a picture to the caption in it."""

DATASET_ROWS = (
    {
        "file_name": "0001.jpg",
        "text": "A cargo ship & its crane at a pier, late in the evening.",
        "split": "train",
        "license": "CC0-1.0",
    },
    {
        "file_name": "0002.png",
        "text": "A cargo ship &amp; its crane at a <b>pier</b>, late in the evening.",
        "split": "train",
        "license": "CC0-1.0",
    },
    {
        "file_name": "0003.jpg",
        "text": "A canyon of red sandstone under a broken sky.",
        "split": "test",
        "license": "CC0-1.0",
    },
)

_AGENCY_DESCRIPTION = (
    "Riggers Tove Lindqvist &amp; Jonas Ekblad splice a mooring line for the airship <i>Petrel</i> at the <a "
    'href="https://skarvik.example/hangar">Skarvik hangar</a> on April 2, 2019.'
)
AGENCY_ROWS = (
    {
        "nasa_id": "SPO-20190402-PH_TLI01_0004",
        "title": "Splicing the Mooring Line",
        "description": _AGENCY_DESCRIPTION,
        "photographer": "SPO/Pavel Dorin",
        "date_created": "2019-04-02T00:00:00Z",
    },
    {
        "nasa_id": "SPO-20190402-PH_TLI01_0007",
        "title": "Splicing the Mooring Line",
        "description": _AGENCY_DESCRIPTION,
        "photographer": "SPO/Pavel Dorin",
        "date_created": "2019-04-02T00:00:00Z",
    },
    {
        "nasa_id": "SPO-20190410-PH_LOD01_0001",
        "title": "Weather Balloon",
        "description": "A weather balloon rises past the dome on April 10, 2019. Photo credit: SPO/Lena Oduya",
        "photographer": "",
        "date_created": "2019-04-10T00:00:00Z",
    },
)
"""Items of the agency's search: two pictures of one moment that share their description, and one of its own."""

SITE_PAGE = """---
title: Visit the observatory
image: images/hero-960.jpg
---

# Visit the observatory

<img src="images/hero-960.jpg" srcset="images/hero-480.jpg 480w, images/hero-960.jpg 960w"
     alt="The old dome at the foot of the glacier in the first light of the day">

The road is open from June to September. Come after dark, and stay for this:

![Green aurora above the ridge behind the station](images/aurora.jpg "Aurora in March")

![](images/aurora.jpg)

![The new visitor centre, opened in 2021](images/visitor-centre.jpg)
"""
