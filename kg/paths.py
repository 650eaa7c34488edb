"""Where the files are that ship with the code, and the user's own in their place."""

import os
from pathlib import Path

from kg.errors import OntologyError

BUNDLED = ("default", "fast")
OWN = "KG_ONTOLOGIES"
"""The environment variable that names a folder to be read in the place of ontologies/."""

_HERE = Path(__file__).resolve().parent


def ontologies() -> Path:
    """The folder of what is known: a copy of ontologies/ that KG_ONTOLOGIES names, or else ours.

    Ours is inside the package once installed, beside it in a checkout or an editable install. Raises `OntologyError` where the copy is not
    whole.
    """
    installed = _HERE / "ontologies"
    ours = installed if installed.is_dir() else _HERE.parent / "ontologies"
    if not (named := os.environ.get(OWN)):
        return ours
    if missing := sorted(path.name for path in ours.glob("*.*") if not Path(named, path.name).is_file()):
        raise OntologyError(
            f"{named}: lacks {', '.join(missing)}\n  {OWN} names a whole copy of ontologies/, to be changed; ours is {ours}"
        )
    return Path(named)


def shown(name: str) -> str:
    """What a message calls a file of that folder, so that its reader can open it."""
    return Path(os.environ.get(OWN) or "ontologies", name).as_posix()


def bundled_pipeline(name: str = "default") -> Path:
    """One of the spaCy pipelines that ship with us, BUNDLED."""
    return _HERE / "extraction" / "bundled" / name
