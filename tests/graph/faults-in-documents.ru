# Changes to the graph of the samples' document, each under words of the sentence that is then to be said.

# A statement has exactly one label, with its language. Here there are 2.
INSERT { ?s rdfs:label 'Russia proposes'@en }
WHERE { ?s rdf:predicate dip:proposes }

# with its language. Here it is “x”.
DELETE { ?s rdfs:label ?o }
INSERT { ?s rdfs:label 'x' }
WHERE { ?s rdfs:label ?o }

# exactly one subject, an actor. Here there are 0.
DELETE { ?s rdf:subject actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# exactly one subject, an actor. Here it is actor:russia.
DELETE { actor:russia a dip:Country }
WHERE {}

# exactly one predicate, a relation of the ontology's closed list. Here there are 2.
INSERT { ?s rdf:predicate dip:demands }
WHERE { ?s rdf:predicate dip:proposes }

# a relation of the ontology's closed list. Here it is dip:holdsOffice.
INSERT { ?s rdf:predicate dip:holdsOffice }
WHERE { ?s rdf:predicate dip:proposes }

# at most one object, an actor or a topic. Here there are 2.
INSERT { ?s rdf:object actor:turkey }
WHERE { ?s rdf:predicate dip:proposes }

# at most one object, an actor or a topic. Here it is topic:safe-haven.
DELETE { topic:safe-haven a dip:Topic }
WHERE {}

# at most one topic, described as a topic or an actor. Here there are 2.
INSERT { ?s dip:topic topic:safe-haven }
WHERE { ?s rdf:predicate dip:requests }

# described as a topic or an actor. Here it is statement:
INSERT { ?s dip:topic ?s }
WHERE { ?s rdf:predicate dip:cooperatesWith }

# exactly one polarity, positive or negative. Here there are 0.
DELETE { ?s dip:polarity dip:positive }
WHERE { ?s rdf:predicate dip:proposes }

# exactly one polarity, positive or negative. Here it is dip:possible.
INSERT { ?s dip:polarity dip:possible }
WHERE { ?s rdf:predicate dip:proposes }

# exactly one modality of the ontology's list. Here there are 0.
DELETE { ?s dip:modality ?o }
WHERE { ?s dip:modality ?o }

# exactly one modality of the ontology's list. Here it is “possible”.
INSERT { ?s dip:modality 'possible' }
WHERE { ?s rdf:predicate dip:proposes }

# exactly one distance of the report, of the ontology's list. Here there are 0.
DELETE { ?s dip:reportDistance ?o }
WHERE { ?s dip:reportDistance ?o }

# exactly one distance of the report, of the ontology's list. Here it is “told”.
DELETE { ?s dip:reportDistance ?o }
INSERT { ?s dip:reportDistance 'told' }
WHERE { ?s dip:reportDistance ?o }

# at most one kind of attribution: direct, indirect or mixed. Here there are 2.
INSERT { ?s dip:attribution dip:mixed }
WHERE { ?s rdf:predicate dip:proposes }

# direct, indirect or mixed. Here it is dip:loud.
INSERT { ?s dip:attribution dip:loud }
WHERE { ?s rdf:predicate dip:meetsWith ; dip:polarity dip:negative }

# says how its words are attributed, and this one has actor:sergey-lavrov.
DELETE { ?s dip:attribution dip:direct }
WHERE { ?s rdf:predicate dip:proposes }

# at most one source, an actor. Here there are 2.
INSERT { ?s dip:source actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# at most one source, an actor. Here it is topic:safe-haven.
INSERT { ?s dip:source topic:safe-haven }
WHERE { ?s rdf:predicate dip:proposes }

# at most one place, and it is described. Here there are 2.
INSERT { ?s dip:place actor:russia }
WHERE { ?s rdf:predicate dip:meetsWith ; dip:polarity dip:positive }

# at most one place, and it is described. Here it is actor:atlantis.
INSERT { ?s dip:place actor:atlantis }
WHERE { ?s rdf:predicate dip:proposes }

# a day, a month, a year, or words. Here there are 2.
INSERT { ?s dip:time '2016'^^xsd:gYear }
WHERE { ?s rdf:predicate dip:meetsWith ; dip:polarity dip:positive }

# a day, a month, a year, or words. Here it is “30 January”.
INSERT { ?s dip:time '30 January'^^xsd:date }
WHERE { ?s rdf:predicate dip:proposes }

# exactly one confidence, a number from 0 to 1. Here there are 0.
DELETE { ?s dip:confidence ?o }
WHERE { ?s dip:confidence ?o }

# exactly one confidence, a number from 0 to 1. Here it is “1.1”.
INSERT { ?s dip:confidence '1.1'^^xsd:double }
WHERE { ?s rdf:predicate dip:proposes }

# exactly one confidence, a number from 0 to 1. Here it is “-0.1”.
INSERT { ?s dip:confidence '-0.1'^^xsd:double }
WHERE { ?s rdf:predicate dip:proposes }

# exactly one confidence, a number from 0 to 1. Here it is “high”.
INSERT { ?s dip:confidence 'high' }
WHERE { ?s rdf:predicate dip:proposes }

# at most one PLOVER type, one of the sixteen. Here there are 2.
INSERT { ?s dip:ploverType plover:CONSULT }
WHERE { ?s rdf:predicate dip:proposes }

# at most one PLOVER type, one of the sixteen. Here it is plover:FIGHT.
INSERT { ?s dip:ploverType plover:FIGHT }
WHERE { ?s rdf:predicate dip:meetsWith ; dip:polarity dip:negative }

# exactly one document, which is described. Here there are 0.
DELETE { ?s prov:wasDerivedFrom ?o }
WHERE { ?s a dip:Statement ; prov:wasDerivedFrom ?o }

# exactly one document, which is described. Here it is document:other.txt.
INSERT { ?s prov:wasDerivedFrom document:other.txt }
WHERE { ?s rdf:predicate dip:proposes }

# exactly one piece of evidence. Here there are 0.
DELETE { ?s dip:evidence ?o }
WHERE { ?s dip:evidence ?o }

# The evidence of a statement is an oa:SpecificResource. Here it is statement:
DELETE { ?o a oa:SpecificResource }
WHERE { ?o a oa:SpecificResource }

# in the document that the statement was derived from, and statement:
DELETE { ?o oa:hasSource ?d }
WHERE { ?o oa:hasSource ?d }

# one passage, with its position and its words. Here there are 0.
DELETE { ?o oa:hasSelector ?p }
WHERE { ?o oa:hasSelector ?p }

# one passage, with its position and its words. Here it is document:news.txt#char=
DELETE { ?p a oa:TextQuoteSelector }
WHERE { ?o oa:hasSelector ?p }

# exactly one trigger, a word. Here there are 0.
DELETE { ?s dip:trigger ?o }
WHERE { ?s dip:trigger ?o }

# exactly one trigger, a word. Here it is dip:proposes.
INSERT { ?s dip:trigger dip:proposes }
WHERE { ?s rdf:predicate dip:proposes }

# at most one cue, a word. Here there are 2.
INSERT { ?s dip:cue 'tell' }
WHERE { ?s rdf:predicate dip:proposes }

# at most one cue, a word. Here it is 7.
INSERT { ?s dip:cue 7 }
WHERE { ?s rdf:predicate dip:proposes }

# the words that stand for it, and topic:safe-haven is told without.
DELETE { ?s dip:objectMention ?o }
WHERE { ?s dip:objectMention ?o }

# the words that stand for it, and document:news.txt#char=67,73 is told without.
DELETE { ?s dip:source ?o }
WHERE { ?s dip:source ?o }

# the words that stand for it, and “2017-01” is told without.
DELETE { ?s dip:timeMention ?o }
WHERE { ?s dip:timeMention ?o }

# The trigger of a statement stands in exactly one passage, with its position and its words. Here there are 2.
INSERT { ?s dip:triggerMention ?o }
WHERE { ?s dip:sourceMention ?o }

# The subject of a statement stands in exactly one passage, with its position and its words. Here there are 2.
INSERT { ?s dip:subjectMention ?o }
WHERE { ?s dip:sourceMention ?o }

# The object of a statement stands in at most one passage, with its position and its words. Here there are 2.
INSERT { ?s dip:objectMention ?o }
WHERE { ?s dip:sourceMention ?o }

# The topic of a statement stands in at most one passage
INSERT { ?s dip:topicMention ?o, ?p }
WHERE { ?s dip:sourceMention ?o ; dip:cueMention ?p }

# The source of a statement stands in at most one passage, with its position and its words. Here there are 2.
INSERT { ?s dip:sourceMention ?o }
WHERE { ?s dip:cueMention ?o }

# The place of a statement stands in at most one passage
INSERT { ?s dip:placeMention ?o, ?p }
WHERE { ?s dip:sourceMention ?o ; dip:cueMention ?p }

# The time of a statement stands in at most one passage
INSERT { ?s dip:timeMention ?o, ?p }
WHERE { ?s dip:sourceMention ?o ; dip:cueMention ?p }

# The cue of a statement stands in at most one passage, with its position and its words. Here there are 2.
INSERT { ?s dip:cueMention ?o }
WHERE { ?s dip:sourceMention ?o }

# The trigger of a statement stands in exactly one passage, with its position and its words. Here it is actor:russia.
INSERT { ?s dip:triggerMention actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# The subject of a statement stands in exactly one passage, with its position and its words. Here it is actor:russia.
INSERT { ?s dip:subjectMention actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# The object of a statement stands in at most one passage, with its position and its words. Here it is actor:russia.
INSERT { ?s dip:objectMention actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# The topic of a statement stands in at most one passage, with its position and its words. Here it is actor:russia.
INSERT { ?s dip:topicMention actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# The source of a statement stands in at most one passage, with its position and its words. Here it is actor:russia.
INSERT { ?s dip:sourceMention actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# The place of a statement stands in at most one passage, with its position and its words. Here it is actor:russia.
INSERT { ?s dip:placeMention actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# The time of a statement stands in at most one passage, with its position and its words. Here it is actor:russia.
INSERT { ?s dip:timeMention actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# The cue of a statement stands in at most one passage, with its position and its words. Here it is actor:russia.
INSERT { ?s dip:cueMention actor:russia }
WHERE { ?s rdf:predicate dip:proposes }

# within the sentence that is its evidence, and document:news.txt#char=
DELETE { ?s dip:triggerMention ?o }
INSERT { ?s dip:triggerMention ?p }
WHERE { ?s rdf:predicate dip:proposes ; dip:triggerMention ?o . ?t rdf:predicate dip:cooperatesWith ; dip:triggerMention ?p }

# an object or a topic, unless its relation may stand alone, which dip:proposes may not.
DELETE { ?s rdf:object ?o ; dip:objectMention ?p }
WHERE { ?s rdf:predicate dip:proposes ; rdf:object ?o ; dip:objectMention ?p }

# A positive statement makes a triple of its subject, predicate and object, and this one with dip:proposes does not.
DELETE { actor:russia dip:proposes topic:safe-haven }
WHERE {}

# makes an owl:NegativePropertyAssertion of its subject, predicate and object, and this one with dip:meetsWith does not.
DELETE { ?n owl:assertionProperty ?o }
WHERE { ?n owl:assertionProperty ?o }

# The triple with dip:meetsWith and actor:russia is told by no positive statement, and a negative one makes none.
INSERT { actor:turkey dip:meetsWith actor:russia }
WHERE {}

# The triple with dip:cooperatesWith and actor:turkey is told by no positive statement
INSERT { actor:russia dip:cooperatesWith actor:turkey }
WHERE {}

# A negative assertion has exactly one source individual. Here there are 0.
DELETE { ?n owl:sourceIndividual ?o }
WHERE { ?n owl:sourceIndividual ?o }

# is about exactly one relation of the ontology. Here there are 2.
INSERT { ?n owl:assertionProperty dip:supports }
WHERE { ?n a owl:NegativePropertyAssertion }

# is about exactly one relation of the ontology. Here it is dip:memberOf.
INSERT { ?n owl:assertionProperty dip:memberOf }
WHERE { ?n a owl:NegativePropertyAssertion }

# A negative assertion has exactly one target individual. Here there are 2.
INSERT { ?n owl:targetIndividual actor:turkey }
WHERE { ?n a owl:NegativePropertyAssertion }

# A negative assertion was derived from exactly one statement. Here there are 0.
DELETE { ?n prov:wasDerivedFrom ?o }
WHERE { ?n a owl:NegativePropertyAssertion ; prov:wasDerivedFrom ?o }

# A negative assertion was derived from exactly one statement. Here it is document:news.txt.
INSERT { ?n prov:wasDerivedFrom document:news.txt }
WHERE { ?n a owl:NegativePropertyAssertion }

# derived from a negative statement, and statement:
DELETE { ?s dip:polarity dip:negative }
INSERT { ?s dip:polarity dip:positive }
WHERE { ?s rdf:predicate dip:meetsWith ; dip:polarity dip:negative }

# from 0 on and before its end. Here there are 2.
INSERT { ?p oa:start 7 }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# from 0 on and before its end. Here it is “-1”.
INSERT { ?p oa:start -1 }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# from 0 on and before its end. Here it is 200.
INSERT { ?p oa:start 200 }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# from 0 on and before its end. Here it is 67.
INSERT { ?p oa:start '67' }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# A passage ends at exactly one character. Here there are 0.
DELETE { ?p oa:end 73 }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# A passage ends at exactly one character. Here it is “seventy”.
INSERT { ?p oa:end 'seventy' }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# A passage has its words exactly once. Here there are 0.
DELETE { ?p oa:exact 'Lavrov' }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# A passage has its words exactly once. Here it is “”.
INSERT { ?p oa:exact '' }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# A passage is as long as its words, and “Sergey Lavrov” is not of that length.
DELETE { ?p oa:exact 'Lavrov' }
INSERT { ?p oa:exact 'Sergey Lavrov' }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# An actor has exactly one preferred label in a document. Here there are 2.
INSERT { actor:russia skos:prefLabel 'Moscow'@en }
WHERE {}

# An actor has exactly one preferred label in a document. Here it is “Lavrov”.
INSERT { actor:sergey-lavrov skos:prefLabel 'Lavrov' }
WHERE {}

# What an actor holds is an office, which is described. Here it is <https://w3id.org/diplomacy-kg/office/foreign-minister>.
DELETE { ?o a dip:Office }
WHERE { ?o a dip:Office }

# Whom an actor represents is an actor, who is described. Here it is topic:safe-haven.
INSERT { actor:sergey-lavrov dip:represents topic:safe-haven }
WHERE {}

# A topic has exactly one preferred label in a document. Here there are 0.
DELETE { ?t skos:prefLabel ?l }
WHERE { ?t a dip:Topic ; skos:prefLabel ?l }

# A topic has exactly one preferred label in a document. Here it is “haven”.
INSERT { ?t skos:prefLabel 'haven' }
WHERE { ?t a dip:Topic }

# A document is a prov:Entity, too. Here it is document:news.txt.
DELETE { ?d a prov:Entity }
WHERE { ?d a prov:Entity }

# exactly one identifier, under which it was read. Here there are 0.
DELETE { ?d dcterms:identifier ?o }
WHERE { ?d dcterms:identifier ?o }

# exactly one identifier, under which it was read. Here it is 7.
INSERT { ?d dcterms:identifier 7 }
WHERE { ?d a schema:NewsArticle }

# published on one day at most. Here there are 2.
INSERT { ?d schema:datePublished '2017-01-31'^^xsd:date }
WHERE { ?d a schema:NewsArticle }

# published on one day at most. Here it is 2017.
INSERT { ?d schema:datePublished '2017' }
WHERE { ?d a schema:NewsArticle }

# at most one headline. Here there are 2.
INSERT { ?d schema:headline 'Other' }
WHERE { ?d a schema:NewsArticle }

# at most one headline. Here it is “Other”.
INSERT { ?d schema:headline 'Other'@en }
WHERE { ?d a schema:NewsArticle }

# in one language at most. Here there are 2.
INSERT { ?d schema:inLanguage 'fr' }
WHERE { ?d a schema:NewsArticle }

# in one language at most. Here it is 1.
INSERT { ?d schema:inLanguage 1 }
WHERE { ?d a schema:NewsArticle }

# at most one publisher, an organization. Here there are 2.
INSERT { ?d schema:publisher publisher:other }
WHERE { ?d a schema:NewsArticle }

# at most one publisher, an organization. Here it is publisher:tass.
DELETE { ?p a schema:Organization }
WHERE { ?p a schema:Organization }

# A publisher has at most one name, with its language. Here there are 2.
INSERT { ?p schema:name 'Itar'@en }
WHERE { ?p a schema:Organization }

# A publisher has at most one name, with its language. Here it is “Itar”.
INSERT { ?p schema:name 'Itar' }
WHERE { ?p a schema:Organization }

# A statement is named by an IRI, and is no blank node. Here it is
INSERT { _:statement a dip:Statement }
WHERE {}

# A passage is named by an IRI, and is no blank node. Here it is
INSERT { _:passage a oa:TextPositionSelector }
WHERE {}

# An actor is named by an IRI, and is no blank node. Here it is
INSERT { _:actor a dip:Group }
WHERE {}

# A topic is named by an IRI, and is no blank node. Here it is
INSERT { _:topic a dip:Topic }
WHERE {}

# A document has at most one text. Here there are 2.
INSERT { ?d schema:articleBody 'Another.' }
WHERE { ?d a schema:NewsArticle }

# A document has at most one text. Here it is
DELETE { ?d schema:articleBody ?text }
INSERT { ?d schema:articleBody 'Lavrov said so.'@en }
WHERE { ?d schema:articleBody ?text }

# those of the text at its offsets, where “Moscow” is not.
DELETE { ?p oa:exact 'Lavrov' }
INSERT { ?p oa:exact 'Moscow' }
WHERE { ?s rdf:predicate dip:proposes ; dip:sourceMention ?p }

# in at least one passage, with its position. Here there are 0.
DELETE { ?a dip:content ?p }
WHERE { ?a dip:content ?p }

# in at least one passage, with its position. Here it is actor:russia.
INSERT { ?a dip:content actor:russia }
WHERE { ?a a dip:Attribution }

# An attribution has at most one cue, a word. Here there are 2.
INSERT { ?a dip:cue 'tell' }
WHERE { ?a a dip:Attribution }

# An attribution has at most one cue, a word. Here it is dip:says.
DELETE { ?a dip:cue ?cue }
INSERT { ?a dip:cue dip:says }
WHERE { ?a a dip:Attribution ; dip:cue ?cue }

# The cue of an attribution stands in at most one passage, with its position and its words. Here there are 2.
INSERT { ?a dip:cueMention ?p }
WHERE { ?a dip:sourceMention ?p }

# The cue of an attribution stands in at most one passage, with its position and its words. Here it is actor:russia.
INSERT { ?a dip:cueMention actor:russia }
WHERE { ?a a dip:Attribution }

# The cue of an attribution is told together with the words that stand for it, and “say” is told without.
DELETE { ?a dip:cueMention ?p }
WHERE { ?a a dip:Attribution ; dip:cueMention ?p }

# An attribution was derived from exactly one document, which is described. Here there are 0.
DELETE { ?a prov:wasDerivedFrom ?d }
WHERE { ?a a dip:Attribution ; prov:wasDerivedFrom ?d }

# An attribution was derived from exactly one document, which is described. Here it is document:other.txt.
INSERT { ?a prov:wasDerivedFrom document:other.txt }
WHERE { ?a a dip:Attribution }

# An attribution is of at most one kind: direct, indirect or mixed. Here there are 2.
INSERT { ?a dip:attribution dip:mixed }
WHERE { ?a a dip:Attribution }

# An attribution is of at most one kind: direct, indirect or mixed. Here it is dip:loud.
INSERT { ?a dip:attribution dip:loud }
WHERE { ?a a dip:Attribution }

# An attribution has at most one source, an actor. Here there are 2.
INSERT { ?a dip:source actor:turkey }
WHERE { ?a a dip:Attribution }

# An attribution has at most one source, an actor. Here it is topic:safe-haven.
INSERT { ?a dip:source topic:safe-haven }
WHERE { ?a a dip:Attribution }

# The source of an attribution stands in at most one passage, with its position and its words. Here there are 2.
INSERT { ?a dip:sourceMention ?p }
WHERE { ?a dip:cueMention ?p }

# The source of an attribution stands in at most one passage, with its position and its words. Here it is actor:russia.
INSERT { ?a dip:sourceMention actor:russia }
WHERE { ?a a dip:Attribution }

# An attribution stands within at most one other, which is described. Here there are 2.
INSERT { ?a dip:within ?a }
WHERE { ?a dip:within ?b }

# An attribution stands within at most one other, which is described. Here it is statement:
INSERT { ?a dip:within ?s }
WHERE { ?a a dip:Attribution . ?s rdf:predicate dip:proposes }

# An attribution is named by an IRI, and is no blank node. Here it is
INSERT { _:attribution a dip:Attribution }
WHERE {}

# carries the same report as at most one other document, named by an IRI. Here there are 2.
INSERT { ?d dip:sameReportAs document:a.txt, document:b.txt }
WHERE { ?d a schema:NewsArticle }

# carries the same report as at most one other document, named by an IRI. Here it is “a.txt”.
INSERT { ?d dip:sameReportAs 'a.txt' }
WHERE { ?d a schema:NewsArticle }

# at most one signature of its words, in base64. Here there are 2.
INSERT { ?d dip:wording 'AA==', 'BB==' }
WHERE { ?d a schema:NewsArticle }

# at most one signature of its words, in base64. Here it is “AA==”.
INSERT { ?d dip:wording 'AA=='@en }
WHERE { ?d a schema:NewsArticle }

# repeats at most one other statement, named by an IRI. Here there are 2.
INSERT { ?s dip:repeats statement:a, statement:b }
WHERE { ?s rdf:predicate dip:proposes }

# repeats at most one other statement, named by an IRI. Here it is “a”.
INSERT { ?s dip:repeats 'a' }
WHERE { ?s rdf:predicate dip:proposes }
