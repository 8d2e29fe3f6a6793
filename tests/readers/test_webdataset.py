"""Shards: samples by key, pictures by place, and members that mean harm."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.entry import Reading
from dedupe.readers.registry import read_document
from dedupe.readers.tarmembers import MAX_EXTENDED, Fault, Member, members
from dedupe.readers.webdataset import split_key
from tests.readers.tables import captions, messages


class Shard:
    """A tar in the making."""

    def __init__(self, form: int = tarfile.PAX_FORMAT) -> None:
        self.stream = io.BytesIO()
        self.archive = tarfile.open(fileobj=self.stream, mode="w", format=form)  # noqa: SIM115

    def add(self, name: str, data: bytes | str = b"", **fields: object) -> Shard:
        data = data.encode() if isinstance(data, str) else data
        info = tarfile.TarInfo(name)
        info.size = len(data)
        for field, value in fields.items():
            setattr(info, field, value)
        self.archive.addfile(info, io.BytesIO(data) if info.isreg() else None)
        return self

    def data(self) -> bytes:
        self.archive.close()
        return self.stream.getvalue()


def read(folder: Path, data: bytes, name: str = "s.tar") -> Reading | None:
    (folder / name).write_bytes(data)
    return read_document(folder / name, Config())


def listed(data: bytes) -> list[Member | Fault]:
    return list(members(io.BytesIO(data), len(data)))


def test_members_that_share_a_key_are_a_sample(tmp_path: Path) -> None:
    shard = Shard()
    shard.add("0/a.jpg", b"PICTURE-A").add("0/a.txt", " A dog\n").add("0/a.cls", "3")
    shard.add("0/b.png", b"PICTURE-B").add("0/b.json", '{"caption": "A cat", "url": "https://x.org/b.jpg", "w": 3}')
    shard.add("0/c.jpg", b"C").add("0/c.txt", "one").add("0/c.json", '{"caption": "two"}')
    shard.add("1/c.jpg", b"D")
    data = shard.data()
    reading = read(tmp_path, data)
    assert reading is not None
    assert [(entry.image, entry.caption) for entry in reading.entries] == [
        ("s.tar/0/a.jpg", "A dog"),
        ("s.tar/0/b.png", "A cat"),
        ("s.tar/0/c.jpg", "one"),
        ("s.tar/1/c.jpg", None),
    ]
    for entry, expected in zip(reading.entries, [b"PICTURE-A", b"PICTURE-B", b"C", b"D"], strict=True):
        assert entry.offset is not None
        assert entry.length is not None
        assert data[entry.offset : entry.offset + entry.length] == expected
    assert [dict(entry.extra) for entry in reading.entries] == [
        {"cls": "3"},
        {"url": "https://x.org/b.jpg", "w": 3},
        {"caption": "two"},
        {},
    ]


def test_a_sample_may_have_several_pictures_or_only_a_text(tmp_path: Path) -> None:
    shard = Shard().add("a.left.jpg", b"1").add("a.right.JPG", b"2").add("a.caption", "both").add("a.text", "more")
    shard.add("b.txt", "no picture").add("c.cls", "1").add("d.jpg", b"3").add("d.jpg", b"4")
    shard.add("__index__.json", "{}").add("noending", "x")
    reading = read(tmp_path, shard.data())
    assert reading is not None
    assert [(entry.image, entry.caption) for entry in reading.entries] == [
        ("s.tar/a.left.jpg", "both"),
        ("s.tar/a.right.JPG", "both"),
        (None, "no picture"),
        ("s.tar/d.jpg", None),
        ("s.tar/d.jpg", None),
    ]
    assert dict(reading.entries[0].extra) == {"text": "more"}


def test_values_that_cannot_be_read_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dedupe.readers.webdataset.MAX_VALUE", 20)
    shard = Shard().add("a.jpg", b"1").add("a.json", "{oops").add("b.jpg", b"2").add("b.json", "[1]")
    shard.add("c.jpg", b"3").add("c.txt", "x" * 21).add("d.jpg", b"4").add("d.txt", b"caf\xe9")
    reading = read(tmp_path, shard.data())
    assert reading is not None
    assert captions(reading) == [None, None, None, "café"]
    assert [message.split(":")[0] for _, message in messages(reading)] == [
        "'a.json' is no valid JSON",
        "'b.json' is no JSON object",
        "'c.txt' is larger than 0 MB; it was passed over",
    ]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_and_foreign_names(form: int) -> None:
    name = "ordner/" + "ü" * 150 + ".jpg"
    assert listed(Shard(form).add(name, b"1").add("b.jpg", b"2").data()) == [
        Member(name, 1536, 1),
        Member("b.jpg", 2560, 1),
    ]


def test_hostile_members_are_named_and_passed_over(tmp_path: Path) -> None:
    shard = Shard().add("a.jpg", b"1")
    shard.add("../up.jpg", b"2").add("x/../../up.jpg", b"2").add("/abs.jpg", b"3").add("C:\\abs.jpg", b"3")
    shard.add("link.jpg", type=tarfile.SYMTYPE, linkname="/etc/passwd").add("hard.jpg", type=tarfile.LNKTYPE)
    shard.add("dev.jpg", type=tarfile.CHRTYPE).add("pipe.jpg", type=tarfile.FIFOTYPE)
    shard.add("folder", type=tarfile.DIRTYPE).add("b.jpg", b"4", pax_headers={"GNU.sparse.major": "1"})
    shard.add("z.jpg", b"5")
    reading = read(tmp_path, shard.data())
    assert reading is not None
    assert [entry.image for entry in reading.entries] == ["s.tar/a.jpg", "s.tar/z.jpg"]
    assert [message for _, message in messages(reading)] == [
        "'../up.jpg' has a name that leaves the archive; it was passed over",
        "'x/../../up.jpg' has a name that leaves the archive; it was passed over",
        "'/abs.jpg' has an absolute name; it was passed over",
        "'C:\\\\abs.jpg' has an absolute name; it was passed over",
        "'link.jpg' is a link; it was passed over",
        "'hard.jpg' is a link; it was passed over",
        "'dev.jpg' is a device; it was passed over",
        "'pipe.jpg' is a device; it was passed over",
        "'b.jpg' is a sparse file; it was passed over",
    ]
    assert sorted(place.name for place in tmp_path.iterdir()) == ["s.tar"]


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        (512 + 100, "is cut short inside 'a.jpg'"),
        (1024 + 100, "is damaged at byte 1024 (truncated header)"),
        (1024, "ends at byte 1024 without the mark of its end"),
    ],
)
def test_a_tar_that_is_cut_short_is_named(cut: int, words: str, tmp_path: Path) -> None:
    data = Shard().add("a.jpg", b"x" * 400).add("b.jpg", b"y" * 400).data()
    reading = read(tmp_path, data[:cut])
    assert reading is not None
    assert words in messages(reading)[0][1]
    assert len(reading.entries) == (0 if cut < 1024 else 1)


def test_a_member_that_claims_to_be_huge_ends_the_reading() -> None:
    data = bytearray(Shard().add("a.jpg", b"x").data())
    info = tarfile.TarInfo("a.jpg")
    info.size = 8**11 - 1
    data[:512] = info.tobuf(tarfile.USTAR_FORMAT)
    assert listed(bytes(data)) == [Fault("is cut short inside 'a.jpg'; what follows was not read")]


def pax(records: bytes, kind: bytes = tarfile.XHDTYPE) -> bytes:
    info = tarfile.TarInfo("PaxHeader")
    info.type, info.size = kind, len(records)
    return info.tobuf(tarfile.USTAR_FORMAT) + records + b"\0" * (-len(records) % 512)


def test_extended_headers_that_lie() -> None:
    tail = Shard().add("a.jpg", b"x").data()
    assert Member("a.jpg", 1536, 1) in listed(pax(b"99 oops=") + tail)
    assert Member("a.jpg", 1536, 1) in listed(pax(b"0 path=x\n") + tail)
    assert Member("a.jpg", 1536, 1) in listed(pax(b"20 path=defaults\n", b"g") + tail)
    assert listed(pax(b"15 size=-1\x00ab\n") + tail) == [
        Fault("is cut short inside 'a.jpg'; what follows was not read")
    ]
    assert listed(pax(b"22 size=99999999999999\n") + tail)[0] == Fault(
        "is cut short inside 'a.jpg'; what follows was not read"
    )
    found = listed(pax(b"1" * (MAX_EXTENDED + 1)) + tail)
    assert isinstance(found[0], Fault)
    assert "has an extended header of 1048577 bytes" in found[0].message
    assert isinstance(found[1], Member)


def test_pax_gives_the_size_of_what_follows() -> None:
    info = tarfile.TarInfo("a.jpg")
    header = info.tobuf(tarfile.USTAR_FORMAT)
    data = pax(b"10 size=3\n") + header + b"abc" + b"\0" * 509 + b"\0" * 1024
    assert listed(data) == [Member("a.jpg", 1536, 3)]


def test_noise_is_no_tar(tmp_path: Path) -> None:
    reading = read(tmp_path, b"no tar at all " * 100)
    assert reading is not None
    assert "is damaged at byte 0" in messages(reading)[0][1]


def test_an_empty_tar_or_one_of_other_files_is_no_shard(tmp_path: Path) -> None:
    assert read(tmp_path, Shard().data()) is None
    assert read(tmp_path, Shard().add("code.py", "x").data()) is None
    with pytest.raises(ReadError, match="cannot be read"):
        read_document(tmp_path / "none.tar", Config())


def test_a_compressed_shard_says_what_to_do(tmp_path: Path) -> None:
    shard = Shard().add("a.jpg", b"1").add("a.txt", "A dog").data()
    for name, data in (("s.tar.gz", gzip.compress(shard)), ("s.tgz", gzip.compress(shard)), ("s.tar.zst", b"x")):
        reading = read(tmp_path, data, name)
        assert reading is not None
        assert "decompress it to a .tar" in messages(reading)[0][1]


def test_compressed_archives_of_other_things_are_none(tmp_path: Path) -> None:
    assert read(tmp_path, gzip.compress(Shard().add("a.py", "x").data()), "s.tar.gz") is None
    assert read(tmp_path, b"noise", "t.tar.gz") is None
    assert read(tmp_path, gzip.compress(b"no tar"), "u.tgz") is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("a/b.seg.png", ("a/b", "seg.png")),
        ("b.JPG", ("b", "jpg")),
        ("a.b/c.txt", ("a.b/c", "txt")),
        ("noending", ("noending", "")),
    ],
)
def test_the_key_ends_before_the_first_dot(name: str, key: tuple[str, str]) -> None:
    assert split_key(name) == key
