"""Repairs: slips of the parse that English grammar rules out, mended before anything reads it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.annotations import read_blocks
from kg.lexicon.actors import actors
from kg.lexicon.frames import Part, frames_by_lemma
from kg.model import BlockKind


@Language.component("diplomatic_repairs", requires=["token.dep", "token.head"], assigns=["token.dep", "token.head"])
def component(doc: Doc) -> Doc:
    """Mend the parse of a doc."""
    for token in doc:
        if token.dep_ == "conj" and token.tag_ in syntax.FINITE and (equal := _finite_equal(token)) is not None:
            token.head = equal
        if token.dep_ == "nmod" and (nearer := _nearer_noun(token)) is not None:
            token.head = nearer
        if syntax.is_subject(token) and token.head.pos_ in {"VERB", "AUX"}:
            _mend(token)
        if token.dep_ == "obj" and token.head.pos_ == "VERB" and any(t.tag_ == "IN" for t in syntax.children(token, "case")):
            token.dep_ = "obl"  # "calls on more countries"
        if token.dep_ in {"nmod", "appos", "conj"} and (verb := _bereft(token)) is not None:
            _hang(token, verb, "nsubj")
        if token.dep_ == "acl" and (named := _announced(token)) is not None:
            _head(token, named)
    syntax.enact(doc, [doc[block.start : block.end] for block in read_blocks(doc) if block.kind == BlockKind.PARAGRAPH.value])
    return doc


def _finite_equal(verb: Token) -> Token | None:
    """'signalled' of "Iran signalled that it could cap enrichment, but dismissed a warning", where the parse has 'cap' for it."""
    if not syntax.is_compound(verb.head) or syntax.subject(verb) is not None:
        return None
    return next((t for t in reversed(list(syntax.governors(verb.head))) if t.tag_ == verb.tag_), None)


def _nearer_noun(modifier: Token) -> Token | None:
    """'war' of "cooperation in the war on terror": of two nouns, the one right before a preposition that goes with it."""
    start = modifier.left_edge.i
    before = modifier.doc[start - 1] if start else None
    if before is None or before.dep_ != "nmod" or before.head != modifier.head or before.pos_ != "NOUN":
        return None
    frames = frames_by_lemma().get((syntax.lemma(before), Part.NOUN), ())
    taken = {marker for frame in frames for slot in frame.slots for marker in slot.markers}
    return before if syntax.preposition(modifier) in taken else None


def _bereft(name: Token) -> Token | None:
    """'visit' of "At the invitation of Xi, Macron will visit China", where the parse joins Macron to the words before the comma."""
    left, after = name.left_edge.i, name.right_edge.i + 1
    if name.pos_ != "PROPN" or not left or after == len(name.doc) or name.doc[left - 1].text != "," or syntax.children(name, "case", "cc"):
        return None
    verb = name.doc[after] if name.doc[after].pos_ == "VERB" else name.doc[after].head
    fronted = next((t for t in syntax.governors(name) if t.head == verb), None)
    ahead = fronted is not None and fronted.dep_ in {"obl", "advcl"} and fronted.i < name.i
    return verb if ahead and syntax.is_finite(verb) and syntax.subject(verb) is None else None


def _announced(verb: Token) -> Token | None:
    """'Norway' of the headline "Norway, Chile to sign a treaty", where the parse has an infinitive that belongs to the last name."""
    noun = verb.head
    first = noun.head if noun.dep_ in {"appos", "conj"} else noun
    passive = bool(syntax.children(verb, "aux:pass"))
    acts = first.pos_ == "PROPN" or first.lower_ in actors().role_nouns
    if first.dep_ != "ROOT" or verb.tag_ != ("VBN" if passive else "VB") or not (acts or passive) or not syntax.is_infinitive(verb):
        return None
    sentence = first.sent
    begins = first.left_edge.i == sentence.start and not syntax.children(first, "case", "cop", "acl:relcl")
    return first if begins and not any(token.tag_ in syntax.FINITE or token.text == "." for token in sentence) else None


def _head(verb: Token, subject: Token) -> None:
    for joined in syntax.children(subject, "appos"):
        joined.dep_ = "conj"
    _hang(verb, verb, "ROOT")
    _hang(subject, verb, "nsubj:pass" if syntax.children(verb, "aux:pass") else "nsubj")


def _mend(subject: Token) -> None:
    verb = subject.head
    preposition = subject.doc[subject.left_edge.i - 1] if subject.left_edge.i else None
    if (
        preposition is not None
        and preposition.head == verb
        and preposition.dep_ == "mark"
        and verb.i < preposition.i
        and preposition.tag_ == "IN"
    ):
        # "held a phone call on Wednesday with Foreign Minister Idris": no clause
        _hang(subject, verb, "obl")
        _hang(preposition, subject, "case")
    elif (accuser := _governs_object(subject)) is not None:
        _hang(subject, accuser, "obj")
    elif (owner := _owner_of_apposed(subject)) is not None:
        for joined in syntax.children(subject, "conj"):
            _hang(joined, owner, "conj")
    elif (first := _joined_subject(subject)) is not None:
        _hang(subject, first, "conj")


def _governs_object(subject: Token) -> Token | None:
    """'accuses Israel of having sabotaged', 'urges Israel to withdraw': a word stands between a clause and what is no subject of it."""
    clause, verb = subject.head, subject.head.head
    marks = syntax.children(clause, "mark")
    between = [t for t in marks if subject.i < t.i < clause.i and t.lower_ in {*syntax.OF_THE_OBJECT, "to"}]
    if not between or marks[0].i < subject.i or verb.pos_ != "VERB":  # "pressed for Russia to use its influence"
        return None
    return verb if verb.i < subject.i and syntax.direct_object(verb) is None else None


def _owner_of_apposed(subject: Token) -> Token | None:
    """'Kenya' of 'We, the ministers of Kenya, Chad and Mali, met': what is joined to it the parse may join to 'we'."""
    apposed = next(iter(syntax.children(subject, "appos")), None)
    joined = syntax.children(subject, "conj")
    if subject.pos_ != "PRON" or apposed is None or not joined or joined[0].i < apposed.i:
        return None
    return next(iter(syntax.children(apposed, "nmod")), None)


def _joined_subject(subject: Token) -> Token | None:
    """'guards of Kyrgyzstan and Tajikistan exchanged fire': what 'and' joins to a subject is no second one."""
    earlier = [t for t in syntax.children(subject.head, *syntax.SUBJECTS) if t.i < subject.i]
    joining = next(iter(syntax.children(subject, "cc")), None)
    if not earlier or joining is None or joining.i != earlier[-1].right_edge.i + 1:
        return None
    return next((t for t in syntax.children(earlier[-1], "nmod") if t.i > earlier[-1].i), earlier[-1])


def _hang(token: Token, head: Token, label: str) -> None:
    token.head, token.dep_ = head, label
