"""Enacting clauses: 'The Security Council,' above, and it is the subject below: 'Recalling …', 'Demands that …'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kg.extraction.syntax.arcs import children
from kg.extraction.syntax.arguments import subject
from kg.extraction.syntax.predicates import is_clause, is_infinitive

KEY = "diplomatic_enacting"
LONGEST = 12  # tokens of an organ's line
PARTICIPLES = frozenset({"VBG", "VBN", "JJ"})
VERBS = PARTICIPLES | {"VBZ", "VBD", "VBP", "VB"}


def enact(doc: Doc, paragraphs: Sequence[Span]) -> None:
    """Note whose the clauses without a subject are that begin paragraphs below a line which only names who acts.

    Reads the parse, and mends it where 'Demands that …' is taken for a noun.
    """
    doc.user_data[KEY] = list(_enacted(paragraphs))


def organ(predicate: Token) -> Token | None:
    """Who enacts what a paragraph's first predicate tells, if it is such a clause."""
    number = next((organ for root, organ in predicate.doc.user_data.get(KEY, ()) if root == predicate.i), None)
    return predicate.doc[number] if number is not None else None


def _enacted(paragraphs: Sequence[Span]) -> Iterator[tuple[int, int]]:
    acting: Token | None = None
    for paragraph in paragraphs:
        named = _named(paragraph)
        if named is not None:
            acting = named
            continue
        if acting is None:
            continue
        first = paragraph[0].sent
        root = first.root
        if _is_verb_taken_for_noun(first):
            root.tag_, root.pos_, root.lemma_ = "VBZ", "VERB", root.lower_[:-1]
            for clause in children(root, "acl"):
                clause.dep_ = "ccomp"
        asked = subject(root)
        if asked is not None and root.i == first.start and children(root, "xcomp"):
            asked.dep_ = "obj"  # "Requests the Secretary-General to report"
        if is_infinitive(root):
            continue  # "(a) To support the government"
        if root.tag_ not in VERBS or subject(root) is not None or root.i < paragraph.start:
            acting = None
            continue
        yield root.i, acting.i


def _named(paragraph: Span) -> Token | None:
    """Who is named by a line that is no sentence: 'The General Assembly,', 'The two Heads of State:'."""
    if len(paragraph) > LONGEST or paragraph[-1].text not in {",", ":"} or any(is_clause(token) for token in paragraph):
        return None
    root = paragraph.root
    return root if root.pos_ in {"NOUN", "PROPN"} and not children(root, "case") else None


def _is_verb_taken_for_noun(sentence: Span) -> bool:
    """'Demands that Turkey withdraw its forces'."""
    root = sentence.root
    said = (mark for clause in children(root, "acl") for mark in children(clause, "mark"))
    return root.tag_ == "NNS" and root.i == sentence.start and any(mark.lower_ == "that" for mark in said)
