"""Languages of texts."""

from __future__ import annotations

import errno
import os
import tempfile

import pytest

from kg.documents.language import SHORTEST, _identifier, _is_evidently_english, language
from kg.errors import PipelineError

OTHERS = {
    "fr": "La Norvège a rejeté lundi la proposition du Chili de tenir des pourparlers sur la pêche, a déclaré le ministre des Affaires "
    "étrangères, qui a appelé les deux pays à respecter l'accord signé à Oslo.",
    "de": "Norwegen hat am Montag den Vorschlag Chiles zurückgewiesen, Gespräche über die Fischerei zu führen, teilte das Außenministerium "
    "in Oslo mit und rief beide Länder dazu auf, das Abkommen zu achten.",
    "ru": "Норвегия в понедельник отвергла предложение Чили провести переговоры о рыболовстве, сообщил министр иностранных дел, который "
    "призвал обе страны соблюдать подписанное в Осло соглашение и открыть границу.",
    "es": "Noruega rechazó el lunes la propuesta de Chile de celebrar conversaciones sobre la pesca, dijo el ministro de Relaciones "
    "Exteriores, que pidió a los dos países que respeten el acuerdo firmado en Oslo.",
    "tr": "Norveç pazartesi günü Şili'nin balıkçılık konusunda görüşme yapılması önerisini reddetti. Dışişleri Bakanı iki ülkeyi Oslo'da "
    "imzalanan anlaşmaya uymaya ve sınırı açmaya çağırdı, Şili ise öneriyi desteklediğini açıkladı.",
}
NAMES = [
    (
        "OUAGADOUGOU, Mar 3 (AFP) - Foreign Minister Alpha Barry met Moussa Faki Mahamat, Abdoulaye Diop and Mohamed Ould Ghazouani in "
        "Ouagadougou, where Kalla Ankourao and Chérif Mahamat Zene had arrived from N'Djamena."
    ),
    (
        "Nguyen Phu Trong and Nguyen Xuan Phuc received Aung San Suu Kyi, Thongloun Sisoulith and Prayut Chan-o-cha in "
        "Hanoi. Pham Binh Minh "
        "and Don Pramudwinai signed the agreement, Bounnhang Vorachith said."
    ),
    (
        "Recep Tayyip Erdoğan, Mevlüt Çavuşoğlu and İbrahim Kalın will visit Baku. Elmar Məmmədyarov and Zakir Həsənov are "
        "to meet them with "
        "Georgia's David Zalkaliani and Mamuka Bakhtadze."
    ),
    (
        "Nigerian junior foreign minister Dubem Oniya summoned Niger's ambassador Brah Mohamane to complain of inaction "
        "over the gangs that "
        "Goodluck Ebele Azikiwe Jonathan had named."
    ),
]


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_told(code: str) -> None:
    assert language(OTHERS[code]) == code


@pytest.mark.parametrize("text", NAMES)
def test_an_english_text_full_of_foreign_names_is_never_taken_for_another(text: str) -> None:
    assert language(text) in {"en", None}


ENGLISH = (
    "Norway has rejected a proposal by Chile to hold talks on fishing, the foreign minister said on Monday, and called on both of the "
    "countries to keep to the agreement that had been signed in Oslo before he was in office."
)


def test_what_is_evidently_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.documents.language._identifier", lambda: pytest.fail("the model was asked"))
    assert language(ENGLISH) == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_that_is_english_in_half_is_left_to_the_model(code: str) -> None:
    assert not _is_evidently_english(f"{OTHERS[code]} {ENGLISH}")


@pytest.mark.parametrize("code", OTHERS)
def test_a_short_text_is_not_judged(code: str) -> None:
    assert language(" ".join(OTHERS[code].split()[: SHORTEST - 1])) is None


def test_a_foreign_text_below_an_english_head_is_told() -> None:
    assert language("Statement by the Ministry\n\n" + 40 * OTHERS["ru"]) == "ru"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "No space left on device"),
        (
            FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']"),
            "No usable temporary directory found in ['/tmp']",
        ),
    ],
)
def test_a_disk_without_room_is_told(monkeypatch, wrong, why):
    def full(**options):
        raise wrong

    _identifier.cache_clear()
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(PipelineError) as told:
        language(OTHERS["fr"])
    first, would_help = str(told.value).split("\n")
    assert first == f"what tells languages apart cannot be unpacked among the temporary files: {why}"
    assert "TMPDIR=FOLDER" in would_help
    monkeypatch.undo()
    assert language(OTHERS["fr"]) == "fr"
