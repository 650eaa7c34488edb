"""The labels of names, in the sense of OntoNotes, where a corpus draws other lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

# OntoNotes keeps places with a government (GPE) from others (LOC); our corpora don't, so the word that tells is looked for.
NO_GOVERNMENT = re.compile(
    r"^(?:West|East)$|\b(?:Africa|Antarctica|Arctic|Asia|Europe|Eurasia|Balkans|Caucasus|Levant|Maghreb|Sahel|Sahara|Atlantic|Pacific|Mediterranean|Caribbean|"
    r"Middle East|Near East|Far East|Latin America|(?:North|South|Central) America|"
    r"Seas?|Oceans?|Gulf|Bay|Straits?|Rivers?|Lakes?|Canal|Mount|Mountains?|Mt\.|Hills?|Valley|Desert|Peninsula|Isles?|Coast|Cape|Basin|Plateau|"
    r"Heights|Strip|Horn|Delta|Forest|Park|Airport|Bridge|Square|Street|Avenue|Road|Highway|Station|Hospital|Church|Mosque|Palace|Base|Camp)\b"
)
CURRENCY_SIGNS = frozenset({"$", "US$", "€", "£", "¥"})
CURRENCIES = re.compile(r"(?:dollar|euro|pound|yen|yuan|rouble|ruble|rupee|shekel|lira|riyal|rial|dinar|peso|franc|krona|won)s?")

# A person's title is no part of the name, though the corpora have it inside.
TITLE = re.compile(
    r"(?:Vice|Deputy|Prime|Foreign|Defen[cs]e|Interior|Finance|Former|Acting|Interim|President|Minister|Secretary|General|Chief|Justice|Judge|"
    r"Secretary-General|Chancellor|Premier|Emperor|Empress|King|Queen|Prince|Princess|Pope|Senator|Sen\.|Governor|Mayor|Speaker|Professor|Prof\.|"
    r"Mr\.?|Mrs\.?|Ms\.?|Miss|Madam|Sir|Lord|Lady|Dr\.?|Doctor|Ambassador|Spokesman|Spokeswoman|Colonel|Lieutenant|Major|Admiral|Captain|"
    r"Lt\.|Gen\.|Col\.)"
)


def place_label(span: Span) -> str:
    """The label of a name: a place (LOC) is GPE unless a word in it tells that nobody governs it."""
    return "GPE" if span.label_ == "LOC" and not NO_GOVERNMENT.search(span.text) else span.label_


def sums_of_money(doc: Doc) -> Iterator[Span]:
    """'$ 5 million', '300 euros'."""
    for token in doc:
        if _is_amount(token) and not (token.i and _is_amount(token.nbor(-1))):
            start = end = token.i
            while end < len(doc) and _is_amount(doc[end]):
                end += 1
            if start and doc[start - 1].text in CURRENCY_SIGNS:
                yield Span(doc, start - 1, end, "MONEY")
            elif end < len(doc) and CURRENCIES.fullmatch(doc[end].lower_):
                yield Span(doc, start, end + 1, "MONEY")


def _is_amount(token: Token) -> bool:
    return token.like_num or token.lower_ in {"million", "billion", "trillion"}
