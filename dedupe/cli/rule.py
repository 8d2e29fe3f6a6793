"""`dedupe rule`: what a rule finds, why it matters, how to fix it."""

from __future__ import annotations

import click

from dedupe.cli.terminal import put


@click.command(epilog="Exit code: 0, or 2 where there is no such rule.")
@click.argument("code", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="Form of the page [text]."
)
def command(code: str | None, form: str) -> None:
    """Explain the rule CODE, or list all rules.

    \b
    dedupe rule
    dedupe rule CAP001
    """
    from dedupe.check import pages
    from dedupe.check.rules import RULES, rule_for

    if form == "json":
        text = pages.rules_json(RULES.values() if code is None else [rule_for(code)])
    elif form == "markdown":
        text = pages.rules_markdown() if code is None else pages.rule_markdown(rule_for(code))
    else:
        text = pages.rules_text() if code is None else pages.rule_text(rule_for(code))
    put(text, color=False)
