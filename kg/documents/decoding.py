"""Bytes to text, with every reason why they are none."""

from __future__ import annotations

import codecs

from kg.errors import InputError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(data: bytes) -> str:
    """The text in UTF-8 bytes, line ends as they are, without a byte order mark.

    Raises `InputError` for bytes that are no text: empty, binary, or in another encoding.
    """
    if data.startswith(_UTF16):
        raise InputError("is UTF-16, not UTF-8: convert it, e.g. with iconv -f UTF-16 -t UTF-8")
    if b"\0" in data:
        raise InputError("is a binary file (it has NUL bytes): plain text is needed")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f" in line {line}" if b"\n" in data else ""
        raise InputError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x}{where}): convert it, e.g. with iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
    checked(text)
    return text


def checked(text: str) -> None:
    """Raise `InputError` for a text that cannot be read or could not be written again."""
    if not text.strip():
        raise InputError("is empty: there is no text to read")
    if "\0" in text:
        raise InputError("has NUL characters: plain text is needed")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"has half a surrogate pair at character {error.start}: it was cut inside a character") from None
