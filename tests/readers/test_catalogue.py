"""Records of catalogues in XML: MODS, Dublin Core, METS."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.readers.catalogue import read_catalogue
from tests.readers.places import editable, reading_of

METS = """\
<?xml version="1.0" encoding="UTF-8"?>
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3"
 xmlns:xlink="http://www.w3.org/1999/xlink" LABEL="Harbour">
<mods:mods>
 <mods:titleInfo><mods:nonSort>The</mods:nonSort><mods:title>harbour &amp; its cranes</mods:title></mods:titleInfo>
 <mods:name><mods:namePart>Anna Berg</mods:namePart></mods:name>
 <mods:subject><mods:titleInfo><mods:title>Cranes</mods:title></mods:titleInfo></mods:subject>
 <mods:abstract/>
 <mods:abstract>
   Two cranes   unload a ship &amp; a boat.
 </mods:abstract>
 <mods:originInfo><mods:dateIssued>about 1911</mods:dateIssued>
 <mods:dateCreated>1911-05-02</mods:dateCreated></mods:originInfo>
 <mods:relatedItem><mods:title>Album</mods:title>
 <mods:relatedItem type="host"><mods:abstract>Port</mods:abstract></mods:relatedItem></mods:relatedItem>
 <mods:identifier> </mods:identifier><mods:identifier>H-7</mods:identifier>
</mods:mods>
<mets:fileSec>
<mets:fileGrp USE="master"><mets:file><mets:FLocat LOCTYPE="URL" xlink:href="h7.tif"/></mets:file></mets:fileGrp>
<mets:fileGrp USE="view"><mets:file><mets:FLocat xlink:href="h7.jpg"/></mets:file></mets:fileGrp>
<mets:fileGrp USE="text"><mets:file><mets:FLocat xlink:href="h7.pdf"/></mets:file></mets:fileGrp>
</mets:fileSec>
</mets:mets>
"""


def test_the_files_of_a_mets_are_sizes_of_the_picture_its_record_describes(tmp_path: Path) -> None:
    (entry,) = reading_of(read_catalogue, tmp_path, "h7.xml", METS).entries
    assert (entry.image, entry.sizes, entry.photo_id) == ("h7.tif", ("h7.jpg",), "H-7")
    assert (entry.caption, entry.role) == ("Two cranes unload a ship & a boat.", "description")
    assert (entry.title, entry.credit, entry.date) == ("The harbour & its cranes", "Anna Berg", "1911-05-02")


def test_the_pages_of_a_book_are_not_sizes_of_one_picture(tmp_path: Path) -> None:
    second = '<mets:file><mets:FLocat xlink:href="h8.tif"/></mets:file></mets:fileGrp>\n<mets:fileGrp USE="view">'
    (tmp_path / "book.xml").write_text(
        METS.replace('</mets:fileGrp>\n<mets:fileGrp USE="view">', second), encoding="utf-8"
    )
    assert read_catalogue(tmp_path / "book.xml", Config()) is None


OAI = """\
<OAI-PMH><ListRecords>
<record><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title xml:lang="en">Market hall</dc:title>
<dc:description>Stalls in the market hall</dc:description>
<dc:creator>B. Kahn</dc:creator><dc:creator>B. Kahn</dc:creator><dc:creator>C. Orr</dc:creator>
<dc:date>1924</dc:date><dc:type>Still Image</dc:type>
<dc:identifier>M-1</dc:identifier><dc:identifier>https://example.org/m1.jpg</dc:identifier>
</oai_dc:dc></metadata></record>
<record><metadata><oai_dc:dc>
<dc:title>Town hall</dc:title><dc:type>Photograph</dc:type><dc:identifier>M-2</dc:identifier>
</oai_dc:dc></metadata></record>
<record><metadata><oai_dc:dc>
<dc:description><![CDATA[The <b>old</b> & new mill]]></dc:description><dc:format>image/jpeg</dc:format>
</oai_dc:dc></metadata></record>
<record><metadata><oai_dc:dc><dc:title>A paper on mills</dc:title>
<dc:type>Text</dc:type></oai_dc:dc></metadata></record>
<record><metadata><oai_dc:dc><dc:type>Image</dc:type></oai_dc:dc></metadata></record>
<record><metadata><oai_dc:dc><dc:type>Image</dc:type><dc:title>Cut sho</dc:title>"""


def test_harvested_records_of_pictures(tmp_path: Path) -> None:
    reading = reading_of(read_catalogue, tmp_path, "oai.xml", OAI)
    assert [(e.image, e.photo_id, e.role, e.caption, e.title, e.credit) for e in reading.entries] == [
        (
            "https://example.org/m1.jpg",
            None,
            "description",
            "Stalls in the market hall",
            "Market hall",
            "B. Kahn, C. Orr",
        ),
        (None, "M-2", "title", "Town hall", None, None),
        (None, None, "description", "The old & new mill", None, None),
        (None, None, "title", "Cut sho", None, None),
    ]
    assert [entry.caption for entry in editable(reading)] == ["Stalls in the market hall"]


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><title>News</title></channel></rss>",
        '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>A</title><dc:creator>B</dc:creator></item></rss>',
        '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A paper</title></titleInfo></mods>',
    ],
)
def test_other_xml_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    assert read_catalogue(tmp_path / "a.xml", Config()) is None


@pytest.mark.parametrize("piece", ["<subject>", "<title>", "<abstract>x", "<![CDATA[", "<FLocat ", "</mods><mods>"])
def test_tags_that_are_never_closed_take_no_time(piece: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<mods xmlns="http://www.loc.gov/mods/v3">' + piece * 20_000, encoding="utf-8")
    started = time.process_time()
    assert read_catalogue(tmp_path / "a.xml", Config()) is None
    assert time.process_time() - started < 5
