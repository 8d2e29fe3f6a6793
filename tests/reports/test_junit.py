"""JUnit XML against the schema of Jenkins' xUnit plugin (junit-10.xsd, as published in pytest's source package)."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from dedupe.check.outcome import Checked
from dedupe.reports.junit import junit_report
from tests.check.samples import checked, empty

XSD = Path(__file__).parent / "schemas" / "junit-10.xsd"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(XSD)))


@pytest.mark.parametrize("outcome", [checked(), empty()])
def test_the_report_is_valid(schema: etree.XMLSchema, outcome: Checked) -> None:
    schema.assertValid(etree.fromstring(junit_report(outcome).encode("utf-8")))


def test_the_schema_refuses_what_is_not_junit(schema: etree.XMLSchema) -> None:
    assert not schema.validate(etree.fromstring(b"<testsuites><testsuite><finding/></testsuite></testsuites>"))


def test_numbers_are_those_of_the_findings() -> None:
    root = etree.fromstring(junit_report(checked()).encode("utf-8"))
    assert (root.get("tests"), root.get("failures")) == ("6", "6")
    assert len(root.findall(".//testcase/failure")) == 6
    assert sum(int(suite.get("tests", "0")) for suite in root.findall("testsuite")) == 6


def test_nothing_found_is_a_test_that_passed() -> None:
    root = etree.fromstring(junit_report(empty()).encode("utf-8"))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert root.findall(".//failure") == []
