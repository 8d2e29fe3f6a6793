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
            "How to Park an Airship on Something That Moves",
            "Nobody gives you a manual for this. ",
            (
                "The mast at Skarvik stands in granite. The floe on which the airship Petrel came down on Thursday "
                "(May 16) drifts eight kilometres a day, turns, and now and then splits. "
            ),
            (
                '"It is like mooring a cathedral to a raft," said Arvid Myhre, who keeps the log at the observatory. '
                "He watched from the harbour, with one eye on the wind. [In Pictures: The Airships of the North]"
            ),
            (
                "It helps that nobody is in a hurry. However, the tide is, and so the riggers drilled four anchor "
                "holes by lamplight before the gondola touched."
            ),
            (
                "Two small cameras under the gondola of the airship Petrel showed the ice from below for the first "
                "time during the Survey 12 landing north of Skarvik on May 16, 2019. A crack runs away from the left "
                "skid here. (Image credit: SPO TV)"
            ),
            "The cameras were an afterthought. Wierzba, the engineer, had two of them left over from a fish farm. ",
            '"I would have paid for the film," retired pilot Edda Thorsby wrote in a letter to this newspaper. ',
            "She landed there eleven times herself, by compass and by smell. ",
            '"We never saw what we did to it," she added. "Perhaps that was as well." ',
            (
                "Editor's note: Oskar Linde is travelling with the supply ship and writes to us when there is a post "
                "office. Read more of his letters here"
            ),
            "Email Henrike Solvang at or follow her @hsolvang. Original article on",
            words.PLEA,
            words.AUTHOR,
            words.BIOGRAPHY,
        ]
    )


def article_without_captions() -> str:
    """Prose with headings, lists, notes and sources in single lines, and not one caption."""
    return "\n".join(
        [
            (
                "The airship Petrel made her hundredth flight on February 3, 2020, with commander Inés Aldana, pilot "
                "Bjørn Halvorsen and ice scientist Noor Haddad. Nobody had planned to celebrate: Survey 13 had come "
                "home with a broken engine on 11 October 2019 (see notes 1), and the yard had worked all winter."
            ),
            "The airship was at the station in about six",
            "The lookout Rafael Okonjo took these pictures from the dome and pinned them to the canteen door.",
            *[""] * 5,
            "Survey 14",
            (
                "Survey 14 was the 140th flight of any airship from Skarvik. Three people of the winter crew went "
                "north and three came back."
            ),
            (
                "There is a window of a few hours after each tide in which the mast stands out of the wind. It’s then "
                "that the riggers earn their rum. They wait for it, whatever the clock says, because to moor and"
            ),
            (
                "The yard of the Brandvold family built her in the 1990s to carry letters. There is a slot for them in "
                "the gondola's door, which still works."
            ),
            "Okonjo drew a map of the flight, too.",
            "Notes",
            (
                "- The engine of Survey 13 lost a bearing on October 11, 2019, ten minutes out. Both of the crew rowed "
                "home."
            ),
            "Sources",
            "- Survey 13 in the harbour chronicle",
            "- Survey 14 in the harbour chronicle",
            "- The Brandvold yard in the harbour chronicle",
            "- The great thaw [May 27, 1967] - May 27, 2020",
            "- The last flight of the Tern, June 25, 2004 - June 25, 2020",
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
