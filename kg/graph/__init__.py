"""Statements as linked data: a named graph for each document, read and written, asked in SPARQL. The only room with RDF libraries."""

from kg.graph import stores
from kg.graph.answers import Answer, Format
from kg.graph.dataset import dataset, statements
from kg.graph.files import read, write, write_quads
from kg.graph.query import query
from kg.graph.questions import Question, ask, question, questions, read_question

__all__ = [
    "Answer",
    "Format",
    "Question",
    "ask",
    "dataset",
    "query",
    "question",
    "questions",
    "read",
    "read_question",
    "statements",
    "stores",
    "write",
    "write_quads",
]
