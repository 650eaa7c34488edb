"""A pipeline that some texts are too much for, as a package that worker processes find, too."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.documents.conftest import site as site

NAME = "deadly_pipeline"
# what ends the process that reads it: each one, or the first alone, of which it leaves a mark
DEADLY, ONCE, FAILING = "It kills whoever reads it.", "It kills the first who reads it.", "It cannot be read."
PACKAGE = f"""
import os, signal
from pathlib import Path
import spacy
from kg import paths
from spacy.language import Language

MARK = Path(__file__).with_name("killed")

@Language.component("deadly")
def deadly(doc):
    if {FAILING!r} in doc.text:
        raise ZeroDivisionError("a fault of the pipeline")
    first = {ONCE!r} in doc.text and not MARK.exists()
    if first or {DEADLY!r} in doc.text:
        MARK.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return doc

def load(**settings):
    nlp = spacy.load(paths.bundled_pipeline("fast"), **settings)
    nlp.add_pipe("deadly", first=True)
    return nlp
"""


@pytest.fixture
def deadly(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of that pipeline."""
    place: Path = tmp_path_factory.mktemp("installed")
    (place / NAME).mkdir()
    (place / NAME / "__init__.py").write_text(PACKAGE)
    (place / f"{NAME}-1.dist-info").mkdir()
    (place / f"{NAME}-1.dist-info" / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1\n")
    monkeypatch.syspath_prepend(place)
    # dask's workers are processes of another program
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.delitem(sys.modules, NAME, raising=False)
    return NAME
