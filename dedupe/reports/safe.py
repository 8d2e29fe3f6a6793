"""Text that cannot do anything: captions and file names come from strangers, reports go to terminals and browsers."""

from __future__ import annotations

import re
from urllib.parse import quote

_UNSAFE = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters: they move the cursor, colour, ring, retitle
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directions: they show a text in another order than it has
    "\u2028\u2029"  # line ends that some readers of logs obey
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
    "\ufeff\ufffe\uffff\ufff9-\ufffb"  # what XML forbids, and marks that are invisible anywhere
    "]"
)
_TAGS = re.compile("[\U000e0000-\U000e007f]")
"""Invisible letters, used to hide text from people and show it to machines."""


def visible(text: str) -> str:
    """One line of `text`: white space is single spaces, what could steer a terminal is shown as an escape."""
    line = " ".join(text.split())
    return _TAGS.sub(_escape, _UNSAFE.sub(_escape, line))


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def uri(path: str) -> str:
    """A relative path as a URI reference: percent-encoded, never taken for a scheme, a host or an absolute path."""
    encoded = quote(path.encode("utf-8", "surrogatepass"), safe="/")
    return encoded.lstrip("/") or "."


def code_span(text: str) -> str:
    """`text` as a Markdown code span: no markup, HTML, mention or link inside it works, also in a table.

    The fence is longer than any run of backticks inside (CommonMark 0.31, 6.1); a bar is escaped for tables, where it
    would end the cell even inside a code span (GFM 4.10).
    """
    line = visible(text)
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{fence}{pad}{line}{pad}{fence}".replace("|", "\\|")
