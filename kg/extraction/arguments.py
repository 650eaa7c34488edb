"""Arguments: from the head of a role's filler to the actors and topics that it means."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kg.extraction import syntax
from kg.extraction.annotations import AttributionRow, MentionRow, chains
from kg.extraction.mentions import Index
from kg.extraction.topics import passage, topic
from kg.extraction.voice import voice
from kg.lexicon.markers import acts_for_owner, follows_name, is_quantity
from kg.model import ActorType, Mention

IMPERSONAL = frozenset({"it", "there", "this", "that"})


class Argument(NamedTuple):
    """Who or what fills a role, and how sure the way there was: 1 for a name that stands in its place."""

    mention: Mention
    sureness: float = 1.0

    @property
    def is_actor(self) -> bool:
        """Whether it is somebody rather than something."""
        return hasattr(self.mention.entity, "type")

    @property
    def is_group(self) -> bool:
        """Whether it is several who act."""
        return getattr(self.mention.entity, "type", None) is ActorType.GROUP


class Scene(NamedTuple):
    """A doc with what the earlier components found in it, indexed."""

    doc: Doc
    named: Index
    mentions: tuple[MentionRow, ...]
    attributions: tuple[AttributionRow, ...]
    holding: list[list[int]]  # for each token the attributions that hold it, outermost first
    dates: dict[int, list[Span]]  # the time expressions by the token that they hang on
    voice: tuple[MentionRow, ...]  # who take positions where nobody is said to

    @classmethod
    def of(cls, doc: Doc) -> Scene:
        """The scene of a doc."""
        dates: dict[int, list[Span]] = {}
        for ent in doc.ents:
            if ent.label_ == "DATE":
                dates.setdefault(ent.root.head.i, []).append(ent)
        attributions = doc._.attributions
        holding = chains(attributions, len(doc))
        own = voice(doc, holding)
        return cls(doc, Index.of(doc), doc._.mentions, attributions, holding, dates, own.plural if own.speaks else ())

    def speech(self, token: Token) -> list[AttributionRow]:
        """The attributions that hold a token, outermost first."""
        return [self.attributions[n] for n in self.holding[token.i]]

    def mention(self, row: MentionRow) -> Mention:
        """The row's actor and words, as a value."""
        return Mention(row.actor, passage(self.doc, row.start, row.end))


def actors(scene: Scene, token: Token | None, *, adjectives: bool = False) -> list[Argument]:
    """The actors that a noun phrase names, each of those joined by 'and'. `adjectives`: 'Russian' of 'the Russian proposal' counts."""
    if token is None:
        return []
    found: dict[str, Argument] = {}
    for head in syntax.coordinated(token):
        rows = [row for row in scene.named.at(head) if adjectives or row.kind != "adjective"]
        if all(row.kind == "role" and row.state is None for row in rows):
            rows = _apposed(scene, head) or rows  # "its partner Iran"
        included = [] if rows else _included(scene, head) or _counted(scene, head) or _named_body(scene, head) or _apposed(scene, head)
        for row in rows or included:
            found.setdefault(row.id, Argument(scene.mention(row), 0.85 if row.kind == "pronoun" else 1.0))
    for head in syntax.coordinated(token):
        for row in _included(scene, head):
            found.setdefault(row.id, Argument(scene.mention(row), 0.9))
    return list(found.values())


def beside(scene: Scene, pronoun: Token) -> list[Argument]:
    """The actor named right before a relative pronoun, a comma between them or none."""
    before = pronoun.i - 1
    while before > 0 and scene.doc[before].is_punct:
        before -= 1
    return [Argument(scene.mention(row), 0.9) for row in scene.mentions if row.end == before + 1 and row.kind in {"name", "role"}][:1]


def _included(scene: Scene, head: Token) -> list[MentionRow]:
    """'other agencies, including the International Organization for Migration'."""
    named = [
        t
        for t in syntax.children(head, "nmod", "obl", "appos", "acl", "advcl")
        if syntax.preposition(t) in {"including", "such as", "like"} or syntax.is_singled_out(t)
    ]
    return [row for t in named for member in syntax.coordinated(t) for row in scene.named.at(member) if row.kind != "adjective"]


def _counted(scene: Scene, head: Token) -> list[MentionRow]:
    """'tens of thousands of students'."""
    whom = syntax.counted(head) if is_quantity(syntax.lemma(head)) else None
    if whom is None:
        return []
    return [row for row in scene.named.at(whom) if row.kind != "adjective"] or _counted(scene, whom)


def _named_body(scene: Scene, head: Token) -> list[MentionRow]:
    """'the Islamic Jihad movement', 'the Asia-Pacific Economic Cooperation (APEC) forum'."""
    if not follows_name(syntax.lemma(head)):
        return []
    named = (row for t in syntax.modifiers(head) for row in scene.named.at(t) if row.kind == "name")
    return [row for row in named if row.type in {ActorType.ORGANIZATION.value, ActorType.GROUP.value}][-1:]


def _apposed(scene: Scene, head: Token) -> list[MentionRow]:
    """'the southern capital Juba', 'our ally Turkey'."""
    names = [row for t in syntax.apposed(head) for row in scene.named.heads.get(t.i, ()) if row.kind == "name"]
    return [row for row in names if not scene.doc[row.start - 1].is_punct][:1]


def owners(scene: Scene, noun: Token, taken: Container[Token] = ()) -> list[Argument]:
    """Whose act a noun names, by the words around it: 'the US initiative', 'Chisinau's demand', 'a call by Mogherini'.

    `taken` are heads that have another role: 'the United States' of 'an ally of the United States'.
    """
    for modifier in reversed(syntax.modifiers(noun)):
        found = [a for a in actors(scene, modifier, adjectives=True) if not _is_kind(scene, a)]
        if found:
            return found
    of = next((t for t in syntax.children(noun, "nmod") if syntax.preposition(t) in {"of", "by", "from"} and t not in taken), None)
    # "the shelling of Gao by the rebels": the parse may hang the rebels on Gao
    inner = next(filter(None, (syntax.agent(t) for t in syntax.children(noun, "nmod"))), None)
    named = (syntax.possessor(noun), syntax.whose(noun), syntax.agent(noun), syntax.maker(noun), inner, of)
    return next((found for token in named if (found := actors(scene, token))), [])


def hyphenated(scene: Scene, noun: Token) -> list[Argument]:
    """Both of 'UK-France co-operation', 'Saudi-Iranian talks'; none where no two actors are joined so."""
    before = [row for row in scene.mentions if row.end <= noun.i and noun.left_edge.i <= row.start and row.kind in {"name", "adjective"}]
    for one, other in pairwise(before):
        if other.start == one.end + 1 and scene.doc[one.end].text in {"-", "–"}:
            return [Argument(scene.mention(row), 0.95) for row in (one, other)]
    return []


def deputed(scene: Scene, noun: Token) -> list[Argument]:
    """Whose deed or text a noun that acts is: 'airstrikes by the coalition hit …', 'its resolution demanded …'.

    A text is whose it is said to be, or of those who adopted or issued it.
    """
    if not acts_for_owner(syntax.lemma(noun)):
        return []
    found = owners(scene, noun)
    named = (t for t in scene.doc[: noun.i] if t.lower_ == noun.lower_ and t.dep_ in {"obj", "obl"})
    while not found and (earlier := next(named, None)) is not None:
        found = owners(scene, earlier) or actors(scene, syntax.noun_holder(earlier))
    if not found and noun.dep_ == "obj":
        found = actors(scene, syntax.noun_holder(noun))
    return [argument._replace(sureness=0.8) for argument in found]


def _is_kind(scene: Scene, argument: Argument) -> bool:
    """'terrorist' of 'a terrorist attack' tells what kind it was, not whose."""
    return any(row.kind == "role" and row.state is None and row.id == argument.mention.entity.id for row in scene.mentions)


def holders(scene: Scene, token: Token, *, as_state: bool) -> list[Argument]:
    """Who holds what nobody is named for: 'it may be possible to …', 'they should be invited' are the view of whoever says or thinks so.

    Outside of all speech it is that of the document's voice.
    """
    rows = [row for row in scene.speech(token) if row.speaker is not None]
    speakers = (scene.mentions[rows[-1].speaker],) if rows else () if scene.speech(token) else scene.voice  # type: ignore[index]
    held = ((row.represented if as_state else row.actor, row) for row in speakers)
    return [Argument(Mention(actor, passage(scene.doc, row.start, row.end)), 0.7) for actor, row in held]


def source(scene: Scene, token: Token) -> tuple[AttributionRow | None, Mention | None]:
    """The attribution to whose source the token's statement belongs: the innermost speech, or where nobody speaks the innermost thought."""
    named = [row for row in scene.speech(token) if row.source is not None]
    spoken = [row for row in named if row.act == "speech"] or named
    if not spoken:
        return None, None
    row = spoken[-1]
    if row.speaker is not None:
        return row, scene.mention(scene.mentions[row.speaker])
    return row, None


def things(scene: Scene, token: Token) -> list[Argument]:
    """The actors that fill a role, or else the topics that its noun phrase or clause names."""
    if syntax.is_clause(token):
        return [Argument(topic(token), 0.95)]
    found = actors(scene, token)
    if found:
        return found
    heads = [head for head in syntax.coordinated(token) if head.pos_ not in {"PRON", "DET"} or _holds_more(head)]
    # "brutal, senseless attack": what the parse joins to a noun as an equal is its adjective
    heads = [head for head in heads if head.pos_ != "ADJ"] or heads
    return [Argument(topic(head), 0.95) for head in heads]


def _holds_more(pronoun: Token) -> bool:
    """'those who put forward preconditions', 'some of the proposals'."""
    return bool(syntax.children(pronoun, "acl:relcl", "acl", "nmod"))


def is_impersonal(token: Token | None) -> bool:
    """Whether a subject names nobody: none at all, 'it', 'there'."""
    return token is None or token.lower_ in IMPERSONAL


def is_actor_type(argument: Argument, *, place: bool) -> bool:
    """Whether an argument can be met, sanctioned or aided; a mere place only where the relation allows one."""
    entity = argument.mention.entity
    return argument.is_actor and (place or getattr(entity, "type", None) is not ActorType.PLACE)
