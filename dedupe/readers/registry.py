"""The table of formats, in the order in which they are tried, and the choice among them."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from attrs import evolve

from dedupe.config import Config
from dedupe.errors import ConfigError
from dedupe.readers.entry import NO_COLUMN, Reader, Reading
from dedupe.readers.ours import written_by_dedupe


def _reader(name: str, module: str, function: str, suffixes: str, help_line: str) -> Reader:
    """A row of the table; its module is imported when a document is first read by it."""

    def read(path: Path, config: Config) -> Reading | None:
        found: Reading | None = getattr(import_module(f"dedupe.readers.{module}"), function)(path, config)
        return found

    return Reader(name, tuple(suffixes.split()), read, help_line)


READERS: tuple[Reader, ...] = (
    _reader(
        "imagefolder",
        "imagefolder",
        "read_imagefolder",
        "metadata.csv metadata.jsonl metadata.parquet",
        "metadata of a Hugging Face ImageFolder",
    ),
    _reader("csv", "delimited", "read_csv", ".csv", "CSV table; delimiter and columns are told by looking"),
    _reader("tsv", "delimited", "read_tsv", ".tsv .tab", "TSV table"),
    _reader("jsonl", "jsontable", "read_jsonl", ".jsonl .ndjson", "JSON Lines, one object a line"),
    _reader("parquet", "parquet", "read_parquet", ".parquet", "Parquet table (extra [parquet])"),
    _reader(
        "webdataset",
        "webdataset",
        "read_webdataset",
        ".tar .tgz .tar.gz .tar.bz2 .tar.xz .tar.zst",
        "shard of webdataset or img2dataset",
    ),
    _reader("ghost", "ghost", "read_ghost", ".json", "export of Ghost"),
    _reader("json", "jsontable", "read_json", ".json", "JSON: a table, or one of the four that follow"),
    _reader("agency", "agency", "read_agency", "", "saved page of an agency's image search"),
    _reader("commons", "commons", "read_commons", "", "Wikimedia Commons imageinfo with extmetadata"),
    _reader("iiif", "iiif", "read_iiif", ".jsonld", "IIIF 3 or 2 manifest"),
    _reader("coco", "coco", "read_coco", "", "COCO captions"),
    _reader("json-table", "jsontable", "read_json_table", "", "JSON as a plain table, whatever else it looks like"),
    _reader(
        "markdown",
        "markdown",
        "read_markdown",
        ".md .mdx .markdown .mdown .mkd .qmd .rmd .njk .liquid",
        "Markdown and MDX with front matter and shortcodes",
    ),
    _reader("html", "html", "read_html", ".html .htm .xhtml .astro .vue .svelte", "HTML page, or a component of pages"),
    _reader("jsx", "jsx", "read_jsx", ".jsx .tsx", "page of React or its like: elements in JavaScript or TypeScript"),
    _reader("script", "jsx", "read_jsx", ".js .mjs .ts", "script with elements, or with a list of pictures"),
    _reader("rst", "restructured", "read_restructured", ".rst", "reStructuredText page"),
    _reader("asciidoc", "asciidoc", "read_asciidoc", ".adoc .asciidoc", "AsciiDoc page"),
    _reader("org", "org", "read_org", ".org", "Org page"),
    _reader("notebook", "notebook", "read_notebook", ".ipynb", "Markdown cells of a Jupyter notebook"),
    _reader("wordpress", "wordpress", "read_wordpress", ".xml", "export of WordPress (WXR)"),
    _reader("catalogue", "catalogue", "read_catalogue", ".xml", "MODS or Dublin Core, alone, in METS or from OAI-PMH"),
    _reader("xmp", "sidecar", "read_lone_xmp", ".xmp", "XMP beside the picture of the same name"),
    _reader("datafile", "datafiles", "read_datafile", ".yml .yaml .toml .json", "data file of a site"),
    _reader("kirby", "kirby", "read_kirby", ".txt .lr", "content file of Kirby or Lektor: fields between dashes"),
    _reader("text-table", "delimited", "read_text_table", ".txt", "text whose lines are a picture and its caption"),
    _reader("gallery", "gallery", "read_gallery", ".txt .text", "text: a gallery of captions, or an article"),
    _reader("sidecar", "sidecar", "read_sidecar", ".caption", "caption of the picture of the same name"),
)
"""In the order in which they are tried on a document; those without suffixes only when asked for by name."""


def suffixes_of(*names: str) -> tuple[str, ...]:
    """The file name endings that some readers are tried on."""
    return tuple(suffix for reader in READERS if reader.name in names for suffix in reader.suffixes)


_SURE = frozenset({"kirby"})
"""Readers that know a document by its form, so that no other is tried where they find nothing in it."""

NAMES = tuple(reader.name for reader in READERS)
"""What `--reader` takes."""

_BY_NAME = {reader.name: reader for reader in READERS}

_ABOUT_THE_PROJECT = re.compile(
    r"""(?:readme|licen[sc]e|copying|changelog|contributing|contributors|maintainers|code[_-]of[_-]conduct|codeowners)
        (?:[.-][\w.-]+)?\.(?:txt|text|md|markdown|rst|adoc|asciidoc|org|html?)
    |(?:notice|changes|authors|security|citation|install|todo|robots|humans|ads|app-ads|llms|llms-full|cmakelists
        |(?:[\w.]+-)?(?:requirements|constraints)(?:[.-][\w.-]+)?)\.(?:txt|text)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Texts about a project, not of its content; also README.de.md, LICENSE-MIT.txt. A page may be called install.md."""

_MACHINERY = re.compile(
    r"""(?:package(?:-lock)?|npm-shrinkwrap|composer|bower|lerna|nx|turbo|vercel|now|firebase|renovate|deno
    |tsconfig[\w.-]*|jsconfig[\w.-]*|\.[\w.-]+|metadata_cache|manifest\.webmanifest|[\w.-]*_stats|lighthouserc
    |cypress|angular|babel\.config|biome|netlify)\.json
    |(?:pyproject|cargo|netlify|dedupe|poetry|\.[\w.-]+)\.toml
    |(?:pnpm-lock|docker-compose[\w.-]*|mkdocs|codecov|_config[\w.-]*|\.[\w.-]+)\.ya?ml
    |yarn\.lock|poetry\.lock|.*\.lock\.json
    |(?:gatsby-(?:config|node|browser|ssr)|gulpfile|gruntfile|service-?worker|sw|\.[\w.-]+
    |.*\.(?:config|conf|min|bundle|chunk|test|spec|stories|story|cy|e2e|setup|d))\.(?:js|jsx|mjs|ts|tsx)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Files of tools: settings, lock files, tests of scripts and what was built of them, and the caches and statistics of
kohya's trainers and img2dataset."""


def known_suffixes() -> frozenset[str]:
    """Every file name ending that some reader is tried on."""
    return frozenset(suffix for reader in READERS for suffix in reader.suffixes if suffix.startswith("."))


def is_data(name: str) -> bool:
    """Whether a file of this name may hold captions, as far as its name tells."""
    return _MACHINERY.fullmatch(name) is None and _ABOUT_THE_PROJECT.fullmatch(name) is None


def readers_for(name: str, config: Config, *, named: bool = False) -> tuple[Reader, ...]:
    """The readers to try on a file of this name, in order.

    Args:
        name: the file's name, or a path that ends in it.
        config: `reader` forces one on every document of a known suffix (on any, where the file was `named`).
        named: the file was named directly: README, licence and settings files are read too.

    Raises:
        ConfigError: `config.reader` is unknown; the names are listed.
    """
    name = re.split(r"[\\/]", name)[-1]
    by_suffix = tuple(reader for reader in READERS if name.lower().endswith(reader.suffixes or ("\0",)))
    if not named and not is_data(name):
        by_suffix = ()
    if config.reader is None:
        return by_suffix
    forced = reader_named(config.reader)
    return (forced,) if named or by_suffix else ()


def reader_named(name: str) -> Reader:
    """The reader of this name.

    Raises:
        ConfigError: there is none; the names are listed.
    """
    if name not in _BY_NAME:
        raise ConfigError(f"unknown reader {name!r}", hint="the readers are " + ", ".join(NAMES))
    return _BY_NAME[name]


def read_document(path: Path, config: Config, *, named: bool = False) -> Reading | None:
    """Read a document by the first reader that knows it.

    Args:
        path: the document.
        config: `reader` forces one.
        named: as for `readers_for`.

    Returns:
        The first Reading with entries; without one, the first Reading at all (its note or problems say why there
        are no entries); None where no reader knows the document. What dedupe wrote itself is read where it is
        named only.

    Raises:
        ConfigError: `config.reader` is unknown.
        ReadError: the document cannot be opened or understood at all.
        MissingExtraError: its format needs a package that is not installed.
    """
    ours = None if named else written_by_dedupe(path)
    if ours is not None:
        return Reading(ours, note="written by dedupe, not read; name it to read it")
    empty: Reading | None = None
    for reader in readers_for(path.name, config, named=named):
        reading = reader.read(path, config)
        if reading is not None and (reading.entries or reading.reader in _SURE):
            return reading
        empty = empty or reading
    return empty if named or empty is None else _about_something_else(empty)


def _about_something_else(reading: Reading) -> Reading:
    """JSON met on the way that has no captions and no pictures is worth a note, not a complaint.

    Sites and tools keep all sorts of lists in JSON; a CSV among captions is more likely meant to be one of them.
    """
    if reading.reader != "json" or any(not problem.message.startswith(NO_COLUMN) for problem in reading.problems):
        return reading
    return evolve(reading, note=reading.note or "; ".join(p.message for p in reading.problems), problems=())


def read_sidecar(path: Path, config: Config) -> Reading | None:
    """Read the sidecar of one picture; as `dedupe.readers.sidecar.read_sidecar`, imported when first used."""
    from dedupe.readers import sidecar

    return sidecar.read_sidecar(path, config)
