"""Texts as agencies, ministries and the United Nations send them: who publishes, where and when, who speaks, and what is said.

All of them are invented.
"""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents import document
from kg.extraction import readings
from kg.model import BlockKind, Polarity, Reading, Statement

READ = {BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.TITLE}


@pytest.fixture
def article(nlp):
    def reading(text: str) -> Reading:
        return next(readings([document("article", text)], nlp))

    return reading


def told(statement: Statement) -> tuple[str | None, str, str, str | None]:
    """Source, subject, relation and object by their labels."""
    who = (statement.source, statement.subject, statement.object)
    source, subject, thing = (mention.entity.label if mention else None for mention in who)
    return source, str(subject), statement.predicate, thing


def said(reading: Reading) -> set[tuple[str | None, str, str, str | None]]:
    return {told(statement) for statement in reading.statements}


def speakers(reading: Reading) -> list[str | None]:
    """Who speaks in the turns, in their order."""
    turns = [found for found in reading.attributions if found.cue is not None and found.cue.lemma == ":"]
    return [found.speaker.label if found.speaker else None for found in turns]


def published(reading: Reading) -> tuple[str | None, str | None, date | None, str | None]:
    found = reading.document
    return found.publisher, found.place, found.published, found.title


def imprint(reading: Reading) -> list[str]:
    return [block.passage.text for block in reading.document.blocks if block.kind is BlockKind.IMPRINT]


def test_reuters(article) -> None:
    reading = article(
        "UPDATE 2-Norway rejects Chilean offer of talks\n\n"
        "* Oslo wants the border opened first\n\n* Santiago proposes to meet in Geneva\n\n(Adds quotes, background)\n\n"
        "By Kari Nordmann and Ola Hansen\n\n"
        "OSLO, Feb 11, 2019 (Reuters) - Norway on Monday rejected a Chilean offer to hold talks on fishing, the foreign ministry said.\n\n"
        "Chile accused Norway of violating the agreement. (Reporting by Kari Nordmann; Editing by Ola Hansen)\n\n"
        "((oslo.newsroom@example.com; +47 00 00 00 00))\n"
    )
    assert published(reading) == ("Reuters", "Oslo", date(2019, 2, 11), "Norway rejects Chilean offer of talks")
    assert imprint(reading) == [
        "UPDATE 2-",
        "(Adds quotes, background)",
        "By Kari Nordmann and Ola Hansen",
        "(Reporting by Kari Nordmann; Editing by Ola Hansen)",
        "((oslo.newsroom@example.com; +47 00 00 00 00))",
    ]
    assert (None, "Chile", "accuses", "Norway") in said(reading)
    assert (None, "Chile", "proposes", "meeting in Geneva") in said(reading)
    assert not {found.speaker.label for found in reading.attributions if found.speaker} & {"Kari Nordmann", "Ola Hansen"}


def test_the_associated_press(article) -> None:
    reading = article(
        "Norway, Chile extend talks\n\nBy KARI NORDMANN\nAssociated Press\n\n"
        "OSLO, Norway (AP) — Norway and Chile agreed Thursday to extend talks on fishing, officials from both countries said.\n\n"
        "Chile's foreign minister, Pedro Soto, said his country will not accept Norwegian tariffs.\n\n___\n\n"
        "Associated Press writer Ola Hansen in Santiago contributed to this report.\n\n"
        "Copyright 2019 The Associated Press. All rights reserved. This material may not be published.\n"
    )
    assert published(reading) == ("Associated Press", "Oslo, Norway", None, "Norway, Chile extend talks")
    assert len(imprint(reading)) == 4
    assert ("Pedro Soto", "Chile", "accepts", "Norwegian tariff") in said(reading)
    assert ("officials", "Norway", "agreesWith", "Chile") in said(reading)


def test_agence_france_presse(article) -> None:
    reading = article(
        "Norway-Chile-fishing-diplomacy\n\nNorway calls for talks with Chile\n\n"
        "OSLO, Jan 30, 2020 (AFP) - Norway on Thursday called for talks with Chile on fishing.\n\n"
        "Prime Minister Per Dahl accused Chile of violating the agreement.\n\n"
        '"Santiago must withdraw its ships," he told AFP.\n\nkno-oha/pm/ch\n\n© Agence France-Presse\n'
    )
    assert published(reading) == ("Agence France-Presse", "Oslo", date(2020, 1, 30), "Norway calls for talks with Chile")
    assert imprint(reading) == ["Norway-Chile-fishing-diplomacy", "kno-oha/pm/ch", "© Agence France-Presse"]
    assert ("Per Dahl", "Chile", "withdraws", "ship") in said(reading) or ("Per Dahl", "Per Dahl", "demands", "Chile") in said(reading)
    reading = article(
        "Norway rejects report on whales\n\nOslo, Norway | AFP | Thursday 2/28/2019 - 10:15 UTC\n\n"
        "Norway on Thursday rejected a United Nations report that accused its navy of attacks on Chile.\n\nkno/oha\n"
    )
    assert published(reading) == ("Agence France-Presse", None, date(2019, 2, 28), "Norway rejects report on whales")
    assert (None, "Norway", "rejects", "United Nations report") in said(reading)


def test_xinhua(article) -> None:
    reading = article(
        "China opposes Norway's arms sales to Chile: FM spokesperson\n\nSource: Xinhua| 2019-07-09 21:13:12|Editor: Kari Nordmann\n\n"
        "BEIJING, July 9 (Xinhua) -- China firmly opposes Norway's arms sales to Chile, Foreign Ministry spokesperson "
        "Geng Shuang said Tuesday.\n\n"
        '"We urge the Norwegian side to cancel the sale," Geng said.\n\n'
        "China hopes that Norway will abide by the agreement. Enditem\n"
    )
    title = "China opposes Norway's arms sales to Chile: FM spokesperson"
    assert published(reading) == ("Xinhua", "Beijing", date(2019, 7, 9), title)
    assert imprint(reading)[-1] == "Enditem"
    assert ("Geng Shuang", "China", "requests", "Norway") in said(reading)
    first = next(found for found in reading.attributions if found.content[0].end <= len(title))
    assert first.speaker is not None
    assert first.speaker.label == "FM spokesperson"


def test_interfax(article) -> None:
    reading = article(
        "13:05\nMoscow ready to discuss gas transit with Kyiv - Ivanov\n\n"
        "MOSCOW. Jan 30, 2019 (Interfax) - Russia is ready to discuss gas transit with Ukraine, Russian Energy "
        "Minister Pavel Ivanov said.\n\n"
        '"We propose to hold consultations with the European Commission," Ivanov told journalists on Wednesday.\n\nInterfax-West kn oh\n'
    )
    assert published(reading) == ("Interfax", "Moscow", date(2019, 1, 30), "Moscow ready to discuss gas transit with Kyiv - Ivanov")
    assert imprint(reading) == ["13:05", "Interfax-West kn oh"]
    assert ("Pavel Ivanov", "Russia", "proposes", "consultations with European Commission") in said(reading)
    title = min(reading.statements, key=lambda statement: statement.evidence.trigger.start)
    assert told(title)[:2] == ("Pavel Ivanov", "Russia")


def test_anadolu(article) -> None:
    reading = article(
        "Turkey, Chile sign fishing deal\n\nKari Nordmann   |05.11.2019 - Update : 06.11.2019\n\nSANTIAGO, Chile\n\n"
        "Turkey and Chile signed an agreement on fishing on Tuesday, Turkish Foreign Minister Mevlut Cavusoglu said.\n\n"
        "Anadolu Agency website contains only a portion of the news stories offered to subscribers in the AA News Broadcasting System.\n"
    )
    assert published(reading) == ("Anadolu Agency", "Santiago, Chile", date(2019, 11, 5), "Turkey, Chile sign fishing deal")
    assert ("Mevlüt Çavuşoğlu", "Turkey", "agreesWith", "Chile") in said(reading)
    reading = article(
        "Turkey condemns attack on mosque in Chile\n\nAnkara expresses condolences to Chilean people\n\nBy Kari Nordmann\n\nANKARA\n\n"
        "Turkey on Friday condemned a deadly attack on a mosque in Chile.\n\n*Writing by Ola Hansen in Ankara\n"
    )
    assert published(reading) == (None, "Ankara", None, "Turkey condemns attack on mosque in Chile")
    assert imprint(reading) == ["By Kari Nordmann", "*Writing by Ola Hansen in Ankara"]


def test_a_press_release(article) -> None:
    reading = article(
        "FOR IMMEDIATE RELEASE\nMarch 12, 2019\n\nNorway Imposes Sanctions on Chile\n\n"
        "OSLO, Norway – Norway today imposed sanctions on 43 officials of Chile, Foreign Minister Per Dahl announced.\n\n"
        '"Norway condemns the violence against the people of Chile," said Minister Dahl. "We call on Peru to release the prisoners."\n\n'
        "About the Ministry of Foreign Affairs of Norway\nThe ministry supports the work of Chile's allies.\n\n"
        "Media Contact:\nKari Nordmann\nPress Secretary\n+47 00 00 00 00\npress@example.org\n\n###\n"
    )
    title = "Norway Imposes Sanctions on Chile"
    assert published(reading) == ("Ministry of Foreign Affairs of Norway", "Oslo, Norway", date(2019, 3, 12), title)
    assert ("Per Dahl", "Norway", "requests", "Peru") in said(reading)
    assert not [statement for statement in reading.statements if "allies" in statement.evidence.sentence.text]
    reading = article(
        "PRESS RELEASE No. 45/2019\nEMBARGOED UNTIL 10:00 GMT, 5 JUNE 2019\n\nNorway and Chile Sign Ocean Agreement\n\n"
        "Oslo, 5 June 2019 – Norway proposes to host a conference on the oceans.\n\n- ENDS -\n\n"
        "Distributed by APO Group on behalf of the Ministry of Foreign Affairs of Norway.\n"
    )
    title = "Norway and Chile Sign Ocean Agreement"
    assert published(reading) == ("Ministry of Foreign Affairs of Norway", "Oslo", date(2019, 6, 5), title)
    assert (None, "Norway", "agreesWith", "Chile") in said(reading)


def test_a_press_statement_of_the_security_council(article) -> None:
    reading = article(
        "Security Council Press Statement on Attack in Chile\n\n"
        "The following Security Council press statement was issued today by Council President Kari Nordmann (Norway):\n\n"
        "The members of the Security Council condemned in the strongest terms the attack in Santiago.\n\n"
        "The members of the Security Council urged all States to cooperate with the Government of Chile.\n"
    )
    assert published(reading)[0] == "UN Security Council"
    assert (None, "UN Security Council members", "requests", "States") in said(reading)
    assert not [statement for statement in reading.statements if "Kari Nordmann" in told(statement)]


def test_a_resolution_has_the_organ_for_the_subject_of_its_clauses(article) -> None:
    reading = article(
        "Resolution 9999 (2021)\n\nAdopted by the Security Council at its 9999th meeting, on 4 March 2021\n\nThe Security Council,\n\n"
        "Recalling its previous resolutions on Chad,\n\nReaffirming its strong commitment to the independence of Chad,\n\n"
        "Condemning the attacks by Mali on civilians, and deploring the delivery of weapons,\n\n"
        "1. Calls upon the parties to respect the ceasefire;\n\n2. Demands that Mali withdraw its forces from Chad without delay;\n\n"
        "3. Requests the Secretary-General to report to the Council every 60 days;\n\n4. Decides to remain seized of the matter.\n"
    )
    assert published(reading) == ("UN Security Council", None, date(2021, 3, 4), "Resolution 9999 (2021)")
    numbers = [block.passage.text for block in reading.document.blocks if block.kind is BlockKind.NUMBER]
    assert numbers == ["1.", "2.", "3.", "4."]
    council = "UN Security Council"
    assert {
        (None, council, "promises", "independence of Chad"),
        (None, council, "criticizes", "attack on civilian"),
        (None, council, "criticizes", "delivery of weapons"),
        (None, council, "requests", "parties"),
        (None, council, "demands", "Mali"),
        (None, council, "requests", "Secretary-General"),
    } <= said(reading)
    assert not [one for one in said(reading) if one[1] == "Chad"]


def test_a_communique_of_two_heads_of_state_has_them_for_the_subject(article) -> None:
    reading = article(
        "JOINT COMMUNIQUÉ\n\nThe President of Kenya met the President of Chad in Nairobi.\n\nThe two Presidents:\n\n"
        "Desiring to strengthen trade,\n\n1. Condemned the attacks in Mali;\n\n2. Called upon the parties in Mali to "
        "respect the agreement.\n\n"
        "Done at Nairobi, 5 May 2021\n"
    )
    assert published(reading)[2] == date(2021, 5, 5)
    assert (None, "Kenya President", "criticizes", "attack") in said(reading)
    assert (None, "Chad President", "requests", "parties") in said(reading)


def test_we_of_a_communique_are_those_whose_it_is_by_its_title(article) -> None:
    reading = article(
        "G7 Foreign Ministers' Communiqué\n\nDinard, 6 April 2019\n\nPREAMBLE\n\n"
        "1. We, the Foreign Ministers of Canada, France, Germany and Japan, met in Dinard.\n\n"
        "2. We condemn the use of weapons by the Syrian regime.\n\nIran\n\n3. We urge Iran to refrain from launching missiles.\n"
    )
    assert published(reading)[1:3] == ("Dinard", date(2019, 4, 6))
    seven = "Group of Seven"
    assert (None, seven, "requests", "Iran") in said(reading)
    assert (None, seven, "criticizes", "weapons") in said(reading)
    assert not [one for one in said(reading) if one[2] == "meetsWith"]
    launches = next(statement for statement in reading.statements if statement.predicate == "mobilizes")
    assert told(launches) == (seven, "Iran", "mobilizes", "missile")
    assert launches.polarity is Polarity.NEGATIVE


def test_we_are_those_who_say_so(article) -> None:
    reading = article("We, the Presidents of Kenya and Chad, met in Nairobi.\n\nWe condemn the coup in Mali.\n")
    assert {(None, "Kenya", "criticizes", "coup"), (None, "Chad", "criticizes", "coup")} <= said(reading)


def test_the_sides_of_a_joint_statement_are_its_states(article) -> None:
    reading = article(
        "Joint Statement between the Republic of Kenya and the Republic of Chad\n\nNairobi, 5 June 2019\n\n"
        "The two sides agreed to strengthen cooperation in energy.\n\nThe Kenyan side supports the pipeline.\n\n"
        "1. The sides reaffirm their commitment to the Charter of the United Nations.\n\n2. They oppose the coup in Mali.\n"
    )
    for state in ("Kenya", "Chad"):
        assert (None, state, "promises", "Charter of United Nations") in said(reading)
        assert (None, state, "opposes", "coup") in said(reading)
    assert (None, "Kenya", "supports", "pipeline") in said(reading)


def test_a_meetings_record_names_who_speaks_and_for_whom(article) -> None:
    reading = article(
        "S/PV.8765\nSecurity Council\nSeventy-fourth year\n\n8765th meeting\nTuesday, 2 March 2021, 10 a.m.\nNew York\n\n"
        "President: Mr. Blanco (Chile)\n\nThe President (spoke in Spanish): I thank the Special Envoy for his briefing.\n\n"
        "Mr. Petrov (Russian Federation) (spoke in Russian): We support the efforts of the Special Envoy. "
        "The United States must lift its sanctions on Syria.\n\n"
        "Mrs. Miller (United States of America): We condemn the attacks by the Syrian regime. My country rejects the "
        "claims made by Russia.\n\n"
        "Mr. Zhang (China): We propose to hold a meeting in Geneva.\n\nThe President: I thank the representative of China.\n"
    )
    assert published(reading) == ("UN Security Council", None, date(2021, 3, 2), "8765th meeting")
    assert speakers(reading)[-1] == "Blanco"
    assert {
        ("Blanco", "Blanco", "praises", "Special Envoy"),
        ("Petrov", "Russia", "supports", "efforts of Special Envoy"),
        ("Petrov", "Petrov", "demands", "United States"),
        ("Petrov", "United States", "sanctions", "Syria"),
        ("Miller", "United States", "criticizes", "attack"),
        ("Miller", "United States", "rejects", "claim"),
        ("Zhang", "China", "proposes", "meeting"),
    } <= said(reading)


def test_a_briefing_is_given_by_whom_its_head_presents(article) -> None:
    reading = article(
        "Department Press Briefing – March 3, 2021\n\nAnna Norris, Spokesperson of the United States\n\n2:05 p.m. EST\n\n"
        "MS NORRIS: Good afternoon. We condemn the attack on the base in Iraq.\n\nQUESTION: Will Norway impose sanctions on Iran?\n\n"
        "MS NORRIS: We call on Iran to refrain from provocations.\n\nMODERATOR: Last question.\n\n(The briefing was "
        "concluded at 3:10 p.m.)\n"
    )
    assert published(reading)[2:] == (date(2021, 3, 3), "Department Press Briefing – March 3, 2021")
    assert speakers(reading) == ["Anna Norris", None, "Anna Norris", None]
    assert ("Anna Norris", "United States", "criticizes", "attack on base") in said(reading)
    assert ("Anna Norris", "United States", "requests", "Iran") in said(reading)
    assert not [one for one in said(reading) if one[1] == "Norway"]


def test_a_press_conference_has_speakers_by_office_and_surname(article) -> None:
    reading = article(
        "Remarks by Secretary Blinken and German Foreign Minister Maas at a Joint Press Availability\n\nBerlin, "
        "Germany\n\nJune 23, 2021\n\n"
        "FOREIGN MINISTER MAAS: (Via interpreter) Germany supports the talks in Vienna.\n\n"
        "SECRETARY BLINKEN: Thank you, Heiko. We oppose the pipeline.\n"
    )
    assert published(reading)[2] == date(2021, 6, 23)
    assert speakers(reading) == ["Heiko Maas", "Antony Blinken"]
    assert ("Antony Blinken", "United States", "opposes", "pipeline") in said(reading)


def test_an_interview_has_questions_that_tell_nothing(article) -> None:
    reading = article(
        "Foreign Minister Sergey Lavrov's interview with the newspaper Dagen, Oslo, 18 February 2019\n\n"
        "Question: Is Russia ready to attack Norway?\n\nSergey Lavrov: Russia supports Norway.\n\nQ: What about NATO?\n\n"
        "Answer: NATO violated international law.\n"
    )
    assert published(reading)[2] == date(2019, 2, 18)
    assert speakers(reading) == [None, "Sergey Lavrov", None, "Sergey Lavrov"]
    assert said(reading) == {
        ("Sergey Lavrov", "Russia", "supports", "Norway"),
        ("Sergey Lavrov", "NATO", "violates", "international law"),
    }


def test_a_day_of_which_a_title_speaks_is_not_the_day_of_publication(article) -> None:
    assert published(article("Statement on the Attacks of 11 September 2001\n\nNorway condemned the attacks.\n"))[2] is None
