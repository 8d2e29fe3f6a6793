"""What a scan gives, as values: what check, reports and tables look at."""

from __future__ import annotations

from attrs import field, frozen

from dedupe.records import CaptionMatch, Decision, Document, Finding, Group, ImageMatch, ManifestRow, Record


@frozen
class Scanned:
    """The outcome of `scan` or `deduplicate`.

    Attributes:
        manifest: the kept entries, in the order of the records.
        decisions: one for every record read, in the order of the records.
        groups: records judged to be the same thing.
        findings: what a person should look at, sorted by place.
        records: every record read.
        documents: how each file was read.
        caption_matches: judged caption pairs that are worth a word (repeats and look-alikes); `a` and `b` are
            positions in `records`.
        image_matches: the same for pictures.
        versions: name to version of dedupe, its algorithms and the libraries that hashes depend on.
        notes: remarks about the run itself, such as a cache that could not be used.
    """

    manifest: tuple[ManifestRow, ...]
    decisions: tuple[Decision, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    records: tuple[Record, ...] = field(repr=False, default=())
    documents: tuple[Document, ...] = field(repr=False, default=())
    caption_matches: tuple[CaptionMatch, ...] = field(repr=False, default=())
    image_matches: tuple[ImageMatch, ...] = field(repr=False, default=())
    versions: dict[str, str] = field(factory=dict, repr=False)
    notes: tuple[str, ...] = ()
