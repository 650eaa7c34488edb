"""Predicates: how a verb, or what is said with a copula, stands in its clause."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.syntax.arcs import children
from kg.extraction.syntax.words import lemma

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")

WH = frozenset({"WDT", "WP", "WP$", "WRB"})

FINITE = frozenset({"VBD", "VBZ", "VBP"})


def own_auxiliaries(token: Token) -> list[Token]:
    """'will', 'may', 'has' that stand at this predicate itself."""
    return children(token, "aux")


def auxiliaries(token: Token) -> list[Token]:
    """'will', 'may', 'has' of a predicate; a conjunct without its own shares the first one's."""
    own = own_auxiliaries(token)
    if not own and token.dep_ == "conj" and token.head.pos_ == token.pos_ and not children(token, *SUBJECTS):
        return auxiliaries(token.head)
    return own


def is_compound(verb: Token) -> bool:
    """'could cap', 'had met': a modal or 'have' stands before a form that isn't finite itself."""
    return verb.tag_ in {"VB", "VBN"} and any(a.tag_ == "MD" or lemma(a) == "have" for a in own_auxiliaries(verb))


def is_finite(token: Token) -> bool:
    """Whether a verb tells of itself when it is: 'blockaded', 'have blockaded'; not 'to blockade'."""
    return token.tag_ in FINITE or any(auxiliary.tag_ != "TO" for auxiliary in own_auxiliaries(token))


def is_infinitive(token: Token) -> bool:
    """'to halt'."""
    return token.pos_ in {"VERB", "AUX"} and any(mark.lower_ == "to" for mark in children(token, "mark"))


def is_inverted(verb: Token) -> bool:
    """'invade' of "Should Russia invade, NATO would respond"."""
    doer = next(iter(children(verb, *SUBJECTS)), None)
    return verb.dep_ == "advcl" and doer is not None and any(auxiliary.i < doer.i for auxiliary in own_auxiliaries(verb))


def is_told_as_fact(clause: Token) -> bool:
    """'is' of "insists that it is peaceful", but not 'be' of "insists that it be peaceful"."""
    verbs = [clause, *children(clause, "aux", "aux:pass", "cop")]
    return any(verb.tag_ in {"VBZ", "VBD"} or lemma(verb) in {"will", "would"} for verb in verbs)


def obliging(deed: Token) -> Token | None:
    """'has' of 'has to withdraw', 'needs' of 'needs to withdraw'."""
    verb = deed.head
    if deed.dep_ != "xcomp" or verb.pos_ != "VERB" or lemma(verb) not in {"have", "need", "ought"} or not is_infinitive(deed):
        return None
    return verb if not children(verb, "obj", "iobj") and not is_yet_to_come(deed) else None


def is_yet_to_come(deed: Token) -> bool:
    """'recognize' of 'has yet to recognize'."""
    beside = (word.lower_ for node in (deed, deed.head) for word in children(node, "advmod"))
    return deed.dep_ == "xcomp" and is_infinitive(deed) and lemma(deed.head) in {"have", "be"} and "yet" in beside


def is_gerund(token: Token) -> bool:
    """'sabotaging', 'having sabotaged'."""
    return token.tag_ == "VBG" or any(auxiliary.tag_ == "VBG" for auxiliary in children(token, "aux"))


def is_clause(token: Token) -> bool:
    """Whether the token is the head of a clause rather than of a noun phrase."""
    return token.pos_ in {"VERB", "AUX"} or bool(children(token, "cop"))


def is_nominal(token: Token) -> bool:
    """Whether the token stands as a noun, also where the tagger took 'our US counterparts' for a verb."""
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or bool(children(token, "nmod:poss", "det", "case"))


def is_passive(token: Token) -> bool:
    """'was invited', and participles after a noun: 'the agenda suggested by Chisinau'."""
    if children(token, "aux:pass", "obl:agent"):
        return True
    if token.tag_ in FINITE:
        return False  # "Albania applied": no participle, whatever the parse calls its subject
    if children(token, "nsubj:pass", "csubj:pass"):
        return True
    if token.dep_ == "acl" and token.head.dep_ == "ROOT" and not children(token.head, "cop", "acl:relcl"):
        return False  # "The diplomat called on Ukraine": the past of a whole sentence, taken for a participle
    bare = token.dep_ in {"acl", "acl:relcl"} or token.dep_ == "conj" and is_passive(token.head)
    return token.tag_ == "VBN" and bare and not children(token, *SUBJECTS, "aux", "obj")


def is_active_verb(token: Token) -> bool:
    """Whether a token is a verb whose subject does something."""
    return token.pos_ == "VERB" and not is_passive(token)


def is_copular(token: Token) -> bool:
    """'is ready', and what is said like it: 'remained ready', 'the ready partner' is not."""
    return bool(children(token, "cop", "aux:pass")) or token.dep_ in {
        "xcomp",
        "ROOT",
        "acl",
        "conj",
        "ccomp",
        "advcl",
        "acl:relcl",
        "parataxis",
    }


def is_predicate(noun: Token) -> bool:
    """'is a violation of'."""
    return bool(children(noun, "cop"))


def is_reduced_relative(token: Token) -> bool:
    """'demanding' of 'a declaration demanding …'."""
    return token.dep_ == "acl" and token.tag_ == "VBG"


def is_relative_pronoun(token: Token) -> bool:
    """'who', 'which' or 'that' in a relative clause."""
    return token.lower_ in {"who", "which", "that", "whom"} and token.pos_ == "PRON" and token.tag_ in {"WP", "WDT", "WP$"}


def is_asked(token: Token) -> bool:
    """'support' of "Does China support the proposal?": whoever asks does not tell. What a noun or a relative clause in it tells is told."""
    node = token
    while True:
        own = children(node, *SUBJECTS)
        inverted = own and any(auxiliary.i < own[0].i for auxiliary in children(node, "aux", "aux:pass", "cop"))
        if inverted and not any(word.tag_ in WH for word in node.subtree if word.i < own[0].i):
            return any(mark.text == "?" for mark in node.doc[node.right_edge.i - 1 : node.right_edge.i + 2])
        if node.head == node or node.dep_ not in {"xcomp", "ccomp", "advcl", "conj", "parataxis"}:
            return False
        node = node.head


def is_expletive(token: Token) -> bool:
    """'It' that stands for nothing: "it is clear that …", "it rains"."""
    return token.dep_ == "expl"
