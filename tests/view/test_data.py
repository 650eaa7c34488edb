"""What the page's script works on."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon.relations import relations
from kg.view.data import data
from tests.view.samples import COOPERATION, JANUARY, LAVROV, PROPOSAL, QUOTE, RUSSIA, SPRING, WE


def made(readings=SPRING, texts=10_000, total=5):
    return data(list(readings), relations(), total, texts)


def as_browser(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def words_of(statement: dict, text: str) -> dict[str, str]:
    return {role: as_browser(text, *at) for role, at in statement["words"].items()}


def test_a_statement_comes_with_its_sentence_and_the_words_for_each_role():
    told = made()["statements"][0]
    assert as_browser(JANUARY.text, *told["sentence"]) == WE
    assert words_of(told, JANUARY.text) == {"trigger": "propose", "subject": "We", "object": "safe havens", "source": "Lavrov"}


def test_offsets_after_a_character_of_two_units_are_those_of_the_browser():
    told = made()["statements"][1]
    assert words_of(told, JANUARY.text)["topic"] == "the war on terror"
    assert told["words"]["topic"][0] == COOPERATION.topic.passage.start + 1


def test_entities_are_numbered_and_tell_who_they_are():
    page = made()
    told = {entity["label"]: entity for entity in page["entities"]}
    assert told["Sergey Lavrov"]["stands"] == ["foreign minister", "acts for Russia"]
    assert "Russian Federation" in told["Russia"]["aliases"]
    assert told["Russia"]["links"] == ["http://www.wikidata.org/entity/Q159"]
    first = page["statements"][0]
    assert [page["entities"][first[role]]["id"] for role in ("subject", "source")] == [RUSSIA.id, LAVROV.id]


def test_a_document_has_its_text_and_what_is_quoted_in_it():
    told = made()["documents"][0]
    assert (told["title"], told["publisher"], told["published"], told["text"]) == ("Lavrov on havens", "TASS", "2017-01-30", JANUARY.text)
    [quoted] = told["attributions"]
    assert as_browser(JANUARY.text, *quoted["content"][0]) == QUOTE
    assert as_browser(JANUARY.text, *quoted["cue"]) == "said"


def test_where_there_is_no_room_for_a_text_its_sentences_are_told():
    page = made(texts=0)
    told = page["documents"][0]
    assert (told["text"], told["attributions"]) == (None, [])
    [first, second] = page["statements"][:2]
    assert told["sentences"][first["sentence"][0]] == WE
    sentence = told["sentences"][second["sentence"][0]]
    start = second["sentence"][0]
    assert {role: as_browser(sentence, a - start, b - start) for role, (a, b) in second["words"].items()}["topic"] == "the war on terror"


def test_room_is_given_to_the_documents_that_most_was_found_in():
    told = made(texts=len(JANUARY.text) + 5)["documents"]
    assert [document["text"] is not None for document in told] == [True, False, False]


def test_a_document_that_is_known_by_its_statements_alone_has_their_day():
    unread = replace(SPRING[0], document=replace(JANUARY, text="", published=None), statements=(PROPOSAL,))
    [told] = made([unread])["documents"]
    assert (told["text"], told["published"]) == (None, "2017-01-30")
