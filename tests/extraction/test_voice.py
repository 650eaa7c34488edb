"""Who speaks in a document's own words."""

from __future__ import annotations

from kg.extraction.annotations import chains
from kg.extraction.voice import voice
from kg.model import BlockKind


def plural(nlp, text: str) -> tuple[str | None, bool]:
    doc = nlp(text)
    found = voice(doc, chains(doc._.attributions, len(doc)))
    return (found.plural[0].label if found.plural else None), found.speaks


def test_a_statement_speaks_for_the_state_that_is_most_often_its_subject(nlp):
    text = "The United States will provide aid. Syrians face hunger. We urge our partners to help. The United States is grateful."
    assert plural(nlp, text) == ("United States", True)


def test_a_report_has_no_voice_of_its_own(nlp):
    assert plural(nlp, 'Kenya closed the border. "We are sorry," Kenyan President William Ruto said.') == ("Kenya", False)


def test_whom_a_headline_names_speaks_for_the_state(nlp):
    text = "Lina Haddad, Permanent Representative of Jordan to the United Nations, spoke.\nWe welcome the report."
    assert [row.label for row in nlp(text)._.mentions if row.kind == "pronoun"] == ["Jordan"]


def test_a_statement_by_its_title_speaks_without_a_first_person(read):
    reading = read("The European Union condemned the arrests. Both sides should stop the fighting.")
    assert not [s for s in reading.statements if s.predicate == "demands"]
    titled = read("Statement by the Spokesperson\nThe European Union condemned the arrests. The fighting must stop.", BlockKind.TITLE)
    assert [s.subject.entity.label for s in titled.statements if s.predicate == "demands"] == ["European Union"]
