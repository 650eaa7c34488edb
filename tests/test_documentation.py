"""The ontology's page names every term, loads nothing from elsewhere, and is that of the ontology as it is."""

from __future__ import annotations

import re
import runpy
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.lexicon import turtle
from kg.lexicon.relations import relations

DOCS = Path(__file__).resolve().parent.parent / "docs"
EXAMPLES = re.compile(r'<ul class="examples">.*?</ul>', re.DOTALL)


class Elements(HTMLParser):
    """The elements of a page, and the words between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def page() -> str:
    made: str = runpy.run_path(str(DOCS / "ontology.py"))["page"]()
    return made


def test_it_names_every_term_once_with_its_label_and_its_sentence(page: str) -> None:
    terms = {iri: said for name in ("diplomacy.ttl", "plover.ttl") for iri, said in turtle.index(name).items() if "#" in iri}
    shown = [attributes["id"] for tag, attributes in Elements(page).found if attributes.get("class") == "term"]
    assert len(shown) == len(set(shown)) == len(terms)
    text = " ".join("".join(Elements(page).words).split())
    for iri, said in terms.items():
        file, _, name = iri.rpartition("/")[2].partition("#")
        assert (f"plover:{name}" if file == "plover" else name) in shown
        (sentence,) = [*said.get(turtle.RDFS + "comment", ()), *said.get(turtle.SKOS + "definition", ())]
        assert sentence in text
        assert f"{said[turtle.RDFS + 'label'][0]} {'plover' if file == 'plover' else 'dip'}:{name}" in text


def test_every_relation_has_examples(page: str) -> None:
    for name, relation in relations().items():
        entry = page[page.index(f'<div class="term" id="{name}">') :].partition("</div>")[0]
        assert ('<ul class="examples">' in entry) is not relation.background, name


def test_it_loads_nothing_from_elsewhere(page: str) -> None:
    elements = Elements(page).found
    assert not {tag for tag, _ in elements} & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not any("src" in attributes or any(name.startswith("on") for name in attributes) for _, attributes in elements)
    assert "@import" not in page
    assert "url(" not in page


def test_its_links_lead_somewhere(page: str) -> None:
    elements = Elements(page).found
    places = {attributes["id"] for _, attributes in elements if "id" in attributes}
    inside = {(attributes["href"] or "")[1:] for tag, attributes in elements if tag == "a" and (attributes["href"] or "").startswith("#")}
    assert inside <= places


def test_the_page_in_the_repository_is_that_of_the_ontology_as_it_is(page: str) -> None:
    """Its examples may be older than the lexicon, which changes often; `make docs` makes all new."""
    kept = (DOCS / "ontology.html").read_text(encoding="utf-8")
    assert EXAMPLES.sub("", kept) == EXAMPLES.sub("", page), "make docs"
