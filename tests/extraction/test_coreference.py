"""Whom pronouns and bare offices mean."""

from __future__ import annotations

import pytest


def meant(nlp, text: str, word: str) -> str | None:
    """Whom the last such word means."""
    doc = nlp(text)
    found = [row.label for row in doc._.mentions if doc[row.start : row.end].text.lower().endswith(word)]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Sergey Lavrov arrived on Monday. He met John Kerry.", "he", "Sergey Lavrov"),
        ("Russian Foreign Minister Sergey Lavrov arrived. The minister left.", "minister", "Sergey Lavrov"),
        ("Russian Foreign Minister Sergey Lavrov arrived. The Russian diplomat left.", "diplomat", "Sergey Lavrov"),
        ("The African Union met in Lome. The Union sent experts.", "union", "African Union"),
        ("NATO sent soldiers. The alliance rejected the plan.", "alliance", "NATO"),
    ],
)
def test_the_one_told_of_before_is_meant(nlp, text, word, label):
    assert meant(nlp, text, word) == label


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Boris Johnson met Ibrahim al-Jaafari. They also discussed trade.", "they", "Ibrahim al-Jaafari"),
        ("Boris Johnson spoke. The Foreign Secretary met Ibrahim al-Jaafari.", "foreign secretary", "Boris Johnson"),
        ("Attacks in Paris have stiffened the resolve of NATO in its fight.", "its", "NATO"),
        (
            "The CARICOM Heads of Government met. Heads of Government accepted the plan.",
            "heads of government",
            "CARICOM Heads of Government",
        ),
        ("Myanmar closed the camp. The Government rejected the mission.", "government", "Myanmar government"),
        ("Khaled al-Yamani spoke to reporters. Al-Yamani left.", "al-yamani", "Khaled al-Yamani"),
    ],
)
def test_whom_sure_signs_point_to_is_meant(nlp, text, word, label):
    assert meant(nlp, text, word) == label


def test_it_is_not_the_subject_of_the_same_verb(nlp):
    assert meant(nlp, "Kosovo declared independence. Serbia does not recognise it.", "it") == "Kosovo"


def test_it_is_no_actor_where_a_thing_was_told_of(nlp):
    assert meant(nlp, "Serbia was quiet. The question was not raised. If it is raised, Oslo will answer.", "it") is None


def test_i_and_we_are_the_speaker_and_whom_he_speaks_for(nlp):
    doc = nlp('"I think that we can talk," Russian Foreign Minister Sergey Lavrov said.')
    said = {doc[row.start].text: row.label for row in doc._.mentions if row.kind == "pronoun"}
    assert said == {"I": "Sergey Lavrov", "we": "Russia"}


def test_the_one_introduced_in_the_headline_speaks_in_an_interview(nlp):
    doc = nlp("Interview with Norwegian Foreign Minister Anna Berg\nWhat will happen now?\nI think that we can talk to Iran.")
    said = {doc[row.start].text: row.label for row in doc._.mentions if row.kind == "pronoun"}
    assert said == {"I": "Anna Berg", "we": "Norway"}


def both(nlp, text: str, words: str) -> set[str]:
    """Whom these words mean."""
    doc = nlp(text)
    return {row.label for row in doc._.mentions if doc[row.start : row.end].text == words}


PRESIDENTS = "Russian President Vladimir Putin met Turkish President Recep Tayyip Erdogan. The two presidents discussed Syria."


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        (PRESIDENTS, "two presidents", {"Vladimir Putin", "Recep Tayyip Erdogan"}),
        (f"{PRESIDENTS} Both sides were content.", "sides", {"Russia", "Turkey"}),
        ("Peru and Chile signed an agreement. The two countries will trade.", "two countries", {"Peru", "Chile"}),
        ("Norway invited Sweden and Denmark. The latter refused.", "latter", {"Denmark"}),
        ("Norway invited Sweden and Denmark. The former accepted.", "former", {"Sweden"}),
        ("Peru signed an agreement. The two countries will trade.", "two countries", {"two countries"}),
    ],
)
def test_two_at_once_are_the_last_two_of_their_kind(nlp, text, words, labels):
    assert both(nlp, text, words) == labels


def test_an_abbreviation_in_brackets_means_the_name_before_it(nlp):
    text = "The Popular Resistance Front (PRF) attacked the town. The PRF fled."
    assert both(nlp, text, "PRF") == {"Popular Resistance Front"}


def test_a_counterpart_holds_the_same_office_of_the_state_named(nlp):
    doc = nlp.make_doc("Russian Foreign Minister Sergey Lavrov met his Turkish counterpart.")
    doc._.published = "2017-01-30"
    [found] = [row for row in nlp(doc)._.mentions if row.start == 7 and row.kind == "role"]
    assert (found.label, found.office, found.state[1]) == ("Mevlüt Çavuşoğlu", "foreign minister", "Turkey")
    told = "Russian Foreign Minister Sergey Lavrov met Peruvian Foreign Minister Juan Paz. He thanked his Peruvian counterpart."
    assert both(nlp, told, "Peruvian counterpart") == {"Juan Paz"}


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Angela Merkel met Emmanuel Macron. She left.", "she", "Angela Merkel"),
        ("Angela Merkel met Emmanuel Macron. He left.", "he", "Emmanuel Macron"),
        ("Ms. Xu met Juan Paz. Paz thanked her.", "her", "Xu"),
        ("Spokeswoman Xu Li met Juan Paz in Lima. He thanked her.", "her", "Xu Li"),
    ],
)
def test_she_is_a_woman_and_he_a_man(nlp, text, word, label):
    assert meant(nlp, text, word) == label


def test_he_is_not_the_one_who_says_so_in_quotation_marks(nlp):
    text = 'John Kerry met Sergey Lavrov. "He was ready to talk," Kerry said.'
    doc = nlp(text)
    [he] = [row.label for row in doc._.mentions if doc[row.start].text == "He"]
    assert he == "Sergey Lavrov"


def test_oneself_is_the_subject_of_the_same_verb(nlp):
    assert meant(nlp, "John Kerry met Sergey Lavrov. Lavrov praised himself.", "himself") == "Sergey Lavrov"


def test_a_long_text_takes_time_in_proportion(nlp):
    import time

    def seconds(times: int) -> float:
        doc = nlp.make_doc("The minister met the group. It thanked him. " * times)
        with nlp.select_pipes(disable=["diplomatic_coreference", "diplomatic_attributions", "diplomatic_statements"]):
            doc = nlp(doc)
        began = time.perf_counter()
        nlp.get_pipe("diplomatic_coreference")(doc)
        return time.perf_counter() - began

    seconds(50)
    assert seconds(800) < 40 * seconds(100)
