"""Texts that nobody wrote for readers: the extraction neither fails nor hangs on them, and what it finds is whole."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import document
from kg.extraction import readings
from kg.graph.checks import faults
from kg.model import Passage, Reading

WORDS = st.sampled_from(
    [
        *"Russia Turkey Iran Lavrov Moscow US UN Russian Syrian minister talks Monday we he they it which who said says denied".split(),
        *"proposed met rejects that to with on of and not might will “ ” \" ' ’ ( ) [ ] , . : ; ? ! — – - … * • 1. (a) Q: A: MR".split(),
        "\n",
        "\n\n",
        "\t",
    ]
)
NEWS_LIKE = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300)
SECONDS = 60


def read(text: str, nlp) -> Reading:
    [reading] = readings([document("hostile.txt", text)], nlp)
    return reading


def passages(reading: Reading) -> list[Passage]:
    found: list[Passage | None] = [omission.passage for omission in reading.omissions]
    for statement in reading.statements:
        roles = (statement.subject, statement.object, statement.topic, statement.source, statement.location)
        found += [mention.passage for mention in roles if mention]
        found += [statement.evidence.sentence, statement.evidence.trigger, statement.evidence.cue]
        found += [statement.time.passage] if statement.time else []
    for attribution in reading.attributions:
        found += [attribution.source, attribution.cue, *attribution.content]
    return [passage for passage in found if passage is not None]


def check(reading: Reading) -> None:
    text = reading.document.text
    assert all(text[one.start : one.end] == one.text for one in passages(reading))
    assert [fault for statement in reading.statements for fault in faults(statement)] == []


@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(NEWS_LIKE)
def test_words_of_the_news_in_any_order(nlp, text):
    if text.strip():
        check(read(text, nlp))


@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(ANY_TEXT)
def test_any_characters(nlp, text):
    if text.strip():
        check(read(text, nlp))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“" * 2_000, id="opening quotation marks"),
        pytest.param('"' * 2_000, id="quotation marks"),
        pytest.param("“Russia met Turkey " * 500, id="quotations that nobody closes"),
        pytest.param("(" * 1_000 + "Russia" + ")" * 1_000, id="brackets in brackets"),
        pytest.param("🕊😀" * 1_000, id="only emoji"),
        pytest.param("x" * 900_000, id="one word"),
        pytest.param("R\u0301" * 100_000, id="one letter and its accents"),
        pytest.param("\n" * 500_000 + "Russia met Turkey.", id="empty lines"),
        pytest.param("Russia, " * 5_000 + "and Turkey met.", id="a sentence of 5,000 words"),
        pytest.param("Russia said " + "that Turkey said " * 600 + "it met Iran.", id="words in words in words"),
        pytest.param("the president of " * 600 + "Russia met Turkey.", id="presidents of presidents"),
        pytest.param("\u202eRussia met Turkey.\u202c " * 500, id="from right to left"),
        pytest.param("Russia met Turkey.\r\n" * 400, id="a short line again and again"),
    ],
)
def test_what_was_made_to_do_harm_ends_in_time(nlp, text):
    begun = time.perf_counter()
    check(read(text, nlp))
    assert time.perf_counter() - begun < SECONDS
