"""Lines of pages as paragraphs: what belongs together, what is no text, and which hyphens are the word's own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.documents.formats.pages import Line, paragraphs

WIDTH = 5.0  # points a character


def page(*lines: str, left: float = 50, top: float = 800, height: float = 10) -> list[Line]:
    """Lines one below the other; an empty one is a gap, '>' before one sets it in, '#' before one makes its type larger."""
    found = []
    for number, words in enumerate(lines):
        text = words.lstrip(">#")
        begins = left + (20 if words.startswith(">") else 0)
        size = height * (1.5 if words.startswith("#") else 1)
        if text:
            found.append(Line(text, begins, begins + WIDTH * len(text), top - 12 * number, size))
    return found


def test_lines_that_were_broken_to_fit_are_one_paragraph():
    text = page("Norway proposed a treaty on cod, and the ministers of", "Iceland and Denmark agreed to hold talks in Bergen.")
    assert list(paragraphs([text])) == [
        "Norway proposed a treaty on cod, and the ministers of Iceland and Denmark agreed to hold talks in Bergen."
    ]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph():
    first, last = "Norway proposed a treaty on cod, and the ministers met.", "Iceland did not say in public when the talks would be."
    text = page("Background", first, "They agreed.", last)
    # nothing tells that the second line is none of the first one's paragraph
    assert list(paragraphs([text])) == ["Background", f"{first} They agreed.", last]


def test_gaps_indents_and_larger_type_begin_paragraphs():
    first, second = "Norway proposed a treaty on cod, and the minister met.", "Iceland agreed to it."
    for lines in ((first, "", second), (first, f">{second}"), (f"#{first}", second)):
        assert list(paragraphs([page(*lines, first)]))[:2] == [first, second]


def test_a_paragraph_goes_over_to_the_next_column_and_page():
    columns = page("The minister said that", top=400) + page("talks would begin.", left=300)
    assert list(paragraphs([columns])) == ["The minister said that talks would begin."]
    assert list(paragraphs([page("The Prime Minister of"), page("Norway agreed.")])) == ["The Prime Minister of Norway agreed."]
    assert list(paragraphs([page("Iceland agreed."), page("Norway did, too.")])) == ["Iceland agreed.", "Norway did, too."]


def test_broken_words_are_whole_and_keep_the_hyphens_that_are_theirs():
    def joined(*lines: str) -> str:
        return " ".join(paragraphs([page(*lines)]))

    assert joined("the govern-", "ment of Norway") == "the government of Norway"
    assert joined("the Russian-", "Turkish talks") == "the Russian-Turkish talks"
    assert joined("in 2010-", "2012 both") == "in 2010-2012 both"
    assert joined("a long-", "term plan, not long-term") == "a long-term plan, not long-term"
    assert joined("of a –", "perhaps") == "of a – perhaps"


def test_heads_feet_and_numbers_of_pages_are_no_text():
    def numbered(number: int, words: str) -> list[Line]:
        return page(f"Ministry of Fish, note {number}", "", words, "", f"- {number} -")

    pages = [numbered(number, f"State {name} agreed.") for number, name in enumerate("ABC", 1)]
    assert list(paragraphs(pages)) == ["State A agreed.", "State B agreed.", "State C agreed."]
    chapters = [
        page(f"Chapter {number // 3}: {'Cod' if number < 6 else 'Eel'}", "", f"Part {'ABCDEFGHIJ'[number]}.") for number in range(3, 9)
    ]
    assert list(paragraphs(chapters)) == [f"Part {letter}." for letter in "DEFGHI"]


def test_what_stands_on_one_page_alone_is_text():
    said = "Norway proposed a treaty on cod, and the minister of", "Iceland agreed to hold talks."
    found = list(paragraphs([page("Ministry of Fish", "", *said, "", "30 January 2017")]))
    assert found == ["Ministry of Fish", " ".join(said), "30 January 2017"]
    assert list(paragraphs([page(*said, "", "Page 1 of 1")])) == [" ".join(said)]


NUMBERS = st.floats(-1e4, 1e4, width=32)
LINES = st.builds(Line, st.text(st.characters(codec="utf-8"), min_size=1, max_size=9), NUMBERS, NUMBERS, NUMBERS, NUMBERS)


@given(st.lists(st.lists(LINES, max_size=8), max_size=5))
def test_no_line_is_invented_wherever_they_stand(pages):
    there = "".join(line.text for page in pages for line in page)
    found = "".join("".join(paragraphs(pages)).split())
    assert not set(found) - set(there)
