"""A lexicon made for a test."""

from __future__ import annotations

import pytest

from kg import paths

PREFIXES = """PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#>
PREFIX lex: <https://w3id.org/diplomacy-kg/lexicon/>
"""


@pytest.fixture
def lexicon(tmp_path, monkeypatch):
    """Puts a lexicon of its own in the place of ours."""
    monkeypatch.setattr(paths, "ontologies", lambda: tmp_path)
    return lambda text: (tmp_path / "lexicon.ttl").write_text(PREFIXES + text, encoding="utf-8")
