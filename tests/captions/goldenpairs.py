"""Our own pairs of captions, each with the answer that it must have."""

from __future__ import annotations

import json
from pathlib import Path

PAIRS: list[dict[str, str]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "golden" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
