"""The command line: one file a verb, and the only room that prints."""

from kg.cli.main import main

__all__ = ["main"]
