"""Speech: the cues of a text, with the source and the content that stand in their own sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow, QuotationRow, overlapping, read_blocks
from kg.extraction.layout import LONGEST_LABEL
from kg.lexicon.cues import Act, Cue, Stance, cues
from kg.lexicon.frames import Part
from kg.model import ActorType

Span = tuple[int, int]
# The labels of a transcript's turns.
ASKED, ANSWERED = frozenset({"q", "question"}), frozenset({"a", "answer"})
COLON = Cue(":", Part.VERB, Stance.NEUTRAL, Act.SPEECH)


class Said(NamedTuple):
    """A cue found in the text, its source's head, and what it introduces in its own sentence."""

    cue: Cue
    span: Span
    head: int
    source: Token | None
    content: tuple[Span, ...]


def speech(doc: Doc, heads: dict[int, list[MentionRow]], quotations: tuple[QuotationRow, ...]) -> list[Said]:
    """All that is said or thought by the cues of the lexicon and by names before a colon, in the order of the cues."""
    return sorted([*_verbal(doc, quotations), *_prepositional(doc), *_colons(doc, heads)], key=lambda said: said.span)


def _verbal(doc: Doc, quotations: tuple[QuotationRow, ...]) -> Iterator[Said]:
    table = cues()
    for token in doc:
        for part in syntax.parts(token):
            for cue in syntax.listed(token, part, table) or ():
                if part is Part.PREPOSITION or not _has_words(token, cue):
                    continue
                said = _said_by_noun(token, cue) if part is Part.NOUN else _said_by_verb(token, cue, quotations)
                if said is not None:
                    yield said
                    break
            else:
                continue
            break


def _has_words(token: Token, cue: Cue) -> bool:
    near = {word.lower_ for child in token.children for word in (child, *child.children)}
    return all(word in near for word in cue.words)


def _said_by_verb(token: Token, cue: Cue, quotations: tuple[QuotationRow, ...]) -> Said | None:
    source = syntax.agent(token) if syntax.is_passive(token) else syntax.clause_subject(token)
    span = _cue_span(token, cue)
    content: list[Span] = []
    clause = syntax.complement(token)
    beside = _beside(token)
    if beside is not None and (source is None or _separated(source, token, quotations)):
        source = beside
    if clause is not None and (clause.dep_ == "ccomp" or cue.act.value == "thought" or syntax.is_infinitive(clause)):
        content = [_cut(doc=token.doc, span=syntax.clause(clause), without=(_own_words(token, clause),))]
    elif token.dep_ == "parataxis" and not clause and not _own_object(token) and _follows_speech(token):
        # "The round failed, he said": the speech is the main clause, the cue hangs on it
        content = list(_around(token))
    elif source is not None and (source == beside or _may_close(token)) and not _own_object(token):
        content = list(_before(token, source))
    quoted = quotation_beside(token, quotations) if not content else None
    if not content and quoted is None:
        return None
    if syntax.is_passive(token) and source is None and not content:
        return None
    return Said(cue, span, token.i, _real_source(source, content), tuple(c for c in content if c[0] < c[1]))


def _may_close(token: Token) -> bool:
    """Whether a cue may end the sentence that it introduces: nothing later governs it."""
    return token.dep_ == "ROOT" or token.dep_ in {"conj", "parataxis", "ccomp", "dep"} and token.head.i < token.i


def _real_source(source: Token | None, content: list[Span]) -> Token | None:
    if source is None or source.dep_ == "expl" or source.lower_ == "it":
        return None
    return None if any(start <= source.i < end for start, end in content) else source


def _follows_speech(token: Token) -> bool:
    return syntax.subject(token) is not None and token.i > token.head.left_edge.i


def _cue_span(token: Token, cue: Cue) -> Span:
    start = end = token.i
    for child in token.children:
        if child.lower_ in cue.words and abs(child.i - token.i) <= 3:
            start, end = min(start, child.i), max(end, child.i)
    return start, end + 1


def _own_words(token: Token, clause: Token) -> Span:
    """The stretch of the cue itself with its source, where it stands inside the content."""
    left, right = clause.left_edge.i, clause.right_edge.i
    if not left <= token.i <= right:
        return token.i, token.i
    return _cue_clause(token)


def _cue_clause(token: Token) -> Span:
    """The cue with its subject, helpers and addressees, but without what it introduces."""
    kept = [token.i]
    for child in token.children:
        if child.dep_ not in {"ccomp", "xcomp", "parataxis", "punct", "conj", "cc", "advcl", "dep"}:
            kept += [t.i for t in child.subtree]
    return min(kept), max(kept) + 1


def _around(token: Token) -> Iterator[Span]:
    """The sentence around a cue that hangs on what it introduces."""
    start, end = _cue_clause(token)
    whole = syntax.clause(token.head)
    yield _trim(token.doc, whole[0], start)
    if end < whole[1]:
        yield _trim(token.doc, end, whole[1])


def _before(token: Token, source: Token) -> Iterator[Span]:
    """What stands before ', X said' at the end of a sentence, where the parse left it unattached."""
    doc, sentence = token.doc, token.sent.start
    start = min(token.i, source.left_edge.i if source.i < token.i else token.i)
    while start < token.i and doc[start].is_punct:
        start += 1
    if start - sentence > 3 and doc[start - 1].text in {",", '"', "”", "''"}:
        yield _trim(doc, sentence, start)


def _own_object(token: Token) -> bool:
    thing = syntax.direct_object(token)
    return thing is not None and thing.i > token.i


def _beside(token: Token) -> Token | None:
    """The name right before or after a cue: 'Lavrov said', 'said Lavrov'."""
    doc = token.doc
    if token.i > 0 and doc[token.i - 1].ent_type_ == "PERSON":
        return doc[token.i - 1].head if doc[token.i - 1].dep_ in {"flat", "compound"} else doc[token.i - 1]
    if token.i + 1 < len(doc) and doc[token.i + 1].ent_type_ == "PERSON" and token.i > 0 and doc[token.i - 1].text in {",", '"', "”"}:
        return doc[token.i + 1]
    return None


def _separated(source: Token, cue: Token, quotations: tuple[QuotationRow, ...]) -> bool:
    """Whether a quotation mark stands between a cue and what the parse takes for its source."""
    first, last = sorted((source.i, cue.i))
    near = overlapping(quotations, first, last + 1)
    return any((q.start <= source.i < q.end) != (q.start <= cue.i < q.end) for q in near)


def _trim(doc: Doc, start: int, end: int) -> Span:
    while start < end and (doc[start].is_space or doc[start].is_punct and not doc[start].is_quote and doc[start].text not in "([“"):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct and not doc[end - 1].is_quote and doc[end - 1].text not in ")]”"):
        end -= 1
    return start, end


def _cut(doc: Doc, span: Span, without: tuple[Span, ...]) -> Span:
    start, end = span
    for first, last in without:
        if first < last and start < first < end:
            end = first
        elif first < last and start <= first < last < end:
            start = last
    return _trim(doc, start, end)


def quotation_beside(token: Token, quotations: tuple[QuotationRow, ...]) -> QuotationRow | None:
    """The quotation in the cue's sentence that isn't part of another's speech, the nearest one."""
    sentence = token.sent
    near = [q for q in overlapping(quotations, sentence.start, sentence.end) if not q.start <= token.i < q.end]
    long = [q for q in near if q.end - q.start > 5 or q.end >= token.i - 3]
    return min(long, key=lambda q: min(abs(q.start - token.i), abs(q.end - token.i)), default=None)


def _said_by_noun(token: Token, cue: Cue) -> Said | None:
    """'Chisinau's claim that …'."""
    clause = next(
        (c for c in syntax.children(token, "acl", "ccomp", "acl:relcl") if any(m.lower_ == "that" for m in syntax.children(c, "mark"))),
        None,
    )
    if clause is None:
        return None
    source = (
        syntax.possessor(token)
        or syntax.agent(token)
        or next((c for c in syntax.children(token, "nmod") if syntax.preposition(c) in {"of", "from"}), None)
    )
    return Said(cue, (token.i, token.i + 1), token.i, source or syntax.noun_holder(token), (syntax.clause(clause),))


def _prepositional(doc: Doc) -> Iterator[Said]:
    """'According to the diplomat, …': the rest of the sentence is the content."""
    table = cues()
    for token in doc:
        for cue in table.get((syntax.lemma(token), Part.PREPOSITION), ()) or table.get((token.lower_, Part.PREPOSITION), ()):
            if not all(token.i + n + 1 < len(doc) and doc[token.i + n + 1].lower_ == word for n, word in enumerate(cue.words)):
                continue
            source = (
                token.head if token.dep_ in {"case", "mark"} else next(iter(syntax.children(token, "obl", "nmod", "obj", "pobj")), None)
            )
            if source is None or source.i < token.i:
                continue
            sentence, edge = token.sent, (token.i, source.right_edge.i + 1)
            content = [_trim(doc, sentence.start, edge[0]), _trim(doc, edge[1], sentence.end)]
            kept = tuple(span for span in content if span[1] - span[0] > 1)
            yield Said(cue, (token.i, token.i + 1 + len(cue.words)), token.i, source, kept)
            break


def _colons(doc: Doc, heads: dict[int, list[MentionRow]]) -> Iterator[Said]:
    """'Russian defense ministry: Syrians need help', and the turns of a transcript: whoever is named before the colon speaks.

    'A:' is the one who was presented with an office before the first turn.
    """
    answering: Token | None = None
    for block in read_blocks(doc):
        label = doc[block.start].lower_
        if label in ASKED | ANSWERED and block.start + 2 < block.end and doc[block.start + 1].text in {":", "."}:
            answering = answering or _presented(doc, heads, block.start)
            source = answering if label in ANSWERED else None
            yield Said(COLON, (block.start, block.start + 2), block.start, source, (_trim(doc, block.start + 2, block.end),))
            continue
        for i in range(block.start + 1, min(block.start + LONGEST_LABEL, block.end - 2)):
            if doc[i].text == ":":
                named = [
                    row for rows in heads.values() for row in rows if block.start <= row.start and row.end == i and row.kind != "adjective"
                ]
                if named:
                    yield Said(COLON, (i, i + 1), i, doc[named[0].head], (_trim(doc, i + 1, block.end),))
                break


def _presented(doc: Doc, heads: dict[int, list[MentionRow]], end: int) -> Token | None:
    persons = [row for rows in heads.values() for row in rows if row.type == ActorType.PERSON.value and row.office and row.end <= end]
    return doc[min(persons, key=lambda row: row.start).head] if persons else None
