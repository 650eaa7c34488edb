"""The formats that are read, by the ends of their names and by their media types."""

from __future__ import annotations

from kg.documents.formats import archive, docx, feed, html, lines, mail, pdf, table, text, warc
from kg.documents.formats.contents import FORMAT as UNNAMED
from kg.documents.formats.contents import recognized
from kg.documents.formats.format import Choices, Format, Found, Linked
from kg.documents.formats.packing import name_inside

FORMATS: tuple[Format, ...] = (
    text.FORMAT,
    lines.FORMAT,
    html.FORMAT,
    pdf.FORMAT,
    docx.FORMAT,
    feed.FORMAT,
    mail.LETTER,
    mail.BOX,
    table.FORMAT,
    archive.ZIP,
    archive.TAR,
    archive.PACKED,
    warc.FORMAT,
)
_BY_SUFFIX = {suffix: found for found in FORMATS for suffix in found.suffixes}
_BY_MEDIA_TYPE = {media_type: found for found in FORMATS for media_type in found.media_types}
SUFFIXES = tuple(sorted(filter(None, _BY_SUFFIX), key=lambda suffix: (-len(suffix), suffix)))

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "UNNAMED",
    "Choices",
    "Format",
    "Found",
    "Linked",
    "by_media_type",
    "by_name",
    "has_own_names",
    "is_named",
    "recognized",
]


def by_name(name: str) -> Format | None:
    """The format of a file by the end of its name, whatever its case; of one without an end, that of what it turns out to be."""
    lower = name.rpartition("/")[2].lower()
    suffix = next((suffix for suffix in SUFFIXES if lower.endswith(suffix)), None)
    form = _BY_SUFFIX[suffix] if suffix else UNNAMED if "." not in lower.strip(".") else None
    return None if form is archive.PACKED and by_name(name_inside(lower)) is None else form


def is_named(name: str) -> bool:
    """Whether the end of a file's name tells what is in it."""
    form = by_name(name)
    return is_named(name_inside(name)) if form is archive.PACKED else form is not None and form is not UNNAMED


def has_own_names(name: str) -> bool:
    """Whether the documents in a file of this name are named by themselves, and not by the file."""
    form = by_name(name)
    return has_own_names(name_inside(name)) if form is archive.PACKED else form is not None and form.own_names


def by_media_type(media_type: str) -> Format | None:
    """The format of a media type, such as 'text/html'; parameters don't count."""
    return _BY_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower())
