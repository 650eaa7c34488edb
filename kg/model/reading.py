"""What was read in a document, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kg.model.affiliation import Affiliation
from kg.model.attribution import Attribution
from kg.model.document import Document
from kg.model.passage import Passage
from kg.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that was skipped: in which document or input, why, and where in its text if that is known.

    `also` has other inputs that were skipped for the same reason, of which `why` speaks.
    """

    document: str
    why: str
    passage: Passage | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the statements and attributions found in it, in the order of the text, and for whom those in it stand."""

    document: Document
    statements: tuple[Statement, ...]
    attributions: tuple[Attribution, ...]
    omissions: tuple[Omission, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """The run that read: which version of ours, which language pipeline, and when it began (UTC)."""

    version: str
    pipeline: str
    started: datetime
