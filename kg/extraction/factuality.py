"""Factuality: whether a statement is said to hold, and how it is put, from the words around its trigger upwards."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction import syntax
from kg.extraction.annotations import AttributionRow
from kg.lexicon.cues import Act, Stance, cues
from kg.lexicon.frames import Part
from kg.lexicon.markers import Marker, lends_subject, markers
from kg.model import Modality, Polarity

# A deed named after these is told, whatever the main clause is about: 'said after talks', 'will leave after the visit'.
TELLING = frozenset({"after", "before", "during", "following", "since", "amid", "at", "on", "despite", "because of", "as"})
# "Norway to sign the treaty"
ANNOUNCED = Marker("to", Part.VERB, Modality.INTENDED)
# "invited Mali to investigate", "recommended that Mali investigate", "Mali has to investigate"
ASKED = Marker("to", Part.VERB, Modality.REQUIRED)
NO_LONGER = Marker("no longer", Part.ADVERB, negative=True)
# "Should Mali attack, …"
CONDITION = Marker("should", Part.VERB, Modality.HYPOTHETICAL)
NOT_YET = Marker("yet", Part.ADVERB, negative=True)
_MARKERS = syntax.Entries(markers)
STANCES = {Stance.WISHING.value: Modality.DESIRED, Stance.DEMANDING.value: Modality.REQUIRED}


def factuality(trigger: Token, within: AttributionRow | None, fixed: tuple[Token, ...] = ()) -> tuple[Polarity, Modality]:
    """Polarity and modality of what the trigger tells; the outermost marker of modality wins, negations cancel each other out.

    `within` is the innermost attribution whose content holds the trigger: what is outside it belongs to the source. `fixed` words are part
    of the relation itself and mark nothing ('have no doubt about').
    """
    if _is_given(trigger):
        within, found = None, list(_own_marks(trigger, fixed))
    else:
        found = list(_marks(trigger, within, fixed))
    negative = sum(mark.negative for mark in found) % 2 == 1
    modality = next((mark.modality for mark in reversed(found) if mark.modality is not None), None)
    if within is not None:
        negative ^= within.stance == Stance.DENYING.value
        prospective = within.act == Act.THOUGHT.value or _is_prospect(trigger, within)
        planned = markers().get((within.lemma, Part.VERB)) if prospective else None
        modality = STANCES.get(within.stance) or (planned.modality if planned else None) or modality
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE, modality or Modality.ACTUAL


def _is_prospect(trigger: Token, within: AttributionRow) -> bool:
    """'attack' of "threatened to attack", but not 'attacked' of "claims to have attacked"."""
    clause = [node for node in syntax.governors(trigger) if within.holds(node)][-1]
    told = within.cue is not None and within.cue[0] <= clause.head.i < within.cue[1]
    return told and syntax.is_infinitive(clause) and not any(syntax.lemma(a) == "have" for a in syntax.own_auxiliaries(clause))


def _is_given(trigger: Token) -> bool:
    """'the EU's embargo' of 'refused to back the EU's embargo': there is one, backed or not."""
    owned = syntax.is_nominal(trigger) and syntax.possessor(trigger) is not None
    above = trigger.head
    return owned and (syntax.is_active_verb(above) or above.pos_ == "ADJ") and not lends_subject(syntax.lemma(above))


def _marks(trigger: Token, within: AttributionRow | None, fixed: tuple[Token, ...]) -> Iterator[Marker]:
    """Markers from the trigger outwards."""
    node, own, below = trigger, True, None
    for _ in range(len(trigger.doc)):
        if own:
            yield from _own_marks(node, fixed, below)
            if syntax.is_asked_for(node) and not _MARKERS.of(node.head) or syntax.obliging(node) is not None:
                yield ASKED
            if syntax.is_yet_to_come(node):
                yield NOT_YET
        head = node.head
        if head == node or within is not None and not within.holds(head) or node.dep_ in {"acl:relcl", "parataxis", "appos", "advcl:relcl"}:
            return
        if node.dep_ == "advcl":
            yield from (
                m for m in _looked_up(syntax.children(node, "mark", "advmod"), Part.PREPOSITION) if m.modality is Modality.HYPOTHETICAL
            )
            # "must act by cutting off their finance": the cutting is required, too; "stopped short of threatening": there was no threat
            if not syntax.is_infinitive(node) and syntax.preposition(node) != "by" and not _is_let_be(node) and not _is_prevented(node):
                return
        if node.dep_ in {"obl", "nmod", "advcl", "acl"} and syntax.preposition(node) in TELLING:
            return
        if node.dep_ in {"obl", "nmod"} and syntax.preposition(node) == "without":
            yield Marker("without", Part.PREPOSITION, negative=True)
        own = node.dep_ != "conj"
        # "the initiative aims at …": what is aimed at is intended, not the initiative
        if own and not (syntax.is_subject(node) and syntax.is_active_verb(head)):
            yield from _marker_at(head)
        node, below = head, node


def _is_let_be(deed: Token) -> bool:
    """'launching' of 'refrain from launching': not of 'accused Iran of launching', where an object stands before it."""
    return syntax.is_gerund(deed) and syntax.preposition(deed) in syntax.OF_THE_OBJECT and syntax.direct_object(deed.head) is None


def _is_prevented(deed: Token) -> bool:
    """'deploying' of 'prevented Russia from deploying', 'ruled out deploying'."""
    bare = not syntax.preposition(deed) and deed.i > deed.head.i and syntax.direct_object(deed.head) is None
    return syntax.is_gerund(deed) and (bare or syntax.preposition(deed) == "from") and any(m.negative for m in _marker_at(deed.head))


def _own_marks(node: Token, fixed: tuple[Token, ...], below: Token | None = None) -> Iterator[Marker]:
    """Auxiliaries, adverbs and negations of one predicate or noun; not those of its object where the way comes up from there (`below`)."""
    wishing = any(cue.stance is Stance.WISHING for cue in cues().get((syntax.lemma(node), Part.VERB), ()))
    # 'would prefer' is a wish of today, 'would deploy' a deed to come
    helping = [a for a in syntax.auxiliaries(node) if not (wishing and syntax.lemma(a) == "would")]
    yield from [CONDITION] if syntax.is_inverted(node) else _looked_up(helping, Part.VERB)
    if node.dep_ == "ROOT" and syntax.is_infinitive(node) and syntax.subject(node) is not None:
        yield ANNOUNCED
    beside = syntax.children(node, "advmod", "det", "cc", "cc:preconj", "discourse")
    yield from _looked_up(beside, Part.ADVERB)
    if any(word.lower_ == "longer" and any(t.lower_ == "no" for t in word.children) for word in beside):
        yield NO_LONGER
    subject = syntax.subject(node)
    if subject is not None and subject != below:
        yield from (m for m in _looked_up([subject, *syntax.children(subject, "det", "cc:preconj")], Part.ADVERB) if m.negative)
    thing = None if node.pos_ == "NOUN" else syntax.direct_object(node)
    if thing is not None and thing not in {subject, below}:
        yield from (m for m in _looked_up([t for t in syntax.children(thing, "det") if t not in fixed], Part.ADVERB) if m.negative)


def _marker_at(head: Token) -> Iterator[Marker]:
    """The governing word itself: 'ready for …', 'plans to …', 'possibilities for …', 'ruled out …'."""
    phrasal = (markers().get((f"{syntax.lemma(head)} {particle}", Part.VERB)) for particle in sorted(syntax.particle(head)))
    yield from [marker for marker in phrasal if marker is not None][:1] or _MARKERS.of(head)[:1]


def _looked_up(tokens: list[Token], part: Part) -> Iterator[Marker]:
    table = markers()
    for token in tokens:
        marker = table.get((syntax.lemma(token), part)) or table.get((token.lower_, part))
        if marker is not None:
            yield marker
