"""The page of a folder, as its store is now."""

from __future__ import annotations

from pathlib import Path

from kg.errors import GraphError
from kg.pipeline.files import PAGE, page
from kg.pipeline.state import UP_TO_DATE, files_of


def viewed(folder: str | Path) -> tuple[Path, bool]:
    """The page of a folder, and whether it had to be written: that is so where documents came or went after the last build.

    Raises `GraphError` where there is neither a page nor a store.
    """
    from kg.graph import stores

    folder = Path(folder)
    path = folder / PAGE
    if not stores.exists(folder):
        if not path.is_file():
            raise GraphError(f"{path}: no such file\n  kg build INPUT… -o {folder} makes it")
        return path, False
    kept = stores.reading(folder)
    try:
        if path.is_file() and files_of(folder, kept.state()) == UP_TO_DATE:
            return path, False
        return page(kept, folder), True
    finally:
        kept.close()
