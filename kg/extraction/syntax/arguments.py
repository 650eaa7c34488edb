"""Arguments: subject, objects, agents and complements of a predicate or noun, where they stand beside it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.syntax.arcs import children, first_conjunct, governor, governors, possessor, preposition
from kg.extraction.syntax.predicates import SUBJECTS, is_clause, is_gerund, is_infinitive, is_passive, is_relative_pronoun
from kg.extraction.syntax.words import lemma
from kg.lexicon.frames import controls_object, ways_of_asking

# 'accuse somebody of doing': before a gerund these make the object its subject.
OF_THE_OBJECT = frozenset({"of", "from", "against", "into"})

# 'criticize somebody for doing': before a gerund these tell what is said of the object.
OF_THE_DEED = OF_THE_OBJECT | {"for", "as", "about", "on"}

# The prepositions of time, place and manner.
SETTING = frozenset("in at during after before since by amid despite through via under until within following".split())


def subject(token: Token) -> Token | None:
    """The grammatical subject that stands at this predicate itself; 'it' where that only holds the place of a clause."""
    return next(iter(children(token, "expl") or children(token, *SUBJECTS)), None)


def is_subject(token: Token) -> bool:
    """Whether a noun is its clause's subject."""
    return token.dep_ in SUBJECTS


def is_main_subject(token: Token) -> bool:
    """Whether a noun is the subject of its sentence's main clause."""
    return is_subject(token) and first_conjunct(governor(token)).dep_ == "ROOT"


def predicates_of(noun: Token) -> list[Token]:
    """The verb whose subject a noun is: 'broke' of "clashes broke out between A and B", 'held' of "a series of talks was held"."""
    while noun.dep_ == "nmod" and preposition(noun) == "of":
        noun = noun.head
    return [noun.head] if is_subject(noun) and noun.head.pos_ == "VERB" else []


def is_existential(token: Token) -> bool:
    """'there is a need'."""
    return bool(children(token, "expl")) or bool(children(token.head, "expl")) and is_subject(token)


def existing(verb: Token) -> Token | None:
    """'impunity' of "there must be no impunity"."""
    return next((t for t in children(verb, *SUBJECTS) if t.i > verb.i), None) if children(verb, "expl") else None


def agent(token: Token) -> Token | None:
    """Who acts, in the passive: 'by Chisinau'."""
    named = children(token, "obl:agent") or [t for t in children(token, "obl", "nmod") if preposition(t) == "by"]
    return named[0] if named else None


def maker(noun: Token) -> Token | None:
    """'Riyadh' of 'a charge made by Riyadh'."""
    return next((by for verb in children(noun, "acl") if (by := agent(verb)) is not None), None)


def direct_object(token: Token) -> Token | None:
    """The object without preposition; in the passive it is the subject."""
    if is_passive(token):
        found = children(token, "nsubj:pass") or children(token, "nsubj")
        if not found and token.dep_ == "acl":
            return token.head
        if not found and token.dep_ == "conj" and token.head.pos_ == "VERB" and subject(token) is None:
            return direct_object(token.head)  # "was welcomed by Beijing but dismissed by Kyiv"
        return found[0] if found else None
    found = children(token, "obj") or [t for t in children(token, "nsubj")[1:] if t.i > token.i]  # one of two subjects is none
    if not found and token.dep_ == "conj" and token.pos_ == token.head.pos_ == "VERB":
        found = [t for t in children(token.head, "obj") if t.i > token.i]  # "to degrade and defeat them": it may hang on the first
    if not found and token.dep_ == "acl:relcl" and (own := subject(token)) is not None and not is_relative_pronoun(own):
        return token.head  # "the bans it imposed"
    if found and token.dep_ == "acl:relcl" and is_relative_pronoun(found[0]):
        return token.head  # "the agreement that Colombo signed"
    return found[0] if found else _shifted_object(token)


def _shifted_object(verb: Token) -> Token | None:
    """'condemned in the strongest terms the attack': the parse takes the object behind a phrase for an apposition in it."""
    inside = (t for phrase in children(verb, "obl") if phrase.i > verb.i for t in phrase.subtree)
    return next(
        (t for t in inside if t.dep_ == "appos" and children(t, "det", "nmod:poss") and not verb.doc[t.left_edge.i - 1].is_punct), None
    )


def indirect_object(token: Token) -> Token | None:
    """The one to whom: 'gave [Ukraine] time'."""
    return next(iter(children(token, "iobj")), None)


def complement(token: Token) -> Token | None:
    """The clause that is said, wanted or begun: 'said that [it was ready]', 'agreed to [meet]'."""
    return next(iter(children(token, "ccomp", "xcomp")), None)


def addressee(verb: Token, clause: Token, *prepositions: str) -> Token | None:
    """'Ukraine' of 'called on Ukraine to lift …'."""
    return next((t for t in children(verb, "obl") if preposition(t) in prepositions and verb.i < t.i < clause.i), None)


def asked(token: Token) -> Token | None:
    """What somebody is asked to do, where the parse has it for a purpose: 'called on Libya [to release the sailors]'."""
    ways = ways_of_asking(lemma(token))
    clauses = (t for t in children(token, "advcl") if t.i > token.i and is_infinitive(t))
    return next((t for t in clauses if controls_object(lemma(token)) or addressee(token, t, *ways) is not None), None)


def is_asked_for(clause: Token) -> bool:
    """Whether somebody is asked to do it: 'investigate' of "invited Mali to investigate", "recommended that Mali investigate"."""
    verb = clause.head
    if clause.pos_ != "VERB" or verb.pos_ != "VERB" or clause.i < verb.i:
        return False
    if clause.tag_ == "VB" and clause.dep_ == "ccomp" and not children(clause, "aux", "aux:pass"):
        return any(mark.lower_ == "that" for mark in children(clause, "mark"))
    if not is_infinitive(clause) or clause not in (complement(verb), asked(verb)):
        return False
    ways = ways_of_asking(lemma(verb))
    directly = direct_object(verb) is not None or indirect_object(verb) is not None or is_passive(verb)
    return "" in ways and directly or addressee(verb, clause, *ways) is not None


def is_reciprocal(token: Token) -> bool:
    """'each other', 'one another'."""
    return token.lower_ in {"each", "one"} and any(child.lower_ in {"other", "another"} for child in children(token, "fixed"))


def charge(token: Token) -> Token | None:
    """'breaching' of "accused India of breaching the ceasefire"."""
    found = (t for t in children(token, "advcl", "xcomp", "ccomp", "acl") if t.i > token.i and is_gerund(t))
    return next((t for t in found if preposition(t) in OF_THE_OBJECT and direct_object(token) is not None), None)


def called(token: Token) -> Token | None:
    """'the move' of "called the move unacceptable", "described the move as unacceptable"."""
    verb = token.head
    if children(token, "cop") or verb.pos_ != "VERB" or token.dep_ not in {"xcomp", "obl", "advcl"} or is_passive(verb):
        return None
    thing = direct_object(verb)
    return thing if thing is not None and thing != token and (token.dep_ == "xcomp" or preposition(token) == "as") else None


def whose(noun: Token) -> Token | None:
    """'Egypt' of "Egypt, whose mediation between them deserves support"."""
    owner = possessor(noun)
    clause = noun.head
    return clause.head if owner is not None and owner.tag_ == "WP$" and clause.dep_ == "acl:relcl" else None


def is_manner(noun: Token) -> bool:
    """'defiance' of "builds settlements in defiance of the resolution"."""
    return noun.dep_ == "obl" and preposition(noun) == "in" and noun.i > noun.head.i and not children(noun, "det")


def is_said_of(token: Token) -> bool:
    """Whether a dependent is what its predicate is about rather than when, where or how it happened."""
    if token.dep_ in {"obl", "nmod", "advcl"}:
        words = preposition(token)
        return words not in SETTING and (words in OF_THE_DEED if is_clause(token) else bool(words) and token.ent_type_ != "DATE")
    return token.dep_ in {"obj", "iobj", "xcomp", "ccomp", "acl"}


def relative_pronoun(token: Token) -> Token | None:
    """'which' of the relative clause that a predicate is in, as its subject."""
    for node in governors(token):
        found = subject(node)
        if node.dep_ == "acl:relcl":
            return found if found is not None and is_relative_pronoun(found) else None
        if found is not None or node.dep_ not in {"xcomp", "conj", "advcl"}:
            return None
    return None
