"""Numbers with what they count."""

from __future__ import annotations


def number(count: int, thing: str) -> str:
    """'1 document', '2 documents'."""
    return f"{count} {thing}{'' if count == 1 else 's'}"
