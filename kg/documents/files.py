"""The files that a folder or a pattern stands for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kg.documents.formats import by_name, is_named
from kg.errors import InputError

_WILD = frozenset("*?[")


def files_in(folder: Path, unreadable: list[OSError] | None = None) -> Iterator[Path]:
    """The files of known formats in a folder at all depths, by name, none of them hidden; links to folders are not followed."""
    # no os.walk, which in Python 3.11 calls itself for each folder in a folder: a thousand of them end the run
    folders = [folder]
    while folders:
        place = folders.pop()
        try:
            with os.scandir(place) as entries:
                seen = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
        except OSError as error:
            if unreadable is not None:
                unreadable.append(error)
            continue
        folders += (place / entry.name for entry in reversed(seen) if entry.is_dir(follow_symlinks=False))
        yield from (place / entry.name for entry in seen if is_named(entry.name) and not _is_folder(entry))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def is_pattern(given: str | Path) -> bool:
    """Whether what was given is a pattern such as 'news/*.html', and no file that is called so."""
    return not _WILD.isdisjoint(str(given)) and not Path(given).exists()


def folder_of(pattern: str | Path) -> Path:
    """The folder that a pattern begins with, which need not be there."""
    return next(place for place in reversed(Path(pattern).parents) if not _WILD.isdisjoint(Path(pattern).relative_to(place).parts[0]))


def matches(pattern: str | Path) -> list[Path]:
    """The folders of a pattern, and its files of known formats outside of those, sorted; what is hidden has to be named by its dot.

    '**' is folders at any depth, and follows no links: those that lead in a circle would never end. Raises `InputError` for what is no
    pattern.
    """
    place = folder_of(pattern)
    wild = Path(pattern).relative_to(place)
    dotted = any(part.startswith(".") for part in wild.parts)
    try:
        found = sorted(place.glob(wild.as_posix()))
    except (ValueError, NotImplementedError) as wrong:
        raise InputError(f"is no pattern: {wrong}") from None
    except RecursionError:
        raise InputError("is a pattern of folders that are nested too deeply: give one of them") from None
    seen = [path for path in found if dotted or not any(part.startswith(".") for part in path.relative_to(place).parts)]
    folders = {path for path in seen if path.is_dir()}
    return [path for path in seen if folders.isdisjoint(path.parents) and (path in folders or by_name(path.name) is not None)]
