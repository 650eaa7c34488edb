"""Universal Dependencies treebanks, with the text as it was published: its spaces and the ends of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import conllu
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.corpora import gum

IGNORED = "punct"  # spaCy's scorer counts spaces in the gold parse alone: the end of a line has a label that it leaves out, and no tags


def treebank(path: Path, vocab: Vocab, longest: int | None = None) -> Iterator[Doc]:
    """The documents of a CoNLL-U file, or parts of them of up to `longest` sentences.

    `doc.user_data` has the document's `id`, its `date` (ISO 8601, None if not told) and, for GUM, its `mentions`.
    """
    with path.open(encoding="utf-8") as lines:
        chunk: list[conllu.TokenList] = []
        for sentence in conllu.parse_incr(lines):
            if chunk and ("newdoc id" in sentence.metadata or len(chunk) == longest):
                yield _doc(chunk, vocab)
                chunk = []
            chunk.append(sentence)
    if chunk:
        yield _doc(chunk, vocab)


def _doc(sentences: list[conllu.TokenList], vocab: Vocab) -> Doc:
    columns: dict[str, list[Any]] = {name: [] for name in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps")}
    starts: list[bool | int | None] = []

    def add(word: str, space: bool, tag: str, pos: str, morph: str, lemma: str, head: int, dep: str, start: bool) -> None:
        for name, value in zip(columns, (word, space, tag, pos, morph, lemma, head, dep), strict=True):
            columns[name].append(value)
        starts.append(start)

    for number, sentence in enumerate(sentences):
        if number and any(key.startswith("newpar") for key in sentence.metadata):
            columns["spaces"][-1] = False
            at = len(starts)
            add("\n", False, "", "", "", "", at - 1, IGNORED, False)
        words = [token for token in sentence if isinstance(token["id"], int)]
        spaces = {token["id"]: _space_after(token) for token in words}
        for token in sentence:
            if isinstance(token["id"], tuple) and token["id"][1] == "-":
                first, _, last = token["id"]
                spaces |= dict.fromkeys(range(first, last), False) | {last: _space_after(token)}
        offset = len(starts) - 1
        for token in words:
            feats = "|".join(f"{k}={v}" for k, v in (token["feats"] or {}).items())
            head = offset + (token["head"] or token["id"])
            dep = "ROOT" if not token["head"] else token["deprel"]
            add(token["form"], spaces[token["id"]], token["xpos"], token["upos"], feats, token["lemma"], head, dep, token["id"] == 1)
    doc = Doc(vocab, sent_starts=starts, **columns)  # type: ignore[arg-type]
    gum.mark(doc, sentences)
    about = sentences[0].metadata
    doc.user_data |= {"id": about.get("newdoc id", ""), "date": about.get("meta::dateCreated")}
    return doc


def _space_after(token: conllu.Token) -> bool:
    return (token["misc"] or {}).get("SpaceAfter") != "No"
