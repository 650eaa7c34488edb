"""Treebanks and named-entity corpora, as spaCy reads them.

Every function yields `Doc` objects that hold the text as it was published, with its spaces and line ends, so that the pipeline
learns from what it will meet. Sources and licences: README.md beside this file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import conllu
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

# A `Doc` of some ten sentences is long enough to learn where sentences end and short enough for a batch.
SENTENCES_IN_DOC = 10

GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT", "time": "DATE"}
GMB_LABELS = {"per": "PERSON", "org": "ORG", "geo": "LOC", "gpe": "NORP", "tim": "DATE", "eve": "EVENT"}

NAME_JOINTS = {"of", "for", "and", "the"}

# In the Groningen Meaning Bank a person's title is inside the name.
TITLE = re.compile(
    r"(?:(?:Vice|Deputy|Prime|Foreign|Defen[cs]e|Interior|Finance|Former|Acting|Interim|President|Minister|Secretary|General|"
    r"Secretary-General|Chancellor|Premier|King|Queen|Prince|Pope|Senator|Sen\.|Governor|Mr\.|Mrs\.|Ms\.|Dr\.|Ambassador|"
    r"Spokesman|Spokeswoman|Colonel|Lieutenant|Major|Admiral|Captain|Lt\.|Gen\.|Col\.)$)"
)


def treebank(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """The sentences of a CoNLL-U file, up to ten to a `Doc`; a new document always begins a new one."""
    with path.open(encoding="utf-8") as lines:
        chunk: list[conllu.TokenList] = []
        for sentence in conllu.parse_incr(lines):
            if chunk and ("newdoc id" in sentence.metadata or len(chunk) >= SENTENCES_IN_DOC):
                yield _treebank_doc(chunk, vocab)
                chunk = []
            chunk.append(sentence)
    if chunk:
        yield _treebank_doc(chunk, vocab)


def _treebank_doc(sentences: list[conllu.TokenList], vocab: Vocab) -> Doc:
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
            add("\n", False, "_SP", "SPACE", "", "\n", at - 1, "dep", False)
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
    doc.ents = list(_gum_entities(doc, sentences))
    return doc


def _space_after(token: conllu.Token) -> bool:
    return (token["misc"] or {}).get("SpaceAfter") != "No"


def _gum_entities(doc: Doc, sentences: list[conllu.TokenList]) -> Iterator[Span]:
    """Outermost mentions headed by a proper noun, of the types that name somebody or something."""
    spans: list[Span] = []
    open_mentions: list[tuple[str, str, int]] = []
    position = 0
    tokens = [token for sentence in sentences for token in sentence if isinstance(token["id"], int)]
    for token in tokens:
        if doc[position].tag_ == "_SP":
            position += 1
        marks = (token["misc"] or {}).get("Entity") or ""
        for opened, single, closed in re.findall(r"\(([^()]+)(\))?|([^()]+)\)", marks):
            if opened:
                name, kind = opened.split("-")[:2]
                open_mentions.append((name, kind, position))
                if single:
                    name, kind, start = open_mentions.pop()
                    spans.append(Span(doc, start, position + 1, kind))
            else:
                at = max((i for i, m in enumerate(open_mentions) if m[0] == closed), default=None)
                if at is not None:
                    _, kind, start = open_mentions.pop(at)
                    spans.append(Span(doc, start, position + 1, kind))
        position += 1
    named = [trimmed(span) for span in spans if _is_name(span)]
    end = 0
    for span in sorted(named, key=lambda s: (s.start, -s.end)):
        if span.start >= end and len(span) <= 8 and span[0].sent == span[-1].sent:
            end = span.end
            yield Span(doc, span.start, span.end, GUM_LABELS[span.label_])


def _is_name(span: Span) -> bool:
    if span.label_ == "time":
        return any(token.pos_ in {"PROPN", "NUM"} for token in span) and len(span) <= 5
    return span.label_ in GUM_LABELS and span.root.pos_ == "PROPN"


def trimmed(span: Span) -> Span:
    """The name inside a noun phrase: the capitalised words around its head, joined by 'of', 'for' or 'and', without articles and titles."""
    if span.label_ == "time":
        return span
    doc, start, end = span.doc, span.root.i, span.root.i + 1

    def belongs(i: int) -> bool:
        return span.start <= i < span.end and (doc[i].is_title or doc[i].is_upper or doc[i].pos_ == "PROPN") and doc[i].pos_ != "DET"

    while belongs(start - 1) or doc[start - 1].lower_ in NAME_JOINTS and belongs(start - 2):
        start -= 1
    while belongs(end) or end < span.end - 1 and doc[end].lower_ in NAME_JOINTS and belongs(end + 1):
        end += 1
    while start < span.root.i and (TITLE.match(doc[start].text) or doc[start].lower_ in NAME_JOINTS):
        start += 1
    return Span(doc, start, end, span.label_)


def named_news(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """The sentences of gmb.jsonl with their entities, one to a `Doc`, titles cut off persons' names."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            sentence = json.loads(line)
            doc = Doc(vocab, words=sentence["words"], spaces=list(spaces_between(sentence["words"])))
            doc.ents = list(_gmb_entities(doc, sentence["entities"], sentence["tags"]))
            yield doc


def spaces_between(words: list[str]) -> Iterator[bool]:
    """Whether a space follows each of the words, by the conventions of English print."""
    quoted = False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        opening = word == '"' and not quoted or word in {"(", "[", "$", "``"}
        quoted ^= word == '"'
        closing = following == '"' and quoted
        yield not (opening or closing or not following or re.fullmatch(r"[.,;:!?%)\]]|''|n't|'\w{0,2}", following))


def _gmb_entities(doc: Doc, marks: Iterable[str], tags: list[str]) -> Iterator[Span]:
    start, kind = 0, ""
    for position, mark in enumerate([*marks, "O"]):
        if kind and not mark.startswith("I-"):
            while kind == "per" and start < position and TITLE.match(doc[start].text):
                start += 1
            if start < position and kind in GMB_LABELS:
                # 'gpe' marks the nation as well as its adjective: "Iran (NNP) this week …", "Iranian (JJ) officials"
                label = "LOC" if kind == "gpe" and tags[position - 1] == "NNP" else GMB_LABELS[kind]
                yield Span(doc, start, position, label)
            kind = ""
        if mark.startswith("B-"):
            start, kind = position, mark[2:]
