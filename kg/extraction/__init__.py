"""From documents to statements and attributions: a spaCy pipeline with components of our own."""

from kg.extraction.pipeline import described, load, readings

__all__ = ["described", "load", "readings"]
