"""Who is said to speak, the word that says so, and what is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.actor import Actor
from kg.model.passage import Passage, Word


class AttributionKind(StrEnum):
    """How words are attributed: in quotation marks, reported, partly both, or by nobody but the publisher."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying or thinking in a document.

    The id is `kg.model.records.attribution_id`. `source` is the whole noun phrase that names the speaker here, `speaker` who that is; both
    are None where nobody is named. `content` has a passage for each stretch of what is said, in the order of the text, quotation marks and
    a leading 'that' included; one that comes from a graph without texts may have no words, and is its offsets alone. `within` is the id of
    the attribution whose content holds this one.
    """

    id: str
    document: str
    kind: AttributionKind
    source: Passage | None
    speaker: Actor | None
    cue: Word | None
    content: tuple[Passage, ...]
    within: str | None = None
