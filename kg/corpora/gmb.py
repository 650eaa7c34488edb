"""The Groningen Meaning Bank: names in sentences of world news."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.corpora.labels import TITLE, place_label, sums_of_money

LABELS = {"per": "PERSON", "org": "ORG", "geo": "LOC", "gpe": "NORP", "tim": "DATE", "eve": "EVENT"}


def news(path: Path, nlp: Language) -> Iterator[Doc]:
    """The sentences of gmb.jsonl with their entities, one to a `Doc`, in the tokens of a pipeline, titles cut off persons' names."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            sentence = json.loads(line)
            words = Doc(nlp.vocab, words=sentence["words"], spaces=list(_spaces(sentence["words"])))
            doc = nlp.make_doc(words.text)
            names = [
                doc.char_span(name.start_char, name.end_char, name.label_, alignment_mode="expand")
                for name in _names(words, sentence["entities"], sentence["tags"])
            ]
            doc.ents = filter_spans([*filter(None, names), *sums_of_money(doc)])
            yield doc


def _spaces(words: list[str]) -> Iterator[bool]:
    """Whether a space follows each of the words, by the conventions of English print."""
    quoted = False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        opening = word == '"' and not quoted or word in {"(", "[", "$", "``"}
        quoted ^= word == '"'
        closing = following == '"' and quoted
        yield not (opening or closing or not following or re.fullmatch(r"[.,;:!?%)\]]|''|n't|'\w{0,2}", following))


def _names(doc: Doc, marks: Iterable[str], tags: list[str]) -> Iterator[Span]:
    start, kind = 0, ""
    for position, mark in enumerate([*marks, "O"]):
        if kind and not mark.startswith("I-"):
            while kind == "per" and start < position and TITLE.fullmatch(doc[start].text):
                start += 1
            if start < position and kind in LABELS:
                # 'gpe' marks the nation as well as its adjective: "Iran (NNP) this week …", "Iranian (JJ) officials"
                label = "LOC" if kind == "gpe" and tags[position - 1] == "NNP" else LABELS[kind]
                yield Span(doc, start, position, place_label(Span(doc, start, position, label)))
            kind = ""
        if mark.startswith("B-"):
            start, kind = position, mark[2:]
