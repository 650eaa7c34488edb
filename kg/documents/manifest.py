"""manifest.json: what is known of the texts in a folder, beside them."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

from kg.documents.publication import Known
from kg.errors import InputError

MANIFEST = "manifest.json"


def manifest(folder: Path) -> dict[str, Known]:
    """What manifest.json in a folder tells, by file name; empty where there is none.

    Raises `InputError`, all of its faults in one, when the file is no object of objects, or has keys or names that stand for nothing.
    """
    path = folder / MANIFEST
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON: {error}") from None
    if not isinstance(values, dict):
        raise InputError('needs an object: {"file name": {"title": …, "published": …}}')
    allowed = [field.name for field in fields(Known)]
    told, faults = {}, []
    for name, entry in values.items():
        if not isinstance(entry, dict):
            faults.append(f"{name!r} needs an object with {', '.join(allowed)}")
            continue
        if unknown := sorted(entry.keys() - set(allowed)):
            faults.append(f"{name!r} has the unknown key {unknown[0]!r}: known are {', '.join(allowed)}")
        if not (folder / name).is_file():
            faults.append(f"{name!r} is no file in this folder")
        try:
            told[name] = Known.read(entry)
        except InputError as error:
            faults.append(f"{name!r}: {error}")
    if faults:
        raise InputError("; ".join(faults))
    return told
