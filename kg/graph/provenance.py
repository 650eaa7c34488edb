"""The run that read, as a prov:Activity."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from rdflib import PROV, RDF, SDO, XSD, Literal, URIRef

from kg.graph.names import DIP, RUN, SOFTWARE
from kg.graph.triples import Triple
from kg.model import Run


def activity(digest: str) -> URIRef:
    """The run that has this digest of what it read and read with."""
    return RUN[digest]


def description(run: Run, documents: Iterable[URIRef], digest: str | None = None) -> Iterator[Triple]:
    """The run, what it read with and what it read.

    A run is known by these, not by its time: reading the same documents again is the same activity, begun at a later time, which is
    then all that differs. A digest takes the place of that of version, pipeline and the documents' names.
    """
    read = sorted(documents)
    activity = RUN[digest or hashlib.sha256("\x1f".join([run.version, run.pipeline, *read]).encode()).hexdigest()[:16]]
    software = SOFTWARE[hashlib.sha256(run.version.encode()).hexdigest()[:16]]
    yield activity, RDF.type, PROV.Activity
    yield activity, PROV.startedAtTime, Literal(_utc(run.started), datatype=XSD.dateTime, normalize=False)
    yield activity, DIP.pipeline, Literal(run.pipeline)
    yield activity, PROV.wasAssociatedWith, software
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, SDO.name, Literal("kg")
    yield software, SDO.softwareVersion, Literal(run.version)
    for document in read:
        yield activity, PROV.used, document


def _utc(time: datetime) -> str:
    utc = time.astimezone(UTC) if time.tzinfo else time
    return utc.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
