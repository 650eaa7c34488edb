"""Runs the notebooks and writes into them what they show: `python notebooks/execute.py`, or some of them by name."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from kg.paths import OWN

ROOT = Path(__file__).resolve().parent.parent
READ = ("seeds", "notebooks/corpus", "notebooks/show.py")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebooks() -> list[Path]:
    """The notebooks in the order in which they are to be read."""
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def executed(path: Path) -> NotebookNode:
    """The notebook as it is after a run in a fresh copy of what it reads: without times, versions and paths of the machine.

    Raises `nbclient.exceptions.CellExecutionError` for the first cell that fails.
    """
    notebook = nbformat.read(path, as_version=4)
    with TemporaryDirectory() as fresh:
        for name in READ:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            Path(fresh, name).parent.mkdir(exist_ok=True)
            copy(ROOT / name, Path(fresh, name))
        Path(fresh, "build").mkdir()
        NotebookClient(
            notebook,
            timeout=300,
            kernel_name="python3",
            resources={"metadata": {"path": f"{fresh}/notebooks"}},
            record_timing=False,
            coalesce_streams=True,
        ).execute(env=environment())
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number}"
    return notebook


def environment() -> dict[str, str]:
    """This environment, in which `kg` is that of this checkout, for the shell, too, and knows what stands in its ontologies/."""
    first = {"PATH": str(Path(sys.executable).parent), "PYTHONPATH": str(ROOT)}
    found = {name: os.pathsep.join(filter(None, (path, os.environ.get(name)))) for name, path in first.items()}
    return {name: value for name, value in (os.environ | found).items() if name != OWN}


def main(names: list[str]) -> None:
    """Run these notebooks, or all, in place."""
    for path in map(Path, names) if names else notebooks():
        print(path.name, flush=True)
        nbformat.write(executed(path), path)


if __name__ == "__main__":
    main(sys.argv[1:])
