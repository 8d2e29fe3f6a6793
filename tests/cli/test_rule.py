from __future__ import annotations

import json

import pytest

from dedupe.check.pages import rules_markdown
from dedupe.check.rules import RULES
from dedupe.cli import run

Streams = pytest.CaptureFixture[str]


def test_all_rules_are_listed_one_a_line(capsys: Streams) -> None:
    assert run(["rule"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(RULES)


def test_a_rule_is_explained(capsys: Streams) -> None:
    assert run(["rule", "cap008"]) == 0
    text = capsys.readouterr().out
    rule = RULES["CAP008"]
    assert all(part in text for part in (rule.name, rule.summary, rule.why, rule.fix, "yes, by `dedupe check --fix`"))


def test_rules_for_programs(capsys: Streams) -> None:
    run(["rule", "--format", "json"])
    assert [rule["code"] for rule in json.loads(capsys.readouterr().out)] == list(RULES)
    run(["rule", "CAP001", "--format", "json"])
    (rule,) = json.loads(capsys.readouterr().out)
    assert (rule["severity"], rule["fixable"]) == ("warning", False)


def test_rules_as_markdown(capsys: Streams) -> None:
    run(["rule", "--format", "markdown"])
    assert capsys.readouterr().out == rules_markdown()
    run(["rule", "CAP008", "--format", "markdown"])
    assert capsys.readouterr().out.startswith("# CAP008 needs clean-up\n")


def test_an_unknown_rule_is_one_line(capsys: Streams) -> None:
    assert run(["rule", "CAP999"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dedupe: error: no rule 'CAP999' (the rules are ENT001, ")
    assert err.count("\n") == 1
