"""Entries of feeds, read from the pages that they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.documents.addresses import Fetcher
from kg.documents.formats import Choices, Linked
from kg.documents.pages import page
from kg.documents.publication import completed
from kg.model import Document, Omission


def followed(entry: Linked, fetcher: Fetcher, choices: Choices) -> Iterator[Document | Omission]:
    """What is read of the page that an entry of a feed leads to, which is named as if its address had been given.

    What the page does not tell of its publication the feed tells. Where it cannot be read an Omission says so, and the text in the feed
    takes its place if it is the whole one. The links of a feed that an entry leads to are followed no further.
    """
    unread: list[Omission] = []
    read = False
    for one in page(entry.url, fetcher, choices, entry.known):
        found = one.own if isinstance(one, Linked) else one
        if isinstance(found, Omission):
            unread.append(found)
            continue
        read = True
        yield completed(found, entry.told) if found.id == entry.url else found
    instead = entry.own if isinstance(entry.own, Document) and entry.whole and not read else None
    for omission in unread:
        yield replace(omission, why=f"is read as {instead.id} from the feed, for its page {omission.why}") if instead else omission
    if instead is not None:
        yield instead
