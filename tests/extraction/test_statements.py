"""Statements, with who fills their roles, who says so, and how it is put."""

from __future__ import annotations

import pytest

from kg.model import BlockKind, Modality, Polarity


def triples(reading) -> set[tuple[str, str, str | None]]:
    """Subject, predicate and object (or else topic), by their labels."""
    return {
        (s.subject.entity.label, s.predicate, (s.object or s.topic).entity.label if s.object or s.topic else None)
        for s in reading.statements
    }


SENTENCES = [
    ("Russia proposed a new round of talks.", ("Russia", "proposes", "new round of talks")),
    ("Poland called on Belarus to release the journalists.", ("Poland", "requests", "Belarus")),
    ("The agenda was rejected by Moldova.", ("Moldova", "rejects", "agenda")),
    ("Iran and Iraq held talks on water.", ("Iran", "meetsWith", "Iraq")),
    ("Cooperation between Ghana and Togo on patrols has begun.", ("Ghana", "cooperatesWith", "Togo")),
    ("Norway welcomed the US initiative for creating safe zones.", ("United States", "proposes", "safe zone")),
    ("Serbia, which opposes the plan, sent no delegate.", ("Serbia", "opposes", "plan")),
    ("Egypt agreed to hold talks with Sudan.", ("Egypt", "meetsWith", "Sudan")),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_relation_is_read_with_its_roles(read, text, expected):
    assert expected in triples(read(text))


def test_two_subjects_make_two_statements(read):
    found = triples(read("Norway and Iceland condemned the attack."))
    assert {("Norway", "criticizes", "attack"), ("Iceland", "criticizes", "attack")} <= found


def test_we_is_the_state_that_the_speaker_speaks_for(read):
    reading = read('"We reject the ultimatum," Russian Foreign Minister Sergey Lavrov said.')
    statement = next(s for s in reading.statements if s.predicate == "rejects")
    assert statement.subject.entity.label == "Russia"
    assert statement.subject.passage.text == "We"
    assert statement.source.entity.label == "Sergey Lavrov"


def test_what_should_be_done_is_demanded_by_whoever_says_so(read):
    found = triples(read('"All opposition groups should be invited," Lavrov said.'))
    assert any(subject == "Sergey Lavrov" and predicate == "demands" for subject, predicate, _ in found)


MODALITIES = [
    ("Russia will hold talks with Iran.", Modality.INTENDED),
    ("Russia is ready for talks with Iran.", Modality.INTENDED),
    ("Russia may hold talks with Iran.", Modality.POSSIBLE),
    ("Russia held talks with Iran.", Modality.ACTUAL),
    ("Russia must hold talks with Iran.", Modality.REQUIRED),
]


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_how_it_is_put_is_kept(read, text, modality):
    found = [s for s in read(text).statements if s.predicate in {"meetsWith", "negotiatesWith"}]
    assert [s.modality for s in found] == [modality]


NEGATIVES = [
    "Russia never proposed a new format.",
    "Russia has not proposed a new format.",
    "No format was proposed by Russia.",
]


@pytest.mark.parametrize("text", NEGATIVES)
def test_what_does_not_hold_is_negative(read, text):
    assert [s.polarity for s in read(text).statements if s.predicate == "proposes"] == [Polarity.NEGATIVE]


def test_a_headline_of_another_story_is_read_as_the_publishers(read):
    statement = read("Kremlin urges US to consider the aftermath", BlockKind.HEADLINE).statements[0]
    assert (statement.subject.entity.label, statement.predicate, statement.object.entity.label) == ("Russia", "requests", "United States")
    assert statement.source is None


def test_headings_and_datelines_say_nothing(read):
    assert read("Russia urges talks with Iran", BlockKind.HEADING).statements == ()


def test_time_is_resolved_against_the_day_of_publication(read):
    statement = next(s for s in read("Russia held talks with Iran on Monday.").statements)
    assert (statement.time.passage.text, statement.time.value) == ("on Monday", "2017-01-30")


def test_offsets_point_into_the_text(read):
    text = "Moscow, which is in Russia, rejected Turkey’s proposal for talks with the Syrian opposition, Lavrov said."
    for s in read(text).statements:
        for passage in (
            s.subject.passage,
            s.evidence.sentence,
            s.evidence.trigger,
            *(m.passage for m in (s.object, s.topic, s.source) if m),
        ):
            assert text[passage.start : passage.end] == passage.text


BEHIND = {
    "The Security Council condemned in the strongest terms the attack on Mali.": "UN Security Council criticizes attack on Mali",
    "Brazil's plan was welcomed by Chile but dismissed by Peru.": "Peru rejects Brazil plan",
    "Tens of thousands of Georgians protested against the law.": "Georgia protests law",
    "The Islamic Jihad movement rejected the ceasefire.": "Islamic Jihad rejects ceasefire",
    "Norway suspended Niger from the programme.": "Norway sanctions Niger",
    "Norway suspended the programme.": "Norway withdraws programme",
    "Japan issued a statement demanding the release of the sailors.": "Japan demands release of sailor",
    "The union called off the strike.": "union withdraws strike",
}


@pytest.mark.parametrize("text", BEHIND)
def test_who_does_what_is_found_behind_the_words_between(read, text):
    found = [f"{s.subject.entity.label} {s.predicate} {s.object.entity.label}" for s in read(text).statements if s.object]
    assert BEHIND[text] in found


def test_a_deed_without_an_object_is_a_statement(read):
    (found,) = read("The prime minister of Iceland resigned on Sunday.").statements
    assert (found.predicate, found.object, found.topic, found.plover) == ("withdraws", None, None, "RETREAT")


def test_what_is_denied_by_accusations_that_somebody_rejects_does_not_hold(read):
    found = {s.predicate: s for s in read("Zarif rejected accusations that Iran was arming the Houthis.").statements}
    assert found["aids"].polarity is Polarity.NEGATIVE


def test_a_refusal_leaves_alone_what_is_there(read):
    found = {s.predicate: s for s in read("Hungary refused to back the European Union's embargo against Russia.").statements}
    assert found["supports"].polarity is Polarity.NEGATIVE
    assert found["sanctions"].polarity is Polarity.POSITIVE


def test_a_deed_with_an_object_of_another_kind_is_none(read):
    assert "protests" not in {s.predicate for s in read("The UN Security Council demonstrated its unity.").statements}


def test_whoever_is_asked_acts_and_whoever_meets_somebody_does_not_lend_the_deed(read):
    assert ("regime", "withdraws", "attack") in triples(read("Russia must press the regime to halt its attacks."))
    assert ("John Kerry", "discusses", "border") in triples(read("John Kerry met Sergey Lavrov to discuss the border."))


SLIPS = {
    "The Asia-Pacific Economic Cooperation forum rejected the plan.": ("APEC", "rejects", "plan"),
    "Chile and Peru have restored ties.": ("Chile", "recognizes", "Peru"),
    "Norway suspended deliveries on Monday.": ("Norway", "sanctions", "delivery"),
    "Kenya reiterated its demand on Monday that Uganda release the sailors.": ("Kenya", "demands", "Uganda"),
}


@pytest.mark.parametrize("text", SLIPS)
def test_the_parts_of_a_frame_are_found_where_the_parse_has_put_them(read, text):
    assert SLIPS[text] in triples(read(text))
