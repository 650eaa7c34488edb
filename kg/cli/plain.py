"""Words of others, shown on a terminal."""

from __future__ import annotations

_SHOWN = "\n\N{NO-BREAK SPACE}"


def plain(text: str) -> str:
    """The text with the characters written out that would steer a terminal or turn the direction of the writing; line ends stay."""
    return "".join(character if character.isprintable() or character in _SHOWN else ascii(character)[1:-1] for character in text)
