"""The text of a source file with its encoding, newlines and byte order mark kept, so that it can be written back."""

from __future__ import annotations

import bisect
import codecs
import contextlib
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from dedupe.errors import ReadError

MAX_TEXT_BYTES = 256 * 1024 * 1024
"""A text larger than this is a table to stream, not a document to hold; it is refused with a clear error."""


@frozen
class SourceText:
    """A decoded text file.

    Attributes:
        text: the characters, newlines as they are in the file, byte order mark left out.
        encoding: the codec that gave them and gives the bytes back.
        bom: the byte order mark, or b"".
    """

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    _starts: list[int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Find the start of each line once."""
        starts = [0]
        position = self.text.find("\n")
        while position != -1:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        object.__setattr__(self, "_starts", starts)

    def place(self, index: int) -> tuple[int, int]:
        """1-based line and column of the character at `index`."""
        line = bisect.bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def index(self, line: int, column: int) -> int:
        """The inverse of `place`."""
        return self._starts[line - 1] + column - 1

    def lines(self) -> list[str]:
        """The lines as `place` counts them, without their line breaks."""
        return [line.rstrip("\r") for line in self.text.split("\n")]

    def encode(self, text: str | None = None) -> bytes:
        """The bytes of `text` (of this text if None) in this file's encoding, byte order mark included."""
        return self.bom + (self.text if text is None else text).encode(self.encoding, "surrogateescape")


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_NULS = 0.5
"""Share of every other byte that is NUL in UTF-16: of Western texts nearly all; of Chinese few, which is not told."""


def _unmarked_utf16(data: bytes) -> str | None:
    for encoding, low, high in (("utf-16-le", data[::2], data[1::2]), ("utf-16-be", data[1::2], data[::2])):
        if b"\0" not in low and high.count(b"\0") >= _NULS * len(high) and len(low) == len(high):
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def decode(data: bytes, *, path: object = None) -> SourceText:
    """Decode a text: by its byte order mark, else UTF-8, else Windows-1252 with undefined bytes kept as escapes.

    UTF-16 without a mark is told by its NULs, which stand in every other byte.

    Raises:
        ReadError: the bytes hold NULs without a byte order mark: this is no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return SourceText(data[len(bom) :].decode(encoding), encoding, bom)
            except UnicodeDecodeError as error:
                raise ReadError(f"is no valid {encoding} text: {error.reason}", path=path) from None
    if b"\0" in data:
        unmarked = _unmarked_utf16(data)
        if unmarked is None:
            raise ReadError("holds NUL bytes and is no text", path=path)
        return SourceText(data.decode(unmarked), unmarked)
    try:
        return SourceText(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        return SourceText(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        return SourceText(data.decode("utf-8", "surrogateescape"))


@contextlib.contextmanager
def readable(path: Path) -> Iterator[None]:
    """What goes wrong with a file inside the block (it is gone, it may not be opened) is told as a ReadError."""
    try:
        yield
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}", path=path) from None


def refuse_larger(path: Path, most: int, what: str, *, hint: str) -> None:
    """Raise a ReadError where a file is larger than what is read of its kind, or cannot be looked at.

    Args:
        path: the file.
        most: bytes that are read of one.
        what: its kind, with an article.
        hint: what to do with a larger one.
    """
    with readable(path):
        size = path.stat().st_size
    if size > most:
        megabytes = -(-size // 2**20)  # rounded up: "8 MB; 8 MB are the most" would say nothing
        message = f"is {what} of {megabytes} MB; {most // 2**20} MB are the most that is read"
        raise ReadError(message, path=path, hint=hint)


def read_bytes(path: Path) -> bytes:
    """The bytes of a text's file.

    Raises:
        ReadError: it cannot be opened, or is too large.
    """
    refuse_larger(path, MAX_TEXT_BYTES, "a text", hint="split it, or convert it to JSONL or Parquet")
    with readable(path):
        return path.read_bytes()


def read_source(path: Path) -> SourceText:
    """The text of a file.

    Raises:
        ReadError: it cannot be opened, is too large, or is no text.
    """
    return decode(read_bytes(path), path=path)
