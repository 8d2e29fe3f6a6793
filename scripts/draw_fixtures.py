"""Draw and write tests/fixtures again, from the code of the demo.

Run it from anywhere: `python scripts/draw_fixtures.py [FOLDER]`. A test holds the committed texts against it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dedupe.demo.documents import DOCUMENTS
from dedupe.demo.gallery import write_gallery

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "fixtures"
LONG_SIDE = 384
"""Width of the photographs: large enough for every verdict, small enough to be kept in the repository."""


def draw_fixtures(folder: Path) -> None:
    """Write every fixture below `folder`."""
    write_gallery(folder / "gallery", long_side=LONG_SIDE)
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (documents / name).write_bytes(text().encode("utf-8"))


if __name__ == "__main__":
    draw_fixtures(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES)
