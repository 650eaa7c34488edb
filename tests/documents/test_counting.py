from __future__ import annotations

import bz2
import gzip
from pathlib import Path

from kg.documents import documents, expected


def test_as_many_documents_are_expected_as_come(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Russia supports Iran.")
    (tmp_path / "in" / ".hidden.txt").write_text("Russia supports Iran.")
    (tmp_path / "in" / "manifest.json").write_text("{}")
    lines = '{"id": "1", "text": "Russia supports Iran."}\n{"id": "2", "text": "Iran supports Russia."}'
    (tmp_path / "in" / "b.jsonl").write_text(lines)
    (tmp_path / "c.jsonl").write_text(lines.replace('"id": "', '"id": "c') + "\n")
    given = [tmp_path / "in", tmp_path / "c.jsonl", tmp_path / "in" / "a.txt"]
    assert expected(given[:2]) == len(list(documents(given[:2]))) == 5
    assert expected(given) == 6
    assert expected([]) == 0


def test_the_lines_of_packed_files_are_counted(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": "%d", "text": "Russia supports Iran."}\n' % number for number in range(1000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "b.ndjson.bz2").write_bytes(bz2.compress(lines.replace(b'"id": "', b'"id": "b')))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(lines))
    assert expected([tmp_path]) == len(list(documents([tmp_path]))) == 2001
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-200])
    assert 1001 <= (expected([tmp_path]) or 0) < 2001


def test_how_much_a_stream_has_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Russia supports Iran.")
    assert expected([tmp_path / "a.txt", "-"]) is None
