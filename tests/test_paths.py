"""A copy of ontologies/ of one's own is read in the place of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import paths
from kg.errors import OntologyError

ENTRY = """
lex:hobnob-meetsWith a ontolex:LexicalEntry ;
    lexinfo:partOfSpeech lexinfo:verb ;
    dip:evokes dip:meetsWith ;
    dip:frame "hobnob with OBJECT" .
"""


@pytest.fixture
def own(tmp_path) -> Path:
    return Path(shutil.copytree(paths.ontologies(), tmp_path / "mine"))


def extracted(own: Path) -> subprocess.CompletedProcess[str]:
    # in a process of its own: what was read of ontologies/ is kept as long as a process runs
    environment = os.environ | {paths.OWN: str(own)}
    program = [sys.executable, "-m", "kg", "extract", "-"]
    text = "Norway hobnobbed with Ghana on Monday."
    return subprocess.run(program, input=text, env=environment, capture_output=True, text=True, check=False)


def test_a_verb_that_the_copy_adds_is_read(own):
    assert '"meetsWith"' not in extracted(own).stdout
    with (own / "lexicon.ttl").open("a", encoding="utf-8") as file:
        file.write(ENTRY)
    assert '"meetsWith"' in extracted(own).stdout


def test_an_error_names_the_file_of_the_copy(own):
    lines = (own / "lexicon.ttl").read_text(encoding="utf-8").count("\n")
    with (own / "lexicon.ttl").open("a", encoding="utf-8") as file:
        file.write(ENTRY.replace("OBJECT", "SOMEBODY"))
    run = extracted(own)
    assert run.returncode == 1
    assert run.stderr.startswith(f'{own}/lexicon.ttl:{lines + 5}: frame "hobnob with SOMEBODY": unknown role "SOMEBODY"\n')
    assert "Traceback" not in run.stderr


def test_a_copy_that_is_not_whole_is_refused(own, monkeypatch):
    (own / "actors.ttl").unlink()
    monkeypatch.setenv(paths.OWN, str(own))
    with pytest.raises(OntologyError, match=r"mine: lacks actors\.ttl\n  KG_ONTOLOGIES names a whole copy"):
        paths.ontologies()


def test_without_one_ours_is_read(monkeypatch):
    monkeypatch.setenv(paths.OWN, "")
    assert (paths.ontologies() / "lexicon.ttl").is_file()
    assert paths.shown("lexicon.ttl") == "ontologies/lexicon.ttl"
