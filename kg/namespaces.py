"""The IRIs we coin, and how a name becomes part of one."""

import re
import unicodedata

BASE = "https://w3id.org/diplomacy-kg/"
ONTOLOGY = BASE + "ontology#"
PLOVER = BASE + "plover#"
LEXICON = BASE + "lexicon/"
ACTOR = BASE + "actor/"
TOPIC = BASE + "topic/"
DOCUMENT = BASE + "document/"
STATEMENT = BASE + "statement/"
ATTRIBUTION = BASE + "attribution/"
GRAPH = BASE + "graph/"
"""Of the named graphs that are no document's."""


def slug(name: str) -> str:
    """'Saleh Mohammed' → 'saleh-mohammed': lower case, without accents, words joined by hyphens; letters of other scripts stay."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return "-".join(re.findall(r"\w+", re.sub(r"['’]s?\b", "", plain)))
