"""Syntax as the rest of the extraction reads it: the only module that knows the labels of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Token

from kg.lexicon.frames import Part, controls_object

T = TypeVar("T")
# Labels that any pipeline trained on Universal Dependencies has, and pipelines with other labels lack.
UNIVERSAL_LABELS = frozenset({"nsubj", "obj", "obl", "case", "nmod", "ccomp", "xcomp"})

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
# 'accuse somebody of doing': before a gerund these make the object its subject.
OF_THE_OBJECT = frozenset({"of", "from", "against", "into"})
OBLIQUES = ("obl", "nmod", "obl:agent", "advcl", "acl", "obl:unmarked")
PARTS = {
    "VERB": (Part.VERB, Part.ADJECTIVE),
    "AUX": (Part.VERB,),
    "NOUN": (Part.NOUN,),
    "PROPN": (Part.NOUN,),
    "ADJ": (Part.ADJECTIVE, Part.VERB),
    "ADV": (Part.ADVERB,),
    "ADP": (Part.PREPOSITION,),
    "SCONJ": (Part.PREPOSITION,),
}
PLURAL = frozenset({"NNS", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# 'criticize somebody for doing': before a gerund these tell what is said of the object.
OF_THE_DEED = OF_THE_OBJECT | {"for", "as", "about", "on"}
# The prepositions of time, place and manner.
SETTING = frozenset("in at during after before since by amid despite through via under until within following".split())
# What stands before a verb and belongs to it: 'has never', 'did not'.
VERB_GROUP = frozenset({"aux", "aux:pass", "advmod", "cop", "mark", "expl:pass"})
SUBORDINATE = frozenset({"ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "parataxis", "nmod", "obl", "appos"})
# What stands beside a noun's own phrase.
NOT_IN_PHRASE = frozenset(
    "acl:relcl advcl advcl:relcl appos aux aux:pass case cc ccomp conj cop csubj dep discourse dislocated expl list mark nsubj nsubj:pass "
    "obl obl:tmod obl:unmarked orphan parataxis punct reparandum vocative".split()
)


def is_universal(nlp: Language) -> bool:
    """Whether the pipeline's parser speaks Universal Dependencies."""
    return "parser" in nlp.pipe_names and set(nlp.get_pipe("parser").labels) >= UNIVERSAL_LABELS  # type: ignore[attr-defined]


def parts(token: Token) -> tuple[Part, ...]:
    """The parts of speech under which the lexicon may know this token, likeliest first."""
    return PARTS.get(token.pos_, ())


def lemma(token: Token) -> str:
    """Dictionary form, in lower case."""
    return token.lemma_.lower()


def headwords(token: Token, part: Part) -> Iterator[str]:
    """The forms under which the lexicon may list the token, likeliest first: its lemma, then those that its form allows."""
    form = token.lower_
    if part is Part.ADJECTIVE:
        yield form  # "is opposed to" has the lemma 'oppose'
    yield lemma(token)
    if part is Part.VERB:
        for ending, added in (("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("ies", "y"), ("es", ""), ("s", "")):
            if form.endswith(ending):
                base = form.removesuffix(ending)
                yield base + added
                if ending in {"ed", "ing"} and len(base) > 2 and base[-1] == base[-2]:
                    yield base[:-1]


def listed(token: Token, part: Part, table: Mapping[tuple[str, Part], T]) -> T | None:
    """What a table of the lexicon has for the token under a part of speech, by the likeliest of its headwords."""
    return next((table[form, part] for form in headwords(token, part) if (form, part) in table), None)


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents with these labels, in the order of the text."""
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


def subject(token: Token) -> Token | None:
    """The grammatical subject that stands at this predicate itself; 'it' where that only holds the place of a clause."""
    return next(iter(children(token, "expl") or children(token, *SUBJECTS)), None)


def counted(token: Token) -> Token | None:
    """'students' of 'tens of thousands of students', 'demonstrators' of 'a crowd of demonstrators'."""
    return next((t for t in children(token, "nmod") if preposition(t) == "of"), None)


def is_subject(token: Token) -> bool:
    """Whether a noun is its clause's subject."""
    return token.dep_ in SUBJECTS


def predicates_of(noun: Token) -> list[Token]:
    """The verb whose subject a noun is: 'broke' of "clashes broke out between A and B", 'held' of "a series of talks was held"."""
    while noun.dep_ == "nmod" and preposition(noun) == "of":
        noun = noun.head
    return [noun.head] if is_subject(noun) and noun.head.pos_ == "VERB" else []


def is_main_subject(token: Token) -> bool:
    """Whether a noun is the subject of its sentence's main clause."""
    return is_subject(token) and first_conjunct(governor(token)).dep_ == "ROOT"


def is_expletive(token: Token) -> bool:
    """'It' that stands for nothing: "it is clear that …", "it rains"."""
    return token.dep_ == "expl"


def governor(token: Token) -> Token:
    """The predicate whose argument a token, or the first of those that it is joined to, is."""
    return first_conjunct(token).head


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


def is_gerund(token: Token) -> bool:
    """'sabotaging', 'having sabotaged'."""
    return token.tag_ == "VBG" or any(auxiliary.tag_ == "VBG" for auxiliary in children(token, "aux"))


def is_existential(token: Token) -> bool:
    """'there is a need'."""
    return bool(children(token, "expl")) or bool(children(token.head, "expl")) and is_subject(token)


def existing(verb: Token) -> Token | None:
    """'impunity' of "there must be no impunity"."""
    return next((t for t in children(verb, *SUBJECTS) if t.i > verb.i), None) if children(verb, "expl") else None


def is_finite(token: Token) -> bool:
    """Whether a verb tells of itself when it is: 'blockaded', 'have blockaded'; not 'to blockade'."""
    return token.tag_ in FINITE or any(auxiliary.tag_ != "TO" for auxiliary in own_auxiliaries(token))


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


def is_said_of(token: Token) -> bool:
    """Whether a dependent is what its predicate is about rather than when, where or how it happened."""
    if token.dep_ in {"obl", "nmod", "advcl"}:
        words = preposition(token)
        return words not in SETTING and (words in OF_THE_DEED if is_clause(token) else bool(words) and token.ent_type_ != "DATE")
    return token.dep_ in {"obj", "iobj", "xcomp", "ccomp", "acl"}


def indirect_object(token: Token) -> Token | None:
    """The one to whom: 'gave [Ukraine] time'."""
    return next(iter(children(token, "iobj")), None)


def complement(token: Token) -> Token | None:
    """The clause that is said, wanted or begun: 'said that [it was ready]', 'agreed to [meet]'."""
    return next(iter(children(token, "ccomp", "xcomp")), None)


def asked(token: Token) -> Token | None:
    """What somebody is asked to do, where the parse has it for a purpose: 'called on Libya [to release the sailors]'."""
    clauses = (t for t in children(token, "advcl") if t.i > token.i and is_infinitive(t))
    return next((t for t in clauses if controls_object(lemma(token)) or _addressee(token, t, "on", "upon") is not None), None)


def charge(token: Token) -> Token | None:
    """'breaching' of "accused India of breaching the ceasefire"."""
    found = (t for t in children(token, "advcl", "xcomp", "ccomp", "acl") if t.i > token.i and is_gerund(t))
    return next((t for t in found if preposition(t) in OF_THE_OBJECT and direct_object(token) is not None), None)


def preposition(token: Token) -> str:
    """The words that introduce a phrase or clause, as one string: 'in', 'because of', 'to'; empty where there are none."""
    words = [word for word in children(token, "case", "mark") if word.i < token.i or word.dep_ == "mark"]
    if not words:
        return ""
    return " ".join(w.lower_ for word in words[:1] for w in (word, *children(word, "fixed")))


def prepositions(token: Token) -> list[str]:
    """Each of the words that introduce a phrase or clause: 'from' and 'to' of 'from 5 to 7'; fixed ones as one string."""
    return [" ".join(w.lower_ for w in (word, *children(word, "fixed"))) for word in children(token, "case", "mark")]


def is_nominal(token: Token) -> bool:
    """Whether the token stands as a noun, also where the tagger took 'our US counterparts' for a verb."""
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or bool(children(token, "nmod:poss", "det", "case"))


def is_infinitive(token: Token) -> bool:
    """'to halt'."""
    return token.pos_ in {"VERB", "AUX"} and any(mark.lower_ == "to" for mark in children(token, "mark"))


def is_clause(token: Token) -> bool:
    """Whether the token is the head of a clause rather than of a noun phrase."""
    return token.pos_ in {"VERB", "AUX"} or bool(children(token, "cop"))


def obliques(token: Token) -> list[Token]:
    """Phrases and clauses introduced by a preposition, of a verb, noun or adjective."""
    return [child for child in children(token, *OBLIQUES, "xcomp", "ccomp", "nmod:poss") if preposition(child)]


def is_reduced_relative(token: Token) -> bool:
    """'demanding' of 'a declaration demanding …'."""
    return token.dep_ == "acl" and token.tag_ == "VBG"


def is_relative_pronoun(token: Token) -> bool:
    """'who', 'which' or 'that' in a relative clause."""
    return token.lower_ in {"who", "which", "that", "whom"} and token.pos_ == "PRON" and token.tag_ in {"WP", "WDT", "WP$"}


def relative_pronoun(token: Token) -> Token | None:
    """'which' of the relative clause that a predicate is in, as its subject."""
    for node in governors(token):
        found = subject(node)
        if node.dep_ == "acl:relcl":
            return found if found is not None and is_relative_pronoun(found) else None
        if found is not None or node.dep_ not in {"xcomp", "conj", "advcl"}:
            return None
    return None


def particle(token: Token) -> set[str]:
    """'out' of 'rule out'."""
    return {child.lower_ for child in children(token, "compound:prt", "advmod") if child.tag_ in {"RP", "RB", "IN"}}


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


def possessor(token: Token) -> Token | None:
    """'Chisinau' of 'Chisinau's demand'."""
    return next(iter(children(token, "nmod:poss")), None)


def whose(noun: Token) -> Token | None:
    """'Egypt' of "Egypt, whose mediation between them deserves support"."""
    owner = possessor(noun)
    clause = noun.head
    return clause.head if owner is not None and owner.tag_ == "WP$" and clause.dep_ == "acl:relcl" else None


def called(token: Token) -> Token | None:
    """'the move' of "called the move unacceptable", "described the move as unacceptable"."""
    verb = token.head
    if children(token, "cop") or verb.pos_ != "VERB" or token.dep_ not in {"xcomp", "obl", "advcl"} or is_passive(verb):
        return None
    thing = direct_object(verb)
    return thing if thing is not None and thing != token and (token.dep_ == "xcomp" or preposition(token) == "as") else None


def is_manner(noun: Token) -> bool:
    """'defiance' of "builds settlements in defiance of the resolution"."""
    return noun.dep_ == "obl" and preposition(noun) == "in" and noun.i > noun.head.i and not children(noun, "det")


def modifiers(token: Token) -> list[Token]:
    """Adjectives and nouns before a noun."""
    return [child for child in children(token, "amod", "compound", "nmod", "nmod:unmarked", "flat", "nummod") if child.i < token.i]


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


def is_singled_out(token: Token) -> bool:
    """'Russia' of 'its backers, notably Russia'."""
    return any(
        t.i < token.i and t.lower_ in {"notably", "especially", "particularly", "mainly", "namely"} for t in children(token, "advmod")
    )


def apposed(token: Token) -> list[Token]:
    """'Turkey' of 'our ally Turkey', which the parse may take for a second object of the same verb."""
    beside = [t for t in children(token.head, token.dep_) if t.left_edge.i == token.i + 1 and t.pos_ == "PROPN"]
    return [*children(token, "appos"), *beside] if token.dep_ in {"obj", "obl", "nsubj"} else children(token, "appos")


def explained(token: Token) -> list[Token]:
    """'Turkey' of 'our ally Turkey', whatever of the two the parse has for the head."""
    beside = [token.head] if token.dep_ in {"nmod:desc", "compound"} and token.head.left_edge.i <= token.i < token.head.i else []
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return [*apposed(token), *beside, *([following] if following.head == token.head else [])]


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


def governors(token: Token) -> Iterator[Token]:
    """The token and all that it hangs on, upwards."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def depth(token: Token) -> int:
    """How many clauses and phrases stand between a token and its sentence's main predicate."""
    return sum(node.dep_ in SUBORDINATE for node in governors(token))


def is_compound(verb: Token) -> bool:
    """'could cap', 'had met': a modal or 'have' stands before a form that isn't finite itself."""
    return verb.tag_ in {"VB", "VBN"} and any(a.tag_ == "MD" or lemma(a) == "have" for a in own_auxiliaries(verb))


def own_auxiliaries(token: Token) -> list[Token]:
    """'will', 'may', 'has' that stand at this predicate itself."""
    return children(token, "aux")


def auxiliaries(token: Token) -> list[Token]:
    """'will', 'may', 'has' of a predicate; a conjunct without its own shares the first one's."""
    own = own_auxiliaries(token)
    if not own and token.dep_ == "conj" and token.head.pos_ == token.pos_ and not children(token, *SUBJECTS):
        return auxiliaries(token.head)
    return own


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
        return next(iter(children(token, "compound")), None)
    if head == token or head.i in seen:
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
        return direct_object(head)  # "accused Tehran of plotting", "warned Iran against holding"
    if token.dep_ == "advcl" and is_infinitive(token) and (addressee := _addressee(head, token, "on", "upon")) is not None:
        return addressee
    if (token.dep_ == "xcomp" and is_infinitive(token) or token == asked(head)) and not is_passive(head):
        controller = direct_object(head) or indirect_object(head) or _addressee(head, token, "on", "upon", "to")
        if controller is not None:
            return controller
    if token.dep_ in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "dep"}:
        if token.dep_ in {"ccomp", "parataxis"} and token.tag_ not in {"VBG", "VBN"} and not is_infinitive(token):
            return None
        return clause_subject(head, seen)
    if token.dep_ in {"obl", "nmod", "obj", "nsubj", "csubj"} and is_clause(token):
        return clause_subject(head, seen) if is_clause(head) else noun_holder(head, seen)
    return None


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


def _addressee(verb: Token, clause: Token, *prepositions: str) -> Token | None:
    """'Ukraine' of 'called on Ukraine to lift …'."""
    return next((t for t in children(verb, "obl") if preposition(t) in prepositions and verb.i < t.i < clause.i), None)


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
