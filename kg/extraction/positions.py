"""Positions: what somebody says of a thing rather than in a clause: 'criticized the plan', 'called for talks'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.matching import matches
from kg.extraction.said import Said, Span, cue_span, cues_at, has_words, trimmed
from kg.lexicon.cues import Act, Cue, Stance
from kg.lexicon.frames import Part, Role
from kg.lexicon.relations import relations


def positions(doc: Doc, spoken: set[int]) -> Iterator[Said]:
    """The positions taken in a doc, by the frames of relations in word and by the cues of the lexicon; not at the tokens `spoken`."""
    for token in doc:
        if token.i not in spoken and (found := _by_frame(token) or _by_cue(token)):
            yield found


def _by_frame(token: Token) -> Said | None:
    for match in next(matches(token), []):
        if not relations()[match.frame.relation].is_position or Role.OBJECT not in match.fillers and Role.TOPIC not in match.fillers:
            continue
        words = tuple(t.lower_ for t in match.fixed)
        return _said(token, Cue(match.frame.lemma, match.frame.part, Stance.NEUTRAL, Act.POSITION, words))
    return None


def _by_cue(token: Token) -> Said | None:
    position = next((cue for cue in cues_at(token) if cue.act is Act.POSITION and has_words(token, cue)), None)
    return None if position is None else _said(token, position)


def _said(token: Token, cue: Cue) -> Said | None:
    source = _source(token, cue.part)
    span = cue_span(token, cue.words)
    content = _content(token, span[1])
    if source is None or content is None or content[0] <= source.i < content[1]:
        return None
    return Said(cue, (span[0], max(span[1], content[0])) if content[0] - span[1] <= 1 else span, token.i, source, (content,))


def _source(token: Token, part: Part) -> Token | None:
    if part is Part.NOUN and not syntax.is_predicate(token):
        return syntax.possessor(token) or syntax.agent(token)
    return syntax.agent(token) if syntax.is_passive(token) else syntax.clause_subject(token)


def _content(token: Token, start: int) -> Span | None:
    """All that follows and belongs to the cue but when, where and how it was said; the preposition right after a cue is the cue's."""
    found = [child for child in token.children if child.i >= start and syntax.is_said_of(child)]
    if not found:
        return None
    first, last = found[0].left_edge.i, found[-1].right_edge.i + 1
    if token.doc[first].dep_ == "case" and first == start:
        first += 1
    span = trimmed(token.doc, first, last)
    return span if span[0] < span[1] else None
