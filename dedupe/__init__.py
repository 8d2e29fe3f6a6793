"""Find repeated captions and duplicate pictures, clean captions up, write a deduplicated manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dedupe.captions.clean import clean_caption as clean_caption
    from dedupe.captions.context import CaptionContext as CaptionContext
    from dedupe.captions.search import find_repeated_captions as find_repeated_captions
    from dedupe.captions.verdict import compare_captions as compare_captions
    from dedupe.config import Config as Config
    from dedupe.config import load_config as load_config
    from dedupe.errors import CacheError as CacheError
    from dedupe.errors import ConfigError as ConfigError
    from dedupe.errors import DedupeError as DedupeError
    from dedupe.errors import ImageError as ImageError
    from dedupe.errors import InputError as InputError
    from dedupe.errors import MissingExtraError as MissingExtraError
    from dedupe.errors import ReadError as ReadError
    from dedupe.errors import WriteError as WriteError
    from dedupe.images.search import find_duplicate_images as find_duplicate_images
    from dedupe.images.verdict import compare_images as compare_images
    from dedupe.pipeline import deduplicate as deduplicate
    from dedupe.pipeline import read as read
    from dedupe.pipeline import scan as scan
    from dedupe.records import CaptionMatch as CaptionMatch
    from dedupe.records import CaptionVerdict as CaptionVerdict
    from dedupe.records import Change as Change
    from dedupe.records import CleanCaption as CleanCaption
    from dedupe.records import Decision as Decision
    from dedupe.records import DifferingSpan as DifferingSpan
    from dedupe.records import Document as Document
    from dedupe.records import Finding as Finding
    from dedupe.records import Group as Group
    from dedupe.records import ImageMatch as ImageMatch
    from dedupe.records import ImageVerdict as ImageVerdict
    from dedupe.records import ManifestRow as ManifestRow
    from dedupe.records import Match as Match
    from dedupe.records import Picture as Picture
    from dedupe.records import PictureKind as PictureKind
    from dedupe.records import Record as Record
    from dedupe.records import Region as Region
    from dedupe.records import Severity as Severity
    from dedupe.records import Source as Source
    from dedupe.records import Span as Span
    from dedupe.result import Result as Result

_HOMES = {
    "dedupe.captions.clean": ("clean_caption",),
    "dedupe.captions.context": ("CaptionContext",),
    "dedupe.captions.search": ("find_repeated_captions",),
    "dedupe.captions.verdict": ("compare_captions",),
    "dedupe.config": ("Config", "load_config"),
    "dedupe.errors": (
        "CacheError",
        "ConfigError",
        "DedupeError",
        "ImageError",
        "InputError",
        "MissingExtraError",
        "ReadError",
        "WriteError",
    ),
    "dedupe.images.search": ("find_duplicate_images",),
    "dedupe.images.verdict": ("compare_images",),
    "dedupe.pipeline": ("deduplicate", "read", "scan"),
    "dedupe.records": (
        "CaptionMatch",
        "CaptionVerdict",
        "Change",
        "CleanCaption",
        "Decision",
        "DifferingSpan",
        "Document",
        "Finding",
        "Group",
        "ImageMatch",
        "ImageVerdict",
        "ManifestRow",
        "Match",
        "Picture",
        "PictureKind",
        "Record",
        "Region",
        "Severity",
        "Source",
        "Span",
    ),
    "dedupe.result": ("Result",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = (*sorted(_HOME_OF), "__version__")  # noqa: PLE0604 (names of the table above)


def __getattr__(name: str) -> Any:
    """Public names are imported when first used, so that `import dedupe` stays light."""
    if name == "__version__":
        from importlib.metadata import version

        return version("caption-dedupe")
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'dedupe' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """All public names."""
    return sorted(__all__)
