"""Statements as networks."""
