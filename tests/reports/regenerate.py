"""Write the golden files again: `python -m tests.reports.regenerate`; look at the diff before it is committed."""

from __future__ import annotations

from dedupe.reports.registry import FORMATS, REPORTS
from tests.check.samples import checked, empty
from tests.reports.test_reports import GOLDEN


def main() -> None:
    for name in FORMATS:
        (GOLDEN / f"findings.{name}").write_bytes(REPORTS[name].render(checked()).encode("utf-8"))
        (GOLDEN / f"empty.{name}").write_bytes(REPORTS[name].render(empty()).encode("utf-8"))
    (GOLDEN / "findings.colored").write_bytes(REPORTS["text"].render(checked(), color=True).encode("utf-8"))


if __name__ == "__main__":
    main()
