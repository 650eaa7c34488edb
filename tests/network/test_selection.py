"""Which statements are looked at."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import InputError
from kg.model import Document, Modality
from kg.network import selected
from tests.network.samples import ALDIA, BORAVIA, CANAL, SPEAKER, said

OLD = said(ALDIA, "supports", CANAL, day="2019-12-31", document="old.txt")
NEW = said(ALDIA, "rejects", CANAL, day="2020-02-01", document="new.txt", source=SPEAKER, negative=True)
UNDATED = said(BORAVIA, "meetsWith", ALDIA, day=None, document="undated.txt", modality=Modality.POSSIBLE)
ALL = [OLD, NEW, UNDATED]
DOCUMENTS = [Document("old.txt", "", publisher="Gazette"), Document("new.txt", "", publisher="Herald"), Document("undated.txt", "")]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ALL),
        ({"since": date(2020, 2, 1)}, [NEW]),
        ({"until": date(2019, 12, 31)}, [OLD]),
        ({"since": date(2020, 2, 2)}, []),
        ({"publisher": "gazette"}, [OLD]),
        ({"publisher": ("Gazette", "Herald")}, [OLD, NEW]),
        ({"relation": "meetsWith"}, [UNDATED]),
        ({"relation": ["supports", "rejects"]}, [OLD, NEW]),
        ({"modality": "possible"}, [UNDATED]),
        ({"polarity": "negative"}, [NEW]),
        ({"source": "Ada Lind"}, [NEW]),
        ({"source": "ada-lind"}, [NEW]),
        ({"source": SPEAKER.id}, [NEW]),
        ({"source": "nobody"}, []),
        ({"source": "ada-lind", "relation": "supports"}, []),
    ],
)
def test_filters_let_pass_what_meets_them_all(filters, expected):
    assert list(selected(ALL, documents=DOCUMENTS, **filters)) == expected


@pytest.mark.parametrize("filters", [{"relation": "dances"}, {"modality": "real"}, {"polarity": "neutral"}])
def test_what_there_is_not_is_told_with_what_there_is(filters):
    (name,) = filters.values()
    with pytest.raises(InputError, match=f"no {next(iter(filters))} '{name}': there is "):
        list(selected(ALL, **filters))


def test_statements_pass_one_by_one():
    passing = selected(iter([OLD, *([NEW] * 3)]))
    assert next(passing) == OLD
