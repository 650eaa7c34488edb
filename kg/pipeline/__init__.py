"""From inputs to readings, from readings to a store, and from a store to the files of a graph."""

from kg.pipeline.changes import add, build, remove
from kg.pipeline.files import export
from kg.pipeline.imports import imported, take
from kg.pipeline.outcomes import Change, ReadBy, Status, Summary
from kg.pipeline.pages import viewed
from kg.pipeline.partitions import Partitions, partition
from kg.pipeline.reading import read, read_text
from kg.pipeline.state import status

__all__ = [
    "Change",
    "Partitions",
    "ReadBy",
    "Status",
    "Summary",
    "add",
    "build",
    "export",
    "imported",
    "partition",
    "read",
    "read_text",
    "remove",
    "status",
    "take",
    "viewed",
]
