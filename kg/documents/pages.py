"""What is at addresses: pages, and files of every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from kg.documents.addresses import Fetcher, shown
from kg.documents.decoding import in_utf8
from kg.documents.formats import Choices, Format, Found, by_media_type, by_name
from kg.documents.formats.archive import PACKED
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Omission

ANYTHING = {None, "application/octet-stream", "text/plain"}  # what servers call what they don't know


def page(url: str, fetcher: Fetcher, choices: Choices, known: Known | None = None) -> Iterator[Found]:
    """What is read of what is at a URL, named by the URL as given."""
    try:
        found = fetcher.fetch(url, _unread)
        form = _form(found.media_type, found.url)
        assert form is not None
        data = in_utf8(found.data, found.charset)
    except InputError as error:
        yield Omission(shown(url), str(error))
        return
    for one in form.documents(url, BytesIO(data), replace(known or Known(), url=found.url), choices):
        yield replace(one, document=shown(url)) if isinstance(one, Omission) and one.document == url else one


def _form(media_type: str | None, url: str) -> Format | None:
    """The format of what is at a URL: by its media type, and where that may be anything, or anything packed, by the URL."""
    own = by_name(PurePosixPath(urlsplit(url).path).name) if "." in PurePosixPath(urlsplit(url).path).name else None
    told = by_media_type(media_type or "")
    return own if own is not None and (media_type in ANYTHING or told is PACKED) else told


def _unread(media_type: str | None, url: str) -> str | None:
    """Why what is at a URL is not read, None where it is."""
    form = _form(media_type, url)
    if form is None:
        return f"is {media_type or 'of a kind that its server does not tell'}: save its text as a file"
    return form.missing
