"""Documents of an earlier build that no input has this time: which are gone, and which could only not be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from kg.documents.addresses import is_address
from kg.documents.formats import has_own_names
from kg.model import Omission

_END = re.compile("[/#]")
_LINE = re.compile(r":\d+\Z")


def parted(absent: Iterable[str], unread: Iterable[Omission], feeds: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """The documents that may still be in what was not read, and the others, both sorted.

    A document is looked for under its own name and those of the file, archive or folder that it is in. Where what was not read has
    documents with names of their own, a line of JSON Lines, a web archive, or one of the addresses that may be `feeds` whose links are
    followed, it may have been any of them.
    """
    names = {name for omission in unread for name in (omission.document, *omission.also)}
    stay, gone, found = list[str](), list[str](), set[str]()
    for document in sorted(absent):
        places = {document, *(document[: end.start()] for end in _END.finditer(document))} & names
        found |= places
        (stay if places else gone).append(document)
    if any(name in feeds or has_own_names(_file(name)) for name in names - found):
        return sorted(stay + gone), []
    return stay, gone


def _file(name: str) -> str:
    return urlsplit(name).path if is_address(name) else _LINE.sub("", name)
