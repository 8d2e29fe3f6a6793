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
        "The research airship Petrel leaves its mast at Skarvik Harbour on May 14, 2019 with the four members of "
        "Survey 12: commander Inés Aldana of the Skarvik Polar Observatory, engineer Tomasz Wierzba, ice scientist "
        "Aiko Marumori and pilot Bjørn Halvorsen.",
    ),
    GalleryEntry(
        "A Crowd on the Quay",
        "SPO/Lena Oduya",
        "Families and harbour workers watch as the Petrel turns over the breakwater carrying commander Ines Aldana "
        "and her crew towards the northern ice for a six-week survey.",
    ),
    GalleryEntry(
        "Every Angle Counts",
        "Lena Oduya/SPO",
        "At the mast in Skarvik Harbour, weatherproof cameras are set up to record every angle of the Survey 12 "
        "departure on May 14, 2019.",
    ),
    GalleryEntry("Engines Ahead", "Lena Oduya/SPO", "On Tuesday, May 14, 2019, the Petrel runs up both engines."),
    GalleryEntry(
        "Low Over the Floes!",
        "SPO",
        "Aldana, Wierzba, Marumori and Halvorsen, the prime crew of Survey 12, look down on the first floes.",
    ),
    GalleryEntry(
        "A Long Shadow",
        "Lena Oduya/SPO",
        "A long exposure shows the shadow of the airship on the ice as the low sun circles the horizon.",
    ),
    GalleryEntry(
        "Farewell, Skarvik",
        "SPO TV",
        "Pilot Bjorn Halvorson (left, engineer Tomasz Wierzba (center) and ice scientist Aiko Marumori wave to the "
        "harbour as they prepare to board the Petrel -- the first survey flight of the year -- on May 14, 2019. "
        "The fourth seat is for the commander.",
    ),
    GalleryEntry(
        "Blessing the Ballast",
        "Lena Oduya/SPO",
        "At Skarvik Harbour a retired lighthouse keeper pours sea water over the ballast bags ahead of the Survey "
        "12 departure on May 14, 2019.",
    ),
)
"""A gallery without a headline; names are spelled two ways in it, as they are in real ones."""

TRAINING_GALLERY = (
    GalleryEntry(
        "Signing the Hull",
        "Pavel Dorin/SPO",
        "Survey 12 crew members Tomasz Wierzba of the Coastal Mapping Agency (left), Inés Aldana of the Skarvik "
        "Polar Observatory (center) and Aiko Marumori of the Institute for Sea Ice (right) pose for a photo after "
        "signing the hull of the training gondola.",
    ),
    GalleryEntry(
        "First Fitting",
        "Pavel Dorin/SPO",
        "On April 27, 2019, Aiko Marumori of the Institute for Sea Ice takes part in the first fitting of the cold "
        "weather suits.",
    ),
    GalleryEntry(
        "By the Book",
        "Pavel Dorin/SPO",
        "As part of the first fitting, Aiko Marumori of the Institute for Sea Ice runs through the checklist in the "
        "training gondola at the Skarvik hangar.",
    ),
    GalleryEntry(
        "Flowers for the Founder",
        "Pavel Dorin/SPO",
        "In the old town of Skarvik, the backup crew for Survey 12 lay flowers at the statue of Ottilie Brandvold, "
        "who drew the first chart of the bay.",
    ),
    GalleryEntry(
        "Out of the Hangar",
        "Lena Oduya/SPO",
        "On May 12, 2019, a tractor pulls the Petrel out of the hangar at Skarvik as the backup crew — from left, "
        "Priya Raghunathan, Jonas Ekblad and Marisol Quintero — watch.",
    ),
    GalleryEntry(
        "Photos for the Press",
        "Lena Oduya/SPO",
        "Following a press conference at the Seafarers' Hall in Skarvik, the prime crew of Survey 12 — engineer "
        "Tomasz Wierzba, left, commander Inés Aldana, center, and ice scientist Aiko Marumori — pose for a photo.",
    ),
)
TRAINING_HEADLINE = "Survey 12: Training for the Ice in Photos"

PLEA = (
    "Join our Polar Forums to keep talking ice, airships and northern skies! And if you have a news tip, correction "
    "or comment, let us know at: letters@skarvik-courier.example."
)
AUTHOR = "Henrike Solvang"
AUTHOR_JOB = "Picture Editor and Contributing Writer"
BIOGRAPHY = (
    "Henrike Solvang joined the Skarvik Courier in 2011 as a freelance picture editor and later became a "
    "contributing writer, covering airships, sea ice and the people who measure it. During her years with the "
    "Courier she oversaw the monthly skywatching page. She enjoys rowing and old maps."
)

LEAVING_CAPTION = (
    "The first fuel pod for the Skarvik station, lashed to the deck of the supply ship Marit, leaves the yard at "
    "Nordkaap, headed to the observatory’s own pier. The departure of the pod in early March 2021 followed a test "
    "series on the yard’s north stand. The series ended with a February 20 run of the pod’s four pumps on the B-3 "
    "stand, just as during a real winter. Following repairs, the pod was lifted from the stand and loaded onto the "
    "Marit for transport. Once at the pier, the will be joined to the rest of the station and made ready for its "
    "first winter. Photo Credit: SPO"
)
"""A long caption that an image search gives again and again, with a word left out as such captions have."""

EVENT_CAPTION = "Survey 14 Departure Press Event"

LISTING_LOOKALIKES = (
    "SPO2018-E-20411 (9 November 2018) --- Ice scientist Noor Haddad, Survey 9 crew member, is pictured in the "
    "cabin of a seaplane at Skarvik Harbour. The four-member crew was minutes away from a flight to the ice.",
    "SPO2018-E-20412 (9 November 2018) --- Pilot Edda Thorsby, Survey 9 crew member, is pictured in the cabin of a "
    "seaplane at Skarvik Harbour. The four-member crew was minutes away from a flight to the ice.",
    "SPO2018-E-20414 (9 November 2018) --- Engineer Luca Benedetti, representing the Coastal Mapping Agency (CMA), "
    "is pictured in the cabin of a seaplane at Skarvik Harbour. The four-member crew was minutes away from a "
    "flight to the ice.",
    "Survey 11 prime crew members, ice scientist Noor Haddad, left, pilot Edda Thorsby, second from left, and "
    "engineer Luca Benedetti, second from right, pose for a photo with their families during a farewell ceremony "
    "at the harbour, Friday, March 8, 2019 in Skarvik. Photo Credit: (SPO/Pavel Dorin)",
    "Survey 11 prime crew members, ice scientist Noor Haddad, left, pilot Edda Thorsby, center, and engineer Luca "
    "Benedetti, right, pose for a photo with their families during a farewell ceremony at the harbour, Friday, "
    "March 8, 2019 in Skarvik. Photo Credit: (SPO/Pavel Dorin)",
)
"""Captions that look repeated and are not: another person, other places in the row."""

LISTING_DOUBLED = (
    "Survey 8 pilot Edda Thorsby of the Skarvik Polar Observatory presses her hand against the window of the bus as "
    "she departs the Seafarers' Hall to board the Petrel, Thursday, September 21, 2017, in Skarvik. "
    "Photo Credit: (SPO/Lena Oduya)",
    "Survey 8 crew members, engineer Luca Benedetti of CMA, left, commander Sanna Iversdatter, center, and pilot "
    "Edda Thorsby, right, wave farewell to family and friends as they depart for the harbour, Thursday, September "
    "21, 2017, in Skarvik. Photo Credit: (SPO/Lena Oduya)",
)
"""Captions that a listing holds twice, word for word."""

LISTING_SINGLES = (
    "Mosaic of the Outer Floes from the Second Survey Flight",
    "Retirement and Departure of the Seaplane Tern",
    "spo031e022060 (Jan. 13, 2018) --- Engineers Rafael Okonjo (left) and Sanna Iversdatter watch the departure of "
    "the supply ship Marit through the windows of the lookout dome.",
    "X-7 departure with tow boat - run #4",
    "ISI2016e109 (05/11/2016) --- The supply ship is seen moored on the seaward side of the station shortly before "
    "departure. The ship was let go by harbour master Tove Lindqvist on May 11, 2016 at 9:19 a.m. EST.",
    "Family of Survey 11 prime crew member Noor Haddad bid her farewell prior to her departure to the harbour, "
    "Friday, March 8, 2019 in Skarvik. Photo Credit: (SPO/Pavel Dorin)",
    "Survey 11 prime crew member Noor Haddad waves goodbye during a farewell ceremony prior to her departure to the "
    "harbour, Friday, March 8, 2019 in Skarvik. Photo Credit: (SPO/Pavel Dorin)",
    "Friends, family and staff of SPO and CMA join in for a photo with the Survey 11 prime and backup crews during "
    "a farewell ceremony at the harbour, Friday, March 8, 2019 in Skarvik. Photo Credit: (SPO/Pavel Dorin)",
    "Views of the Survey 3 crew, pilots Lund and Farrow, during departure with family and friends. 1. PILOT LUND, "
    "MAGNE - SURVEY 3 2. PILOT FARROW, GWEN - FAMILY SKARVIK, NORTH QUAY",
)
