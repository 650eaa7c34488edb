"""The actors and role nouns of ontologies/actors.ttl, and what the loader refuses."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.lexicon import turtle
from kg.lexicon.actors import ActorTable, NameKind, actor, actors, compiled, represented
from kg.model import ActorType
from kg.namespaces import ACTOR, slug

HEADER = """PREFIX actor: <https://w3id.org/diplomacy-kg/actor/>
PREFIX body: <https://w3id.org/diplomacy-kg/body/>
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX office: <https://w3id.org/diplomacy-kg/office/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

"""
MEMBERS_OF_THE_UN = """
    AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM CG CD CR CI HR CU CY
    CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP
    KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG
    PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV
    UG UA AE GB US UY UZ VU VE VN YE ZM ZW
""".split()


def of(table: ActorTable, text: str) -> set[tuple[str, str, bool]]:
    """The actors of a name, with the kind of name and whether it is weak."""
    return {(name.actor.id.removeprefix(ACTOR), name.kind.value, name.weak) for name in table.names.get(text, ())}


@pytest.fixture
def table(tmp_path: Path):
    """Turtle behind the usual prefixes to the table of it."""

    def compile_text(text: str) -> ActorTable:
        (tmp_path / "actors.ttl").write_text(HEADER + text, encoding="utf-8")
        return compiled(turtle.index("actors.ttl", tmp_path))

    return compile_text


def codes() -> dict[str, list[str]]:
    knowledge = turtle.index("actors.ttl")
    return {iri: knowledge[iri][turtle.dip("iso3166")] for iri in knowledge.with_predicate(turtle.dip("iso3166"))}


def test_all_members_of_the_united_nations_are_there() -> None:
    assert len(set(MEMBERS_OF_THE_UN)) == 193
    assert set(MEMBERS_OF_THE_UN) - {alpha2 for alpha2, _ in codes().values()} == set()


def test_every_state_that_has_codes_has_one_of_two_letters_and_one_of_three() -> None:
    for iri, of_state in codes().items():
        assert re.fullmatch(r"[A-Z]{2} [A-Z]{3}", " ".join(of_state)), iri


def test_no_two_states_share_a_code() -> None:
    counted = Counter(code for of_state in codes().values() for code in of_state)
    assert [code for code, count in counted.items() if count > 1] == []


def test_every_member_of_the_united_nations_has_an_adjective_or_a_name_that_serves_as_one() -> None:
    members = {iri for iri, (alpha2, _) in codes().items() if alpha2 in MEMBERS_OF_THE_UN}
    told = {name.actor.id for names in actors().names.values() for name in names if name.kind is NameKind.ADJECTIVE}
    assert {actor(iri).label for iri in members - told} == {"Liechtenstein", "New Zealand", "Solomon Islands"}


def test_every_iri_is_the_label_as_a_slug() -> None:
    assert [one.id for one in actors().actors.values() if one.id != ACTOR + slug(one.label)] == []


def test_the_subjects_stand_in_the_order_of_the_alphabet_in_each_section() -> None:
    text = (turtle.paths.ontologies() / "actors.ttl").read_text(encoding="utf-8")
    for section in text.split("\n# ")[1:]:
        subjects = re.findall(r"^(?:actor|office|body):(\S+)$", section, re.MULTILINE)
        assert subjects == sorted(subjects), section.partition("\n")[0]


@pytest.mark.parametrize(
    ("text", "iri", "kind"),
    [
        ("Russia", "russia", "name"),
        ("Russian Federation", "russia", "name"),
        ("Moscow", "russia", "capital"),
        ("Kremlin", "russia", "seatOfGovernment"),
        ("US", "united-states", "name"),
        ("U.S.", "united-states", "name"),
        ("White House", "united-states", "seatOfGovernment"),
        ("Downing Street", "united-kingdom", "seatOfGovernment"),
        ("Élysée", "france", "seatOfGovernment"),
        ("Türkiye", "turkey", "name"),
        ("DPRK", "north-korea", "name"),
        ("Côte d'Ivoire", "ivory-coast", "name"),
        ("Cote d'Ivoire", "ivory-coast", "name"),
        ("Kyiv", "ukraine", "capital"),
        ("Kiev", "ukraine", "capital"),
        ("Brussels", "european-union", "capital"),
        ("UN refugee agency", "united-nations-high-commissioner-for-refugees", "name"),
        ("Security Council", "un-security-council", "name"),
        ("Russian Security Council", "russian-security-council", "name"),
        ("Daesh", "islamic-state", "name"),
        ("Nusra Front", "hayat-tahrir-al-sham", "name"),
        ("Latin America", "latin-america", "name"),
    ],
)
def test_a_strong_name_is_its_actors(text: str, iri: str, kind: str) -> None:
    strong = {(owner, "seatOfGovernment" if kind_ == "seat" else kind_) for owner, kind_, weak in of(actors(), text) if not weak}
    assert strong == {(iri, kind)}


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("Georgia", "georgia"),
        ("Jordan", "jordan"),
        ("Chad", "chad"),
        ("Guinea", "guinea"),
        ("IS", "islamic-state"),
        ("Senate", "us-senate"),
    ],
)
def test_an_ambiguous_name_is_weak(text: str, iri: str) -> None:
    assert of(actors(), text) == {(iri, "name", True)}


def test_congo_may_be_either_and_congolese_too() -> None:
    both = {"democratic-republic-of-the-congo", "republic-of-the-congo"}
    assert of(actors(), "Congo") == {(iri, "name", True) for iri in both}
    assert of(actors(), "Congolese") == {(iri, kind, True) for iri in both for kind in ("adjective", "demonym")}


def test_no_strong_name_belongs_to_two_actors() -> None:
    for text, names in actors().names.items():
        assert len({name.actor.id for name in names if not name.weak}) <= 1, text


def test_case_tells_names_from_words() -> None:
    assert not {"us", "is", "who", "turkey", "chad", "polish"} & actors().names.keys()


def test_names_have_straight_apostrophes_and_no_article() -> None:
    wrong = [text for text in actors().names if re.search(r"[‘’]|  |^\s|\s$", text) or re.match(r"[Tt]he ", text)]
    assert wrong == ["The Hague"]  # the article is part of it: Hague alone is a person


def test_a_name_with_us_or_un_is_found_with_full_stops_and_in_full_too() -> None:
    assert of(actors(), "U.S. Congress") == of(actors(), "US Congress") == {("us-congress", "name", False)}
    assert of(actors(), "United States Congress") == {("us-congress", "name", False)}
    assert of(actors(), "U.N. Security Council") == {("un-security-council", "name", False)}


def test_a_name_in_lower_case_is_found_at_the_beginning_of_a_sentence_too() -> None:
    assert of(actors(), "Al-Qaeda") == of(actors(), "al-Qaeda") == {("al-qaeda", "name", False)}


def test_a_nationality_is_an_adjective_and_a_person() -> None:
    assert of(actors(), "Russian") == {("russia", "adjective", False), ("russia", "demonym", False)}
    assert of(actors(), "Russians") == {("russia", "demonym", False)}
    assert of(actors(), "Swedes") == {("sweden", "demonym", False)}


def test_a_capital_that_is_the_name_of_the_state_is_not_repeated() -> None:
    assert of(actors(), "Singapore") == {("singapore", "name", False)}


@pytest.mark.parametrize(
    ("iri", "whom"),
    [("pentagon", "united-states"), ("state-duma", "russia"), ("mossad", "israel"), ("russia", None), ("un-security-council", None)],
)
def test_an_institution_acts_for_its_state(iri: str, whom: str | None) -> None:
    found = represented(actor(ACTOR + iri))
    assert (found and found.id) == (whom and ACTOR + whom)


def test_actors_have_their_type() -> None:
    types = {
        "crimea": ActorType.PLACE,
        "hong-kong": ActorType.COUNTRY,
        "holy-see": ActorType.COUNTRY,
        "nato": ActorType.ORGANIZATION,
        "hezbollah": ActorType.GROUP,
        "kurds": ActorType.GROUP,
    }
    assert {iri: actor(ACTOR + iri).type for iri in types} == types


@pytest.mark.parametrize(
    ("iri", "item"),
    [("russia", "Q159"), ("georgia", "Q230"), ("united-nations", "Q1065"), ("nato", "Q7184"), ("kosovo", "Q1246"), ("kurds", None)],
)
def test_an_actor_may_be_the_same_as_an_item_of_wikidata(iri: str, item: str | None) -> None:
    assert actors().same_as.get(ACTOR + iri) == (item and f"http://www.wikidata.org/entity/{item}")


def test_every_state_with_codes_is_an_item_of_wikidata_and_no_two_are_one() -> None:
    assert codes().keys() - actors().same_as.keys() == set()
    assert [item for item, count in Counter(actors().same_as.values()).items() if count > 1] == []


def test_offices_have_their_name_by_iri() -> None:
    noun = actors().role_nouns["minister of foreign affairs"]
    assert actors().offices[noun.id] == "foreign minister"


def test_an_unknown_actor_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        actor(ACTOR + "ruritania")


def test_what_an_actor_is_part_of_is_an_actor_too() -> None:
    knowledge = turtle.index("actors.ttl")
    wholes = {whole for iri in knowledge for whole in knowledge[iri].get(turtle.dip("partOf"), ())}
    assert wholes - actors().actors.keys() == set()


@pytest.mark.parametrize(
    ("text", "singular", "plural", "person", "acts"),
    [
        ("foreign minister", "foreign minister", "foreign ministers", True, True),
        ("ministers of foreign affairs", "minister of foreign affairs", "ministers of foreign affairs", True, True),
        ("secretaries-general", "secretary-general", "secretaries-general", True, True),
        ("mps", "mp", "mps", True, False),
        ("defense ministry", "defense ministry", "defense ministries", False, True),
        ("authorities", "authority", "authorities", False, True),
        ("police", "police", "police", False, True),
        ("sides", "side", "sides", False, True),
        ("opposition", "opposition", "oppositions", False, False),
        ("rebels", "rebel", "rebels", False, False),
    ],
)
def test_a_role_noun_is_found_in_singular_and_plural(text: str, singular: str, plural: str, person: bool, acts: bool) -> None:
    noun = actors().role_nouns[text]
    assert (noun.text, noun.plural, noun.person, noun.acts_for_state) == (singular, plural, person, acts)


def test_every_plural_begins_as_its_noun_does() -> None:
    assert [noun for noun in actors().role_nouns.values() if noun.plural[:2] != noun.text[:2]] == []


def test_a_weak_capital_stays_a_capital(table) -> None:
    text = 'actor:seychelles a dip:Country ; skos:prefLabel "Seychelles"@en ; dip:capital "Victoria"@en ; dip:weakName "Victoria"@en .'
    assert of(table(text), "Victoria") == {("seychelles", "capital", True)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actor:a a dip:Country .", "actors.ttl:7: actor:a has no skos:prefLabel"),
        ('actor:a skos:prefLabel "A"@en .', "actors.ttl:7: actor:a is of no class\n  the classes here are dip:Country, dip:Organization,"),
        ('actor:a a dip:State ; skos:prefLabel "A"@en .', "actors.ttl:7: actor:a is a dip:State\n"),
        (
            'actor:a a dip:Country ;\n skos:prefLabel "A"@en ;\n dip:captial "B"@en .',
            "actors.ttl:9: actor:a has the unknown predicate dip:captial\n",
        ),
        (
            'actor:a a dip:Country ; skos:prefLabel "A"@en .\n\nactor:b a dip:Group ; skos:prefLabel "B"@en ; skos:altLabel "A"@en .',
            'actors.ttl:9: actor:b has the name "A", which actor:a has already\n  make it a dip:weakName',
        ),
        (
            'actor:a a dip:Country ; skos:prefLabel "A"@en ; dip:actsFor actor:b .',
            "actors.ttl:7: actor:a acts for actor:b, which is no actor of this file",
        ),
        (
            'office:a a dip:OfficeKind ; skos:prefLabel "a"@en ; skos:altLabel "b"@en ; dip:plural "as"@en ; dip:actsForState true .',
            "actors.ttl:7: office:a has 2 names and 1 plurals\n",
        ),
        ('body:a a dip:BodyKind ; skos:prefLabel "a"@en ; dip:plural "as"@en .', "actors.ttl:7: body:a needs dip:actsForState\n"),
        (
            "".join(f'body:{iri} a dip:BodyKind ; skos:prefLabel "a"@en ; dip:plural "as"@en ; dip:actsForState true .\n' for iri in "ab"),
            'actors.ttl:8: body:b has the noun "a", which another has already\n',
        ),
    ],
)
def test_what_has_no_meaning_is_an_error_with_its_line(table, text: str, message: str) -> None:
    with pytest.raises(OntologyError) as raised:
        table(text)
    assert str(raised.value).startswith("ontologies/" + message)
