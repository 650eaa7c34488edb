"""Control: who does it, where the subject stands with another predicate."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extraction.syntax.arcs import children, coordinated, first_conjunct, possessor, preposition
from kg.extraction.syntax.arguments import OF_THE_OBJECT, addressee, agent, asked, direct_object, indirect_object, subject
from kg.extraction.syntax.enacting import organ
from kg.extraction.syntax.predicates import is_active_verb, is_clause, is_finite, is_gerund, is_infinitive, is_passive, is_relative_pronoun
from kg.extraction.syntax.words import lemma
from kg.lexicon.frames import ways_of_asking

PLURAL = frozenset({"NNS", "NNPS"})


def clause_subject(token: Token, seen: Iterable[int] = ()) -> Token | None:
    """Who is the subject of a predicate: its own, or through coordination, control, raising and relative clauses another's."""
    own = subject(token)
    if own is not None:
        return _antecedent(token) if is_relative_pronoun(own) and token.dep_ == "acl:relcl" else own
    ahead = next((t for t in children(token, "advcl") if t.i < token.i), None)
    lent = subject(ahead) if ahead is not None else None
    if lent is not None and ahead is not None and ahead.i < lent.i < token.i and is_finite(token):
        return lent  # "Newly appointed Prime Minister Haniyeh has refused": the parse gives him to the participle
    seen = {*seen, token.i}
    head = token.head
    if head == token and token.pos_ == "VERB":
        # "Bahrain severed ties": a name before the verb, taken for a part of it
        return next(iter(children(token, "compound")), None) or organ(token)
    if head == token:
        return organ(token)  # "Convinced that …"
    if head.i in seen:
        return None
    if token.dep_ == "acl:relcl" and token.tag_ not in {"VBN"}:
        return head
    if token.dep_ == "acl":
        if head.ent_type_ == "DATE":
            return clause_subject(head.head, seen)  # "began a strike on Monday to protest": the parse hung the purpose on the day
        if is_infinitive(token):
            # "the decision of the United States to cut aid"
            return next((t for t in children(head, "nmod") if preposition(t) == "of" and t.i < token.i), None) or noun_holder(head, seen)
        return head if head.pos_ in {"NOUN", "PROPN", "PRON"} else None
    if (
        token.dep_ in {"advcl", "obl", "acl", "xcomp", "ccomp"}
        and is_gerund(token)
        and preposition(token) in OF_THE_OBJECT
        and is_active_verb(head)
    ):
        # "accused Tehran of plotting", "warned Iran against holding", "urged Iran to refrain from launching"
        return direct_object(head) or clause_subject(head, seen)
    ways = ways_of_asking(lemma(head))
    if token.dep_ == "advcl" and is_infinitive(token) and (asked_one := addressee(head, token, *ways)) is not None:
        return asked_one
    if (token.dep_ == "xcomp" and is_infinitive(token) or token == asked(head)) and not is_passive(head):
        controller = direct_object(head) or indirect_object(head) or addressee(head, token, "on", "upon", "to", *ways)
        if controller is not None:
            return controller
    if token.dep_ in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "dep"}:
        if token.dep_ in {"ccomp", "parataxis"} and token.tag_ not in {"VBG", "VBN"} and not is_infinitive(token):
            return None
        return clause_subject(head, seen)
    if token.dep_ in {"obl", "nmod", "obj", "nsubj", "csubj"} and is_clause(token):
        return clause_subject(head, seen) if is_clause(head) else noun_holder(head, seen)
    return None


def bidden(noun: Token) -> Token | None:
    """'Macron' of "At the invitation of Xi, Macron came to Beijing": who does what somebody bids."""
    bidder = possessor(noun) or next((t for t in children(noun, "nmod") if preposition(t) == "of"), None)
    above = noun.head
    if bidder is None or preposition(noun) != "at" or above.pos_ != "VERB":
        return None
    return clause_subject(above)


def outer_subject(verb: Token) -> Token | None:
    """'He' of "he recalled that the moratorium remained in force and urged …": the parse may join a verb to one of the clause before it."""
    first = first_conjunct(verb)
    above = first.head
    if first == verb or not is_finite(verb) or first.dep_ not in {"ccomp", "advcl", "acl:relcl", "acl"} or above.pos_ != "VERB":
        return None
    return clause_subject(above)


def _antecedent(clause: Token) -> Token:
    """What a relative clause tells of: 'attacks' of 'attacks in Syria which have killed', where the parse has 'Syria'."""
    noun = clause.head
    finite = next((t for t in (*children(clause, "aux", "cop"), clause) if t.tag_ in {"VBP", "VBZ"}), None)
    above = noun.head
    if finite is None or noun.dep_ != "nmod" or (noun.tag_ in PLURAL) == (finite.tag_ == "VBP") or len(coordinated(noun)) > 1:
        return noun
    return above if (above.tag_ in PLURAL) == (finite.tag_ == "VBP") and above.tag_.startswith("N") else noun


def noun_holder(token: Token, seen: Iterable[int] = ()) -> Token | None:
    """Whose an act named by a noun is: 'Chisinau's demand', 'a call by Mogherini', or who does what the noun is part of."""
    seen = {*seen, token.i}
    owner = possessor(token) or agent(token)
    if owner is not None:
        return owner
    head = token.head
    if head == token or head.i in seen:
        return clause_subject(token, seen) if children(token, "cop") else None
    if token.dep_ == "conj":
        return noun_holder(head, seen)
    if children(token, "cop") or token.dep_ in {"xcomp", "parataxis", "ccomp"}:
        return clause_subject(token, seen)
    if token.dep_ in {"nmod", "appos", "compound"}:
        return noun_holder(head, seen)
    if token.dep_ in {"obj", "obl", "obl:unmarked", "iobj", "advcl"}:
        if is_passive(head):
            return agent(head)
        return clause_subject(head, seen)
    return None
