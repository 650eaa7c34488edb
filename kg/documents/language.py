"""The language that a text is written in, by the letters that follow each other in it: the one door to py3langid."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.errors import PipelineError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SHORTEST = 20  # words: of fewer, names make too many
SURE = 0.8  # no English sentence of 20 words or more in GUM, EWT and PLOVER's records is as surely anything else
EVIDENT = 0.4  # of the words: nine of ten English texts have more, half of an English one beside half of another less
UNPACKED = 70  # megabytes of py3langid's model, in a file that is gone once it is read
PART = 1000  # characters at the beginning, and as many in the middle


def language(text: str) -> str | None:
    """The language as an ISO 639 code; None where the text is too short to tell, or looks like several.

    Raises `PipelineError` where the disk has no room for the temporary file that it is told from.
    """
    if len(text[: 100 * SHORTEST].split()) < SHORTEST:
        return None
    middle = max(PART, len(text) // 2)
    sample = f"{text[:PART]} {text[middle : middle + PART]}"
    if _is_evidently_english(sample):
        return "en"
    found, sureness = _identifier().classify(sample)
    return found if sureness >= SURE else None


def _is_evidently_english(text: str) -> bool:
    """Whether so many of the words are English ones of grammar that the model, half a second's work to load, need not be asked."""
    from spacy.lang.en.stop_words import STOP_WORDS

    words = text.lower().split()
    return sum(word in STOP_WORDS for word in words) >= EVIDENT * len(words)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as wrong:
        raise PipelineError(
            f"what tells languages apart cannot be unpacked among the temporary files: {wrong.strerror or wrong}\n"
            f"  it takes {UNPACKED} MB there for a moment; make room, or name another folder: TMPDIR=FOLDER kg …"
        ) from None
