"""Reads anything into Documents: files, folders, the standard input, lines of JSON, addresses."""

from kg.documents.addresses import Fetcher
from kg.documents.counting import expected
from kg.documents.formats import Choices
from kg.documents.inputs import documents
from kg.documents.layout import blocks
from kg.documents.publication import Known, document

__all__ = ["Choices", "Fetcher", "Known", "blocks", "document", "documents", "expected"]
