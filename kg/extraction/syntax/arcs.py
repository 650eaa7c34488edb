"""Arcs of the tree: what hangs on a word, what it hangs on, and what is joined to it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

OBLIQUES = ("obl", "nmod", "obl:agent", "advcl", "acl", "obl:unmarked")

SUBORDINATE = frozenset({"ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "parataxis", "nmod", "obl", "appos"})


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents with these labels, in the order of the text."""
    if not token.n_lefts and not token.n_rights:
        return []
    return [child for child in token.children if child.dep_ in labels]


def coordinated(token: Token) -> list[Token]:
    """The token and those joined to it by 'and' or 'or', in the order of the text."""
    found = [token]
    # "the leader Muammar Gaddafi and President Todor Zhivkov": the parse may take the second name for another apposition
    # "Iran, Egypt and Jordan": or Egypt for another list
    for child in [*children(token, "conj", "list"), *(c for c in children(token, "appos") if children(c, "cc"))]:
        if any(t.lower_ == "not" and t.i < child.i for t in child.children):
            continue  # "real help, not empty promises"
        if child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"} or child.pos_ == token.pos_:
            found += coordinated(child)
    return found


def joined_within(token: Token) -> list[Token]:
    """What is joined by 'and' to a noun inside a noun phrase: 'representatives' of 'officials of the EU and representatives of Iran'."""
    return next(([*coordinated(inner)[1:]] for inner in children(token, "nmod") if children(inner, "conj")), [])


def first_conjunct(token: Token) -> Token:
    """The first of the things that this one is joined to."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def governor(token: Token) -> Token:
    """The predicate whose argument a token, or the first of those that it is joined to, is."""
    return first_conjunct(token).head


def governors(token: Token) -> Iterator[Token]:
    """The token and all that it hangs on, upwards."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def depth(token: Token) -> int:
    """How many clauses and phrases stand between a token and its sentence's main predicate."""
    return sum(node.dep_ in SUBORDINATE for node in governors(token))


def preposition(token: Token) -> str:
    """The words that introduce a phrase or clause, as one string: 'in', 'because of', 'to'; empty where there are none."""
    words = [word for word in children(token, "case", "mark") if word.i < token.i or word.dep_ == "mark"]
    if not words:
        return ""
    return " ".join(w.lower_ for word in words[:1] for w in (word, *children(word, "fixed")))


def prepositions(token: Token) -> list[str]:
    """Each of the words that introduce a phrase or clause: 'from' and 'to' of 'from 5 to 7'; fixed ones as one string."""
    return [" ".join(w.lower_ for w in (word, *children(word, "fixed"))) for word in children(token, "case", "mark")]


def obliques(token: Token) -> list[Token]:
    """Phrases and clauses introduced by a preposition, of a verb, noun or adjective."""
    return [child for child in children(token, *OBLIQUES, "xcomp", "ccomp", "nmod:poss") if preposition(child)]


def particle(token: Token) -> set[str]:
    """'out' of 'rule out'."""
    return {child.lower_ for child in children(token, "compound:prt", "advmod") if child.tag_ in {"RP", "RB", "IN"}}


def possessor(token: Token) -> Token | None:
    """'Chisinau' of 'Chisinau's demand'."""
    return next(iter(children(token, "nmod:poss")), None)


def modifiers(token: Token) -> list[Token]:
    """Adjectives and nouns before a noun."""
    return [child for child in children(token, "amod", "compound", "nmod", "nmod:unmarked", "flat", "nummod") if child.i < token.i]


def counted(token: Token) -> Token | None:
    """'students' of 'tens of thousands of students', 'demonstrators' of 'a crowd of demonstrators'."""
    return next((t for t in children(token, "nmod") if preposition(t) == "of"), None)


def is_singled_out(token: Token) -> bool:
    """'Russia' of 'its backers, notably Russia'."""
    return any(
        t.i < token.i and t.lower_ in {"notably", "especially", "particularly", "mainly", "namely"} for t in children(token, "advmod")
    )


def apposed(token: Token) -> list[Token]:
    """'Turkey' of 'our ally Turkey', which the parse may take for a second object of the same verb."""
    beside = [t for t in children(token.head, token.dep_) if t.left_edge.i == token.i + 1 and t.pos_ == "PROPN" and not children(t, "case")]
    return [*children(token, "appos"), *beside] if token.dep_ in {"obj", "obl", "nsubj"} else children(token, "appos")


def explained(token: Token) -> list[Token]:
    """'Turkey' of 'our ally Turkey', whatever of the two the parse has for the head."""
    beside = [token.head] if token.dep_ in {"nmod:desc", "compound"} and token.head.left_edge.i <= token.i < token.head.i else []
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return [*apposed(token), *beside, *([following] if following.head == token.head else [])]
