"""Statements as networks. The only room with networkx."""
