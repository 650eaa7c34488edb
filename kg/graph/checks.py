"""What keeps a statement or attribution that was made elsewhere from being one of ours."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from kg.errors import InputError
from kg.graph.names import iri
from kg.graph.statements import mentions
from kg.lexicon import turtle
from kg.lexicon.relations import relations
from kg.model import Actor, Attribution, Passage, Statement, Topic
from kg.namespaces import PLOVER


def faults(statement: Statement) -> Iterator[str]:
    """Everything that is wrong with a statement by itself, in plain words.

    A relation or event type that the ontology lacks, ids that are no IRIs, a confidence that is none, and passages whose offsets do not
    fit their text or the sentence around them. That two statements contradict each other is not found here.
    """
    yield from _unknown("relation", statement.predicate, _relations())
    if statement.plover is not None:
        yield from _unknown("PLOVER type", statement.plover, _plover())
    for mention in mentions(statement):
        yield from _unnamed(mention.entity)
    evidence = statement.evidence
    if not evidence.document:
        yield "the document has no id"
    if not 0 <= evidence.confidence <= 1:
        yield f"confidence is {evidence.confidence} and must be from 0 to 1"
    for passage in _passages(statement):
        yield from _misplaced(passage, evidence.sentence)


def attribution_faults(attribution: Attribution) -> Iterator[str]:
    """Everything that is wrong with an attribution by itself, in plain words: who speaks, and passages whose offsets do not fit their text.

    Content may lack its words.
    """
    if attribution.speaker:
        yield from _unnamed(attribution.speaker)
    if not attribution.document:
        yield "the document has no id"
    told = (passage for passage in attribution.content if passage.text)
    for passage in (*filter(None, (attribution.source, attribution.cue)), *told):
        yield from _misplaced(passage, passage)


def _unnamed(entity: Actor | Topic) -> Iterator[str]:
    try:
        iri(entity.id)
    except InputError as wrong:
        yield str(wrong)
    if not entity.label:
        yield f"{entity.id} has no label"


def _unknown(kind: str, name: str, known: tuple[str, ...]) -> Iterator[str]:
    if name not in known:
        near = get_close_matches(name, known, 1)
        yield f"no {kind} {name!r}" + (f"; perhaps {near[0]!r} is meant" if near else f"; there are {', '.join(known)}")


def _misplaced(passage: Passage, sentence: Passage) -> Iterator[str]:
    shown = f"{passage.text[:40]!r} at {passage.start}-{passage.end}"
    if passage.start < 0 or passage.end - passage.start != len(passage.text):
        yield f"{shown}: the offsets do not fit a text of {len(passage.text)} characters"
    elif passage in sentence and sentence.text[passage.start - sentence.start : passage.end - sentence.start] != passage.text:
        yield f"{shown}: the sentence has other words there"


def _passages(statement: Statement) -> Iterator[Passage]:
    evidence = statement.evidence
    yield evidence.sentence
    yield evidence.trigger
    if evidence.cue:
        yield evidence.cue
    yield from (mention.passage for mention in mentions(statement))
    if statement.time:
        yield statement.time.passage


@cache
def _relations() -> tuple[str, ...]:
    return tuple(sorted(relation.name for relation in relations().values() if not relation.background))


@cache
def _plover() -> tuple[str, ...]:
    return tuple(sorted(name.removeprefix(PLOVER) for name in turtle.index("plover.ttl").of_type(f"{PLOVER}EventType")))
