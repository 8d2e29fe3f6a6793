"""What a web page or a wrong decoder left in a caption: tags, entities, mojibake, control characters.

Tags go before entities: agency descriptions mix `<a href>` and `&amp;`, and an escaped `<` must not be taken for a
tag of the page. Every change is named in the list that is passed in. Everything here takes time linear in the text.
"""

from __future__ import annotations

import html
import re
from html.entities import html5

from dedupe.records import Change

_INLINE = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_BLOCK = (
    "address article aside blockquote body br caption center dd details div dl dt figcaption figure footer h1 h2 h3 "
    "h4 h5 h6 head header hr html li main nav ol p pre section summary table tbody td tfoot th thead title tr ul"
)
_BLOCKS = frozenset(_BLOCK.split())
# Only elements that exist in HTML: "<3", "x < y > z" and "<unknown>" are words of the caption.
_NAMES = "|".join(sorted(f"{_INLINE} {_BLOCK} script style".split(), key=len, reverse=True))
# A scan from one "<" never runs past the next "<", so the whole is linear.
_TAG = re.compile(
    rf"""<!--(?:[^-<]|-(?!->))*-->
      | <(script|style)\b[^<>]*>[^<]*</\1\s*>
      | </?({_NAMES})(?=[\s/>])(?:[^<>"']*(?:"[^"<]*"|'[^'<]*'))*[^<>"']*>
      | </?({_NAMES})(?=[\s/>])[^<>]*>""",
    re.IGNORECASE | re.VERBOSE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SURROGATES = re.compile("[\ud800-\udfff]+")
# Mac OS Roman read as Latin-1 or Windows-1252: no language writes these capitals right behind a small letter.
_MAC_APOSTROPHE = re.compile(r"(?<=[a-z])Õ(?=(?:s|t|d|m|re|ve|ll)\b)|(?<=s)Õ(?=\s)")
_MAC_QUOTES = re.compile(r"(?<!\w)Ò(?=[^\W_])([^ÒÓ]*[a-z.,!?])Ó(?!\w)")
# Curly quotes, dashes and dots are in half of all captions; mojibake always holds something else besides.
_UNUSUAL = re.compile("[^\x00-\x7f‘’“”–—…]")
# Terminal sequences whole, then what no text holds. Tab, line breaks, NEL (\x85) and the separators from \x1c on are
# white space.
_CONTROLS = re.compile("\x1b\\[[0-9;?]{0,16}[A-Za-z]|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufff9-\ufffb]")
# Zero-width space, word joiner, byte order mark and soft hyphen. The joiners U+200C and U+200D are letters' business
# (Persian, Indic scripts, emoji) and the direction marks are needed to show right-to-left text: they stay.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]+")


def undo_markup(text: str, changes: list[Change]) -> str:
    """`text` as a reader should see it; each change is added to `changes`."""
    if "<" in text:
        text = strip_tags(text, changes)
    if "&" in text:
        text = _unescape(text, changes)
    if not text.isascii():
        text = _mend_characters(text, changes)
    if not text.isprintable():
        text = drop_controls(text, changes)
    return text


def strip_tags(text: str, changes: list[Change]) -> str:
    """Without HTML tags; an element that starts a line of its own leaves a line break."""

    def drop(match: re.Match[str]) -> str:
        changes.append(Change("tags", match.group()))
        name = (match.group(2) or match.group(3) or "").lower()
        return "\n" if name in _BLOCKS else ""

    return _TAG.sub(drop, text)


def _unescape(text: str, changes: list[Change]) -> str:
    """At most two rounds; what is escaped deeper than that was meant to be shown and is left as it is."""
    made: list[Change] = []
    result = text
    for _ in range(2):
        unescaped = _unescape_once(result, made)
        if unescaped == result:
            break
        result = strip_tags(unescaped, made) if "<" in unescaped else unescaped
    if _unescape_once(result, []) != result:
        return text
    changes.extend(made)
    return result


def _unescape_once(text: str, changes: list[Change]) -> str:
    def show(match: re.Match[str]) -> str:
        entity = match.group()
        if entity[1] != "#" and entity[1:] not in html5:
            return entity
        shown = html.unescape(entity)
        changes.append(Change("entities", entity, shown))
        return shown

    return _ENTITY.sub(show, text)


def _mend_characters(text: str, changes: list[Change]) -> str:
    """Surrogates joined or marked as unreadable, then mojibake undone."""
    if not text.isprintable() and _SURROGATES.search(text):
        text = _SURROGATES.sub(lambda match: _join_surrogates(match.group(), changes), text)
    if not _UNUSUAL.search(text):
        return text
    text = mend_mac_quotes(text, changes)
    from ftfy.badness import is_bad

    return mend_mojibake(text, changes) if is_bad(text) else text


def _join_surrogates(run: str, changes: list[Change]) -> str:
    joined = run.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    changes.append(Change("unreadable characters" if "\ufffd" in joined else "surrogate pairs", run, joined))
    return joined


def mend_mac_quotes(text: str, changes: list[Change]) -> str:
    """`the NavyÕs ÒBlue RidgeÓ` is `the Navy’s “Blue Ridge”`: quotation marks of an old Mac."""
    for pattern, shown in ((_MAC_APOSTROPHE, "’"), (_MAC_QUOTES, r"“\1”")):
        mended = pattern.sub(shown, text)
        if mended != text:
            changes.append(Change("mojibake", text, mended))
            text = mended
    return text


def mend_mojibake(text: str, changes: list[Change]) -> str:
    """UTF-8 that was read as something else, put right by ftfy; quotes, ligatures and width left alone."""
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    mended = ftfy.fix_text(text, config)
    if mended != text:
        before, after = text.split(" "), mended.split(" ")
        if len(before) == len(after):
            changes.extend(Change("mojibake", b, a) for b, a in zip(before, after, strict=True) if a != b)
        else:
            changes.append(Change("mojibake", text, mended))
    return mended


def drop_controls(text: str, changes: list[Change]) -> str:
    """Without control characters and without marks that show nothing."""
    for kind, pattern in (("control characters", _CONTROLS), ("invisible characters", _INVISIBLE)):
        found = pattern.findall(text)
        if found:
            changes.extend(Change(kind, run) for run in dict.fromkeys(found))
            text = pattern.sub("", text)
    return text
