"""The notebooks run from a fresh copy, and what they show in the repository is what they show now."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

MISSING = "the notebooks' libraries are not installed: pip install '.[notebooks]'"
for library in ("ipykernel", "matplotlib", "nbclient", "pandas"):
    pytest.importorskip(library, reason=MISSING)
nbformat = pytest.importorskip("nbformat", reason=MISSING)

NOTEBOOKS = Path(__file__).resolve().parent.parent.parent / "notebooks"
IN_THE_LEXICON = re.compile(r"(?<=\.ttl:)\d+|(?<=at line )\d+")
"""Lines of files that change often."""


def shown(notebook) -> list[tuple[str, list[tuple[str, str]]]]:
    """The cells, and what stands below each: the texts, and that there is a picture; its bytes are those of one release of matplotlib."""
    return [(cell.source, [told(output) for output in cell.get("outputs", ())]) for cell in notebook.cells]


def told(output) -> tuple[str, str]:
    if output.output_type == "stream":
        return output.name, IN_THE_LEXICON.sub("N", output.text)
    if output.output_type == "error":
        return "error", output.evalue
    kind = next(kind for kind in ("image/png", "text/html", "text/markdown", "text/plain") if kind in output.data)
    return kind, "" if kind == "image/png" else output.data[kind]


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_shows_what_it_shows_in_the_repository(path):
    fresh = runpy.run_path(str(NOTEBOOKS / "execute.py"))["executed"](path)
    assert shown(fresh) == shown(nbformat.read(path, as_version=4)), "make notebooks"


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_tells_nothing_of_the_machine_it_ran_on(path):
    notebook = nbformat.read(path, as_version=4)
    outputs = [told(output) for cell in notebook.cells for output in cell.get("outputs", ())]
    assert outputs
    assert "error" not in {kind for kind, _ in outputs}
    assert not [text for _, text in outputs if re.search(r"(?<![.\w/-])/(home|root|tmp|usr|work|Users|var)\b", text)]
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)
