"""Who says what, with the answers inside the sentences."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import answers

SENTENCES = [
    "[source Lavrov] [cue said] [content that Russia was ready for talks].",
    "[content Russia is ready for talks], [source Sergey Lavrov] [cue said] on Monday.",
    '[content "Russia is ready for talks,"] [source Lavrov] [cue said].',
    "[content “Russia is ready for talks,”] [cue said] [source Sergey Lavrov].",
    "[cue According to] [source Sergey Lavrov], [content Russia is ready for talks].",
    "[source Oslo] [cue denied] [content that it had moved troops to the border].",
    "[source Russia] [cue believes] [content that talks are possible].",
    "[source Lavrov] [cue has never said] [content that Russia was ready for talks].",
    "[source Ankara] [cue urged] [content Greece to withdraw its ships].",
    "[source Oslo] [cue criticized] [content the plan of the United Nations] on Monday.",
    "[source Germany's government] [cue has called for] [content an end to the fighting].",
    "Sources close to the talks named Victor Cha, [source who] [cue spoke of] [content a historic deal].",
    "[source Victor Cha, a scholar at Georgetown University], [cue said] [content that talks would go on].",
    "[source WALLACE][cue :] [content The talks will go on].",
    "[content “It was our home.”] [cue ―] [source Pamela Padilla]",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_source_cue_and_content_are_found(read, marked):
    text, expected = answers(marked)
    found = read(text).attributions[-1]
    assert found.cue.text == expected["cue"][0]
    assert found.source.text == expected["source"][0]
    assert [passage.text for passage in found.content] == expected["content"]


def test_a_source_is_the_whole_noun_phrase_and_the_speaker_who_that_is(read):
    found = read("Talks will go on, Russian Foreign Minister Sergey Lavrov said on Monday.").attributions[0]
    assert found.source.text == "Russian Foreign Minister Sergey Lavrov"
    assert found.speaker.label == "Sergey Lavrov"


def test_a_quotation_without_a_cue_belongs_to_the_one_before(read):
    found = read('"We will talk to Turkey," Lavrov said. "The talks will be held in Moscow next week."').attributions
    assert [(a.speaker.label, [c.text for c in a.content]) for a in found] == [
        ("Sergey Lavrov", ['"We will talk to Turkey,"', '"The talks will be held in Moscow next week."'])
    ]


def test_a_source_inside_a_source_is_within_it(read):
    outer, inner = read("Lavrov said that John Kerry had promised that the talks would go on.").attributions
    assert (outer.speaker.label, inner.speaker.label) == ("Sergey Lavrov", "John Kerry")
    assert inner.within == outer.id


def test_thoughts_in_ones_own_words_add_no_source(read):
    (found,) = read('"I think that Russia wants talks," Lavrov told John Kerry.').attributions
    assert found.speaker.label == "Sergey Lavrov"


def test_a_name_and_a_colon_introduce_the_next_paragraph(read):
    found = read("Lavrov continued:\n\n“The talks will be held in Moscow next week.”").attributions[0]
    assert [passage.text for passage in found.content] == ["“The talks will be held in Moscow next week.”"]


def test_quoting_is_told_from_reporting(read):
    assert read('"We will talk to Turkey this week," Lavrov said.').attributions[0].kind.value == "direct"
    assert read("Lavrov said that Russia would talk to Turkey.").attributions[0].kind.value == "indirect"


def test_an_unclosed_quotation_is_reported(read):
    omission = read('Lavrov said: "We will talk to Turkey this week.').omissions[0]
    assert "not closed" in omission.why
    assert omission.passage.text == '"We will talk to Turkey this week.'


def test_a_colon_without_marks_lends_its_voice_to_the_paragraphs_after_it(read):
    text = "Philip Hammond said: Syria must let the convoy pass.\n\nWe will work with Turkey.\n\nThe town has been besieged for a year."
    (found,) = read(text).attributions
    assert [passage.text for passage in found.content] == ["Syria must let the convoy pass", "We will work with Turkey"]
