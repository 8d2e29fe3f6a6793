"""Where each text stands in a TOML document.

Neither tomllib nor tomlkit tells. This scanner is for documents that tomllib has accepted, so it need not judge.
"""

from __future__ import annotations

import re
import tomllib

from dedupe.records import Span

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_STRINGS = (
    (re.compile(r'"""((?:[^"\\]|\\[\s\S]|"(?!""(?!")))*)"""'), "toml-basic-lines"),
    (re.compile(r"'''((?:[^']|'(?!''(?!')))*)'''"), "toml-literal-lines"),
    (re.compile(r'"((?:[^"\\]|\\.)*)"'), "toml-basic"),
    (re.compile(r"'([^']*)'"), "toml-literal"),
)
_BARE = re.compile(r"[^,\]}#\r\n]*")


def places(text: str) -> dict[Path, Span]:
    """Path of each text value (keys, and numbers of list elements) to its characters, without their quotes.

    Args:
        text: a valid TOML document.
    """
    return _Scanner(text).run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.found: dict[Path, Span] = {}
        self.counts: dict[Path, int] = {}

    def run(self) -> dict[Path, Span]:
        table: Path = ()
        while self._blank() < len(self.text):
            if self.text.startswith("[[", self.position):
                table = self._header(2)
                self.counts[table] = self.counts.get(table, -1) + 1
                table = (*table, self.counts[table])
            elif self.text[self.position] == "[":
                table = self._header(1)
            else:
                self._pair(table)
        return self.found

    def _blank(self) -> int:
        match = _BLANK.match(self.text, self.position)
        self.position = self.position if match is None else match.end()
        return self.position

    def _header(self, brackets: int) -> Path:
        self.position += brackets
        path: Path = ()
        for key in self._keys():
            path = (*path, key)
            # A table inside a list of tables belongs to its last element.
            if path in self.counts:
                path = (*path, self.counts[path])
        if brackets == 2 and path[:-1] in self.counts and isinstance(path[-1], int):
            path = path[:-1]
        self.position += brackets
        return path

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._space()
            match = _KEY.match(self.text, self.position)
            if match is None:
                return keys
            self.position = match.end()
            keys.append(_key(match[0]))
            self._space()
            if not self.text.startswith(".", self.position):
                return keys
            self.position += 1

    def _space(self) -> None:
        match = _SPACE.match(self.text, self.position)
        self.position = self.position if match is None else match.end()

    def _pair(self, table: Path) -> None:
        path = (*table, *self._keys())
        self.position += 1  # the equals sign
        self._blank()
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self.text[self.position : self.position + 1]
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            self._scalar(path)

    def _list(self, path: Path) -> None:
        self.position += 1
        number = 0
        while self._blank() < len(self.text) and self.text[self.position] != "]":
            self._value((*path, number))
            number += 1
            self._comma()
        self.position += 1

    def _inline_table(self, path: Path) -> None:
        self.position += 1
        while self._blank() < len(self.text) and self.text[self.position] != "}":
            self._pair(path)
            self._comma()
        self.position += 1

    def _comma(self) -> None:
        self._blank()
        if self.text.startswith(",", self.position):
            self.position += 1

    def _scalar(self, path: Path) -> None:
        for pattern, syntax in _STRINGS:
            match = pattern.match(self.text, self.position)
            if match is not None:
                self.found[path] = Span(match.start(1), match.end(1), syntax)
                self.position = match.end()
                return
        bare = _BARE.match(self.text, self.position)
        self.position = max(self.position + 1, bare.end() if bare else 0)


def _key(written: str) -> str:
    if written[0] in "\"'":
        return next(iter(tomllib.loads(f"{written} = 0")))
    return written
