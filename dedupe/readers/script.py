"""The elements in JavaScript and TypeScript (JSX), told from the code around them, as text for the HTML parser."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import field, frozen

from dedupe.readers.templates import blank, cover

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))
    |(?P<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
    |(?P<template>`)
    |(?P<word>[A-Za-z_$][\w$]*)
    |(?P<number>\d[\w.]*)
    |(?P<open>\{)|(?P<close>\})
    |(?P<operand>[)\]]|\+\+|--)
    |(?P<sign>[^\s\w])""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[A-Za-z]*")
_IN_TEMPLATE = re.compile(r"`|\$\{|\\.", re.DOTALL)
_BEFORE_VALUE = frozenset(
    "return default case typeof await yield else do in of new delete void throw instanceof".split()  # noqa: SIM905
)
"""Words of the language behind which a value begins: `<` there opens an element, and `/` a regular expression."""

_TAG = re.compile(
    r"<(?P<closing>/\s*)?(?:(?P<name>[A-Za-z_$][\w$.:-]*)(?P<types><[\w\s,.\[\]|'\"]*>)?(?=[\s/>{])|(?=>))"
)
"""How an element begins or ends; `<>` is one without a name, `<List<Photo> ...>` one with the types of TypeScript."""

_INSIDE_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|(?<=\s)(?:/\*.*?\*/|//[^\n]*)|/\s*>|[>{<]|`[^`]*`", re.DOTALL)
_TEXT_END = re.compile(r"<!--.*?(?:-->|\Z)|<(?=[/>A-Za-z_$])|\{", re.DOTALL)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_RAW = frozenset({"script", "style"})
_QUOTED = re.compile(r"\{\s*(?P<quote>[\"'`])(?P<said>(?:(?!(?P=quote))[^\\$])*)(?P=quote)\s*\}")
_SILENT = re.compile(r"\{\s*(?:/\*(?:[^*]|\*(?!/))*\*/\s*)*\}")

_MAX_PASSES = 8
"""How often a script may be gone through: what looks like the head of an element and is none (`<T extends X>(x) =>`, in
TypeScript) is read to the end of the script before that is known, and then read again as code."""

_MAX_LAYERS = 8
"""Elements in attributes of elements in attributes ...: of hand-written pages three levels were seen."""


INCOMPLETE = "is nested too deeply to be followed; only its beginning was read"
"""The problem of a page whose code is not complete."""


@frozen
class Script:
    """What a script holds.

    Attributes:
        layers: texts as long as the script: its elements, with the expressions in their attributes covered and all
            else blank. An element that stands in an attribute of another is in the next layer.
        code: the script without its comments.
        attributes: half-open ranges of the expressions in attributes, outermost only.
        complete: False where the rest could not be followed: it is nested too deeply, or no script.
    """

    layers: tuple[str, ...]
    code: str
    attributes: tuple[tuple[int, int], ...]
    complete: bool


def elements_of_script(text: str, *, jsx: bool = True) -> Script:
    """The elements of a script; none where it is no `jsx`: in a `.ts`, `<T>` is a type."""
    scanner = _Scanner(text, jsx)
    return scanner.found(lambda: scanner.code(0, 0))


def elements_of_template(text: str, start: int) -> Script:
    """The elements of a page that holds code in braces only, and whose tags need not be balanced (Astro).

    Args:
        text: the page.
        start: where its body begins; what comes before is left out.
    """
    scanner = _Scanner(text, jsx=True)
    return scanner.found(lambda: scanner.body(start))


class _LostError(Exception):
    """Too much was taken for an element that is none, or the elements stand too deep in attributes."""


@frozen
class _Piece:
    """A stretch of the script that a layer shows: as it is, or `covered`."""

    layer: int
    start: int
    end: int
    covered: bool = False


@frozen
class _Scanner:
    """Goes through a script once, and notes what is to be shown. A place of -1 means: never closed."""

    text: str
    jsx: bool
    pieces: list[_Piece] = field(factory=list)
    comments: list[_Piece] = field(factory=list)
    spent: list[int] = field(factory=lambda: [0])

    def found(self, scan: Callable[[], object]) -> Script:
        complete = True
        try:
            scan()
        except (RecursionError, _LostError):
            complete = False
        layers = [
            _woven(self.text, [piece for piece in self.pieces if piece.layer == layer])
            for layer in sorted({piece.layer for piece in self.pieces})
        ]
        attributes = tuple((piece.start, piece.end) for piece in self.pieces if piece.covered and piece.layer == 0)
        return Script(tuple(layers), _without(self.text, self.comments), attributes, complete)

    def code(self, position: int, layer: int, *, inside: bool = False) -> int:
        """Go through code to its end, or behind the brace that closes it (`inside`)."""
        depth, value = 0, True  # whether a value may begin here
        while (token := _TOKEN.search(self.text, position)) is not None:
            self._spend(token.end() - position)
            kind, position, end = token.lastgroup, token.end(), None
            if kind == "comment":
                self.comments.append(_Piece(0, *token.span()))
                continue
            if kind == "template":
                end = self._behind_template(position, layer)
            elif self.jsx and value and token[0] == "<":
                end = self._element(token.start(), layer)
            elif value and token[0] == "/":
                regex = _REGEX.match(self.text, token.start())
                end = None if regex is None else regex.end()
            depth += (kind == "open") - (kind == "close")
            if depth < 0 and inside:
                return position
            value = kind in ("open", "close", "sign") or token[0] in _BEFORE_VALUE
            if end is not None:
                position, value = end, False
        return -1

    def body(self, position: int) -> None:
        """Go through the body of a page."""
        while (position := self._words(position, 0)) != -1:
            tag = self._tag(position, 0)
            if tag is None:
                self.pieces.append(_Piece(0, position, position + 1))
                position += 1
                continue
            name, kind, start = tag
            position = start
            if kind == "open" and name in _RAW:
                closing = self.text.find(f"</{name}", start)
                position = len(self.text) if closing == -1 else closing
                self.pieces.append(_Piece(0, start, position))

    def _behind_template(self, position: int, layer: int) -> int:
        """Behind a template literal; elements in its expressions make text and are not shown."""
        kept = len(self.pieces)
        while (token := _IN_TEMPLATE.search(self.text, position)) is not None:
            position = token.end()
            if token[0] == "`":
                return position
            if token[0] == "${":
                position = self.code(position, layer, inside=True)
                del self.pieces[kept:]
                if position == -1:
                    break
        return len(self.text)

    def _element(self, start: int, layer: int) -> int | None:
        """Show an element and all inside it; where it ends, or None (and nothing shown) where it is none after all."""
        if _TAG.match(self.text, start) is None:
            return None
        kept = self._now()
        names: list[str] = []
        position = start
        while position != -1 and (tag := self._tag(position, layer)) is not None:
            name, kind, position = tag
            if kind == "open":
                names.append(name)
            elif kind == "close" and (not names or names.pop() != name):
                break
            if not names:
                return position
            position = self._words(position, layer)
        self._back(kept)
        return None

    def _tag(self, start: int, layer: int) -> tuple[str, str, int] | None:
        """Show a tag: its name, whether it opens or closes an element or is "whole", and where it ends."""
        if layer > _MAX_LAYERS:
            raise _LostError
        head = _TAG.match(self.text, start)
        if head is None:
            return None
        name, position, shown, kept = head["name"] or "", head.end(), start, self._now()
        if head["types"]:
            self.pieces.append(_Piece(layer, start, head.start("types")))
            shown = position
        while (token := _INSIDE_TAG.search(self.text, position)) is not None:
            self._spend(token.end() - position)
            sign, position = token[0][0], token.end()
            if token[0].endswith(">") and sign in "/>":
                self.pieces.append(_Piece(layer, shown, position))
                whole = sign == "/" or name in _VOID
                return name, "close" if head["closing"] else "whole" if whole else "open", position
            if sign in "{`/":
                self.pieces.append(_Piece(layer, shown, token.start()))
                position = self.code(position, layer + 1, inside=True) if sign == "{" else position
                shown = position
            if sign in "{`" and position != -1:
                self.pieces.append(_Piece(layer, token.start(), position, covered=True))
            if sign == "<" or position == -1:
                break
        self._back(kept)
        return None

    def _words(self, position: int, layer: int) -> int:
        """Show what stands between two tags; where the next one begins."""
        shown = position
        while (token := _TEXT_END.search(self.text, position)) is not None:
            if token[0] == "<":
                self.pieces.append(_Piece(layer, shown, token.start()))
                return token.start()
            self._spend(token.end() - position)
            position = token.end()
            if token[0] == "{":
                kept = self._now()
                self.pieces.append(_Piece(layer, shown, token.start()))
                end = self.code(position, layer, inside=True)
                if end == -1:  # a lone sign in a text
                    self._back(kept)
                    continue
                if all(piece.layer != layer for piece in self.pieces[kept[0] + 1 :]):
                    self.pieces.append(self._said(layer, token.start(), end))
                shown = position = end
        self.pieces.append(_Piece(layer, shown, len(self.text)))
        return -1

    def _now(self) -> tuple[int, int]:
        return len(self.pieces), len(self.comments)

    def _back(self, then: tuple[int, int]) -> None:
        """Forget what was noted since then."""
        del self.pieces[then[0] :], self.comments[then[1] :]

    def _spend(self, characters: int) -> None:
        self.spent[0] += characters
        if self.spent[0] > _MAX_PASSES * len(self.text):
            raise _LostError

    def _said(self, layer: int, start: int, end: int) -> _Piece:
        """What an expression without elements says: `{"a text"}` says it, `{name}` something that is not known."""
        quoted = _QUOTED.fullmatch(self.text, start, end)
        if quoted is not None:
            return _Piece(layer, *quoted.span("said"))
        silent = _SILENT.fullmatch(self.text, start, end) is not None
        return _Piece(layer, start, start if silent else end, covered=True)


def _woven(text: str, pieces: list[_Piece]) -> str:
    """The text with only these pieces shown."""
    shown, position = [], 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        stretch = text[piece.start : piece.end]
        shown += [blank(text[position : piece.start]), cover(stretch) if piece.covered else stretch]
        position = piece.end
    return "".join([*shown, blank(text[position:])])


def _without(text: str, hidden: list[_Piece]) -> str:
    """The text with these pieces blank."""
    shown, position = [], 0
    for piece in hidden:
        shown += [text[position : piece.start], blank(text[piece.start : piece.end])]
        position = piece.end
    return "".join([*shown, text[position:]])
