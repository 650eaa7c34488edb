"""The mentions of entities in GUM, and the names among them: those that are headed by a proper noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

import conllu
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.corpora.labels import TITLE, place_label, sums_of_money

# The fields are the entity's number, its type, information status, salience, centering, smallest span, kind of link and title.
BRACKETS = re.compile(r"\((?P<opened>[^()]+)(?P<single>\))?|(?P<closed>[^()]+)\)")
LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT", "time": "DATE"}
LONGEST_NAME, LONGEST_DATE = 8, 5  # tokens
DESCRIPTION = "nmod:desc"  # 'President' of 'President Obama'
NAME_JOINTS = {"of", "for", "and", "the"}


class EntityMention(NamedTuple):
    """A mention, nested ones among them: its tokens, half-open, its entity's number in the document, its type and Wikipedia's title."""

    start: int
    end: int
    entity: str
    type: str
    title: str


def mark(doc: Doc, sentences: list[conllu.TokenList]) -> None:
    """Set `doc.user_data["mentions"]` and the entities of a treebank's doc by its `Entity` marks; nothing where there are none."""
    found = list(_mentions(doc, sentences))
    if found:
        doc.user_data["mentions"] = found
        names = [*_names(doc, found), *sums_of_money(doc)]
        doc.set_ents(filter_spans(names), missing=[doc[i : i + 1] for i in _unmarked_nations(doc, names)])


def _unmarked_nations(doc: Doc, names: list[Span]) -> Iterator[int]:
    """GUM marks no adjectives ('Russian'): whether they name a people is left to the other corpora."""
    named = {i for span in names for i in range(span.start, span.end)}
    return (token.i for token in doc if token.pos_ == "ADJ" and token.is_title and not token.is_sent_start and token.i not in named)


def _mentions(doc: Doc, sentences: list[conllu.TokenList]) -> Iterator[EntityMention]:
    """`(ID-type-…-title` opens a mention, `(ID-type-…)` is one of a single word, `ID)` closes one."""
    opened: list[EntityMention] = []
    words = (token.i for token in doc if not token.is_space)
    for word in (word for sentence in sentences for word in sentence if isinstance(word["id"], int)):
        position = next(words)
        for bracket in BRACKETS.finditer((word["misc"] or {}).get("Entity") or ""):
            if bracket["opened"]:
                entity, kind, *_, title = [*bracket["opened"].split("-", 7), "", "", "", "", "", "", ""][:8]
                opened.append(EntityMention(position, position + 1, entity, kind, unquote(title).replace("_", " ")))
            if bracket["single"] or bracket["closed"]:
                # the innermost one: a mention may hold another of the same entity
                closed = bracket["closed"] or opened[-1].entity
                at = next((i for i in reversed(range(len(opened))) if opened[i].entity == closed), None)
                if at is not None:
                    yield opened.pop(at)._replace(end=position + 1)


def _names(doc: Doc, mentions: list[EntityMention]) -> Iterator[Span]:
    """Outermost mentions headed by a proper noun, of the types that name somebody or something."""
    spans = (Span(doc, mention.start, mention.end, mention.type) for mention in mentions)
    named = [_trimmed(span) for span in spans if _is_name(span)]
    end = 0
    for span in sorted(named, key=lambda s: (s.start, -s.end)):
        if span.start >= end and len(span) <= LONGEST_NAME and span[0].sent == span[-1].sent:
            end = span.end
            name = Span(doc, span.start, span.end, LABELS[span.label_])
            yield Span(doc, name.start, name.end, place_label(name))


def _is_name(span: Span) -> bool:
    if span.label_ == "time":
        return any(token.pos_ in {"PROPN", "NUM"} for token in span) and len(span) <= LONGEST_DATE
    if span.label_ == "person" and TITLE.fullmatch(span.root.text):
        return False  # 'the President'
    return span.label_ in LABELS and span.root.pos_ == "PROPN"


def _trimmed(span: Span) -> Span:
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
    if span.label_ == "person":
        start = max([start, *(i + 1 for i in range(start, span.root.i) if doc[i].dep_ == DESCRIPTION or TITLE.fullmatch(doc[i].text))])
    while start < span.root.i and doc[start].lower_ in NAME_JOINTS:
        start += 1
    return Span(doc, start, end, span.label_)
