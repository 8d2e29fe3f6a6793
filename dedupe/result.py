"""The outcome of a scan as users hold it: its values, and how it writes itself."""

from __future__ import annotations

import os

from attrs import frozen

from dedupe.scanned import Scanned


@frozen
class Result(Scanned):  # noqa: D101 (told once, of the values)
    __doc__ = Scanned.__doc__

    def write_manifest(self, path: str | os.PathLike[str]) -> None:
        """Write the manifest in the format of the path's suffix (.jsonl, .json, .csv, .parquet).

        Raises:
            WriteError: unknown suffix, or the file cannot be written.
            MissingExtraError: Parquet without the extra `[parquet]`.
        """
        from dedupe.writers.manifest import write_manifest

        write_manifest(self.manifest, path, versions=self.versions)

    def write_report(self, path: str | os.PathLike[str]) -> None:
        """Write a report of the findings in the format of the path's suffix or name.

        Raises:
            WriteError: unknown suffix, or the file cannot be written.
        """
        from dedupe.reports.registry import write_report

        write_report(self, path)
