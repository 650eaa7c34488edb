"""Text out of other formats, in the one form in which it is shown and in which offsets count.

Line ends are line feeds, characters are composed (NFC), ligatures are letters, and what nobody sees is gone: soft hyphens, byte order
marks, zero-width spaces, control characters, halves of surrogate pairs. Plain text and JSON Lines are not changed: their offsets are those
of the user's file.
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {ord(character): unicodedata.normalize("NFKC", character) for character in "ﬀﬁﬂﬃﬄﬅﬆ"}
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def normalized(text: str) -> str:
    """The text in that form, without spaces at the ends of its lines and with one blank line between paragraphs at most."""
    # composed last: a soft hyphen may stand between a letter and its accent
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text.translate(_LIGATURES))))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
