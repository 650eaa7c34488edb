"""Content codings of HTTP, opened no further than a bound."""

from __future__ import annotations

import zlib

from kg.errors import InputError

ACCEPTED = "gzip, deflate"


def unpacked(data: bytes, coding: str, size: int) -> bytes:
    """The bytes that were packed, at most one more than `size`, whatever else is in there.

    Brotli and what else is not asked for, pieces one after the other, and what ends too early raise `InputError`.
    """
    match coding.strip().lower():
        case "" | "identity":
            return data
        case "gzip" | "x-gzip":
            opened = zlib.decompressobj(16 + zlib.MAX_WBITS)
        case "deflate":
            opened = zlib.decompressobj(zlib.MAX_WBITS if _has_zlib_header(data) else -zlib.MAX_WBITS)
        case _:
            raise InputError(f"was sent packed in a way that was not asked for: {coding!a:.40}, not {ACCEPTED}")
    try:
        found = opened.decompress(data, size + 1)
    except zlib.error:
        raise InputError("was sent packed, and cannot be unpacked") from None
    if len(found) <= size and (not opened.eof or opened.unused_data):
        raise InputError("was sent packed, and broke off" if not opened.eof else "was sent packed, with something behind its end")
    return found


def _has_zlib_header(data: bytes) -> bool:
    # many servers send deflate bare, without the header that the standard asks for
    return len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
