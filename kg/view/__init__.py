"""The interactive page."""

from kg.view.network import network
from kg.view.page import page

__all__ = ["network", "page"]
