"""`check --fix` and `check --diff`: what is safe to correct, corrected or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dedupe.cli.diffs import show_plan, tell_refused
from dedupe.cli.errors import printable

if TYPE_CHECKING:
    from dedupe.act.rewrite import Plan
    from dedupe.check.outcome import Checked
    from dedupe.config import Config
    from dedupe.result import Result


def planned(checked: Checked, result: Result) -> Plan:
    """What a fix would write: only captions that are reported, so that suppressions and settings hold here too."""
    from dedupe.act.rewrite import plan_rewrites
    from dedupe.check.rules import RULES

    wanted = {finding.record for finding in checked.findings if RULES[finding.code].fixable}
    plan = plan_rewrites(record for record in result.records if record.id in wanted)
    tell_refused(plan, "fixed")
    return plan


def show(checked: Checked, result: Result, *, quiet: bool) -> None:
    """Show what a fix would write; where that is nothing, say what else was found, which a diff cannot show."""
    from dedupe.reports.text import counted

    plan = planned(checked, result)
    show_plan(plan)
    if checked.findings and not plan.rewrites and not quiet:
        rest = counted(len(checked.findings), "finding")
        click.echo(f"Nothing that --fix corrects; {rest} (leave out --diff to see the report)", err=True)


def write(plan: Plan, config: Config, *, quiet: bool) -> bool:
    """Write the plan; True where something was written. What cannot be written is told and left as it is."""
    from dedupe.act.rewrite import write_rewrite
    from dedupe.errors import WriteError
    from dedupe.reports.text import counted

    captions = files = 0
    for rewrite in plan.rewrites:
        try:
            write_rewrite(rewrite, config)
        except WriteError as error:
            click.echo(f"dedupe: note: {printable(str(error))}", err=True)
        else:
            captions, files = captions + len(rewrite.edits), files + 1
    if captions and not quiet:
        click.echo(f"Fixed {counted(captions, 'caption')} in {counted(files, 'file')}.", err=True)
    return captions > 0
