from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from dedupe.check.outcome import Accepted, Checked
from dedupe.reports.json_report import json_report
from tests.check.samples import HOSTILE, checked, empty

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "check-report.schema.json"


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "outcome", [checked(), empty(), evolve(empty(), fixed=(Accepted("CAP001", "a.md", "", "The crew", "0f", 3),))]
)
def test_the_report_is_what_its_published_schema_says(validator: Any, outcome: Checked) -> None:
    validator.validate(json.loads(json_report(outcome)))


def test_the_schema_refuses_what_the_report_never_is(validator: Any) -> None:
    report = json.loads(json_report(checked()))
    report["findings"][0]["line"] = 0
    report["findings"][1].pop("code")
    assert len(list(validator.iter_errors(report))) == 2


def test_captions_are_given_as_they_were_read() -> None:
    report = json.loads(json_report(checked()).encode("utf-8"))
    assert HOSTILE in [found["caption"] for found in report["findings"]]
