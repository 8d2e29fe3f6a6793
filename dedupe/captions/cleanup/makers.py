"""Who made or owns a picture: whether words name somebody, and which names two credits have in common."""

from __future__ import annotations

import re
import unicodedata

THING = (
    r"(?:photo(?:graph(?:y|er)?)?|image|picture|video|text|caption|illustration|graphic|artwork|animation|rendering|"
    r"visuali[sz]ation|map|data|screenshot|still|main|cover|hero|top|bottom|featured?)s?"
)
"""What a credit may be for, as a pattern in lower case."""


def word_set(text: str) -> frozenset[str]:
    """The words of a list kept as a text."""
    return frozenset(text.split())


AGENCIES = word_set(
    "NASA ESA JAXA CSA ASC CNES DLR ASI UKSA ISRO CNSA NOAA USGS ESO NSF AP AFP EPA DPA UPI PA REUTERS ROSCOSMOS GCTC "
    "RSC ENERGIA JPL JPL-CALTECH MSSS STSCI AURA GETTY SHUTTERSTOCK ALAMY ISTOCK UNSPLASH PEXELS PIXABAY FLICKR "
    "WIKIMEDIA SPACEX ULA BOEING NRAO AUI ALMA EUMETSAT USAF USN USDA LOC XINHUA TASS ANSA EFE KEYSTONE MAGNUM EPA-EFE "
    "BLOOMBERG ZUMA SIPA NURPHOTO ANADOLU SWNS REX CTK NTB SCANPIX BELGA ANP YONHAP KYODO PTI MAXAR DVIDS NARA NHHC"
)
"""Makers of pictures whose bare name, on a line of its own or in a bracket at the end, is a credit."""
AGENCY_FORMS = frozenset(map(str.lower, AGENCIES))
"""The same as the tokens of a caption have them."""
_JOINERS = word_set(
    "a an and & of the for via by at in on de del della da di do dos das du des la le les van von der den dem zu y e "
    "et und och og en i с и al el bin ibn data processing processed contains modified courtesy team image images photo "
    "photos artist author family photographer handout pool staff file archive archives collection contributed "
    "submitted university or to with from under licence license used permission picture alliance "
    "из архив архива автор автора пресс-служба пресс-службы"
)
_ABBREVIATIONS = word_set(
    "jr sr dr mr mrs ms st inc ltd co corp u.s no lt sgt maj col gen capt cpl cmdr cdr adm prof rev hon spc ssgt tsgt "
    "mc1 mc2 mc3 univ dept inst assoc bros al"
)
_PIECES = re.compile(r"[\s/|]+")


def looks_like_names(credit: str) -> bool:
    """True where every word is a name, a number or a word that joins names."""
    named = False
    for word in _PIECES.split(credit):
        bare = word.strip(".,;:()[]&+'\"“”‘’©-–—!（）")
        if not bare or bare.lower() in _JOINERS:
            continue
        if _is_name(bare):
            named = True
        elif not bare[0].isdigit():
            return False
    return named


def _is_name(word: str) -> bool:
    first = word[0]
    if first.isalpha():
        # A capital, a letter of a script without case, "iStock", "d'Arcy"; "flickr.com" is an address.
        unusual = first.lower() == first.upper() or any(c.isupper() for c in word) or "." in word[:-1]
        return unusual or word.upper() in AGENCIES
    return first == "@"


def is_abbreviation(words: str) -> bool:
    """True where the last of these words is one that a full stop may follow inside a credit ("Sgt", "A", "U.S")."""
    word = words.rsplit(None, 1)[-1] if words.strip() else ""
    word = re.split(r"[/(,&-]", word)[-1]
    return len(word) == 1 or "." in word or word.lower() in _ABBREVIATIONS


_SPLIT = re.compile(
    r"[/,;&+|()\[\]（）:：、]|\s-\s|\b(?:and|via|und|et|y|och|for|by|processed by|courtesy of)\b", re.IGNORECASE
)
_ROLES = re.compile(
    rf"\b(?:{THING}\s+)?(?:credits?|courtesy|acknowledge?ments?|copyright|photographer|contains|modified)\b|©|\(c\)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NOT_LETTERS = re.compile(r"[^\w]+")


def names_in(credit: str) -> list[str]:
    """The names that a credit joins, as they stand there."""
    return _SPLIT.split(credit)


def credit_names(credit: str) -> frozenset[str]:
    """The names in a credit, folded so that they compare: {"nasa", "joel kowsky"} for "Joel Kowsky/NASA".

    Order, case, accents, punctuation, labels and years do not count.
    """
    names = set()
    for part in names_in(_ROLES.sub(" ", credit)):
        plain = "".join(c for c in unicodedata.normalize("NFKD", part) if not unicodedata.combining(c))
        words = _NOT_LETTERS.sub(" ", plain.casefold().replace("_", " ")).split()
        folded = " ".join(word for word in words if not _YEAR.fullmatch(word)).removeprefix("the ")
        if folded:
            names.add(folded)
    return frozenset(names)
