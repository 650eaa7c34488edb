"""Surnames: which of the persons of ontologies/officeholders.ttl a bare 'Lavrov' or 'Secretary Kerry' means, if any of them."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.lexicon.actors import Name, RoleNoun, actors, represented
from kg.lexicon.officeholders import Term, officeholders
from kg.model import Actor, ActorType

# They stand between an office and a surname, or before a surname alone, and belong to no name.
HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "madam", "madame", "h.e.", "he", "his", "excellency"})
LONGEST_OFFICE = 6  # tokens


class FullNames:
    """The full names in a doc: of known persons by their IRI, and of those whom the model found by their last word."""

    def __init__(self, doc: Doc, known: list[tuple[Span, Actor]]) -> None:
        self.known: dict[str, list[int]] = {}
        for span, actor in known:
            self.known.setdefault(actor.id, []).append(span.start)
        taken = {i for span, _ in known for i in range(span.start, span.end)}
        self.found: dict[str, list[Span]] = {}
        self.entities = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
        for ent in doc.ents:
            if _is_full_name(ent) and taken.isdisjoint(range(ent.start, ent.end)):
                self.found.setdefault(ent[-1].text, []).append(ent)


def bearer(surname: Span, names: list[Name], full_names: FullNames) -> Name | None:
    """Whom a surname means: the one whom the document names in full, or whose office or state stands beside it, or who was in office.

    `names` are those of all who bear it.
    """
    doc, start, end = surname.doc, surname.start, surname.end
    if _in_longer_name(surname, full_names.entities.get(start)):
        return None
    full = [(at, name.actor.id) for name in names for at in full_names.known.get(name.actor.id, ())]
    full += [(ent.start, iri) for ent in full_names.found.get(surname.text, ()) if (iri := _same(ent, names)) is not None]
    if full:
        _, iri = max((one for one in full if one[0] < start), default=min(full))
        return next((name for name in names if name.actor.id == iri), None)
    office, whole = _office_before(doc, start)
    if office is None:
        office = _office_behind(doc, end)
    fitting = [name for name in names if office is None or office.generic or any(holds(term, office) for term in _terms(name))]
    states = _states_before(doc, whole)
    if states:
        fitting = [name for name in fitting if any(states & _whose(term) for term in _terms(name))]
    published = doc._.published
    serving = [name for name in fitting if published and officeholders()[name.actor.id].terms_on(published)]
    beside = states or office is not None and not office.generic
    likely = serving or fitting if beside else [name for name in serving if not name.common]
    return likely[0] if len(likely) == 1 else None


def _in_longer_name(surname: Span, entity: Span | None) -> bool:
    """Whether a surname stands behind another's first name ('Lyudmila Putin') or before the rest of a name ('Trump Tower')."""
    doc, start, end = surname.doc, surname.start, surname.end
    before = doc[start - 1] if start > 0 and not doc[start].is_sent_start else None
    if before is not None and _is_of_name(before) and before.text not in actors().names and _office_before(doc, start)[0] is None:
        return True
    behind = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
    if behind is not None and _is_of_name(behind) and behind.ent_type_ not in {"DATE", "TIME"}:
        return True
    return entity is not None and end <= entity.end and entity.label_ != "PERSON" and len(entity) > end - start


def _is_of_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in HONORIFICS


def _same(ent: Span, names: list[Name]) -> str | None:
    """The IRI of the one who has the first name of a full name ('Donald John Trump'), empty for a stranger's, None for several's."""
    found = [name.actor.id for name in names if name.actor.label.split()[0] == ent[0].text]
    return found[0] if len(found) == 1 else None if found else ""


def _is_full_name(ent: Span) -> bool:
    """Whether an entity has a first name before the last."""
    first = ent[-2] if len(ent) > 1 else None
    if ent.label_ != "PERSON" or first is None or first.lower_ in HONORIFICS:
        return False
    return first.lower_ not in actors().role_nouns and first.text not in actors().names


def _office_before(doc: Doc, end: int) -> tuple[RoleNoun | None, int]:
    """The office that a name follows ('Foreign Minister', 'President Mr.'), and where it or the name begins."""
    while end > 0 and doc[end - 1].lower_ in HONORIFICS:
        end -= 1
    for i in range(max(0, end - LONGEST_OFFICE), end):
        if noun := _office(doc[i:end]):
            return noun, i
    return None, end


def _office_behind(doc: Doc, start: int) -> RoleNoun | None:
    """The office in an apposition: 'Lavrov, the Russian foreign minister, …'."""
    if start >= len(doc) or doc[start].text != ",":
        return None
    sentence = min(doc[start].sent.end, start + 8)
    for i in range(start + 1, sentence):
        if doc[i].pos_ in {"VERB", "AUX", "PRON", "PUNCT"}:
            return None
        for j in range(min(sentence, i + LONGEST_OFFICE), i, -1):
            if noun := _office(doc[i:j]):
                return noun
    return None


def _office(span: Span) -> RoleNoun | None:
    noun = actors().role_nouns.get(span.text.lower())
    return noun if noun is not None and noun.person else None


def _states_before(doc: Doc, end: int) -> set[str]:
    """The IRIs of whom the words right before name: 'Russian', "Russia's"."""
    if end > 0 and doc[end - 1].tag_ == "POS":
        end -= 1
    longest = min(end, LONGEST_OFFICE)
    spans = (doc[end - length : end].text.replace("’", "'") for length in range(longest, 0, -1))
    named = next((found for text in spans if (found := actors().names.get(text))), ())
    return {name.actor.id for name in named if name.actor.type is not ActorType.PERSON}


def _terms(name: Name) -> tuple[Term, ...]:
    return officeholders()[name.actor.id].terms


def holds(term: Term, office: RoleNoun) -> bool:
    """Whether an office is the term's: 'Secretary Kerry' was secretary of state, 'Minister Lavrov' foreign minister."""
    if office.id == term.kind:
        return True
    names = (noun.text.split() for noun in actors().role_nouns.values() if noun.id == term.kind)
    return any(office.text in (words[0], words[-1]) for words in names)


def _whose(term: Term) -> set[str]:
    """The organization that an office is of, and whom it acts for."""
    state = represented(term.organization)
    return {term.organization.id, *([state.id] if state else [])}
