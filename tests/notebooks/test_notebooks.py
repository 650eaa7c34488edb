"""The notebooks run from a fresh copy, and what they show in the repository is what they show now."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest

MISSING = "the notebooks' libraries are not installed: pip install '.[notebooks]'"
for library in ("ipykernel", "matplotlib", "nbclient", "pandas"):
    pytest.importorskip(library, reason=MISSING)
nbformat = pytest.importorskip("nbformat", reason=MISSING)

NOTEBOOKS = Path(__file__).resolve().parent.parent.parent / "notebooks"
if not NOTEBOOKS.is_dir():
    pytest.skip("the notebooks are in the repository alone", allow_module_level=True)
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


def test_the_third_reads_other_texts_also_where_they_tell_no_days(tmp_path):
    said = "Norway met Ghana on Monday. Norway supports the ceasefire. Ghana opposes the ceasefire. Ghana criticized Norway."
    (tmp_path / "ministry").mkdir()
    record = {"_id": "1", "sourceName": "A ministry", "sourceUrl": "https://example.org/1", "title": "A statement", "text": said}
    (tmp_path / "ministry" / "documents.jsonl").write_text(json.dumps(record), encoding="utf-8")
    notebook = nbformat.read(NOTEBOOKS / "3-networks-and-change.ipynb", as_version=4)
    (cell,) = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
    cell.source = f"corpus, turn = {str(tmp_path)!r}, ''"
    nbformat.write(notebook, tmp_path / "other.ipynb")
    fresh = runpy.run_path(str(NOTEBOOKS / "execute.py"))["executed"](tmp_path / "other.ipynb")
    told = [text for _, outputs in shown(fresh) for _, text in outputs]
    assert "1 documents, 4 statements\n" in told
    assert "'No text on the two tells its day.'" in told
