"""XMP: captions as XML inside a picture (ISO 16684-1), read with the XML parser that refuses entity bombs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DEFAULT = "x-default"
_PACKET = re.compile(rb"<\?xpacket.*?\?>", re.DOTALL)


@frozen
class XmpText:
    """What an XMP packet says in words.

    Attributes:
        description: dc:description in the default language.
        language: the language of it, lower case, or None where the packet does not tell.
        alt: Iptc4xmpCore:AltTextAccessibility in the default language.
        alt_language: the language of that, or None.
        title: dc:title.
        creators: dc:creator.
        credit: photoshop:Credit.
    """

    description: str = ""
    language: str | None = None
    alt: str = ""
    alt_language: str | None = None
    title: str = ""
    creators: tuple[str, ...] = ()
    credit: str = ""


def read_xmp(packet: bytes) -> XmpText:
    """The words of a packet.

    Raises:
        ValueError: it is no well-formed XML, or declares entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(_utf8(_PACKET.sub(b"", packet)))
    except DefusedXmlException as error:
        raise ValueError(f"XMP that declares entities is not read ({type(error).__name__})") from None
    except (ParseError, ValueError, LookupError) as error:
        raise ValueError(f"XMP is no well-formed XML: {error}") from None
    description, language = _default(_texts(root, f"{_DC}description"))
    alt, alt_language = _default(_texts(root, f"{_IPTC}AltTextAccessibility"))
    return XmpText(
        description=description,
        language=language,
        alt=alt,
        alt_language=alt_language,
        title=_default(_texts(root, f"{_DC}title"))[0],
        creators=tuple(text for _, text in _texts(root, f"{_DC}creator")),
        credit=_default(_texts(root, f"{_PHOTOSHOP}Credit"))[0],
    )


def _utf8(packet: bytes) -> bytes:
    """XMP is UTF-8, rarely UTF-16 (with a mark); some programs write Windows-1252 without saying so."""
    if packet.startswith((b"\xff\xfe", b"\xfe\xff")):
        return packet
    bare = packet.strip(b"\0 \t\r\n\xef\xbb\xbf")
    try:
        bare.decode("utf-8")
    except UnicodeDecodeError:
        return bare.decode("cp1252", "replace").encode("utf-8")
    return bare


def _texts(root: Element, name: str) -> list[tuple[str, str]]:
    """Language ("" where none is given) and text of a property, however it is written."""
    found = []
    for node in root.iter(f"{_RDF}Description"):
        if text := (node.get(name) or "").strip():
            found.append(("", text))
        for element in node.findall(name):
            items = list(element.iter(f"{_RDF}li")) or [element]
            found += [
                (item.get(_LANG, "").lower(), text) for item in items if (text := "".join(item.itertext()).strip())
            ]
    return found


def _default(texts: list[tuple[str, str]]) -> tuple[str, str | None]:
    """The text for everybody (x-default, else English, else the first) and its language where that can be told."""
    if not texts:
        return "", None
    chosen = min(texts, key=lambda pair: _rank(pair[0]))[1]
    named = (language for language, text in texts if text == chosen and language not in ("", _DEFAULT))
    return chosen, next(named, None)


def _rank(language: str) -> int:
    order = (_DEFAULT, "", "en")
    main = language if language == _DEFAULT else language.partition("-")[0]
    return order.index(main) if main in order else len(order)
