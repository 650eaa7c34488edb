"""Tags, lemmas and trees on the test parts of Universal Dependencies treebanks, from raw text, by two measures.

spaCy's scorer leaves punctuation out and counts relations with their subtypes; that of the CoNLL 2018 shared task (Zeman et al. 2018)
counts every word, and relations without subtypes.
"""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from udtools import udeval

from kg.corpora.treebanks import treebank
from kg.evaluation.report import Row, Table
from kg.parsing.parser import score

NEEDS = "gum-test.conllu or ewt-test.conllu, of Universal Dependencies"
TREEBANKS = {"GUM": "gum-test.conllu", "EWT": "ewt-test.conllu"}
SPACY = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
CONLL = ("Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS")
COLUMNS = {"tag_acc": "XPOS", "pos_acc": "UPOS", "lemma_acc": "lemma", "dep_uas": "UAS", "dep_las": "LAS", "sents_f": "sents"}
PUBLISHED_SPACY = {
    "EWT": (Row("spaCy + XLM-R (278M)", (96.4, 96.9, 97.4, 91.9, 89.4, 90.6), "model card of en_udv25_englishewt_trf, UD 2.5"),),
}
PUBLISHED_CONLL = {
    "EWT": (
        Row("Stanza 1.0", (99.0, 81.1, 95.4, 95.1, 96.1, 97.2, 86.2, 83.6, None), "Qi et al. 2020, UD 2.5"),
        Row("UDPipe 1.2", (98.9, 77.4, 93.3, 92.8, 94.2, 95.5, 80.2, 77.0, None), "Qi et al. 2020, UD 2.5"),
    ),
}


def evaluate(nlp: Language, data: Path) -> list[Table]:
    """For each test part found in `data` spaCy's scores and those of CoNLL 2018, in percent, beside published ones."""
    ours = [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory.startswith("diplomatic_")]
    with nlp.select_pipes(disable=ours):
        present = {name: data / file for name, file in TREEBANKS.items() if (data / file).exists()}
        return [table for name, path in present.items() for table in _tables(nlp, name, path)]


def _tables(nlp: Language, name: str, path: Path) -> list[Table]:
    golds = list(treebank(path, nlp.vocab))
    began = time.process_time()
    parsed = [nlp(gold.text) for gold in golds]
    speed = sum(map(len, parsed)) / (time.process_time() - began)
    ours, conll = spacy_scores(golds, parsed), conll_scores(path, parsed)
    return [
        Table(
            f"{name} test, spaCy's scorer",
            tuple(COLUMNS[key] for key in SPACY),
            (Row("kg", tuple(100 * ours[key] for key in SPACY)), *PUBLISHED_SPACY.get(name, ())),
            f"from raw text; {speed:,.0f} words a second of processor time, one thread",
        ),
        Table(
            f"{name} test, CoNLL 2018",
            CONLL,
            (Row("kg", tuple(conll[key] for key in CONLL)), *PUBLISHED_CONLL.get(name, ())),
        ),
    ]


def spacy_scores(golds: Sequence[Doc], parsed: Sequence[Doc]) -> dict[str, Any]:
    """Shares (0 to 1) by spaCy's scorer; sentences are those of the tree."""
    return score([Example(doc, gold) for doc, gold in zip(parsed, golds, strict=True)])


def conll_scores(gold: Path, parsed: Sequence[Doc]) -> dict[str, float]:
    """F1 in percent of each measure of the shared task."""
    with gold.open(encoding="utf-8") as lines:
        reference = udeval.load_conllu(lines, str(gold), {})
    system = udeval.load_conllu(io.StringIO("".join(conllu(doc) for doc in parsed)), "parsed", {"multiple_roots_okay": True})
    return {name: 100 * score.f1 for name, score in udeval.evaluate(reference, system).items()}


def conllu(doc: Doc) -> str:
    """A parsed doc in CoNLL-U, without its space tokens."""
    lines: list[str] = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        numbers = {token.i: number for number, token in enumerate(words, 1)}
        for token in words:
            head, label = numbers[token.head.i], token.dep_
            if token.head == token:
                head, label = 0, "root"
            row = (numbers[token.i], token.text, token.lemma_, token.pos_, token.tag_, str(token.morph) or "_", head, label, "_", "_")
            lines.append("\t".join(map(str, row)))
        if words:
            lines.append("")
    return "".join(f"{line}\n" for line in lines)
