"""Phrases: the stretches of tokens that a noun or a predicate heads."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.syntax.predicates import SUBJECTS

# What stands beside a noun's own phrase.
NOT_IN_PHRASE = frozenset(
    "acl:relcl advcl advcl:relcl appos aux aux:pass case cc ccomp conj cop csubj dep discourse dislocated expl list mark nsubj nsubj:pass "
    "obl obl:tmod obl:unmarked orphan parataxis punct reparandum vocative".split()
)


def phrase(token: Token, *, clauses: bool = False) -> tuple[int, int]:
    """Start and end of the noun phrase around its head: no preposition, conjuncts, apposition or relative clause.

    `clauses` keeps 'to …' and '-ing'.
    """
    kept: set[int] = {token.i}

    def keep(node: Token) -> None:
        for child in node.children:
            if child.dep_ in NOT_IN_PHRASE and not (node != token and child.dep_ in {"case", "mark", "cc", "conj", "obl", "punct"}):
                continue
            if child.dep_ == "acl" and not clauses:
                continue
            kept.add(child.i)
            keep(child)

    keep(token)
    start = end = token.i
    doc = token.doc
    while start - 1 in kept or start - 1 >= 0 and doc[start - 1].is_punct and doc[start - 1].text in "-/" and start - 2 in kept:
        start -= 1
    while end + 1 in kept or end + 2 in kept and doc[end + 1].text in "-/'’\"“”":
        end += 1
    return start, end + 1


def whole_phrase(token: Token) -> tuple[int, int]:
    """Start and end of the noun phrase with all that hangs on it: conjuncts, apposition, relative clauses."""
    outside = {"case", "mark", "cc", "punct", "cop", *SUBJECTS, "aux", "advcl", "parataxis", "obl", "ccomp", "xcomp", "advmod", "discourse"}
    left = [c for c in token.children if c.i < token.i and c.dep_ not in outside]
    right = [c for c in token.children if c.i > token.i and c.dep_ not in outside - {"cc", "advmod"}]
    start = min([token.i, *(c.left_edge.i for c in left)])
    end = max([token.i, *(c.right_edge.i for c in right)])
    return start, end + 1


def clause(token: Token) -> tuple[int, int]:
    """Start and end of all that hangs on a predicate, without punctuation at its ends."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    doc = token.doc
    while start < token.i and (doc[start].is_punct and not doc[start].is_quote or doc[start].is_space):
        start += 1
    while end - 1 > token.i and (doc[end - 1].is_punct and not doc[end - 1].is_quote or doc[end - 1].is_space):
        end -= 1
    return start, end
