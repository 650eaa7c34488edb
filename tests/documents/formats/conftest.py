"""A file of any format, read by its name."""

from __future__ import annotations

import pytest

from kg.documents import documents
from kg.model import Document, Omission


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def reading(name: str, data: bytes) -> tuple[list[str], dict[str, str]]:
        (tmp_path / name).write_bytes(data)
        found = list(documents([name]))
        return [one.id for one in found if isinstance(one, Document)], {one.document: one.why for one in found if isinstance(one, Omission)}

    return reading
