"use strict";
// The graph as it was read: entities, documents, statements, and the nodes and edges that are drawn of them.
kg.graph = (() => {
  const { short } = kg.dom;
  const data = JSON.parse(document.getElementById("data").textContent);
  const MODALITIES = {
    actual: { label: "told as done or held", says: "" },
    intended: { label: "intended or promised", says: "as intended" },
    possible: { label: "possible", says: "as possible" },
    desired: { label: "wished for", says: "as wished for" },
    required: { label: "required", says: "as required" },
    hypothetical: { label: "under a condition", says: "under a condition" },
  };
  const PUBLISHER = "the publisher";

  const { entities, documents, statements, relations } = data;
  const numberOf = new Map(entities.map((entity, number) => [entity.id, number]));
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const edgeOf = new Map();
  for (const edge of data.edges) for (const number of edge.statements) edgeOf.set(number, edge.id);
  const statementOf = new Map(statements.map((statement, number) => [statement.id, number]));
  const documentOf = new Map(documents.map((document, number) => [document.id, number]));
  const inDocument = documents.map(() => []);
  const told = entities.map(() => ({ subject: [], object: [], source: [] }));
  statements.forEach((statement, number) => {
    inDocument[statement.document].push(number);
    told[statement.subject].subject.push(number);
    if (statement.target !== statement.subject) told[statement.target].object.push(number);
    if (statement.topic !== null && statement.topic !== statement.target) told[statement.topic].object.push(number);
    if (statement.source !== null && statement.source !== statement.subject) told[statement.source].source.push(number);
  });

  const label = (number) => entities[number].label;
  const published = (statement) => documents[statement.document].published;
  const sideOf = (statement) => relations[statement.relation].side;
  const says = (statement) => (statement.negative ? "not: " : "") + relations[statement.relation].label;
  const how = (statement) => [statement.negative ? "said not to hold" : "", MODALITIES[statement.modality].says].filter(Boolean).join(", ") || "as told";
  const source = (statement) => (statement.source === null ? PUBLISHER : label(statement.source));

  // Words from the text itself, where it is in the page; else from its sentence, if they stand there.
  function words(statement, role) {
    const at = statement.words[role];
    if (!at) return null;
    const { text, sentences } = documents[statement.document];
    if (text !== null) return text.slice(...at);
    const [start] = statement.sentence;
    return sentences[start].slice(at[0] - start, at[1] - start);
  }
  function sentence(statement) {
    const { text, sentences } = documents[statement.document];
    return text !== null ? text.slice(...statement.sentence) : sentences[statement.sentence[0]];
  }
  // "the war on terror" tells more than "war"
  function topic(statement) {
    if (statement.topic === null || statement.topic === statement.target) return "";
    const named = label(statement.topic);
    const here = words(statement, "topic");
    return here && here.length > named.length && here.length <= 80 ? here : named;
  }
  function line(statement) {
    const target = statement.target === statement.subject ? "" : label(statement.target);
    const about = topic(statement);
    return [label(statement.subject), says(statement), target].filter(Boolean).map((part) => short(part)).join(" – ") + (about ? `, about ${short(about)}` : "");
  }
  function sureness(value) {
    return `${value >= 0.75 ? "sure" : value >= 0.5 ? "fairly sure" : "unsure"} (${Math.round(value * 100)} %)`;
  }

  return { data, entities, documents, statements, relations, nodes, edges, edgeOf, numberOf, statementOf, documentOf, inDocument, told, MODALITIES, PUBLISHER, label, published, sideOf, says, how, source, words, sentence, topic, line, sureness };
})();
