"""The voice of a document: who speaks in a statement, a speech or an interview where nobody else is said to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.annotations import AttributionRow, BlockRow, MentionRow, read_blocks
from kg.lexicon.actors import actors
from kg.lexicon.cues import Act
from kg.lexicon.markers import names_statement
from kg.model import ActorType, BlockKind

SINGULAR = frozenset({"i", "me", "my", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSONS = SINGULAR | PLURAL
ADDRESSED = frozenset({"you", "your", "yours", "yourself"})
PERSON = ActorType.PERSON.value
AROUND = frozenset({BlockKind.DATELINE.value, BlockKind.IMPRINT.value})
BODIES = frozenset({ActorType.COUNTRY.value, ActorType.ORGANIZATION.value})


class Voice(NamedTuple):
    """Who says 'I' and who says 'we' in a document's own words, as far as the text tells. `speaks`: it takes positions of its own."""

    singular: MentionRow | None
    plural: tuple[MentionRow, ...]
    speaks: bool


def is_first_person(token: Token) -> bool:
    """'I', 'our'; 'US' in capitals is the country."""
    return token.lower_ in FIRST_PERSONS and token.text != "US"


def voice(doc: Doc, holding: list[list[int]]) -> Voice:
    """The voice of a doc, of each token of which `holding` lists the attributions that hold it.

    Reads the parse, `doc._.mentions` and `doc._.attributions`.

    It is whom a headline or lead without any first person names first, whose a statement is by its title ('Joint Statement between Kenya
    and Chad'), who 'we' are said to be ('We, the ministers of Kenya and Chad, …'), or else the state or organization that is most often
    the subject of a sentence.
    """
    rows: tuple[AttributionRow, ...] = doc._.attributions
    spoken = {i for i, held in enumerate(holding) if any(rows[n].act == Act.SPEECH.value for n in held)}
    quoted = {i for quotation in doc._.quotations for i in range(quotation.start, quotation.end)}
    own = [t for t in doc if is_first_person(t) and t.i not in spoken | quoted]
    outside = {i for block in read_blocks(doc) if block.kind in AROUND for i in range(block.start, block.end)}
    named = [row for row in doc._.mentions if row.kind in {"name", "role"} and row.start not in outside]
    introduced = _introduced(doc, named)
    subjects = [row for row in named if syntax.is_main_subject(doc[row.head]) and not holding[row.head] and not _is_people(doc, row)]
    first = own[0].i if own else len(doc)
    person = introduced or _foremost([row for row in subjects if row.type == PERSON and row.end <= first])
    body = introduced or _foremost([row for row in subjects if row.type in BODIES and (row.id in actors().actors or row.state)])
    speaks = bool(own) or any(_is_statement(doc, block) for block in read_blocks(doc))
    several = () if introduced else _issuing(doc, named) or _explained(own, named)
    return Voice(person or body, several or tuple(filter(None, (body or person,))), speaks)


def _foremost(rows: list[MentionRow]) -> MentionRow | None:
    """The most frequent, of equally frequent ones the first."""
    count = Counter(row.id for row in rows)
    return max(rows, key=lambda row: (count[row.id], -row.start), default=None)


def _introduced(doc: Doc, named: list[MentionRow]) -> MentionRow | None:
    """Whom the headline or the lead of an interview, a statement or a speech names first, before anybody speaks in person."""
    for block in read_blocks(doc):
        if any(is_first_person(token) or token.lower_ in ADDRESSED for token in doc[block.start : block.end]):
            return None
        inside = (row for row in named if block.start <= row.start < block.end)
        found = next((row for row in inside if row.type == PERSON and doc[row.head].pos_ == "PROPN"), None)
        if found is not None:
            return found
    return None


def _issuing(doc: Doc, named: list[MentionRow]) -> tuple[MentionRow, ...]:
    """The bodies whose the statement is that a title names: 'G7 Foreign Ministers' Communiqué'."""
    nouns = [token for block in read_blocks(doc) for token in _statement_nouns(doc, block)]
    near = [t for noun in nouns for t in (*syntax.modifiers(noun), *filter(None, (syntax.possessor(noun),)), *_makers(noun))]
    heads = {member.i for t in near for member in syntax.coordinated(t)}
    return tuple(row for row in named if row.head in heads and (row.type in BODIES or row.state is not None))


def _makers(noun: Token) -> Iterator[Token]:
    return (t for t in syntax.children(noun, "nmod") if t.i > noun.i and syntax.preposition(t) in {"by", "of", "from", "between"})


def _explained(own: list[Token], named: list[MentionRow]) -> tuple[MentionRow, ...]:
    """'We, the Foreign Ministers of Kenya and Chad, …'."""
    heads = {t.i for token in own for t in syntax.children(token, "appos")}
    return tuple(row for row in named if row.head in heads)


def _is_people(doc: Doc, row: MentionRow) -> bool:
    """'Syrians' are not Syria."""
    return row.type == ActorType.COUNTRY.value and doc[row.head].tag_ in {"NNPS", "NNS"} and doc[row.start : row.end].text != row.label


def _is_statement(doc: Doc, block: BlockRow) -> bool:
    """'Statement by the Spokesperson on the situation in Myanmar'."""
    return any(_statement_nouns(doc, block))


def _statement_nouns(doc: Doc, block: BlockRow) -> list[Token]:
    if block.kind not in {BlockKind.TITLE.value, BlockKind.HEADING.value}:
        return []
    return [token for token in doc[block.start : block.end] if names_statement(token.lemma_.lower())]
