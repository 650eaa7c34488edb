"""Make the bundled pipeline: `python -m kg.training TREEBANKS -o DIR`.

TREEBANKS holds ewt-*.conllu and gum-*.conllu (Universal Dependencies) and names/gmb.jsonl; README.md tells where they come from.
DIR gets the converted corpora, both training runs and, in DIR/pipeline, the pipeline itself.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kg.training.convert import named_news, treebank

HERE = Path(__file__).parent
# The last sentences of the news corpus are kept for testing, those before them for choosing the best step.
NEWS_TEST, NEWS_DEV = 800, 400


def corpora(treebanks: Path, folder: Path) -> None:
    """Write {syntax,names}-{train,dev}.spacy, and for the scores {gum,ewt,names}-test.spacy."""
    vocab = spacy.blank("en").vocab
    gum = {part: list(treebank(treebanks / f"gum-{part}.conllu", vocab)) for part in ("train", "dev")}
    news = list(named_news(treebanks / "names" / "gmb.jsonl", vocab))
    named = {"train": news[: -NEWS_TEST - NEWS_DEV], "dev": news[-NEWS_TEST - NEWS_DEV : -NEWS_TEST]}
    for part in ("train", "dev"):
        _write(chain(gum[part], treebank(treebanks / f"ewt-{part}.conllu", vocab)), folder / f"syntax-{part}.spacy")
        _write(chain(gum[part], named[part]), folder / f"names-{part}.spacy")
    for source in ("gum", "ewt"):
        _write(treebank(treebanks / f"{source}-test.conllu", vocab), folder / f"{source}-test.spacy")
    _write(news[-NEWS_TEST:], folder / "names-test.spacy")


def _write(docs: Iterable[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def pipeline(syntax: Path, names: Path) -> Language:
    """One pipeline of both: the names after the parse, with an embedding of their own."""
    nlp = spacy.load(syntax)
    named = spacy.load(names)
    named.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=named)
    nlp.meta.update(
        name="diplomatic",
        version="0.1.0",
        description="English tagger, morphologizer, lemmatizer, parser (Universal Dependencies) and names",
        license="CC BY-SA 4.0",
        sources=[
            {"name": "UD_English-EWT", "license": "CC BY-SA 4.0"},
            {"name": "UD_English-GUM", "license": "CC BY 4.0"},
            {"name": "Groningen Meaning Bank", "license": "ODbL 1.0"},
        ],
    )
    return nlp


def _save(nlp: Language, folder: Path) -> None:
    """To disk, open to every spaCy 3.8 rather than from the one at hand onwards."""
    nlp.to_disk(folder)
    meta = srsly.read_json(folder / "meta.json")
    srsly.write_json(folder / "meta.json", {**meta, "spacy_version": ">=3.8.0,<3.9.0"})


def main() -> None:
    """Run the steps asked for, all of them unless one is named."""
    parser = argparse.ArgumentParser(prog="python -m kg.training", description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--only", choices=("corpora", "syntax", "names", "pipeline"), help="one step, on what the others left")
    arguments = parser.parse_args()
    folder: Path = arguments.output
    folder.mkdir(parents=True, exist_ok=True)
    steps = [arguments.only] if arguments.only else ["corpora", "syntax", "names", "pipeline"]
    if "corpora" in steps:
        corpora(arguments.treebanks, folder)
    for part in ("syntax", "names"):
        if part in steps:
            paths = {"paths.train": str(folder / f"{part}-train.spacy"), "paths.dev": str(folder / f"{part}-dev.spacy")}
            train(HERE / f"{part}.cfg", folder / part, overrides=paths)
    if "pipeline" in steps:
        _save(pipeline(folder / "syntax" / "model-best", folder / "names" / "model-best"), folder / "pipeline")


if __name__ == "__main__":
    main()
