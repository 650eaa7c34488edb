"""Statements as linked data: a named graph for each document, read and written, asked in SPARQL. The only room with RDF libraries."""

from kg.graph.answers import Answer, Format
from kg.graph.dataset import dataset, statements
from kg.graph.files import read, write
from kg.graph.inference import add_inferred
from kg.graph.query import query
from kg.graph.questions import Question, ask, question, questions, read_question

__all__ = [
    "Answer",
    "Format",
    "Question",
    "add_inferred",
    "ask",
    "dataset",
    "query",
    "question",
    "questions",
    "read",
    "read_question",
    "statements",
    "write",
]
