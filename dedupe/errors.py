"""Errors that a person can act on: each names the place, what is wrong there and what to do."""

from __future__ import annotations

from collections.abc import Callable


class DedupeError(Exception):
    """Base of every error that dedupe raises on purpose.

    Attributes:
        message: what is wrong, in one sentence without the place.
        path: the file or folder it was found in, or None.
        line: the 1-based line there, or None.
        hint: what to do about it, or None.
    """

    def __init__(self, message: str, *, path: object = None, line: int | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        """`path:line: message (hint)`, on one line."""
        place = "" if self.path is None else self.path + ("" if self.line is None else f":{self.line}") + ": "
        text = place + self.message + ("" if self.hint is None else f" ({self.hint})")
        return " ".join(text.split())

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders with their place."""
        return _rebuild, (type(self), self.message, self._about())

    def _about(self) -> dict[str, object]:
        """What else it was made with, by name."""
        return {"path": self.path, "line": self.line, "hint": self.hint}


def _rebuild(kind: Callable[..., DedupeError], message: str, about: dict[str, object]) -> DedupeError:
    return kind(message, **about)


class ConfigError(DedupeError):
    """A setting that is unknown, of the wrong type or out of range."""


class InputError(DedupeError):
    """A path that was named cannot be read at all."""


class ReadError(DedupeError):
    """A document is not what its format asks for; the rest of a scan goes on."""


class WriteError(DedupeError):
    """A result cannot be written where it was asked for."""


class MissingExtraError(DedupeError):
    """A feature needs a package that is not installed; the hint is the command that installs it."""


def without_pyarrow(path: object) -> MissingExtraError:
    """What is to be said of a Parquet file where pyarrow is not installed."""
    hint = "python -m pip install 'caption-dedupe[parquet]'"
    return MissingExtraError("is Parquet, and pyarrow is not installed", path=path, hint=hint)


class CacheError(DedupeError):
    """The fingerprint cache cannot be used."""


class ImageError(DedupeError):
    """A picture cannot be read.

    Attributes:
        reason: one of `unreadable`, `truncated`, `oversized`, `disguised`, `unsupported`, `missing`, `timeout`,
            `outside` (a path that leaves the scanned folder), `vector` (a drawing without pixels)
    """

    def __init__(
        self,
        message: str,
        *,
        reason: str = "unreadable",
        path: object = None,
        line: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, path=path, line=line, hint=hint)
        self.reason = reason

    def _about(self) -> dict[str, object]:
        return {**super()._about(), "reason": self.reason}
