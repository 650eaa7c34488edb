"""Speech: the cues of a text, with the source and the content that stand in their own sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow, QuotationRow, overlapping, read_blocks
from kg.extraction.positions import positions
from kg.extraction.said import Said, Span, cue_span, cues_at, has_words, trimmed
from kg.extraction.turns import turns
from kg.extraction.voice import is_first_person
from kg.lexicon.cues import Act, Cue, Stance, cues
from kg.lexicon.frames import Part
from kg.lexicon.markers import tells_progress
from kg.model import BlockKind

LONGEST_LEAD = 12  # tokens between a cue and its colon


def speech(doc: Doc, heads: dict[int, list[MentionRow]], quotations: tuple[QuotationRow, ...]) -> list[Said]:
    """All that is said or thought by the cues of the lexicon and by names before a colon, in the order of the cues."""
    spoken = [*_verbal(doc, quotations), *_prepositional(doc), *turns(doc, heads)]
    return sorted([*spoken, *positions(doc, {said.head for said in spoken})], key=lambda said: said.span)


def _verbal(doc: Doc, quotations: tuple[QuotationRow, ...]) -> Iterator[Said]:
    for token in doc:
        for cue in cues_at(token):
            if cue.part is Part.PREPOSITION or cue.act is Act.POSITION or not has_words(token, cue):
                continue
            said = _said_by_noun(token, cue) if cue.part is Part.NOUN else _said_by_verb(token, cue, quotations)
            if said is not None:
                yield said
                break


def _said_by_verb(token: Token, cue: Cue, quotations: tuple[QuotationRow, ...]) -> Said | None:
    source = syntax.agent(token) if syntax.is_passive(token) else syntax.clause_subject(token)
    span = cue_span(token, cue.words)
    content: list[Span] = []
    clause = syntax.complement(token) or syntax.asked(token) or syntax.charge(token)
    if clause is not None and syntax.is_infinitive(clause) and tells_progress(cue.lemma):
        return None
    beside = _beside(token)
    if beside is not None and (source is None or _separated(source, token, quotations)):
        source = beside
    told = clause is not None and (syntax.is_infinitive(clause) or clause == syntax.charge(token))
    if clause is not None and (clause.dep_ == "ccomp" or cue.act.value == "thought" or told):
        content = [_cut(doc=token.doc, span=_with_doer(token, clause), without=(_own_words(token, clause),))]
    elif token.dep_ == "parataxis" and not clause and not _own_object(token) and _follows_speech(token):
        # "The round failed, he said": the speech is the main clause, the cue hangs on it
        content = list(_around(token))
    elif source is not None and (source == beside or _may_close(token)) and not _own_object(token):
        content = list(_before(token, source))
    colon = _colon(token) if cue.act is Act.SPEECH else None
    if colon is not None and not overlapping(quotations, token.i, token.i + 1):
        content = _after_colon(token.doc, colon, quotations) or content
    quoted = quotation_beside(token, quotations) if not content else None
    if not content and (quoted is None or _is_part_of_phrase(token.doc, quoted)):
        return None
    if syntax.is_passive(token) and source is None and not content:
        return None
    return Said(cue, span, token.i, _real_source(source, content), tuple(c for c in content if c[0] < c[1]))


def _colon(token: Token) -> int | None:
    """The colon that a cue leads to: 'Philip Hammond said:'; only adverbs and addressees stand between."""
    last = token.right_edge.i + 1
    after = next((t for t in token.doc[token.i + 1 : token.i + LONGEST_LEAD] if t.text == ":"), None)
    if after is None or token.dep_ != "ROOT" and token.head.dep_ != "ROOT" or after.i > last and after.sent != token.sent:
        return None
    between = token.doc[token.i + 1 : after.i]
    return after.i if not any(t.is_space or t.text in {",", ".", ";"} or t.pos_ == "VERB" for t in between) else None


def _after_colon(doc: Doc, colon: int, quotations: tuple[QuotationRow, ...]) -> list[Span]:
    """What 'Philip Hammond said:' introduces: the quotation that follows, or without marks the rest of the paragraph.

    The text may go on in that voice for paragraphs: up to the last that speaks in the first person, unless somebody is quoted before.
    """
    blocks = [block for block in read_blocks(doc) if block.kind != BlockKind.NUMBER.value]
    number = next(n for n, block in enumerate(blocks) if block.end > colon)
    start = colon + 1
    while start < len(doc) and doc[start].is_space:
        start += 1
    if start >= blocks[number].end:
        number += 1
    if number >= len(blocks):
        return []
    quoted = next((q for q in overlapping(quotations, start, start + 1) if q.start == start), None)
    if quoted is not None:
        return [(quoted.start, quoted.end)]
    spans, last = [trimmed(doc, max(start, blocks[number].start), blocks[number].end)], 1
    for block in blocks[number + 1 :]:
        if overlapping(quotations, block.start, block.end):
            break
        spans.append(trimmed(doc, block.start, block.end))
        if any(is_first_person(token) for token in doc[block.start : block.end]):
            last = len(spans)
    return spans[:last]


def _with_doer(token: Token, clause: Token) -> Span:
    """The clause, with whoever is to do it: 'urged [Israel to halt settlements]'."""
    start, end = syntax.clause(clause)
    doer = syntax.direct_object(token) or syntax.indirect_object(token)
    asked = doer is not None and syntax.is_infinitive(clause) and not syntax.is_passive(token) and token.i < doer.i < start
    return (doer.left_edge.i, end) if asked and doer is not None else (start, end)


def _may_close(token: Token) -> bool:
    """Whether a cue may end the sentence that it introduces: nothing later governs it."""
    return token.dep_ == "ROOT" or token.dep_ in {"conj", "parataxis", "ccomp", "dep"} and token.head.i < token.i


def _real_source(source: Token | None, content: list[Span]) -> Token | None:
    if source is None or syntax.is_expletive(source):
        return None
    return None if any(start <= source.i < end for start, end in content) else source


def _follows_speech(token: Token) -> bool:
    return syntax.subject(token) is not None and token.i > token.head.left_edge.i


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
    yield trimmed(token.doc, whole[0], start)
    if end < whole[1]:
        yield trimmed(token.doc, end, whole[1])


def _before(token: Token, source: Token) -> Iterator[Span]:
    """What stands before ', X said' at the end of a sentence, where the parse left it unattached."""
    doc, sentence = token.doc, token.sent.start
    if any(clause.i < token.i and syntax.children(clause, "mark") for clause in syntax.children(token, "advcl")):
        return  # "If Israel attacks, Iran will respond"
    start = min(token.i, source.left_edge.i if source.i < token.i else token.i)
    while start < token.i and doc[start].is_punct:
        start += 1
    if start - sentence > 3 and doc[start - 1].text in {",", '"', "”", "''"}:
        yield trimmed(doc, sentence, start)


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


def _cut(doc: Doc, span: Span, without: tuple[Span, ...]) -> Span:
    start, end = span
    for first, last in without:
        if first < last and start < first < end:
            end = first
        elif first < last and start <= first < last < end:
            start = last
    return trimmed(doc, start, end)


def quotation_beside(token: Token, quotations: tuple[QuotationRow, ...]) -> QuotationRow | None:
    """The quotation in the cue's sentence that isn't part of another's speech, the nearest one."""
    sentence = token.sent
    near = [q for q in overlapping(quotations, sentence.start, sentence.end) if not q.start <= token.i < q.end]
    long = [q for q in near if q.end - q.start > 5 or q.end >= token.i - 3]
    return min(long, key=lambda q: min(abs(q.start - token.i), abs(q.end - token.i)), default=None)


def _is_part_of_phrase(doc: Doc, quotation: QuotationRow) -> bool:
    """Whether a noun phrase begins before its quoted part: 'cited the "urgent need" for talks'."""
    root = doc[quotation.start : quotation.end].root
    return syntax.is_nominal(root) and not syntax.is_clause(root) and (root.left_edge.i < quotation.start or syntax.is_nominal(root.head))


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
    if source is None and _denies(syntax.governor(token)):
        cue = replace(cue, stance=Stance.DENYING)  # "rejected accusations that …"
    return Said(cue, (token.i, token.i + 1), token.i, source or syntax.noun_holder(token), (syntax.clause(clause),))


def _denies(verb: Token) -> bool:
    return any(cue.stance is Stance.DENYING for cue in syntax.listed(verb, Part.VERB, cues()) or ())


def _prepositional(doc: Doc) -> Iterator[Said]:
    """'According to the diplomat, …': the rest of the sentence is the content."""
    table = cues()
    for token in doc:
        for cue in table.get((syntax.lemma(token), Part.PREPOSITION), ()) or table.get((token.lower_, Part.PREPOSITION), ()):
            if not all(token.i + n + 1 < len(doc) and doc[token.i + n + 1].lower_ == word for n, word in enumerate(cue.words)):
                continue
            last = doc[token.i + len(cue.words)]
            source = (
                token.head if token.dep_ in {"case", "mark"} else next(iter(syntax.children(token, "obl", "nmod", "obj", "pobj")), None)
            )
            if last.dep_ == "case":
                source = last.head  # "in the words of Lavrov"
            if source is None or source.i < token.i:
                continue
            sentence, edge = token.sent, (token.i, source.right_edge.i + 1)
            content = [trimmed(doc, sentence.start, edge[0]), trimmed(doc, edge[1], sentence.end)]
            kept = tuple(span for span in content if span[1] - span[0] > 1)
            yield Said(cue, (token.i, token.i + 1 + len(cue.words)), token.i, source, kept)
            break
