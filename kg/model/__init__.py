"""The values that every room shares: frozen, and made of the standard library alone."""

from kg.model.actor import Actor, ActorType, Mention, Topic
from kg.model.affiliation import Affiliation
from kg.model.attribution import Attribution, AttributionKind
from kg.model.document import Block, BlockKind, Document
from kg.model.passage import Passage, Word
from kg.model.reading import Omission, Reading, Run
from kg.model.reports import counted_once
from kg.model.statement import Evidence, Modality, Polarity, Statement, Time, pooled

__all__ = [
    "Actor",
    "ActorType",
    "Affiliation",
    "Attribution",
    "AttributionKind",
    "Block",
    "BlockKind",
    "Document",
    "Evidence",
    "Mention",
    "Modality",
    "Omission",
    "Passage",
    "Polarity",
    "Reading",
    "Run",
    "Statement",
    "Time",
    "Topic",
    "Word",
    "counted_once",
    "pooled",
]
