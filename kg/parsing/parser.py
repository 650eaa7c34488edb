"""The spaCy component `joint_parser`: tag, pos, morph, lemma, sentences, dependency tree and entities of a doc, in one step."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.errors import Errors
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.pipeline.dep_parser import parser_score
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from kg.parsing import annotate, stretches
from kg.parsing.classes import Classes
from kg.parsing.lemmas import WordList
from kg.parsing.network import Network
from kg.parsing.wordpieces import WordPieces

FILES = ("network.onnx", "vocabulary.txt", "classes.json", "words.json.gz")
ASSIGNED = ("tag", "pos", "morph", "lemma", "dep", "head", "is_sent_start", "ent_type", "ent_iob")


class JointParser(Pipe):
    """Tags, lemmas, trees (Universal Dependencies) and names from one small transformer.

    Keeps sentence starts, present or absent, that an earlier component has set, and its entities. The network reads a doc in stretches of
    whole sentences, up to 250 word pieces, one by one: results depend on the doc alone and not on the batch.
    """

    def __init__(self, vocab: Vocab, name: str = "joint_parser") -> None:
        self.vocab = vocab
        self.name = name
        self._filling: tuple[Network, WordPieces, Classes] | None = None

    def fill(self, network: bytes, vocabulary: str, classes: Classes) -> JointParser:
        """Take in an ONNX model, its word pieces, one on each line, and what its outputs mean."""
        self._filling = Network(network), WordPieces(vocabulary.splitlines()), classes
        for label in (*classes.tags, *classes.labels, *classes.names.labels):
            self.vocab.strings.add(label)
        return self

    @property
    def filling(self) -> tuple[Network, WordPieces, Classes]:
        """The network, its word pieces and its classes. Raises `ValueError` where there are none yet."""
        if self._filling is None:
            raise ValueError(Errors.E109.format(name=self.name))
        return self._filling

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of dependencies."""
        return tuple(self._filling[2].labels) if self._filling else ()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a doc."""
        network, pieces, classes = self.filling
        return annotate.annotate(doc, stretches.read(doc, pieces, network), classes)

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """The scores that spaCy gives all that the component sets."""
        return score(examples)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write network.onnx, vocabulary.txt, classes.json and words.json.gz into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._contents().items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> JointParser:
        """Read what `to_disk` wrote."""
        return self._restore({name: (Path(path) / name).read_bytes() for name in FILES})

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The same as one string of bytes."""
        packed: bytes = srsly.msgpack_dumps(self._contents())
        return packed

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> JointParser:
        """Read what `to_bytes` gave."""
        return self._restore(srsly.msgpack_loads(bytes_data))

    def _contents(self) -> dict[str, bytes]:
        network, pieces, classes = self.filling
        texts = (text.encode() for text in ("\n".join(pieces.vocabulary), classes.to_json()))
        return dict(zip(FILES, (network.model, *texts, classes.words.to_bytes()), strict=True))

    def _restore(self, contents: dict[str, bytes]) -> JointParser:
        network, vocabulary, classes, words = (contents[name] for name in FILES)
        return self.fill(network, vocabulary.decode(), Classes.from_json(classes.decode(), WordList.from_bytes(words)))


@Language.factory(
    "joint_parser",
    assigns=[f"token.{name}" for name in ASSIGNED] + ["doc.sents", "doc.ents"],
    default_score_weights={"tag_acc": 0.2, "pos_acc": 0.1, "lemma_acc": 0.1, "dep_uas": 0.1, "dep_las": 0.3, "ents_f": 0.2},
)
def create(nlp: Language, name: str) -> JointParser:
    """An empty parser, to be filled from disk or from bytes."""
    return JointParser(nlp.vocab, name)


def score(examples: Iterable[Example]) -> dict[str, Any]:
    """The scores that spaCy gives tags, lemmas, trees, sentences and entities."""
    examples = list(examples)
    scores: dict[str, Any] = {}
    for attribute in ("tag", "pos", "lemma"):
        scores |= Scorer.score_token_attr(examples, attribute)
    scores |= parser_score(examples)
    return scores | Scorer.score_spans(examples, "ents", has_annotation=lambda doc: doc.has_annotation("ENT_IOB"))
