"""Settings: values, files, layers, schema."""

from __future__ import annotations

import json
import os
from pathlib import Path

import attrs
import jsonschema
import pytest

from dedupe.config import Config, config_from, find_config, line_of, load_config, setting_names
from dedupe.errors import ConfigError
from dedupe.layers import layered, parse_value
from dedupe.schema import config_schema, descriptions, settings_markdown

SCHEMA_FILE = Path(__file__).parent.parent / "docs" / "reference" / "config.schema.json"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_settings_file_is_read(tmp_path: Path) -> None:
    file = write(
        tmp_path / "dedupe.toml",
        'include = ["*.md"]\nfail-on = "error"\nmax_pixels = 10\n[severity]\nCAP003 = "error"\n'
        '[per-file-ignores]\n"drafts/*" = ["CAP001"]\n[shortcodes]\nphoto = "1,2"\n',
    )
    config = load_config(file)
    assert config.include == ("*.md",)
    assert config.fail_on == "error"
    assert config.max_pixels == 10
    assert config.severity == {"CAP003": "error"}
    assert config.per_file_ignores == {"drafts/*": ("CAP001",)}
    assert config.shortcodes == {"photo": "1,2"}


def test_pyproject_has_a_table_for_it(tmp_path: Path) -> None:
    project = write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n[tool.dedupe]\nworkers = 3\n')
    assert load_config(project).workers == 3
    assert load_config(write(tmp_path / "b" / "pyproject.toml", "[project]\n")) == Config()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "workers = 2\nexclud = []\n",
            2,
            r"unknown setting 'exclud' \(did you mean 'exclude'\? The settings are include, ",
        ),
        ("zzzz = 1\n", 1, r"unknown setting 'zzzz' \(The settings are include, "),
        ("[shortcode]\na = 'b'\n", 1, "did you mean 'shortcodes'"),
        ("include = '*.md'\n", 1, r"include should be a list of strings, not '\*.md'"),
        ("include = [1]\n", 1, "a list of strings"),
        ("\n\nworkers = 0\n", 3, "workers should be a whole number of 1 or more, not 0"),
        ("workers = true\n", 1, "a whole number"),
        ("max-bytes = '1'\n", 1, "a whole number"),
        ("hidden = 1\n", 1, "hidden should be true or false, not 1"),
        ("reader = 1\n", 1, "a string"),
        ("keep = 'newest'\n", 1, "one of best, first, largest, longest-caption"),
        ("fail-on = 'never'\n", 1, "one of note, warning, error"),
        ("severity = {CAP001 = 'fatal'}\n", 1, "a table of note, warning, error"),
        ("allow = ['x']\n", 1, "a table of strings"),
        ("shortcodes = {a = 1}\n", 1, "a table of strings"),
        ("per-file-ignores = []\n", 1, "a table of lists of strings"),
        ("b = 1\na = \n", 2, "is no valid TOML: Invalid value$"),
        ("a = [\n", None, "is no valid TOML"),
        ("shortcodes = {a = '1,,2'}\n", 1, "shortcodes should be a table of arguments, by name or by place from 1"),
        ("shortcodes = {a = '0'}\n", 1, "by place from 1"),
        ("shortcodes = {a = '-,1'}\n", 1, "image,alt,caption,title"),
        ("shortcodes = {a = ''}\n", 1, "image,alt,caption,title"),
        ("shortcodes = {a = '1,2,3,4,5'}\n", 1, "image,alt,caption,title"),
        ("\n[tool.dedupe]\nworkers = 2\n", 2, "has its place in pyproject.toml"),
        ("[per-file-ignores]\n'a' = 'CAP'\n", 1, "per-file-ignores should be a table of lists of strings"),
    ],
)
def test_what_is_wrong_names_file_line_and_what_is_legal(
    tmp_path: Path, text: str, line: int | None, message: str
) -> None:
    file = write(tmp_path / "dedupe.toml", text)
    with pytest.raises(ConfigError, match=message) as caught:
        load_config(file)
    assert caught.value.path == str(file)
    assert caught.value.line == line


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "gone.toml")
    (tmp_path / "latin.toml").write_bytes(b"a = '\xe9'")
    with pytest.raises(ConfigError, match="is no UTF-8"):
        load_config(tmp_path / "latin.toml")
    with pytest.raises(ConfigError, match="should be a table"):
        load_config(write(tmp_path / "pyproject.toml", "[tool]\ndedupe = 1\n"))
    assert line_of(tmp_path / "latin.toml", "a") is None
    assert line_of(tmp_path / "pyproject.toml", "other") is None


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    top = write(tmp_path / "dedupe.toml", "workers = 1\n")
    write(tmp_path / "a" / "pyproject.toml", "[project]\n")  # says nothing of dedupe
    write(tmp_path / "a" / "b" / "pyproject.toml", "broken =")  # somebody else's
    assert find_config(tmp_path / "a" / "b") == top
    near = write(tmp_path / "a" / "pyproject.toml", "[tool.dedupe]\nworkers = 2\n")
    assert find_config(tmp_path / "a" / "b") == near
    own = write(tmp_path / "a" / "dedupe.toml", "workers = 3\n")
    assert find_config(tmp_path / "a" / "b") == own


def test_command_line_over_environment_over_file_over_default(tmp_path: Path) -> None:
    file = write(tmp_path / "dedupe.toml", "workers = 1\nkeep = 'first'\nhidden = true\ncache = 'fp.db'\n")
    settings = layered(
        [tmp_path],
        environ={"DEDUPE_WORKERS": "2", "DEDUPE_HIDDEN": "no", "DEDUPE_READER": "", "DEDUPE_OTHER": "x"},
        command_line={"workers": 3},
    )
    assert (settings.config.workers, settings.config.hidden, settings.config.keep) == (3, False, "first")
    assert settings.config.cache == str(tmp_path / "fp.db")
    assert settings.file == file
    assert settings.origins["workers"] == "command line"
    assert settings.origins["hidden"] == "environment DEDUPE_HIDDEN"
    assert settings.origins["keep"] == str(file)
    assert settings.origins["reader"] == "default"
    assert list(settings.origins) == setting_names()


def test_the_file_is_looked_for_above_all_paths_and_can_be_named(tmp_path: Path) -> None:
    top = write(tmp_path / "dedupe.toml", "workers = 1\n")
    one = write(tmp_path / "a" / "dedupe.toml", "workers = 2\n")
    page = write(tmp_path / "a" / "page.md", "")
    (tmp_path / "b").mkdir()
    assert layered([page]).file == one
    assert layered([tmp_path / "a", tmp_path / "b"]).file == top
    assert layered([tmp_path / "b", tmp_path / "a"]).file == top
    assert layered([page], environ={"DEDUPE_CONFIG": str(top)}).file == top
    assert layered([page], file=top, environ={"DEDUPE_CONFIG": str(one)}).file == top
    with pytest.raises(ConfigError, match="cannot be read"):
        layered([page], file=tmp_path / "gone.toml")


def test_folders_on_two_drives_have_a_first_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_common_path(_: object) -> str:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr(os.path, "commonpath", no_common_path)
    file = write(tmp_path / "a" / "dedupe.toml", "workers = 1\n")
    (tmp_path / "b").mkdir()
    found = [layered([tmp_path / name for name in names]).file for names in ("ab", "ba")]
    assert [path is not None and path.samefile(file) for path in found] == [True, True]


def test_without_paths_the_current_folder_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "dedupe.toml", "workers = 1\n")
    monkeypatch.chdir(tmp_path)
    found = layered().file
    assert found is not None
    assert found.samefile(file)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("TRUE", "bool", True),
        ("0", "bool", False),
        ("12", "int | None", 12),
        ("a, b,", "tuple[str, ...]", ["a", "b"]),
        ('["a,b"]', "tuple[str, ...]", ["a,b"]),
        ("word", "str | None", "word"),
        ('{a = "b"}', "Mapping[str, str]", {"a": "b"}),
    ],
)
def test_environment_variables_are_read_by_the_kind_of_setting(text: str, kind: str, value: object) -> None:
    assert parse_value(text, kind, "DEDUPE_X") == value


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        ("DEDUPE_HIDDEN", "perhaps", "DEDUPE_HIDDEN should be true or false, not 'perhaps'"),
        ("DEDUPE_WORKERS", "two", "DEDUPE_WORKERS should be a whole number of 1 or more, not 'two'"),
        ("DEDUPE_WORKERS", "0", "environment DEDUPE_WORKERS: workers should be a whole number"),
        ("DEDUPE_INCLUDE", "[broken", "DEDUPE_INCLUDE should be written"),
        ("DEDUPE_ALLOW", "x", "DEDUPE_ALLOW should be written { name = "),
        ("DEDUPE_KEEP", "newest", "environment DEDUPE_KEEP: keep should be one of"),
    ],
)
def test_a_wrong_environment_variable_is_named(tmp_path: Path, variable: str, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        layered([tmp_path], environ={variable: text})
    assert message in str(caught.value)


def test_unknown_names_are_errors_in_a_table_too() -> None:
    with pytest.raises(ConfigError, match="did you mean 'workers'"):
        config_from({"worker": 1})
    assert config_from({"collapse_captions": True}).collapse_captions
    assert config_from({}, base=Config(workers=2)).workers == 2


def test_every_setting_is_described_and_in_the_schema() -> None:
    schema = config_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == setting_names()
    assert set(descriptions()) == {attribute.name for attribute in attrs.fields(Config)}
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"workers": 2, "severity": {"CAP001": "note"}, "shortcodes": {"a": "1,2"}})
    for wrong in ({"worker": 2}, {"workers": 0}, {"keep": "newest"}, {"severity": {"CAP001": "fatal"}}):
        assert not validator.is_valid(wrong)


def test_the_defaults_pass_the_schema() -> None:
    defaults = {name: shape["default"] for name, shape in config_schema()["properties"].items() if "default" in shape}
    jsonschema.validate(defaults, config_schema())
    assert config_from(defaults) == Config()


def test_the_published_schema_is_the_current_one() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == config_schema(), (
        "run: dedupe config schema > docs/reference/config.schema.json"
    )


def test_the_documented_settings_are_the_current_ones() -> None:
    page = (SCHEMA_FILE.parent / "configuration.md").read_text(encoding="utf-8")
    assert settings_markdown() in page, "put the output of dedupe config schema --format markdown there"


def test_what_is_wrong_in_a_program_names_the_setting() -> None:
    with pytest.raises(ConfigError, match=r"^max-pixels should be a whole number of 1 or more, not 0$"):
        Config(max_pixels=0)
    with pytest.raises(ConfigError, match=r"^keep should be one of best, first"):
        Config(keep="newest")


@pytest.mark.parametrize("text", ["tool = 3\n", "tool = []\n", "[tool]\nother = 1\n"])
def test_a_project_that_has_no_tools_has_no_settings(tmp_path: Path, text: str) -> None:
    project = write(tmp_path / "pyproject.toml", text)
    assert find_config(tmp_path) is None
    assert load_config(project) == Config()


def test_where_a_setting_is_given(tmp_path: Path) -> None:
    file = write(tmp_path / "dedupe.toml", "workers = 2\nkeep = 'first'\n")
    given = {"reader": "csv"}
    settings = layered([tmp_path], environ={"DEDUPE_WORKERS": "3"}, command_line=given)
    assert settings.place_of("keep") == (str(settings.file), 2)
    assert settings.place_of("workers") == ("environment DEDUPE_WORKERS", None)
    assert settings.place_of("reader") == ("--reader", None)
    assert file.name == "dedupe.toml"


def test_equal_settings_are_one_key() -> None:
    assert hash(Config(workers=2)) == hash(Config(workers=2))
    assert Config(allow={"a": "b"}) == Config(allow={"a": "b"})
    with pytest.raises(TypeError):
        Config(allow={"a": "b"}).allow["a"] = "c"  # type: ignore[index]
