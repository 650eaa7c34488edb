"""Words of pieces of HTML."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.documents.formats.markup import words
from kg.documents.normalizing import normalized

pytest.importorskip("lxml", reason="lxml is not installed: pip install 'diplomacy-kg[feeds]'")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("Norway agreed.\n\nChile did not.", "Norway agreed.\n\nChile did not."),
        ("<p>Norway\nagreed.</p><p>Chile did <b>not</b>.</p>", "Norway agreed.\n\nChile did not."),
        ("Norway<br>Chile<script>alert(1)</script><!-- no --><style>p {}</style>, Peru", "Norway\n\nChile, Peru"),
        ("<title>no</title><ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("  ", ""),
    ],
)
def test_each_paragraph_has_its_words(markup, text):
    assert words(markup) == text


@given(st.text())
@example("&#xD800;\0<")
@example("<div>" * 10_000)
def test_any_markup_has_words_that_can_be_written(markup):
    assert words(markup) == normalized(words(markup))
    words(markup).encode()
