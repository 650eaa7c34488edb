"""Third persons: whom 'he', 'she', 'it' and 'they' mean."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow
from kg.extraction.coreference.setting import Setting
from kg.lexicon.genders import Gender
from kg.model import ActorType

FEMALE = dict.fromkeys(("she", "her", "hers", "herself"), "person")
MALE = dict.fromkeys(("he", "him", "his", "himself"), "person")
NEUTER = dict.fromkeys(("it", "its", "itself"), "body")
PLURAL = dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "bodies")
PRONOUNS = FEMALE | MALE | NEUTER | PLURAL
BODIES = frozenset(kind.value for kind in (ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.GROUP))
# How far back a pronoun may look, in sentences: persons stay in mind longer.
REACH = {"person": 6, "body": 2, "bodies": 3}


def antecedents(pronoun: Token, earlier: list[MentionRow], setting: Setting) -> list[MentionRow]:
    """Rows for a token that is a third person's pronoun: the nearest fitting subject before it, or else the nearest fitting mention.

    A woman goes before others for 'she', as most persons in the news whose gender is unknown are men; a group of several before an
    organization for 'they'.
    """
    kind = PRONOUNS.get(pronoun.lower_)
    if kind is None or pronoun.pos_ not in {"PRON", "DET"} or syntax.is_expletive(pronoun):
        return []
    doc, sentence = pronoun.doc, setting.sentence
    here = sentence[pronoun.i]
    gender = Gender.FEMALE if pronoun.lower_ in FEMALE else Gender.MALE
    reflexive = pronoun.lower_.endswith(("self", "selves"))

    def owned_here(row: MentionRow) -> bool:
        """Whether what the pronoun owns is in the clause that the mention is in."""
        return pronoun.dep_ == "nmod:poss" and syntax.governor(doc[row.head]) == syntax.governor(pronoun.head)

    def fits(row: MentionRow) -> bool:
        if row.kind == "adjective" or here - sentence[row.head] > REACH[kind] or row.end > pronoun.i:
            return False
        together = syntax.governor(doc[row.head]) == syntax.governor(pronoun)
        if reflexive != together and (reflexive or pronoun.dep_ != "nmod:poss"):
            return False  # "Serbia does not recognise it": not itself
        if kind == "person":
            speaks = row.id in setting.speakers.get(pronoun.i, ())
            return row.type == ActorType.PERSON.value and setting.told.get(row.id, gender) == gender and not speaks
        if kind == "body":
            # "The United States lifted its ban"
            one = not _is_plural(doc[row.head]) or owned_here(row) and doc[row.start : row.end].text == row.label
            return row.type in BODIES and one and doc[row.head].lower_ not in PLURAL
        several = _is_plural(doc[row.head]) or row.kind != "name" or not syntax.is_subject(pronoun)
        return row.type == ActorType.GROUP.value and several or row.type == ActorType.ORGANIZATION.value

    if kind == "bodies" and syntax.is_subject(pronoun) and (two := _both(pronoun, earlier, setting) or _sides(pronoun, earlier, setting)):
        return two
    if kind == "bodies" and len(two := [row for row in earlier if owned_here(row) and syntax.is_subject(doc[row.head])]) > 1:
        return [row.meant_by(pronoun.i) for row in two if row.head == two[0].head]  # "The two sides reaffirmed their commitment"
    if kind != "person" and (acting := _enacting(pronoun, earlier)):
        return acting
    candidates = [row for row in setting.near(pronoun.i, earlier, REACH["person"]) if fits(row)][::-1]
    if not candidates or kind == "body" and _means_a_thing(pronoun, earlier):
        return []
    # "encouraged the Union to deepen its cooperation": whose it is was named last
    owned = pronoun.dep_ == "nmod:poss" and kind != "person"

    def likelihood(row: MentionRow) -> tuple[bool, int, bool, int]:
        suits = setting.told.get(row.id) is Gender.FEMALE or kind == "bodies" and row.type == ActorType.GROUP.value
        return suits, sentence[row.head], not owned and syntax.is_subject(doc[row.head]), row.start

    best = max(candidates, key=likelihood)
    return [best.meant_by(pronoun.i)]


def _both(pronoun: Token, earlier: list[MentionRow], setting: Setting) -> list[MentionRow]:
    """Rows for the two persons told of last: "Johnson met al-Jaafari. They also discussed …"; none if anybody else acted since."""
    doc = pronoun.doc
    before = [row for row in setting.near(pronoun.i, earlier, REACH["bodies"]) if setting.sentence[row.head] < setting.sentence[pronoun.i]]
    persons: dict[str, MentionRow] = {}
    for row in before:
        if len(persons) == 2:
            break
        if row.type == ActorType.PERSON.value:
            persons.setdefault(row.id, row)
        elif syntax.is_subject(doc[row.head]) and row.kind != "adjective" and row.id not in persons:
            return []
    pair = sorted(persons.values(), key=lambda row: row.start)
    together = len({setting.sentence[row.head] for row in pair}) == 1 < len(pair)
    return [row.meant_by(pronoun.i) for row in pair] if together else []


def _sides(pronoun: Token, earlier: list[MentionRow], setting: Setting) -> list[MentionRow]:
    """Rows for the two who acted last under one name: "The two sides agreed. They also …"."""
    acted = [row for row in setting.near(pronoun.i, earlier, REACH["bodies"]) if syntax.is_subject(pronoun.doc[row.head])]
    last = [row for row in acted if row.head == acted[0].head and setting.sentence[row.head] < setting.sentence[pronoun.i]]
    return [row.meant_by(pronoun.i) for row in reversed(last)] if len(last) > 1 else []


def _enacting(pronoun: Token, earlier: list[MentionRow]) -> list[MentionRow]:
    """Rows for the organ of an enacting clause: 'Recalling its resolutions', where nobody else is named between."""
    acting = syntax.organ(pronoun.sent.root)
    if acting is None or any(row.start >= pronoun.sent.start for row in earlier):
        return []
    return [row.meant_by(pronoun.i) for row in earlier if row.head == acting.i]


def _means_a_thing(pronoun: Token, earlier: list[MentionRow]) -> bool:
    """Whether the subject that 'it' would stand for is no actor: "That question was not raised. If it is, …"."""
    nouns = {"NOUN", "PROPN"}
    before = (pronoun.doc[i] for i in range(pronoun.i - 1, -1, -1))
    subjects = (t for t in before if syntax.is_subject(t) and t.pos_ in nouns and syntax.governor(t) != syntax.governor(pronoun))
    last = next((t for t in subjects if _is_named(t, earlier) or not _is_plural(t)), None)
    return last is not None and not _is_named(last, earlier)


def _is_named(token: Token, earlier: list[MentionRow]) -> bool:
    start = token.sent.start
    return any(row.head == token.i for row in takewhile(lambda row: row.start >= start, reversed(earlier)))


def _is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"}
