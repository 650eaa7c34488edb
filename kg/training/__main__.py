"""Make the bundled pipelines: `python -m kg.training TREEBANKS -o DIR`.

TREEBANKS holds {ewt,gum}-train.conllu (Universal Dependencies) and names/gmb.jsonl; README.md tells where they come from. DIR gets the
spaCy pipelines default, default-float (before its weights are cut to eight bits) and fast, and the weights, default.pt and fast.pt.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import srsly  # type: ignore[import-untyped]
import torch
from spacy.language import Language

from kg.extraction.pipeline import completed
from kg.training import recipe

VERSION = "0.2.0"
SOURCES = [
    {"name": "UD_English-EWT", "license": "CC BY-SA 4.0"},
    {"name": "UD_English-GUM", "license": "CC BY 4.0"},
    {"name": "Groningen Meaning Bank", "license": "ODbL 1.0"},
    {"name": "all-MiniLM-L6-v2", "license": "Apache-2.0"},
]


def main() -> None:
    """Train the default, or take up its weights where DIR has them, and then the fast one."""
    parser = argparse.ArgumentParser(prog="python -m kg.training", description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--only", choices=("default", "fast"), help="one of the pipelines; the fast one needs the default's weights in DIR")
    arguments = parser.parse_args()
    folder: Path = arguments.output
    folder.mkdir(parents=True, exist_ok=True)
    corpora = recipe.Corpora.read(arguments.treebanks)
    if arguments.only != "fast":
        made = recipe.default(corpora)
        torch.save(made, folder / "default.pt")
        _save(made.pipeline(), "diplomatic", folder / "default")
        _save(made.pipeline(quantized=False), "diplomatic_float", folder / "default-float")
    if arguments.only != "default":
        made = recipe.fast(corpora, torch.load(folder / "default.pt", weights_only=False))
        torch.save(made, folder / "fast.pt")
        _save(made.pipeline(), "diplomatic_fast", folder / "fast")


def _save(nlp: Language, name: str, folder: Path) -> None:
    """To disk with our components, open to every spaCy 3.8 rather than from the one at hand onwards."""
    completed(nlp).meta.update(
        name=name,
        version=VERSION,
        description="English tags, lemmas, dependency trees (Universal Dependencies) and names",
        license="CC BY-SA 4.0",
        sources=SOURCES,
    )
    nlp.to_disk(folder)
    meta = srsly.read_json(folder / "meta.json")
    srsly.write_json(folder / "meta.json", {**meta, "spacy_version": ">=3.8.0,<3.9.0"})


if __name__ == "__main__":
    main()
