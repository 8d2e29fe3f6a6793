"""XMP packets."""

from __future__ import annotations

import pytest

from dedupe.images.xmp import XmpText, read_xmp

HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" """
TAIL = """</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def packet(inner: str, attributes: str = "") -> bytes:
    return (HEAD + attributes + ">" + inner + TAIL).encode()


def alternatives(name: str, **texts: str) -> str:
    items = "".join(f'<rdf:li xml:lang="{lang.replace("_", "-")}">{text}</rdf:li>' for lang, text in texts.items())
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def test_all_that_it_says() -> None:
    inner = (
        alternatives("dc:description", x_default="The crew at the pad", en_US="The crew at the pad", de="Die Crew")
        + alternatives("Iptc4xmpCore:AltTextAccessibility", en="Four people in orange suits")
        + alternatives("dc:title", x_default="Walkout")
        + "<dc:creator><rdf:Seq><rdf:li>Ann Example</rdf:li><rdf:li>Bo Sample</rdf:li></rdf:Seq></dc:creator>"
    )
    assert read_xmp(packet(inner, 'photoshop:Credit="Agency"')) == XmpText(
        description="The crew at the pad",
        language="en-us",
        alt="Four people in orange suits",
        alt_language="en",
        title="Walkout",
        creators=("Ann Example", "Bo Sample"),
        credit="Agency",
    )


@pytest.mark.parametrize(
    ("texts", "chosen", "language"),
    [
        ({"de": "eins", "x_default": "zwei"}, "zwei", None),
        ({"de": "eins", "en_GB": "two"}, "two", "en-gb"),
        ({"fr": "un", "de": "eins"}, "un", "fr"),
        ({"x_default": "", "de": "eins"}, "eins", "de"),
        ({}, "", None),
    ],
)
def test_the_language_for_everybody_first(texts: dict[str, str], chosen: str, language: str | None) -> None:
    found = read_xmp(packet(alternatives("dc:description", **texts)))
    assert (found.description, found.language) == (chosen, language)


def test_a_plain_element_and_markup_inside() -> None:
    assert read_xmp(packet("<dc:description> plain <b>words</b> </dc:description>")).description == "plain words"


def test_padding_and_marks_around_the_packet() -> None:
    data = packet(alternatives("dc:title", x_default="Tïtle"))
    for padded in (data + b" " * 2000 + b"\0", b"\xef\xbb\xbf" + data):
        assert read_xmp(padded).title == "Tïtle"


def test_other_encodings() -> None:
    text = packet(alternatives("dc:title", x_default="Café")).decode()
    bare = text.partition("?>")[2].rpartition("<?")[0]
    assert read_xmp(bare.encode("cp1252")).title == "Café"
    assert read_xmp(bare.encode("utf-16")).title == "Café"


def test_nothing_said() -> None:
    assert read_xmp(b"<x/>") == XmpText()


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
    '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]><x>&file;</x>',
)


@pytest.mark.parametrize("text", BOMB)
def test_entities_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="declares entities"):
        read_xmp(text.encode())


@pytest.mark.parametrize(
    "data", [b"", b"<x", b"<x>&undefined;</x>", b"\0\0", b'<?xml version="1.0" encoding="no-such"?><x/>']
)
def test_what_is_no_xml_says_so(data: bytes) -> None:
    with pytest.raises(ValueError, match="no well-formed XML"):
        read_xmp(data)


def test_deep_nesting_is_read_or_refused_and_crashes_nothing() -> None:
    deep = b"<a>" * 50_000 + b"</a>" * 50_000
    try:
        found = read_xmp(deep)
    except ValueError:
        found = XmpText()
    assert found == XmpText()
