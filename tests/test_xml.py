from __future__ import annotations

from xml.etree import ElementTree
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from kg.xml import allowed

RETURNS = {"\r": "&#13;"}


@given(st.text() | st.text(st.characters(categories=["Cc", "Cn", "Co"])))
def test_any_text_can_stand_in_xml(text: str) -> None:
    said = ElementTree.fromstring(f"<a>{escape(allowed(text), RETURNS)}</a>").text or ""
    assert len(said) == len(text)
    assert all(there in (given, "\N{REPLACEMENT CHARACTER}") for given, there in zip(text, said, strict=True))


def test_words_stay_as_they_are() -> None:
    assert allowed("Йемен ☮ \U0001f54a\n\t“a”") == "Йемен ☮ \U0001f54a\n\t“a”"
    assert allowed("\x00\x1b[31m\ufffe") == "��[31m�"
