"""Where the files are that ship with the code."""

from pathlib import Path

BUNDLED = ("default", "fast")

_HERE = Path(__file__).resolve().parent


def ontologies() -> Path:
    """The folder ontologies/: inside the package once installed, beside it in a checkout or an editable install."""
    installed = _HERE / "ontologies"
    return installed if installed.is_dir() else _HERE.parent / "ontologies"


def bundled_pipeline(name: str = "default") -> Path:
    """One of the spaCy pipelines that ship with us, BUNDLED."""
    return _HERE / "extraction" / "bundled" / name
