"""Exports of WordPress."""

from __future__ import annotations

import time
from pathlib import Path

from dedupe.config import Config
from dedupe.readers.wordpress import read_wordpress
from tests.readers.places import reading_of, told

HEAD = (
    '<?xml version="1.0"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n<language>en-GB</language>\n'
)
POST = """\
<item>
<title>Boats</title>
<content:encoded><![CDATA[<!-- wp:image {"id":7} -->
<figure><img src="https://x.org/boat.jpg" alt="A boat"/><figcaption>Boats &amp; nets</figcaption></figure>
[caption id="a" width="300"]<img src="https://x.org/net.jpg" alt="A net" /> The net of 1911[/caption]
]]></content:encoded>
<excerpt:encoded><![CDATA[<img src="no.jpg" alt="no">]]></excerpt:encoded>
<wp:comment><wp:comment_content><![CDATA[<img src="no.jpg" alt="no">]]></wp:comment_content></wp:comment>
</item>
"""
PICTURE = """\
<item>
<title>IMG_7</title>
<content:encoded><![CDATA[<p>Seen from the <b>pier</b></p>]]></content:encoded>
<excerpt:encoded><![CDATA[The boat of 1911]]></excerpt:encoded>
<wp:attachment_url>https://x.org/boat.jpg</wp:attachment_url>
<wp:postmeta><wp:meta_key>_wp_attached_file</wp:meta_key><wp:meta_value>boat.jpg</wp:meta_value></wp:postmeta>
<wp:postmeta>
<wp:meta_key><![CDATA[_wp_attachment_image_alt]]></wp:meta_key>
<wp:meta_value><![CDATA[A boat]]></wp:meta_value>
</wp:postmeta>
</item>
<item>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:attachment_url><![CDATA[https://x.org/bare.png]]></wp:attachment_url>
</item>
<item>
<excerpt:encoded><![CDATA[A song]]></excerpt:encoded>
<wp:attachment_url><![CDATA[https://x.org/song.mp3]]></wp:attachment_url>
</item>
"""
BOAT, NET = "https://x.org/boat.jpg", "https://x.org/net.jpg"


def test_posts_and_the_library_are_read(tmp_path: Path) -> None:
    reading = reading_of(read_wordpress, tmp_path, "a.xml", f"{HEAD}{POST}{PICTURE}</channel></rss>\n")
    assert told(reading) == [
        (BOAT, "alt", "A boat"),
        (BOAT, "caption", "Boats & nets"),
        (NET, "alt", "A net"),
        (NET, "caption", "The net of 1911"),
        (BOAT, "description", "Seen from the pier"),
        (BOAT, "caption", "The boat of 1911"),
        (BOAT, "alt", "A boat"),
        ("https://x.org/bare.png", "caption", None),
    ]
    assert [entry.line for entry in reading.entries] == [8, 8, 9, 9, 16, 17, 22, 25]
    assert {entry.language for entry in reading.entries[4:]} == {"en-gb"}


def test_other_xml_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<svg><image href="a.png"/></svg>', encoding="utf-8")
    assert read_wordpress(tmp_path / "a.xml", Config()) is None


def test_hostile_exports_are_read_in_time(tmp_path: Path) -> None:
    begun = time.process_time()
    for text in ("<item>" * 20000, "<item></item>" * 20000, "<item><content:encoded>" * 20000 + "</item>"):
        reading_of(read_wordpress, tmp_path, "a.xml", HEAD + text)
    assert time.process_time() - begun < 20


def test_an_export_that_is_cut_short_is_told(tmp_path: Path) -> None:
    reading = reading_of(read_wordpress, tmp_path, "a.xml", HEAD + POST + POST[:200])
    assert len(reading.entries) == 4
    assert [problem.message for problem in reading.problems] == [
        "ends inside an item: it is cut short; export it again"
    ]
    assert reading_of(read_wordpress, tmp_path, "b.xml", HEAD + POST).problems == ()
