"""The blocks of texts in the shapes that agencies, ministries and the United Nations give them."""

from __future__ import annotations

import time

from hypothesis import example, given
from hypothesis import strategies as st

from kg.documents import blocks

LONG = "Norway will host the next round of the talks, the foreign minister said after he had met his counterpart there. "


def shape(text):
    return [(block.kind.value, block.passage.text) for block in blocks(text)]


def kinds(text):
    return [block.kind.value for block in blocks(text)]


def test_a_wire_story_has_a_dateline_headings_and_headlines_of_other_stories():
    story = "\n".join(
        [
            "OSLO, May 4. /NTB/. Norway will host the talks.",
            '"We agree," the minister said.',
            "Cooperation with Chile",
            "Chile has sent a delegation.",
            "- Chile asks Norway to host a second round",
            "– Peru: talks 'of great importance'",
            "• Bolivia denies reports of a walkout",
        ]
    )
    assert shape(story) == [
        ("dateline", "OSLO, May 4. /NTB/."),
        ("paragraph", "Norway will host the talks."),
        ("paragraph", '"We agree," the minister said.'),
        ("heading", "Cooperation with Chile"),
        ("paragraph", "Chile has sent a delegation."),
        ("headline", "Chile asks Norway to host a second round"),
        ("headline", "Peru: talks 'of great importance'"),
        ("headline", "Bolivia denies reports of a walkout"),
    ]


def test_a_first_line_above_a_blank_one_is_the_title():
    assert shape("Statement on the Situation in Chile\n\nThe Council met today.\n\nIt welcomed the talks.") == [
        ("title", "Statement on the Situation in Chile"),
        ("paragraph", "The Council met today."),
        ("paragraph", "It welcomed the talks."),
    ]


def test_a_first_line_above_a_dateline_is_the_title_whatever_stands_between():
    assert shape("Will Norway host the talks?\nBy Kari Nordmann\nOSLO (NTB) - Norway agreed.") == [
        ("title", "Will Norway host the talks?"),
        ("imprint", "By Kari Nordmann"),
        ("dateline", "OSLO (NTB) -"),
        ("paragraph", "Norway agreed."),
    ]


def test_a_dateline_may_have_its_line_for_itself():
    assert shape("Joint Statement\n\nBrussels, 12 March 2019\n\nThe ministers met.") == [
        ("title", "Joint Statement"),
        ("dateline", "Brussels, 12 March 2019"),
        ("paragraph", "The ministers met."),
    ]


def test_a_capitalized_country_in_a_title_is_no_dateline():
    assert shape("CHILE – Situation report\n\nThe talks went on.") == [
        ("title", "CHILE – Situation report"),
        ("paragraph", "The talks went on."),
    ]


def test_a_dateline_stands_at_the_top_alone():
    assert kinds("The ministers met.\nOSLO (NTB) - Norway agreed.") == ["paragraph", "paragraph"]


def test_a_single_line_is_a_paragraph_with_or_without_a_period():
    assert kinds("Norway supports the talks.") == ["paragraph"]
    assert kinds("Norway supports the talks") == ["paragraph"]


def test_a_list_of_short_lines_is_no_row_of_headings():
    assert kinds("The ministers met.\nNorway agrees\nChile agrees\nPeru agrees\nBolivia walks out\nThe talks went on.") == ["paragraph"] * 6


def test_a_line_with_a_colon_or_quotation_marks_is_no_heading():
    assert kinds("The ministers met.\nThe minister said:\n“We agree”\nThe talks went on.") == ["paragraph"] * 4


def test_a_list_that_a_sentence_leads_into_has_no_headlines():
    assert shape("The ministers decided on these three measures:\n- Open the border for trade\n- Release all of the prisoners") == [
        ("paragraph", "The ministers decided on these three measures:"),
        ("paragraph", "Open the border for trade"),
        ("paragraph", "Release all of the prisoners"),
    ]


def test_a_word_that_leads_into_a_list_leaves_it_headlines():
    assert kinds("The ministers met.\nRead also:\n- Norway opens the border with Russia") == ["paragraph", "paragraph", "headline"]


def test_a_list_of_sentences_is_paragraphs_without_their_bullets():
    assert shape("The ministers met.\n- Norway agreed to it.\n- Chile did not agree.")[1:] == [
        ("paragraph", "Norway agreed to it."),
        ("paragraph", "Chile did not agree."),
    ]


def test_an_end_mark_is_no_headline():
    assert "headline" not in kinds("The ministers met.\n- Ends -")


def test_questions_and_answers_stay_paragraphs():
    assert kinds("Q: Will Norway host the talks?\n\nA: Norway will host the talks.\n\n2. Norway recalls its proposal.") == ["paragraph"] * 3


def test_lines_without_letters_part_blocks_and_are_none():
    assert shape("The ministers met.\n* * *\nThe talks went on.") == [
        ("paragraph", "The ministers met."),
        ("paragraph", "The talks went on."),
    ]


def test_long_lines_are_a_paragraph_each():
    assert [text for _, text in shape(f"{LONG * 3}\n{LONG * 2}\nNorway agreed.")] == [
        (LONG * 3).strip(),
        (LONG * 2).strip(),
        "Norway agreed.",
    ]


def test_broken_lines_are_joined_up_to_a_blank_one():
    first = "Norway will host the next round of the talks, the foreign\nminister said after he had met his counterpart\nin the capital."
    assert shape(f"{first}\n\nChile agreed.") == [("paragraph", first), ("paragraph", "Chile agreed.")]


def test_broken_lines_are_joined_where_a_name_did_not_fit():
    first = (
        "Norway will host the talks, said the foreign minister of\nChile after he had met his counterpart, in the capital\nof the country."
    )
    assert shape(first) == [("paragraph", first)]


def test_among_broken_lines_a_short_one_ends_its_paragraph():
    text = (
        "Norway will host the next round of the talks, the foreign minister\nsaid after he had met his counterpart.\n"
        "Talks in Chile\nChile has sent a delegation that is led by its foreign minister to\nthe capital of Norway."
    )
    assert kinds(text) == ["paragraph", "heading", "paragraph"]


def test_a_dash_at_the_start_of_a_broken_line_is_no_bullet():
    text = "Norway will host the next round of the talks with a newcomer\n- a group that represents the opposition in the north."
    assert shape(text) == [("paragraph", text)]


def test_line_ends_of_every_system_leave_offsets_true():
    for end in ("\n", "\r\n", "\r", "\u2028"):
        text = end.join(["OSLO (NTB) - Norway agreed.", "", "Talks in Chile", "Chile agreed.", ""])
        assert [kind for kind, _ in shape(text)] == ["dateline", "paragraph", "heading", "paragraph"]
        assert all(text[b.passage.start : b.passage.end] == b.passage.text for b in blocks(text))


MARKS = ["\n", "\r\n", "\r", "\x0c", "\u2028", " ", "\u00a0", "\t", "- ", "• ", "—", ".", ":", "“", '"', "😀"]
PIECES = st.sampled_from([*MARKS, "é", "OSLO", "May 4", "(NTB)", "/TASS/", "Norway", "agreed", "1"])


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
@example("OSLO, May 4. /NTB/.")
@example("- \n-\n")
def test_blocks_are_stretches_of_the_text_in_its_order(text):
    end = 0
    for block in blocks(text):
        passage = block.passage
        assert end <= passage.start < passage.end <= len(text)
        assert text[passage.start : passage.end] == passage.text == passage.text.strip()
        end = passage.end


@given(st.lists(PIECES).map("".join))
def test_no_letter_is_left_out_of_the_blocks(text):
    assert sum(map(str.isalnum, "".join(block.passage.text for block in blocks(text)))) == sum(map(str.isalnum, text))


def test_many_paragraphs_take_no_longer_each():
    def seconds(count: int) -> float:
        text = "Norway agreed to it.\n\n" * count
        begun = time.perf_counter()
        assert len(blocks(text)) == count
        return time.perf_counter() - begun

    seconds(100)
    # twenty times as many took four hundred times as long
    assert seconds(40_000) < 100 * max(seconds(2_000), 0.01)
