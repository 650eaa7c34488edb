"""Topics: what a statement is about, named as a person would name it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.lexicon.frames import Part
from kg.lexicon.markers import keeps_plural, transparent
from kg.model import Mention, Passage, Topic
from kg.namespaces import TOPIC, slug

# Where and when are qualifiers of their own; what follows these belongs to the name of a thing.
NAMING = frozenset({"of", "for", "on", "against", "between", "to", "over", "with", "from"})
LONGEST = 9  # words of a label
DROPPED_TAGS = frozenset({"DT", "PDT", "PRP$", "WDT", "WP$", "POS"})
DROPPED = frozenset({"such", "certain", "some", "any", "another", "other", "this", "all"})


def passage(doc: Doc, start: int, end: int) -> Passage:
    """The words of some tokens, with their offsets in characters."""
    span = doc[start:end]
    return Passage(span.text, span.start_char, span.end_char)


def topic(token: Token) -> Mention:
    """The topic that a noun phrase or clause names, by its head.

    Its label has no articles, quotation marks and trailing clauses, its head in the singular; 'the creation of safe havens in Syrian
    territory' is about 'safe haven'.
    """
    named = _through_transparent(token)
    words = _clause_words(named) if syntax.is_clause(named) and named.pos_ in {"VERB", "AUX"} else _noun_words(named)
    label = re.sub(r"\s*-\s*", "-", " ".join(words[:LONGEST])).strip(" -'’")
    start, end = _whole(token)
    return Mention(Topic(TOPIC + (slug(label) or "unnamed"), label or token.text), passage(token.doc, start, end))


def _whole(token: Token) -> tuple[int, int]:
    """The words that a topic stands for: short enough to show."""
    start, end = syntax.clause(token) if token.pos_ in {"VERB", "AUX"} else syntax.phrase(token, clauses=True)
    if token.pos_ in {"VERB", "AUX"}:
        start = max(start, min([token.i, *(t.i for t in syntax.children(token, *syntax.SUBJECTS, "aux"))]))
    return start, max(token.i + 1, min(end, start + 40))


def _through_transparent(token: Token) -> Token:
    """'creation of X', 'the idea of creating X', 'creating X' are about X."""
    words = transparent()
    for _ in range(4):
        inner = None
        if token.pos_ in {"VERB", "AUX"} and (syntax.lemma(token), Part.VERB) in words:
            inner = syntax.direct_object(token) or (syntax.complement(token) if syntax.subject(token) is None else None)
        elif (syntax.lemma(token), Part.NOUN) in words:
            inner = next((t for t in syntax.obliques(token) if syntax.preposition(t) in {"of", "for", "to"}), None)
            inner = inner or next((t for t in syntax.children(token, "acl") if syntax.is_infinitive(t)), None)
        if inner is None or inner.pos_ == "PRON":
            return token
        token = inner
    return token


def _noun_words(head: Token, depth: int = 0) -> list[str]:
    """Modifiers, head and one level of 'of …', 'against …' after it."""
    before = [
        word
        for child in sorted(head.children, key=lambda t: t.i)
        if child.i < head.i
        and child.dep_ in {"amod", "compound", "nmod:poss", "nmod", "flat", "nmod:unmarked", "advmod", "nummod", "punct"}
        for word in _modifier(child)
    ]
    after: list[str] = []
    # 'safe haven for displaced persons' is a safe haven; 'precondition for talks' is no precondition of anything else
    naming = NAMING - {"for", "to"} if any(child.dep_ in {"amod", "compound"} for child in head.lefts) else NAMING
    for child in sorted(head.children, key=lambda t: t.i):
        if child.i < head.i:
            continue
        if child.dep_ in {"flat", "flat:name"}:
            after.append(child.text)
        elif depth < 2 and child.dep_ in {"nmod", "obl"} and syntax.preposition(child) in naming:
            after += [syntax.preposition(child), *_noun_words(child, depth + 1)]
        elif depth < 2 and child.dep_ in {"acl", "obl", "nmod", "advcl"} and child.tag_ == "VBG" and syntax.preposition(child) in naming:
            after += [syntax.preposition(child), *_clause_words(child, depth + 1)]
    return [*before, _head_word(head), *after]


def _modifier(child: Token) -> list[str]:
    if child.tag_ in DROPPED_TAGS and child.dep_ != "nmod:poss" or child.lower_ in DROPPED or child.tag_ == "PRP$" or child.is_quote:
        return []
    if child.dep_ == "punct" and child.text != "-":
        return []
    words = [t for t in child.subtree if t.dep_ != "case" and t.tag_ not in DROPPED_TAGS and not t.is_quote]
    return [t.text for t in words] if len(words) <= 5 else [child.text]


def _head_word(head: Token) -> str:
    if head.is_currency:
        return head.text + " ".join(t.text for child in head.rights if child.dep_ == "nummod" for t in child.subtree)
    plural = head.tag_ == "NNS" and head.lemma_ and not keeps_plural(head.lower_)
    if plural:
        return head.lemma_.lower()
    return head.text if head.pos_ in {"PROPN", "NUM"} or head.text.isupper() else head.lower_


def _clause_words(verb: Token, depth: int = 0) -> list[str]:
    """A clause as its deed: 'combating terrorism', 'Israel halting settlements', 'inviting opposition figures' for the passive."""
    passive = syntax.is_passive(verb)
    doer = None if passive else syntax.subject(verb)
    deed = [gerund(syntax.lemma(verb)), *(t.lower_ for t in syntax.children(verb, "compound:prt"))]
    undergoer = syntax.direct_object(verb)
    words = _noun_words(doer, 2) if doer is not None and doer.pos_ != "PRON" else []
    words += deed
    if undergoer is not None and undergoer != verb.head:
        words += [undergoer.lower_] if undergoer.pos_ == "PRON" else _noun_words(undergoer, depth + 1)
    clause = syntax.complement(verb)
    if undergoer is None and clause is not None and depth < 2 and clause.i > verb.i:
        words += ["to" if syntax.is_infinitive(clause) else "", *_bare_clause(clause)]
    for child in syntax.obliques(verb):
        if child.i > verb.i and not syntax.is_clause(child) and len(words) < LONGEST - 3 and child.pos_ != "PRON":
            words += [syntax.preposition(child), *_noun_words(child, 2)]
            break
    return [word for word in words if word]


def _bare_clause(verb: Token) -> list[str]:
    if verb.pos_ == "ADJ":
        return [verb.lower_]  # "remain calm"
    if syntax.is_infinitive(verb):
        return [syntax.lemma(verb), *_clause_words(verb, 2)[1:]]
    return _clause_words(verb, 2)


def gerund(lemma: str) -> str:
    """'halt' → 'halting', 'create' → 'creating', 'stop' → 'stopping', 'lie' → 'lying'."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", lemma) or re.search(r"(?:mit|gin|fer|cur|pel|rol|bel)$", lemma):
        return lemma + lemma[-1] + "ing"
    return lemma + "ing"
