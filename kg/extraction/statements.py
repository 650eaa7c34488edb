"""Statements: the frames of the lexicon, with who fills their roles, who says so, and how it is put."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, permutations, product
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.annotations import read_blocks
from kg.extraction.arguments import (
    Argument,
    Scene,
    actors,
    beside,
    deputed,
    holders,
    hyphenated,
    is_actor_type,
    is_impersonal,
    owners,
    source,
    things,
)
from kg.extraction.confidence import Features, confidence, features
from kg.extraction.factuality import factuality
from kg.extraction.matching import Match, matches
from kg.extraction.qualifiers import location, time
from kg.extraction.topics import passage, topic
from kg.extraction.turns import COLON
from kg.lexicon.cues import Act
from kg.lexicon.frames import Filler, Part, Role, frames_by_lemma
from kg.lexicon.markers import acts_for_owner, lends_subject, markers
from kg.lexicon.relations import Relation, plover_told, relations
from kg.model import AttributionKind, BlockKind, Evidence, Mention, Modality, Polarity, Statement, Word

READ = frozenset({BlockKind.PARAGRAPH.value, BlockKind.HEADLINE.value, BlockKind.TITLE.value})


class Draft(NamedTuple):
    """A relation found at a trigger, before who says so and how it is put are known."""

    relation: str
    trigger: Token
    subject: Argument
    object: Argument | None
    topic: Argument | None
    part: Part | None = None  # of the frame that was found, if one was
    attached: bool = True
    fixed: tuple[Token, ...] = ()
    modality: Modality | None = None
    plover: str | None = None  # where it is another than the relation's


@Language.component("diplomatic_statements", requires=["doc._.mentions", "doc._.attributions"], assigns=["doc._.statements"])
def component(doc: Doc) -> Doc:
    """Set `doc._.statements`."""
    doc._.statements = list(statements(doc))
    return doc


def statements(doc: Doc) -> Iterator[Statement]:
    """The statements of a doc, in the order of their triggers. Reads all that the components before it left."""
    scene = Scene.of(doc)
    for draft in drafts(scene):
        yield statement(scene, draft)


def drafts(scene: Scene) -> list[Draft]:
    """The relations found in a doc, in the order of their triggers."""
    found: dict[tuple[object, ...], Draft] = {}
    for block in read_blocks(scene.doc):
        if block.kind in READ:
            fixed: set[int] = set()
            for token in scene.doc[block.start : block.end]:
                for draft in [*_from_frames(scene, token, fixed), *_from_obligations(scene, token)]:
                    if not syntax.is_asked(draft.trigger):
                        found.setdefault(_key(draft), draft)
    for draft in _assertions(scene, [draft.trigger for draft in found.values()]):
        found.setdefault(_key(draft), draft)
    return sorted(found.values(), key=lambda draft: draft.trigger.i)


def read(scene: Scene, draft: Draft) -> Features:
    """How a draft was read."""
    arguments = (draft.subject, draft.object, draft.topic)
    within = next(reversed(scene.speech(draft.trigger)), None)
    return features(draft.trigger, draft.part, draft.attached, bool(draft.fixed), arguments, within)


def _key(draft: Draft) -> tuple[object, ...]:
    """Drafts that agree in this say the same in one sentence."""
    return draft.relation, draft.trigger.sent.start, _id(draft.subject), _id(draft.object), _id(draft.topic)


def _id(argument: Argument | None) -> str | None:
    return argument.mention.entity.id if argument else None


def _from_frames(scene: Scene, token: Token, fixed: set[int]) -> Iterator[Draft]:
    if token.i in fixed or any(row.kind == "name" and row.head != token.i for row in scene.named.tokens.get(token.i, ())):
        return  # 'Counter' of 'the Global Coalition to Counter ISIL'
    inventory, is_role = relations(), any(row.kind == "role" for row in scene.named.heads.get(token.i, ()))
    for equals in matches(token):
        found: list[Draft] = []
        for match in equals:
            if match.frame.relation in {draft.relation for draft in found}:
                continue
            if is_role and not (_tells_what(token, match) or _names_parties(match) and match.fillers):
                continue  # 'the Syrian opposition' is an actor
            drafts = [draft._replace(plover=match.frame.plover) for draft in _drafts(scene, match, inventory[match.frame.relation])]
            if drafts:
                fixed |= {t.i for t in match.fixed}
            found += drafts
        if found:
            yield from found
            return


def _tells_what(token: Token, match: Match) -> bool:
    """'Poland is an ally of Norway', but not 'it is up to the opposition'."""
    return match.frame.predicative or syntax.is_predicate(token) and not syntax.preposition(token)


def _names_parties(match: Match) -> bool:
    """'an alliance between A and B', 'Iraq's opposition to the plan'."""
    return syntax.possessor(match.trigger) is not None or any(
        {"between", "with"} & set(slot.markers) for slot in match.frame.slots if slot.role in match.fillers
    )


def _drafts(scene: Scene, match: Match, relation: Relation) -> Iterator[Draft]:
    """One draft for each pair of a subject and an object."""
    subjects = _subjects(scene, match, relation)
    way = (match.frame.part, match.attached, match.fixed)
    if not subjects:
        return
    if match.fixed and Role.OBJECT not in match.fillers and not _needs_object(match) and not relation.symmetric:
        # "sent troops", "called off a strike": what the frame names is the object
        named = next((word for word in match.fixed if syntax.is_nominal(word) and word.head not in match.fixed), match.fixed[0])
        for subject, thing in product(subjects, things(scene, named)):
            yield Draft(relation.name, match.trigger, subject, thing, _about(scene, match.fillers.get(Role.TOPIC)), *way)
        return
    if Role.OBJECT not in match.fillers and match.frame.part is Part.NOUN and _needs_object(match) and relation.is_position:
        for subject in owners(scene, match.trigger):
            yield Draft(relation.name, match.trigger, subject, Argument(topic(match.trigger), 0.7), None, *way)
        return
    if Role.OBJECT not in match.fillers:
        about = _about(scene, match.fillers.get(Role.TOPIC))
        if relation.symmetric or _is_mutual(match) or _is_among(match):
            among = subjects[:1] if _is_among(match) and subjects[0].is_group else []  # "talks between the Syrian parties"
            for other in subjects[1:] or among:
                yield Draft(relation.name, match.trigger, subjects[0], other, about, *way)
            several = len(subjects) == 1 and subjects[0].is_group and match.frame.part is Part.VERB
            if several and relation.symmetric and about is not None:
                yield Draft(relation.name, match.trigger, subjects[0], None, about, *way)  # "the negotiators agreed on an annex"
        elif about is not None:
            for subject in subjects:
                yield Draft(relation.name, match.trigger, subject, None, about, *way)
        elif _may_be_bare(match):
            for subject in subjects:  # "rioted", "resigned"
                yield Draft(relation.name, match.trigger, subject, None, None, *way)
        return
    objects, about = _objects(scene, match, relation)
    told = match.fillers[Role.OBJECT]
    if relation.name == "demands" and told.dep_ == "ccomp" and syntax.is_told_as_fact(told):
        return  # "insists that its programme is peaceful"
    if syntax.is_reciprocal(match.fillers[Role.OBJECT]):
        for subject, other in (combinations if relation.symmetric else permutations)(subjects, 2):
            yield Draft(relation.name, match.trigger, subject, other, about, *way)
        return
    filled_by = next((slot.filled_by for slot in match.frame.slots if slot.role is Role.OBJECT), None)
    objects = [thing for thing in objects if filled_by is None or thing.is_actor == (filled_by is Filler.ACTOR)]
    for subject, thing in product(subjects, objects):
        if _id(subject) != _id(thing):
            yield Draft(relation.name, match.trigger, subject, thing, about, *way)


def _is_mutual(match: Match) -> bool:
    """'Chile and Peru restored ties', where the frame has 'with OBJECT'."""
    return any(slot.role is Role.OBJECT and "with" in slot.markers for slot in match.frame.slots)


def _is_among(match: Match) -> bool:
    return any(slot.paired and "among" in slot.markers for slot in match.frame.slots if slot.role in match.fillers)


def _needs_object(match: Match) -> bool:
    return any(slot.role in {Role.OBJECT, Role.SUBJECT} and not slot.optional for slot in match.frame.slots)


def _may_be_bare(match: Match) -> bool:
    """Whether a deed without an object is told in full: 'rioted', but not 'demonstrated unity'."""
    if match.frame.part is Part.VERB and not syntax.is_passive(match.trigger) and syntax.direct_object(match.trigger) is not None:
        return False
    return not match.frame.slots or any(slot.optional and slot.role is Role.OBJECT for slot in match.frame.slots)


def _subjects(scene: Scene, match: Match, relation: Relation) -> list[Argument]:
    """Who does it: the actor in the subject's place, or whoever's act the noun names, or whoever says so where nobody is named."""
    trigger = match.trigger
    if any(slot.judged for slot in match.frame.slots):
        if syntax.called(trigger) is not None:
            return actors(scene, syntax.clause_subject(trigger.head))
        return holders(scene, trigger, as_state=relation.between_actors)
    if Role.SUBJECT in match.fillers:
        found = actors(scene, match.fillers[Role.SUBJECT])
        # "negotiations between Chile and Bolivia": the parse may join Bolivia to the negotiations;
        # "between officials of the EU and representatives of Iran": or the representatives to the EU
        further = [*syntax.coordinated(trigger)[1:], *syntax.joined_within(match.fillers[Role.SUBJECT])]
        return found if len(found) > 1 else found + [a for t in further for a in actors(scene, t)]
    if match.frame.part is Part.NOUN and not match.frame.predicative:
        found = owners(scene, trigger, match.fillers.values())
        if found:
            return (hyphenated(scene, trigger) if relation.symmetric else []) or found
        head = syntax.noun_holder(trigger)
        if not relation.symmetric and not _lent(trigger) and not syntax.is_existential(trigger):
            return []
        found = actors(scene, head)
        if syntax.is_manner(trigger):
            return found
    else:
        passive = match.frame.part is Part.VERB and syntax.is_passive(trigger)
        predicate = trigger.head if match.frame.part is Part.PREPOSITION else trigger
        head = syntax.agent(trigger) if passive else syntax.clause_subject(predicate)
        found = actors(scene, head) if not _is_of_others(trigger) else []
        if head is None and (passive and not _is_obligation(trigger) or syntax.is_finite(trigger) and not passive):
            return []
    if not found and head is not None and syntax.is_reduced_relative(trigger):
        found = actors(scene, syntax.noun_holder(head))  # "issued a declaration demanding …"
    pronoun = syntax.relative_pronoun(trigger)
    if pronoun is not None:  # "attacks in Hasaka Province, which killed civilians": the province didn't
        found = [argument for argument in found if is_actor_type(argument, place=False)]
    demands = match.frame.part is Part.VERB and relation.name == "demands"
    if not found and head is not None and not (demands and _is_deed(head)):
        found = deputed(scene, head) or (deputed(scene, syntax.governor(head)) if pronoun is not None else [])
    if not found and head is not None and pronoun is not None:
        found = beside(scene, pronoun)  # "the efforts of Algeria, which mediates": Algeria does
    if not found:
        found = actors(scene, syntax.outer_subject(trigger))
    nobody = is_impersonal(head) or demands and head is not None and _is_thing(scene, head)
    return found or (holders(scene, trigger, as_state=relation.between_actors) if nobody else [])


def _is_thing(scene: Scene, noun: Token) -> bool:
    """'situation' of "the situation requires a solution": it demands nothing, but whoever says so does."""
    return noun.pos_ == "NOUN" and not scene.named.at(noun) and (_is_deed(noun) or not acts_for_owner(syntax.lemma(noun)))


def _is_deed(noun: Token) -> bool:
    """'violence', whoever's it is."""
    frames = syntax.listed(noun, Part.NOUN, frames_by_lemma()) or ()
    return any((relations()[frame.relation].quad or "").startswith("material") for frame in frames)


def _is_of_others(verb: Token) -> bool:
    """'undermine' of "rejected any attempt to undermine the truce": whoever rejects an attempt does not make it."""
    attempt = verb.head
    if verb.dep_ != "acl" or not syntax.is_infinitive(verb) or attempt.dep_ != "obj" or syntax.possessor(attempt) is not None:
        return False
    above = syntax.listed(attempt.head, Part.VERB, frames_by_lemma()) or ()
    return any(not frame.words and relations()[frame.relation].quad == "verbalConflict" for frame in above)


def _lent(noun: Token) -> bool:
    """Whether the subject of the verb above is who does what the noun names: 'voiced support for', but not 'condemned the attack on'."""
    verb = noun.head
    done = noun.dep_ == "obj" and lends_subject(syntax.lemma(verb))
    # "builds settlements in defiance of the resolution"
    how = syntax.is_manner(noun) and syntax.clause_subject(verb) is not None
    return syntax.possessor(noun) is not None or done or how or syntax.is_predicate(noun)


def _objects(scene: Scene, match: Match, relation: Relation) -> tuple[list[Argument], Argument | None]:
    """What fills the object, and the topic beside it."""
    filler = match.fillers[Role.OBJECT]
    if (relation.quad or "").startswith("material") and syntax.is_clause(filler):
        return [], None  # a deed is done to somebody or something: 'gave the parties ten days [to form a government]'
    about = _about(scene, match.fillers.get(Role.TOPIC))
    if relation.between_actors:
        return [a for a in actors(scene, filler) if is_actor_type(a, place=relation.may_reach_place)], about
    if syntax.is_clause(filler) and match.frame.part is not Part.PREPOSITION:
        doer = syntax.subject(filler)
        # "its accusation that it armed the rebels": whoever 'it' means is accused
        whom = actors(scene, doer) if doer is not None and (doer.pos_ != "PRON" or relation.name == "accuses") else []
        if whom and not syntax.is_passive(filler):
            return whom, about or Argument(topic(filler), 0.95)
        if doer is not None and doer.pos_ in {"NOUN", "PROPN"} and not syntax.is_passive(filler):
            return [Argument(topic(doer), 0.9)], about or Argument(topic(filler), 0.95)
    return things(scene, filler), about


def _about(scene: Scene, filler: Token | None) -> Argument | None:
    if filler is None:
        return None
    return next(iter(things(scene, filler)), None)


def _is_obligation(verb: Token) -> bool:
    """'must be invited', 'needs to stop'."""
    return factuality(verb, None)[1] is Modality.REQUIRED


def _from_obligations(scene: Scene, token: Token) -> Iterator[Draft]:
    """'X must …', 'we need to …' in somebody's words is a demand of theirs, unless they speak of themselves alone."""
    if token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"} or not _is_obligation_itself(token):
        return
    doer = syntax.existing(token) or syntax.clause_subject(token)
    whom = actors(scene, doer)
    spoken = holders(scene, token, as_state=False)
    if not spoken or is_impersonal(doer) or doer is None:
        return
    if doer.lower_ == "we":
        whom = []  # "we must act" is said to others, too
    named = next((scene.mentions[r.speaker] for r in reversed(scene.speech(token)) if r.speaker is not None), None)
    speakers = (named,) if named is not None else scene.voice
    if any(_id(actor) in {speaker.id, speaker.represented.id} for actor in whom for speaker in speakers):
        return
    deed = Argument(topic(doer if syntax.existing(token) else token), 0.95)
    for speaks in spoken:
        if whom and not syntax.is_passive(token):
            for actor in whom:
                yield Draft("demands", token, speaks, actor, deed, modality=Modality.REQUIRED)
        else:
            yield Draft("demands", token, speaks, deed, None, modality=Modality.REQUIRED)


def _assertions(scene: Scene, triggers: list[Token]) -> Iterator[Draft]:
    """What a source says that no other relation covers: it asserts something of what its words are about."""
    told = {n for trigger in triggers for n in scene.holding[trigger.i]}
    places = {trigger.i for trigger in triggers}
    for n, row in enumerate(scene.attributions):
        if row.act != Act.SPEECH.value or row.lemma == COLON.lemma or row.cue is None or row.speaker is None:
            continue
        if n in told or not places.isdisjoint(range(*row.cue)):
            continue
        start, end = row.content[0]
        heads = [token for token in scene.doc[start:end] if not start <= token.head.i < end or token.head == token]
        root = next((token for token in heads if syntax.is_clause(token)), None)
        doer = syntax.clause_subject(root) if root is not None else None
        about = things(scene, doer) if doer is not None and not syntax.is_clause(doer) else []
        if about and about[0].mention.entity.id != scene.mentions[row.speaker].id:
            speaker = Argument(scene.mention(scene.mentions[row.speaker]), 0.9)
            yield Draft("asserts", scene.doc[row.cue[0]], speaker, about[0], None)


def _is_obligation_itself(token: Token) -> bool:
    if syntax.is_inverted(token):
        return False  # "Should Russia invade, …"
    verb = syntax.obliging(token)
    if verb is not None:
        return not syntax.own_auxiliaries(verb)  # "we will have to respond" demands nothing
    table = markers()
    own = [table.get((syntax.lemma(a), Part.VERB)) or table.get((a.lower_, Part.VERB)) for a in syntax.own_auxiliaries(token)]
    return any(marker is not None and marker.modality is Modality.REQUIRED for marker in own)


def statement(scene: Scene, draft: Draft) -> Statement:
    """A draft with who says so, how it is put, where, when, and its evidence."""
    trigger = draft.trigger
    within, who = source(scene, trigger)
    innermost = scene.speech(trigger)[-1:] or [None]  # type: ignore[list-item]
    polarity, modality = factuality(trigger, innermost[0], draft.fixed)
    plover, told = draft.plover or relations()[draft.relation].plover, draft.modality or modality
    cue = None
    if within is not None and within.cue is not None:
        words = passage(scene.doc, *within.cue)
        cue = Word(words.text, words.start, words.end, within.lemma)
    words = passage(scene.doc, trigger.i, trigger.i + 1)
    sentence = _sentence(trigger)
    published = scene.doc._.published
    return Statement(
        subject=draft.subject.mention,
        predicate=draft.relation,
        object=_mention(draft.object),
        topic=_mention(draft.topic),
        source=who,
        attribution=AttributionKind(within.kind) if within is not None else AttributionKind.NONE,
        polarity=polarity,
        modality=told,
        plover=plover and plover_told(plover, intended=told is Modality.INTENDED, negative=polarity is Polarity.NEGATIVE),
        location=location(scene, trigger),
        time=time(scene, trigger, told),
        evidence=Evidence(
            document=scene.doc._.document_id,
            published=date.fromisoformat(published) if published else None,
            sentence=passage(scene.doc, *sentence),
            trigger=Word(words.text, words.start, words.end, syntax.lemma(trigger)),
            cue=cue,
            confidence=round(confidence(read(scene, draft)), 3),
        ),
    )


def _mention(argument: Argument | None) -> Mention | None:
    return argument.mention if argument else None


def _sentence(token: Token) -> tuple[int, int]:
    """The token's sentence without the spaces and bullets around it."""
    start, end = token.sent.start, token.sent.end
    doc = token.doc
    while end > start and doc[end - 1].is_space:
        end -= 1
    while start < end and (doc[start].is_space or doc[start].text in {"-", "–", "•", "*"}):
        start += 1
    return start, end
