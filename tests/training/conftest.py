"""A network of a few units, and a treebank of three sentences."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")
pytest.importorskip("transformers", reason="training needs the extra [train]")

import spacy
import torch
from transformers import BertConfig, BertModel

from kg.corpora.treebanks import treebank
from kg.parsing.wordpieces import WordPieces
from kg.training.examples import Converter, classes
from kg.training.network import Network, Sizes
from kg.training.recipe import Trained
from tests.corpora.samples import GUM


@pytest.fixture(scope="session")
def docs(tmp_path_factory):
    path = tmp_path_factory.mktemp("treebank") / "gum-train.conllu"
    path.write_text(GUM * 2, encoding="utf-8")
    return list(treebank(path, spacy.blank("en").vocab))


@pytest.fixture(scope="session")
def trained(docs, tmp_path_factory) -> Trained:
    """An untrained network for the classes of the treebank."""
    vocabulary = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        *sorted({token.text.lower() for doc in docs for token in doc if token.text.strip()}),
    ]
    folder = tmp_path_factory.mktemp("encoder")
    torch.manual_seed(0)
    config = BertConfig(vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=4, num_attention_heads=2, intermediate_size=32)
    BertModel(config).save_pretrained(folder)
    known = classes(docs)
    return Trained(Network(folder, Sizes.of(known)), WordPieces(vocabulary), known)


@pytest.fixture(scope="session")
def sentences(docs, trained):
    convert = Converter(trained.classes)
    return [convert.sentences(doc) for doc in docs]
