"""spaCy's English tokenizer, made to cut words as the treebanks do.

Since the English Web Treebank (Bies et al. 2012) words are cut at hyphens, but not behind a prefix ('anti-government'), before some
suffixes, and in names from Korean and Chinese ('Moon Jae-in'). Marks that repeat stay together ('!!').
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

PREFIXES = (
    "agro ante anti arch be bi bio co counter cross cyber de e eco ex extra hyper inter intra macro mega micro mid mini mono multi neo non "
    "over pan para peri post pre pro pseudo quasi re semi sub super tri ultra un uni vice"
).split()
SUFFIXES = "esque ette fest fold gate itis less most rama wise".split()
SYLLABLE = r"(?:[bcdfghjklmnprstwyz]|ch|hw|hy|kh|ky|kw|ng|ry|sh|ts|tz|zh)?[aeiouy]{1,3}(?:k|m|n|ng|p|r|t)?"
# spaCy restores the pattern from disk as one to match at the beginning: the end must stand in it.
HYPHENATED = re.compile(
    rf"(?:(?i:(?:{'|'.join(PREFIXES)})-\w+|\w+-(?:{'|'.join(SUFFIXES)}))|(?=[A-Z][a-z]+-)(?i:{SYLLABLE})-(?i:{SYLLABLE}))\Z"
)
BEHIND_ABBREVIATION = r"(?<=[A-Z]\.)-(?=[A-Za-z])"  # "U.S.-led"
REPEATED = [r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"<{2,}", r">{2,}"]
ABBREVIATIONS = ("al.", "approx.", "Ft.", "Lt.", "Mon.", "Tues.", "Wed.", "Thurs.", "Fri.", "Sat.", "Sun.")


def as_in_treebanks(nlp: Language) -> Tokenizer:
    """The tokenizer of an English pipeline, changed."""
    tokenizer: Tokenizer = nlp.tokenizer
    tokenizer.token_match = HYPHENATED.match
    tokenizer.prefix_search = compile_prefix_regex([*REPEATED, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*REPEATED, *(nlp.Defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), BEHIND_ABBREVIATION]).finditer
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    tokenizer.add_special_case("wanna", [{"ORTH": "wan"}, {"ORTH": "na"}])
    return tokenizer
