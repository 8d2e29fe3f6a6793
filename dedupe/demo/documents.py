"""The text documents of the demo and of the tests, in the shapes in which such texts are found."""

from __future__ import annotations

from collections.abc import Iterable

from dedupe.demo import words
from dedupe.demo.words import GalleryEntry

EVENT_TIMES = 46
LEAVING_TIMES = 27
"""How often the two captions stand in the long listing; real searches give as many."""


def _blocks(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks)


def _gallery(entries: Iterable[GalleryEntry]) -> list[str]:
    return [part for entry in entries for part in (entry.title, entry.credit, entry.caption)]


def gallery_with_titles() -> str:
    """Title, credit and caption, entry after entry, and nothing else."""
    return _blocks(_gallery(words.EXPEDITION_GALLERY))


def gallery_with_headline_and_biography() -> str:
    """A headline above the entries; below them a plea, the author and a biography, in the shape of an entry."""
    author = f"{words.AUTHOR}\n{words.AUTHOR_JOB}"
    return _blocks([words.TRAINING_HEADLINE, *_gallery(words.TRAINING_GALLERY), words.PLEA, author, words.BIOGRAPHY])


def gallery_with_biography_in_three_blocks() -> str:
    """The author's name, job and biography as three blocks: title, credit and caption to the eye."""
    return _blocks([*_gallery(words.TRAINING_GALLERY), words.AUTHOR, words.AUTHOR_JOB, words.BIOGRAPHY])


def article_with_one_caption() -> str:
    """Prose in which one paragraph, marked by a credit, is the caption of a picture."""
    return _blocks(
        [
            "Watch the Ice Break From Below as an Airship Lands on It",
            "You have never seen a floe quite like this. ",
            "When the Skarvik Polar Observatory landed an airship on the ice on Tuesday (May 14), it added a treat: "
            "two cameras under the gondola that sent live views of the floe. ",
            '"We have not had this view before," observatory spokesman Arvid Myhre said during the broadcast. The '
            "airship came down forty kilometres north of Skarvik, but Myhre was in the studio by the harbour. "
            "[In Pictures: The Airships of the North]",
            "To be clear, live pictures from an airship are not new. Such views are common on tourist flights. But "
            "Tuesday's landing was the first time that anyone showed the ice breaking from below.",
            "New cameras under the gondola of the airship Petrel sent live views of the ice — a first for the "
            "observatory — during the Survey 12 landing north of Skarvik on May 14, 2019. Here, a crack runs away "
            "from the left skid. (Image credit: SPO TV)",
            "Myhre said that the picture came from two cameras on the rear frame. Before, a camera showed the inside "
            "of the cabin, with all four members of the crew. ",
            '"That was wonderful!" retired pilot Edda Thorsby called out during the broadcast. ',
            "A moment earlier, Thorsby had simply enjoyed the sight of an old airship doing its work. ",
            '"I like the outside, but I miss seeing their faces," she said. ',
            "Editor's note: Freelance reporter Oskar Linde has been following the departure of Survey 12 from "
            "Skarvik. Follow his journey here",
            "Email Henrike Solvang at or follow her @hsolvang. Follow us @skarvikcourier. Original article on",
            words.PLEA,
            words.AUTHOR,
            words.BIOGRAPHY,
        ]
    )


def article_without_captions() -> str:
    """Prose with headings, lists, notes and sources in single lines, and not one caption."""
    return "\n".join(
        [
            "On February 3, 2020, the airship Petrel rose from its mast at Skarvik Harbour, carrying commander Inés "
            "Aldana, pilot Bjørn Halvorsen and ice scientist Noor Haddad. It was the first flight with a crew since "
            "Survey 13 turned back shortly after departure on 11 October 2019 because an engine failed (see notes "
            "1). It was the 100th flight of the Petrel.",
            "Survey 14 reached the ice after about six",
            "From the station, the lookout Rafael Okonjo photographed the flight and the landing and published these "
            "pictures in his diary.",
            *[""] * 5,
            "Survey 14",
            "Carrying the three members of the winter crew to the station, it was the 140th flight of a survey "
            "airship and the 100th of the Petrel.",
            "Six hours after departure the airship moored at the station. While it is possible to fly at any time, "
            "it’s easiest in the hours after the tide turns. This shortens the time to moor and",
            "The Petrel was designed by the Brandvold yard in the 1990s, originally as part of the mail service. It "
            "remains in service today, and one airship is always kept at the station to allow a quick return.",
            "Okonjo also made a time-lapse video of the flight.",
            "Notes",
            "- On October 11, 2019, a few minutes after departure, Survey 13 had to return because of an engine. By "
            "then the lines had already been thrown off. Both members of the crew came back in good health.",
            "Sources",
            "- Survey 13 in the harbour chronicle",
            "- Survey 14 in the harbour chronicle",
            "- The Brandvold yard in the harbour chronicle",
            "- The great thaw [May 27, 1967] - May 27, 2020",
            "- The Tern landed on the ice on June 25, 2004 - June 25, 2020",
        ]
    )


def listing(*, event_times: int = EVENT_TIMES, leaving_times: int = LEAVING_TIMES) -> str:
    """One caption a block, as an image search prints them: repeats, look-alikes, and a blank line at the head."""
    doubled = [caption for caption in words.LISTING_DOUBLED for _ in range(2)]
    return "\n" + _blocks(
        [
            *[words.EVENT_CAPTION] * event_times,
            *words.LISTING_SINGLES[:3],
            *[words.LEAVING_CAPTION] * leaving_times,
            *words.LISTING_LOOKALIKES[:3],
            *words.LISTING_SINGLES[3:5],
            *doubled,
            *words.LISTING_LOOKALIKES[3:],
            *words.LISTING_SINGLES[5:],
        ]
    )


DOCUMENTS = {
    "gallery_with_titles.txt": gallery_with_titles,
    "gallery_with_headline_and_biography.txt": gallery_with_headline_and_biography,
    "gallery_with_biography_in_three_blocks.txt": gallery_with_biography_in_three_blocks,
    "article_with_one_caption.txt": article_with_one_caption,
    "article_without.txt": article_without_captions,
    "listing.txt": listing,
}
"""File name to the function that writes its text; the documents of tests/fixtures."""
