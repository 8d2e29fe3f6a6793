"""Numbers that a camera, a survey or a project gave to one picture, inside a caption that says something else.

`IMG_2045 Tulips`, `Tulips_0087`, `175/365 Tulips`, `Reading room. [14-3]`, `HABS ME-12-4. South front`, `Our first
mill - NARA - 123456`: as with photo IDs, the number names the photograph and not what it shows. Numbers of the subject
(a ship's, a street's) have none of these forms.
"""

from __future__ import annotations

import re

from dedupe.records import Change

_CAMERA = r"(?:IMG|IMGP|DSC[NF]?|PXL|MVI|GOPR|DJI|CIMG)[_-]?\d{3,8}(?![\w-])"
"""As cameras name files, in capitals: a word in small letters may be one of the caption."""
_PROJECT = r"(?<![\w/])\d{1,3} ?/ ?36[56](?![\w/])"
"""The day of a project of a picture a day."""
_SURVEY = r"(?:HABS|HAER|HALS) [A-Z]{2,5}(?:[-, ][\w.,-]{0,30}\w)?"
"""What American surveys of buildings call a building's papers; the sheet of them is another picture."""
_LIBRARY = r"\(?\bLC-(?:US|DIG|B|G|D)[A-Z0-9]*-[A-Za-z0-9-]{3,20}\)?"
"""Negatives of the Library of Congress."""
_ARCHIVE = r"(?:Bundesarchiv,?[ _])?Bild[ _]\d{2,3}[A-Z]?-[A-Z]?\d{2,6}(?:-\d{1,4}){0,2}[A-Z]?(?!\w)"
"""Photographs of the German federal archive."""
_SHARED = (
    r"(?:NARA - \d{4,9}|geograph\.org\.uk - \d{2,8}|LCCN ?\d{8,10}|WGA\d{3,5}|RMG [A-Z]{1,3}\d{3,6}|\(\d{9,11}\)"
    r"|(?<=[.)!?] )(?:[A-Z]\d{5,6}|[A-Z]{2}\d{4,6})(?=\.?$))"
)
"""Under which archives, museums and sites gave a picture to a shared store; in brackets, how a site counts it; behind
the last sentence, a museum's number."""
_HEAD = re.compile(
    rf"(?P<id>{_CAMERA}|{_PROJECT}|{_SURVEY}(?=\s*[.:–—-])|{_LIBRARY}|{_ARCHIVE})(?:\s*[.,:|–—-]+\s+|\s+)"
)
_TAIL = re.compile(
    rf"(?:(?<=\w)_(?P<frame>\d{{3,5}})|(?:\s*[.,:|–—-])?\s+(?P<id>{_CAMERA}|{_PROJECT}|{_SURVEY}|{_LIBRARY}|{_ARCHIVE}|{_SHARED}"
    r"|\[(?:[Nn]o\.? ?\d{1,6}|\d{1,4}-\d{1,4}[a-z]?)\]))(?P<end>[^\w()\[\]]*)$"
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 2
_DIGIT = re.compile(r"\d")
_LONGEST_TAIL = 80
"""Characters at the end in which such a number is looked for."""


def take_frame_numbers(text: str, changes: list[Change]) -> tuple[str, list[str]]:
    """`text` without the numbers of the picture that lead it or end it, and the numbers.

    Each one removed is named in `changes`. A text that is nothing else keeps them.
    """
    found: list[str] = []
    head = _HEAD.match(text) if _DIGIT.search(text, 0, _LONGEST_TAIL) else None
    if head is not None and _says_something(text[head.end() :]):
        found.append(head["id"].strip("()"))
        changes.append(Change("photo ID", head["id"]))
        text = text[head.end() :]
    start = max(0, len(text) - _LONGEST_TAIL)
    tail = _TAIL.search(text, start) if _DIGIT.search(text, start) else None
    if tail is not None and _says_something(text[: tail.start()]):
        number = tail["frame"] or tail["id"]
        found.append(number.strip("()[]"))
        told = tail.group()[: len(tail.group()) - len(tail["end"])]
        changes.append(Change("photo ID", told.strip(" .,:|–—-") if tail["id"] else tail.group()))
        behind = tail["end"].strip(" .\n")  # an emoji, the end of a Markdown emphasis
        text = text[: tail.start()] + ("." if "." in told[:1] else "") + (f" {behind}" if behind else "")
    return text, found


def _says_something(text: str) -> bool:
    """True for two words: with one ("DSC_1001 winter") the number may be what tells pictures apart."""
    return len(_WORD.findall(text)) >= _LEAST_WORDS
