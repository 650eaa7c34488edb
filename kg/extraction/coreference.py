"""Coreference: whom pronouns and bare offices mean ('he', 'the minister', 'the group'), by a few rules from sure to unsure.

'I' and 'we' are settled by the attributions: they mean whoever speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow
from kg.lexicon.actors import RoleNoun, actors
from kg.model import ActorType

PERSONAL = {"he": "person", "she": "person", "his": "person", "her": "person", "him": "person"}
NEUTER = {"it": "body", "its": "body"}
PLURAL = {"they": "bodies", "their": "bodies", "them": "bodies"}
PRONOUNS = PERSONAL | NEUTER | PLURAL
DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
# How far back a pronoun may look, in sentences: persons stay in mind longer.
REACH = {"person": 6, "body": 2, "bodies": 3}


@Language.component("diplomatic_coreference", requires=["doc._.mentions"], assigns=["doc._.mentions"])
def component(doc: Doc) -> Doc:
    """Link bare offices and third-person pronouns in `doc._.mentions` to whom they mean."""
    doc._.mentions = linked(doc)
    return doc


def linked(doc: Doc) -> list[MentionRow]:
    """The mentions with bare roles named and with rows for those pronouns that could be resolved, in the order of the text."""
    sentence = {token.i: number for number, span in enumerate(doc.sents) for token in span}
    waiting = list(doc._.mentions)
    done: list[MentionRow] = []
    for token in doc:
        while waiting and waiting[0].start <= token.i:
            row = waiting.pop(0)
            done.append(_named(doc, row, done) if row.kind == "role" else row)
        kind = PRONOUNS.get(token.lower_) if token.pos_ in {"PRON", "DET"} and token.dep_ != "expl" else None
        if kind:
            done += _antecedents(token, kind, done, sentence)
    return sorted(done, key=lambda row: (row.start, -row.end, row.id))


def _named(doc: Doc, row: MentionRow, earlier: list[MentionRow]) -> MentionRow:
    """A bare 'the minister' or 'the opposition' as the one told of before, if there is one."""
    if row.office is None or row.start == 0 or doc[row.start - 1].lower_ not in DETERMINERS:
        return row
    noun = actors().role_nouns.get(row.office)
    if noun is None or doc[row.end - 1].lower_ != noun.text.split()[-1] or not noun.person and row.end - row.start > len(noun.text.split()):
        return row
    matching = _same_office(noun, row) if noun.person else _same_body(noun)
    antecedent = next((other for matches in matching for other in reversed(earlier) if other.id != row.id and matches(other)), None)
    if antecedent is None:
        return row
    return row._replace(id=antecedent.id, label=antecedent.label, type=antecedent.type, state=antecedent.state)


def _same_office(noun: RoleNoun, row: MentionRow) -> list[Callable[[MentionRow], bool]]:
    """A person of that office, or of one that is a kind of it; of the same state where one is named."""

    def matches(other: MentionRow) -> bool:
        if other.type != ActorType.PERSON.value or other.office is None or row.state is not None and row.state != other.state:
            return False
        # a foreign minister is a minister; he is a diplomat and an official, too
        return noun.generic or other.office == noun.text or other.office.endswith(f" {noun.text}")

    return [matches]


def _same_body(noun: RoleNoun) -> list[Callable[[MentionRow], bool]]:
    """'The Union' is the one whose name ends so; 'the bloc' and 'the group' may be any organization or group named last."""

    def is_body(other: MentionRow) -> bool:
        return other.type in {ActorType.GROUP.value, ActorType.ORGANIZATION.value} and other.kind != "pronoun"

    def same_name(other: MentionRow) -> bool:
        named = other.label.lower().split()
        return is_body(other) and (named[-1] == noun.text and len(named) > 1 or named[0] == noun.text and other.kind == "role")

    def any_name(other: MentionRow) -> bool:
        return is_body(other) and other.kind == "name" and noun.generic

    return [same_name, any_name]


def _antecedents(pronoun: Token, kind: str, earlier: list[MentionRow], sentence: dict[int, int]) -> list[MentionRow]:
    """Rows for a pronoun: the nearest fitting subject before it, or else the nearest fitting mention."""
    doc = pronoun.doc
    here = sentence[pronoun.i]

    def fits(row: MentionRow) -> bool:
        if row.kind == "adjective" or here - sentence[row.head] > REACH[kind] or row.end > pronoun.i:
            return False
        if pronoun.dep_ != "nmod:poss" and syntax.governor(doc[row.head]) == syntax.governor(pronoun):
            return False  # "Serbia does not recognise it": not itself
        if kind == "person":
            return row.type == ActorType.PERSON.value
        if kind == "body":
            return row.type in {ActorType.COUNTRY.value, ActorType.ORGANIZATION.value, ActorType.GROUP.value} and not _is_plural(
                doc[row.head]
            )
        return row.type == ActorType.GROUP.value and (_is_plural(doc[row.head]) or row.kind != "name")

    # mentions come in the order of the text
    near = takewhile(lambda row: here - sentence[row.head] <= REACH["person"], reversed(earlier))
    candidates = [row for row in near if fits(row)][::-1]
    if not candidates or kind == "body" and _means_a_thing(pronoun, earlier):
        return []
    # "encouraged the Union to deepen its cooperation": whose it is was named last
    owned = pronoun.dep_ == "nmod:poss" and kind != "person"
    candidates.sort(key=lambda row: (sentence[row.head], not owned and syntax.is_subject(doc[row.head]), row.start))
    best = candidates[-1]
    return [best._replace(start=pronoun.i, end=pronoun.i + 1, head=pronoun.i, kind="pronoun")]


def _means_a_thing(pronoun: Token, earlier: list[MentionRow]) -> bool:
    """Whether the subject that 'it' would stand for is no actor: "That question was not raised. If it is, …"."""
    nouns = {"NOUN", "PROPN"}
    before = (pronoun.doc[i] for i in range(pronoun.i - 1, -1, -1))
    subjects = (t for t in before if syntax.is_subject(t) and t.pos_ in nouns and syntax.governor(t) != syntax.governor(pronoun))
    last = next(subjects, None)
    if last is None:
        return False
    start = last.sent.start
    return not any(row.head == last.i for row in takewhile(lambda row: row.start >= start, reversed(earlier)))


def _is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"}
