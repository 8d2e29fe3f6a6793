"""The form of a caption never changes an answer: our own pairs, one of each told in another form."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.goldenpairs import PAIRS

ONE_LINE = [pair for pair in PAIRS if "\n" not in pair["a"].strip()]


def _with_credit(credit: str) -> Callable[[str], str]:
    def told(text: str) -> str:
        return f"{text.rstrip()}{'' if text.rstrip()[-1] in '.!?' else '.'} {credit}"

    return told


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(c for c in letters if not "\u0300" <= c <= "\u036f" or c == "\u0306")


SENTENCE_AND_BREAK = re.compile(r"[.:!?]\n")
"""Who breaks a line there may have meant it: what follows is a credit, or the number of a card."""
COUNTER = re.compile(r"Photo \d+ of")
"""Is no photo ID and stands first."""
FORMS: dict[str, Callable[[str], str]] = {
    "spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "space around": lambda text: f"\n  {text} \n",
    "wrapped": lambda text: textwrap.fill(text, 40, break_long_words=False, break_on_hyphens=False),
    "wrapped narrow": lambda text: textwrap.fill(text, 24, break_long_words=False, break_on_hyphens=False),
    "curly": lambda text: re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’"),
    "straight": lambda text: text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"}),
    "entities": html.escape,
    "paragraph": lambda text: f"<p>{html.escape(text, quote=False)}</p>",
    "emphasis": lambda text: re.sub(r"(\S+)$", r"<em>\1</em>", html.escape(text, quote=False)),
    "quoted": lambda text: f'"{text}"',
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no accents": _without_accents,
    "zero-width": lambda text: f"{text[:2]}\u200b{text[2:]}",
    "full stop": lambda text: text if text.rstrip()[-1:] in ".!?" else f"{text}.",
    "agency": _with_credit("(NASA/Jane Roe)"),
    "photo by": _with_credit("Photo by Jane Roe"),
    "courtesy": _with_credit("(Courtesy of Jane Roe)"),
    "identifier": lambda text: f"jsc2031e012345 - {text}",
}


STEP = 3
"""One pair in so many is told in each form, other ones in the next."""


@pytest.mark.parametrize(("start", "form"), list(enumerate(FORMS)))
def test_form(start: int, form: str) -> None:
    changed = FORMS[form]
    wrong = []
    for pair in ONE_LINE[start % STEP :: STEP]:
        told = changed(pair["a"])
        if SENTENCE_AND_BREAK.search(told.strip()) or (form == "identifier" and COUNTER.match(pair["a"])):
            continue
        for other, repeat in ((pair["b"], bool(pair["repeat"])), (pair["a"], True)):
            match = compare_captions(told, other)
            if match.is_repeat is not repeat:
                wrong.append((told, other, match.reason))
    assert not wrong, "\n".join(map(str, wrong))
