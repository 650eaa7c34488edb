"""Pieces of HTML that are no pages: what stands in a feed, and letters without an article."""

from __future__ import annotations

from kg.documents.normalizing import normalized

_PARAGRAPHS = (
    "address article aside blockquote br caption dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
    "section table td th tr ul"
).split()
# comments and the like before the first element; atomic, or thousands of them would be put together in every way
PROLOG = rb"(?>(?:\s|<!--.*?-->|<\?.*?\?>)*)"
_NO_TEXT = ("head", "iframe", "noscript", "object", "script", "style", "template", "title")


def words(markup: str) -> str:
    """The words of a piece of HTML, a blank line between its paragraphs; none where it is no HTML. Needs lxml."""
    from lxml import etree, html

    # control characters, which XML has no way to write, are gone
    markup = normalized(markup)
    if not markup:
        return ""
    try:
        tree = html.fragment_fromstring(" ".join(markup.split()) if "<" in markup else markup, create_parent="div")
    except (etree.LxmlError, ValueError):  # markup that is none
        return ""
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_NO_TEXT, with_tail=False)
    for element in tree.iter(*_PARAGRAPHS):
        element.text = f"\n\n{element.text or ''}"
        element.tail = f"\n\n{element.tail or ''}"
    return normalized(tree.text_content())
