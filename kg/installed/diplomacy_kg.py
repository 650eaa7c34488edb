"""The default pipeline under the name of the installed distribution, as spaCy looks for it: `spacy.load("diplomacy_kg")`."""

from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path

from kg import paths


def load(**overrides: Any) -> Language:
    """The pipeline, with what `spacy.load` may change of it: `vocab`, `disable`, `enable`, `exclude`, `config`."""
    return load_model_from_path(paths.bundled_pipeline(), **overrides)
