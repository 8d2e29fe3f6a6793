"""A caption made ready for judging: cleaned, cut into words and sentences, once for any number of judgements.

The *comparison key* is what two captions that say the same in another form have in common: the folded words of
`tokens.py`, joined by single spaces. Without words (emoji, punctuation) it is the folded text. Two captions with equal
keys are repeats without further judging; candidates are those whose keys have `rapidfuzz.fuzz.ratio` 90 or more, and
some more (see `candidates.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, KeysView, Sequence
from functools import lru_cache, wraps
from itertools import accumulate, pairwise
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from dedupe.captions.clean import clean_caption, settle_spaces
from dedupe.captions.cleanup.cards import drop_card_lines, drop_field_names, part_months
from dedupe.captions.cleanup.lines import count_lines, unwrap
from dedupe.captions.cleanup.markup import undo_markup
from dedupe.captions.cleanup.notes import drop_notes
from dedupe.captions.cleanup.pointers import drop_pointers
from dedupe.captions.cleanup.tex import read_tex
from dedupe.captions.context import CaptionContext
from dedupe.captions.labels import reads_as_label
from dedupe.captions.words.lexicon import (
    is_common_word,
    is_name,
    kind_of,
    lemma,
    proper_names,
    soft_words,
)
from dedupe.captions.words.tokens import CHARACTER, DAY, MONTH, NUMBER, WORD, YEAR, Token, fold, read_words
from dedupe.records import Change, CleanCaption

Found = TypeVar("Found")

_SENTENCE_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s)|[。！？]|\n\s*\n| --+ ")
_ABBREVIATION = 3
"""A full stop after a word of so few letters ends no sentence ("St. Louis", "Jan. 13", "P. L. Sperr"); nor does one
before figures, of whatever it is the number."""

_COUNTED = frozenset({"figure", "fig", "plate", "page", "no", "nr", "number", "step", "day", "part", "photo", "vol"})
"""Words before a number whose full stop ends no sentence ("Figure 3. Mean temperature")."""
_CREDIT = re.compile(r"\(([^()\d]{3,60}/[^()\d]{3,60})\)[\s.]*$")
"""A trailing "(Jane Roe/Daily News)" that clean-up left in place because it names no agency it knows."""
_FILE = re.compile(r"(?:^FILE(?: PHOTO)?(?=\s*[-–—:])|(?<!\w)[Ff]ile photo(?!\w))")
"""An agency's mark on a picture taken out of the file."""
_FILE_WITHIN = 80


@frozen
class PreparedCaption:
    """A caption ready to be judged against many others.

    Attributes:
        raw: the caption as read.
        clean: the caption cleaned up.
        tokens: the words of `clean.text`.
        forms: their forms.
        sentences: for each token the number of its sentence, from 0.
        key: the comparison key; "" for a caption that says nothing.
        is_label: True where the caption names something and tells of no action ("Castle on Rock beside River").
        has_capitals: True where capitals tell names from other words (not so in titles and in capitals throughout).
        lines: lines that the caption as read was written in, other than those that were wrapped.
        language: the language that it is in, other than English, where it is one whose small words are read.
        fillers: its words that fill a slot of the collection (see `context.py`).
        words: the different forms that carry a fact.
        fact_places: the tokens that carry one, ascending.
        facts_before: for each token, and the end, how many before it carry one.
        kept: what was found in it while it was judged (see `per_caption`).
    """

    raw: str
    clean: CleanCaption
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    sentences: tuple[int, ...]
    key: str
    is_label: bool
    has_capitals: bool
    lines: int = 1
    language: str | None = None
    fillers: frozenset[str] = frozenset()
    fact_places: list[int] = field(init=False, eq=False, repr=False)
    words: frozenset[str] = field(init=False, eq=False, repr=False)
    facts_before: list[int] = field(init=False, eq=False, repr=False)
    kept: dict[str, Any] = field(init=False, factory=dict, eq=False, repr=False)

    @fact_places.default
    def _find_facts(self) -> list[int]:
        soft, facts = soft_words(), _vans(self.forms) | _small_names(self)
        return [i for i, form in enumerate(self.forms) if form not in soft or i in facts]

    @words.default
    def _find_words(self) -> frozenset[str]:
        return frozenset([self.forms[i] for i in self.fact_places])

    @facts_before.default
    def _count_facts(self) -> list[int]:
        told = frozenset(self.fact_places)
        return [0, *accumulate([i in told for i in range(len(self.forms))])]

    @property
    def facts(self) -> int:
        """Tokens that carry a fact."""
        return len(self.fact_places)


_VAN = "van"
_BEFORE_A_VAN = frozenset({"a", "the", "this", "that", "his", "her", "their", "our", "my"})


def _vans(forms: Sequence[str]) -> frozenset[int]:
    """Where "van" is a vehicle ("a van", "a white van by the gate"), and no part of a name ("the van Lunt house")."""
    if _VAN not in forms:
        return frozenset()  # as nearly all
    return frozenset(
        [
            i
            for i in range(1, len(forms))
            if forms[i] == _VAN
            and (forms[i - 1] in _BEFORE_A_VAN or kind_of(forms[i - 1]) in ("colour", "quality"))
            and not any(form in _PARTICLES or is_name(form) for form in forms[i + 1 : i + 2])
        ]
    )


_PARTICLES = frozenset({"de", "den", "der", "het"})


def _small_names(caption: PreparedCaption) -> frozenset[int]:
    """Where "Will" and "May" are people: `Will Moe sails`, not `The mill will close`."""
    if not caption.has_capitals or _SMALL_NAMES.isdisjoint(caption.forms):
        return frozenset()  # as nearly all
    text, tokens = caption.clean.text, caption.tokens
    return frozenset(
        [
            i
            for i, (token, behind) in enumerate(pairwise(tokens))
            if token.form in _SMALL_NAMES
            and text[token.start].isupper()
            and text[token.end : behind.start] == " "
            and text[behind.start].isupper()
        ]
    )


_SMALL_NAMES = frozenset({"will", "may"})


def per_caption(find: Callable[[PreparedCaption], Found]) -> Callable[[PreparedCaption], Found]:
    """A function of a caption whose value is found when first asked for, and kept with the caption.

    A caption is judged against many others, and most judgements ask for little of what could be found in it.
    """
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(caption: PreparedCaption) -> Found:
        kept = caption.kept
        try:
            value: Found = kept[name]
        except KeyError:
            value = kept[name] = find(caption)
        return value

    return found


def places_of(caption: PreparedCaption, words: frozenset[str] | KeysView[str]) -> list[int]:
    """Where words of a list stand, ascending: of most lists a caption has none, and that is found out at once."""
    forms = caption.forms
    return [] if words.isdisjoint(forms) else [i for i, form in enumerate(forms) if form in words]


def places_of_kind(caption: PreparedCaption, kind: str) -> Sequence[int]:
    """Where tokens of a kind stand, but for words, ascending."""
    return _by_kind(caption).get(kind, ())


@per_caption
def _by_kind(caption: PreparedCaption) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, token in enumerate(caption.tokens):
        if token[1] != WORD:
            found.setdefault(token[1], []).append(i)
    return found


def is_label(caption: PreparedCaption) -> bool:
    """True where a caption names something and tells of no action."""
    return caption.is_label


@per_caption
def first_sentence(caption: PreparedCaption) -> tuple[str, ...]:
    """The words of the sentence that says what the picture shows."""
    return caption.forms[: caption.sentences.count(0)]


def places_in_first(caption: PreparedCaption, words: frozenset[str] | KeysView[str]) -> list[int]:
    """`places_of` in the first sentence."""
    end = caption.sentences.count(0)
    return [i for i in places_of(caption, words) if i < end]


@per_caption
def roots(caption: PreparedCaption) -> tuple[str, ...]:
    """For each token what it has in common with other forms of the word or number, or ""."""
    return tuple([lemma(form) if kind == WORD else _root(form, kind) for form, kind, _, _ in caption.tokens])


@per_caption
def word_kinds(caption: PreparedCaption) -> tuple[str | None, ...]:
    """For each token what `kind_of` says of its form."""
    return tuple(map(kind_of, caption.forms))


@per_caption
def letters(caption: PreparedCaption) -> tuple[str, ...]:
    """For each token its letters and digits as written, folded."""
    text = caption.clean.text
    return tuple([_letters(text[start:end]) for _, _, start, end in caption.tokens])


@per_caption
def joined(caption: PreparedCaption) -> frozenset[str]:
    """Each two words in a row, written as one."""
    return frozenset([x[0] + y[0] for x, y in pairwise(caption.tokens) if x[1] == y[1] == WORD])


def letters_between(caption: PreparedCaption, first: int, last: int) -> str:
    """The letters and digits of the tokens first:last as written, folded; at least one token."""
    return _letters(written(caption, first, last))


def gap_before(caption: PreparedCaption, i: int) -> str:
    """What stands between a token and the one before it, a space or a mark; "" before the first and behind the last."""
    tokens = caption.tokens
    return caption.clean.text[tokens[i - 1].end : tokens[i].start] if 0 < i < len(tokens) else ""


def written(caption: PreparedCaption, first: int, last: int) -> str:
    """The tokens first:last as written, with what stands between them; at least one."""
    tokens = caption.tokens
    return caption.clean.text[tokens[first].start : tokens[last - 1].end]


def _root(form: str, kind: str) -> str:
    return form.rstrip("stndrh") if kind == NUMBER else ""


@lru_cache(maxsize=1 << 16)
def _letters(written: str) -> str:
    return "".join(filter(str.isalnum, fold(written)))


def prepare(text: str, context: CaptionContext | None = None) -> PreparedCaption:
    """Clean a caption and cut it into words."""
    changes: list[Change] = []
    plain = unicodedata.normalize("NFC", settle_spaces(undo_markup(text, changes), changes))
    clean = clean_caption(_told(unwrap(plain)), context)
    if changes:
        clean = evolve(clean, changes=tuple(dict.fromkeys((*changes, *clean.changes))))
    read, language = read_words(clean.text)
    tokens = tuple(read)
    if "- " in clean.text:
        tokens = _rejoin(clean.text, tokens)
    credit = _CREDIT.search(clean.text) if "/" in clean.text else None
    if credit and credit.start() > 0:
        tokens = tuple([token for token in tokens if token.end <= credit.start()])
    if "ile" in clean.text[:_FILE_WITHIN].lower():
        marks = [match.span() for match in _FILE.finditer(clean.text, 0, _FILE_WITHIN)]
        tokens = tuple([t for t in tokens if not any(start <= t.start < end for start, end in marks)]) or tokens
    forms = tuple([token.form for token in tokens])
    key = " ".join(forms) or " ".join(fold(clean.text).split())
    return PreparedCaption(
        raw=text,
        clean=clean,
        tokens=tokens,
        forms=forms,
        sentences=_sentences(clean.text, tokens),
        key=key,
        is_label=reads_as_label(clean.text, tokens, forms),
        has_capitals=_has_capitals(clean.text, tokens),
        lines=count_lines(plain),
        language=language,
        fillers=context.fillers.intersection(forms) if context else frozenset(),
    )


_QUOTED = re.compile(r"""\s*["“”„«»]([^"“”„«»]+)["“”«»]\s*""")
_MARKS = frozenset('"“”«»')


def _told(text: str) -> str:
    """A caption as read, without marks around it and what is said of the card, the record or the picture's use."""
    if text.rstrip()[-1:] in _MARKS and (quoted := _QUOTED.fullmatch(text)):
        text = quoted[1]
    return drop_pointers(drop_notes(drop_field_names(drop_card_lines(part_months(read_tex(text)))[0])))


def _rejoin(text: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Words that a line break cut in two (`Broad- way`), where the whole is a word and stands as one."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        if last and last.kind == token.kind == WORD and text[last.end : token.start] == "- ":
            whole = last.form + token.form
            if is_common_word(whole) or whole in proper_names():
                out[-1] = Token(whole, WORD, last.start, token.end)
                continue
        out.append(token)
    return tuple(out)


def _sentences(text: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    number = 0
    out: list[int] = []
    end, place_line = len(text), _end_of_place_line(text)
    for i, token in enumerate(tokens):
        start = token[2]
        gap = text[end:start]
        # Words stand one space apart, but where a mark is between them.
        if start > end + (token[1] != CHARACTER) and _ends(gap, tokens[max(0, i - 2) : i], token, text):
            goes_on = "--" in gap and (i <= _DATELINE or text[start].islower())
            number += not (goes_on or end < place_line <= start)
        out.append(number)
        end = token[3]
    return tuple(out)


_DATELINE = 8
"""Words before dashes up to which they say where and when ("HOUSTON, Texas --"), and the first sentence follows."""


_DATED_LINE = re.compile(r"[A-Z][A-Z .,’'-]{2,40}\([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\)(?= \w)")
"""`NORTHERN SEA (May 3, 2031)`."""


_PLACE_LINE = re.compile(r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][A-Za-z]{1,14}){1,2}\.? (?:--+|[–—-]) +(?=\S*[a-z]|[A-Z] )")
"""`PORT VALE, Orm. –`: a town in capitals and its state, before a dash of any length."""


_HEADLINE = re.compile(
    r"[A-Z][A-Z'’&-]+(?: [A-Z'’&-]+){0,4}(?: ?--+ ?| ?[—–] ?| - |: |[.!] )(?=[A-Z][a-z]*(?: [A-Za-z'’-]+){5})"
)
"""`WEIR BURSTS--Boatmen tow a punt`: the headline in capitals over what a newspaper's picture shows."""
_TELLS_WHEN = re.compile(r"\b(?:BEFORE|AFTER|NOT?|NEVER|WITHOUT|PAST|FORMER|ONCE|THEN|NOW|TO|UNTIL|UN[A-Z]+)\b")
"""Words with which a headline says that it is over, or that it is not so."""


def _end_of_place_line(text: str) -> int:
    """Where the line ends that tells in what town and state an agency's picture was taken, or of what news; or 0."""
    if not text[:2].isupper():
        return 0  # as most
    line = _PLACE_LINE.match(text) or _HEADLINE.match(text)
    return line.end() if line and _TELLS_WHEN.search(line.group()) is None else 0


@per_caption
def dateline(caption: PreparedCaption) -> int:
    """Words of the place and state before dashes, or before a day in brackets, with which an agency begins, or 0."""
    text = caption.clean.text
    dated = _DATED_LINE.match(text) if text[:2].isupper() else None
    end = dated.end() if dated else _end_of_place_line(text) or text.find(" --")
    words = sum(token.end <= end for token in caption.tokens[: _DATELINE + 1])
    return words if words <= _DATELINE else 0


@per_caption
def behind_dateline(caption: PreparedCaption) -> PreparedCaption | None:
    """The caption without the town and state with which an agency begins, or None where it does not."""
    end = _end_of_place_line(caption.clean.text)
    first = next((i for i, token in enumerate(caption.tokens) if token.start >= end), 0)
    if not first:
        return None  # as most
    forms = caption.forms[first:]
    return evolve(
        caption, tokens=caption.tokens[first:], forms=forms, sentences=caption.sentences[first:], key=" ".join(forms)
    )


def _ends(gap: str, before: Sequence[Token], token: Token, text: str) -> bool:
    """True where a sentence of `text` ends between a token and the one or two before it."""
    if not _has_sentence_end(gap):
        return False
    if gap.strip() != ".":
        return True
    last = before[-1]
    if last.kind == MONTH and token.kind in _BEHIND_A_MONTH:
        return False  # "Aug. 19"
    if last.kind == WORD:
        is_whole = last.end - last.start > _ABBREVIATION or _is_short_word(last, token, text)
        return is_whole and (token.kind != NUMBER or text[token.start].isupper())
    return (len(before) == 1 or before[0].form not in _COUNTED) and token.kind != NUMBER


def _is_short_word(last: Token, token: Token, text: str) -> bool:
    """`in the southern sky. The`: a word in small letters that is none cut short, with a capital behind it."""
    if not (text[last.start].islower() and text[token.start].isupper()):
        return False
    return last.end - last.start == _ABBREVIATION and last.form not in _CUT_SHORT and is_common_word(last.form)


_CUT_SHORT = frozenset(
    {"vol", "fig", "est", "max", "min", "col", "gen", "etc", "lbs", "ave", "mtn", "attr", "inc", "div"}
)
_BEHIND_A_MONTH = frozenset({DAY, YEAR, NUMBER})


@lru_cache(maxsize=1 << 10)
def _has_sentence_end(gap: str) -> bool:
    return _SENTENCE_END.search(gap) is not None


_TITLE_SHARE = (3, 5)
"""Share of capitals among the longer words from which on capitals are the style of a title and tell nothing."""
_LONGER = 4


def _has_capitals(text: str, tokens: Sequence[Token]) -> bool:
    longer = [start for form, kind, start, _ in tokens[1:] if kind == WORD and len(form) >= _LONGER]
    capitals = sum([text[start].isupper() for start in longer])
    return capitals * _TITLE_SHARE[1] < len(longer) * _TITLE_SHARE[0]
