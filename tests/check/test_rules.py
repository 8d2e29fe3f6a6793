from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from dedupe.check import pages
from dedupe.check.rules import RULES, codes_matching, rule_for, severity_of
from dedupe.config import Config
from dedupe.errors import ConfigError
from dedupe.records import Severity

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"

CONTRACT = {
    "ENT001", "IMG001", "IMG002", "IMG003", "IMG004", "IMG005", "IMG006", "IMG007", "CAP001", "CAP002", "CAP003",
    "CAP004", "CAP005", "CAP006", "CAP007", "CAP008", "CAP009", "CAP010", "CAP011", "SUP001", "DOC001",
}  # fmt: skip


def test_the_codes_are_those_promised() -> None:
    assert set(RULES) == CONTRACT


@pytest.mark.parametrize("code", sorted(CONTRACT))
def test_a_rule_says_all_that_a_person_needs(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    for text in (rule.summary, rule.why, rule.fix):
        assert text.endswith((".", "`"))
        assert text[0].isupper() or text[0] == "`"
    fields = {name for _, name, _, _ in string.Formatter().parse(rule.message) if name}
    assert fields
    assert not fields & {"path", "line", "column"}


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_a_rule_is_found_however_its_code_is_written() -> None:
    assert rule_for(" cap001 ") is RULES["CAP001"]


def test_an_unknown_rule_lists_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"no rule 'CAP999' .*CAP001.*SUP001"):
        rule_for("CAP999")


def test_the_beginning_of_a_code_stands_for_a_family() -> None:
    assert codes_matching(["cap00", "DOC001"]) == {f"CAP00{n}" for n in range(1, 10)} | {"DOC001"}


@pytest.mark.parametrize("bad", ["XYZ", "", "CAP0011"])
def test_a_beginning_of_no_code_is_an_error(bad: str) -> None:
    with pytest.raises(ConfigError, match="no rule"):
        codes_matching([bad])


def test_settings_change_the_severity_of_a_family() -> None:
    config = Config(severity={"cap": "error", "CAP003": "note"})
    assert severity_of("CAP001", config) is Severity.ERROR
    assert severity_of("CAP003", config) is Severity.NOTE
    assert severity_of("IMG001", config) is Severity.WARNING


def test_settings_change_a_severity() -> None:
    config = Config(severity={"CAP001": "error"})
    assert severity_of("CAP001", config) is Severity.ERROR
    assert severity_of("CAP002", config) is Severity.WARNING


def test_the_reference_page_is_current() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == pages.rules_markdown()


def test_links_of_the_reference_page_lead_to_its_headings() -> None:
    page = pages.rules_markdown()
    anchors = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^## (.*)$", page, re.MULTILINE)
    }
    assert set(re.findall(r"\(#([^)]*)\)", page)) == anchors
