"""Bytes to text, with every reason why they are none."""

from __future__ import annotations

import codecs

from kg.errors import InputError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AS_WINDOWS = {"ascii", "iso8859-1"}  # what pages call so has typographic quotation marks, and browsers read it as this
_NO_CHARSETS = {
    "idna",
    "punycode",
    "raw-unicode-escape",
    "undefined",
    "unicode-escape",
    "utf-7",
}  # which Python decodes, some in quadratic time


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


def in_utf8(data: bytes, charset: str | None) -> bytes:
    """Bytes of a text in UTF-8, as they are if they are that already, whatever the charset that a server told.

    Those that had to be written anew begin with a byte order mark, so that no other charset that a page tells of itself is believed.
    Raises `InputError` where the charset is none, or not that of the text.
    """
    if charset is None:
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return data
    try:
        name = codecs.lookup(charset).name
        if name.replace("_", "-") in _NO_CHARSETS:
            raise LookupError
        return codecs.BOM_UTF8 + data.decode("windows-1252" if name in _AS_WINDOWS else name).encode()
    except LookupError:
        raise InputError(f"is said to be in the charset {charset!a:.40}, which is not known: save it as UTF-8 and give the file") from None
    except ValueError:
        raise InputError(f"is not in the charset {charset!a:.40} that its server tells: save it as UTF-8 and give the file") from None


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
