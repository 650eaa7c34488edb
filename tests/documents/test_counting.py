from __future__ import annotations

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


def test_how_much_a_stream_has_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Russia supports Iran.")
    assert expected([tmp_path / "a.txt", "-"]) is None
