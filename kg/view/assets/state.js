"use strict";
// What the reader has chosen. It stands in the address, too, so that a link restores it and the browser's own Back works.
kg.state = (() => {
  const { nodes, edges, entities, statementOf, documentOf, numberOf, documents, statements } = kg.graph;
  const FIRST = kg.graph.data.first;
  const start = () => ({
    view: "graph",
    off: { types: new Set(), relations: new Set(), modalities: new Set(), polarities: new Set() },
    source: null, // the number of an entity, or -1: the publisher
    publisher: null,
    document: null,
    confidence: 0,
    from: null,
    to: null,
    isolated: false,
    focus: null, // { id, hops }
    shown: Math.min(FIRST, nodes.size),
    chosen: null, // { node }, { edge } or { statement }
    article: null,
    pins: new Map(),
    camera: null, // { x, y, scale }
  });
  const state = start();
  const listeners = [];
  const passed = new Map(); // what has been sifted since the last change

  // A step is one that the Back button leads back from.
  function change(patch, { step = false } = {}) {
    Object.assign(state, patch);
    passed.clear();
    remember(step);
    for (const listener of listeners) listener(state, patch);
  }
  const onChange = (listener) => listeners.push(listener);

  function remember(step) {
    const depth = (history.state && history.state.depth) || 0;
    const address = `#${written()}`;
    if (step) history.pushState({ depth: depth + 1 }, "", address);
    else history.replaceState({ depth }, "", address);
  }
  const canGoBack = () => Boolean(history.state && history.state.depth);

  function written() {
    const told = new URLSearchParams();
    const set = (name, value) => value !== null && value !== "" && told.set(name, value);
    if (state.view !== "graph") set("view", state.view);
    for (const [name, names] of Object.entries(state.off)) if (names.size) set(`no-${name}`, [...names].sort().join(","));
    if (state.source !== null) set("source", state.source < 0 ? "-" : entities[state.source].id);
    set("publisher", state.publisher);
    if (state.document !== null) set("document", documents[state.document].id);
    if (state.confidence) set("confidence", state.confidence);
    set("from", state.from);
    set("to", state.to);
    if (state.isolated) set("isolated", "yes");
    if (state.focus) {
      set("focus", state.focus.id);
      set("hops", state.focus.hops);
    }
    if (state.shown !== start().shown) set("names", state.shown);
    if (state.chosen) for (const [kind, id] of Object.entries(state.chosen)) set(kind, kind === "statement" ? statements[id].id : id);
    if (state.article !== null) set("article", documents[state.article].id);
    if (state.pins.size) set("pins", JSON.stringify([...state.pins]));
    if (state.camera) set("camera", [state.camera.x, state.camera.y, state.camera.scale].map((value) => Number(value.toFixed(3))).join(","));
    return told.toString();
  }

  // Whatever an address says that this graph does not have is left out.
  function read(address) {
    const told = new URLSearchParams(address.replace(/^#/, ""));
    const found = start();
    const day = (name) => (/^\d{4}-\d\d-\d\d$/.test(told.get(name) || "") ? told.get(name) : null);
    const whole = (name, low, high, otherwise) => {
      const value = Number.parseInt(told.get(name), 10);
      return value >= low && value <= high ? value : otherwise;
    };
    if (["articles", "table"].includes(told.get("view"))) found.view = told.get("view");
    for (const [name, names] of Object.entries(found.off)) for (const value of (told.get(`no-${name}`) || "").split(",")) if (value) names.add(value);
    if (told.get("source") === "-") found.source = -1;
    else if (numberOf.has(told.get("source"))) found.source = numberOf.get(told.get("source"));
    if (documents.some((document) => document.publisher === told.get("publisher"))) found.publisher = told.get("publisher");
    for (const name of ["document", "article"]) if (documentOf.has(told.get(name))) found[name] = documentOf.get(told.get(name));
    found.confidence = whole("confidence", 0, 100, 0);
    found.from = day("from");
    found.to = day("to");
    found.isolated = told.get("isolated") === "yes";
    if (nodes.has(told.get("focus"))) found.focus = { id: told.get("focus"), hops: whole("hops", 1, 2, 1) };
    found.shown = whole("names", 1, nodes.size, found.shown);
    if (numberOf.has(told.get("node"))) found.chosen = { node: told.get("node") };
    else if (edges.has(told.get("edge"))) found.chosen = { edge: told.get("edge") };
    else if (statementOf.has(told.get("statement"))) found.chosen = { statement: statementOf.get(told.get("statement")) };
    try {
      const pins = JSON.parse(told.get("pins") || "[]").filter(([id, at]) => nodes.has(id) && at.length === 2 && at.every(Number.isFinite));
      found.pins = new Map(pins);
    } catch {
      // an address that somebody has cut short
    }
    const camera = (told.get("camera") || "").split(",").map(Number);
    if (camera.length === 3 && camera.every(Number.isFinite) && camera[2] > 0) found.camera = { x: camera[0], y: camera[1], scale: camera[2] };
    return found;
  }
  function restore() {
    const found = read(location.hash);
    Object.assign(state, found);
    passed.clear();
    for (const listener of listeners) listener(state, found);
  }
  addEventListener("popstate", restore);

  // Which statements pass the filters; all but the one that is named.
  function passing(without = "") {
    if (!passed.has(without)) passed.set(without, sift(without));
    return passed.get(without);
  }
  function sift(without) {
    const { off, source, publisher, document, confidence, from, to } = state;
    const typeOff = entities.map((entity) => off.types.has(entity.type));
    return statements.map((statement) => {
      const { published, publisher: by } = documents[statement.document];
      return !(
        off.relations.has(statement.relation) ||
        off.modalities.has(statement.modality) ||
        off.polarities.has(statement.negative ? "negative" : "positive") ||
        typeOff[statement.subject] ||
        typeOff[statement.target] ||
        statement.confidence * 100 < confidence ||
        (source !== null && (source < 0 ? statement.source !== null : statement.source !== source)) ||
        (publisher !== null && by !== publisher) ||
        (document !== null && statement.document !== document) ||
        (without !== "time" && ((from !== null && !(published >= from)) || (to !== null && !(published <= to))))
      );
    });
  }
  const numbers = () => statements.map((_, number) => number).filter((number) => passing()[number]);

  // What is chosen to sift the statements, whether a change touches it, and the state without it.
  const SIFTING = ["off", "source", "publisher", "document", "confidence", "from", "to"];
  const sifts = (patch, without = []) => SIFTING.some((name) => name in patch && !without.includes(name));
  const filtered = () => SIFTING.some((name) => (name === "off" ? Object.values(state.off).some((names) => names.size) : state[name] !== start()[name]));
  const unsifted = () => Object.fromEntries(SIFTING.map((name) => [name, start()[name]]));

  return { state, start, change, onChange, canGoBack, written, restore, passing, numbers, sifts, filtered, unsifted };
})();
