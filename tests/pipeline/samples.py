"""Short texts, and what is asked of those who read them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

SAID = "Russia supports Iran. Turkey met country number {number} on Monday. The minister said that the talks would go on. "


def news(path: Path, count: int, more: Mapping[int, str] | None = None, times: int = 30) -> Path:
    """A .jsonl file with so many documents, some of which say more; with `times` 30, two or three make a shard."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = SAID.format(number=number) * times + (more or {}).get(number, "")
            print(json.dumps({"id": f"n{number:03}", "text": text, "published": "2017-01-30"}), file=file)
    return path
