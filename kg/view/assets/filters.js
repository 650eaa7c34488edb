"use strict";
// The legend, whose every line is also a filter.
kg.filters = (() => {
  const { byId, element, drawn, button } = kg.dom;
  const { data, entities, documents, statements, relations, MODALITIES, PUBLISHER } = kg.graph;
  const { state, start, change, onChange, filtered, unsifted } = kg.state;
  const PATHS = { dot: "M8 1a7 7 0 1 0 .01 0z", square: "M2 2h12v12H2z", triangle: "M8 1l7 13H1z", triangleDown: "M8 15L1 2h14z", diamond: "M8 0l7 8-7 8-7-8z", star: "M8 0l2 6h6l-5 4 2 6-5-4-5 4 2-6-5-4h6z", box: "M1 4h14v8H1z" };
  const boxes = [];

  const counted = (keys) => keys.reduce((all, key) => all.set(key, (all.get(key) || 0) + 1), new Map());
  function swatch(type) {
    const { colour, border, shape } = data.types[type];
    return drawn("svg", { viewBox: "0 0 16 16", class: "swatch", "aria-hidden": "true" }, drawn("path", { d: PATHS[shape], fill: colour, stroke: border }));
  }
  function stroke(colour, broken = false, crossed = false) {
    const line = drawn("path", { d: "M1 6h32", stroke: colour || "currentColor", "stroke-width": 3, "stroke-dasharray": broken ? "8 5" : "none" });
    const bar = crossed ? [drawn("path", { d: "M17 0v12", stroke: "currentColor", "stroke-width": 3 })] : [];
    return drawn("svg", { viewBox: "0 0 34 12", class: "stroke", "aria-hidden": "true" }, line, ...bar);
  }
  function box(set, name, label, mark, count) {
    const input = element("input", { type: "checkbox", checked: true, dataset: { name } });
    input.addEventListener("change", () => {
      const names = new Set(state.off[set]);
      input.checked ? names.delete(name) : names.add(name);
      change({ off: { ...state.off, [set]: names } });
    });
    boxes.push([input, set, name]);
    return element("label", {}, input, mark, element("span", {}, label), element("span", { className: "count" }, String(count)));
  }

  const types = counted(data.nodes.map((node) => node.kind));
  for (const type of Object.keys(data.types)) if (types.has(type)) byId("types").append(box("types", type, type, swatch(type), types.get(type)));

  const said = counted(statements.map((statement) => statement.relation));
  const groups = [];
  for (const [side, colour] of Object.entries(data.sides)) {
    const of = Object.keys(relations).filter((name) => relations[name].side === side).sort((a, b) => said.get(b) - said.get(a) || (relations[a].label < relations[b].label ? -1 : 1));
    if (!of.length) continue;
    const all = element("input", { type: "checkbox", checked: true });
    all.addEventListener("change", () => {
      const names = new Set(state.off.relations);
      for (const name of of) all.checked ? names.delete(name) : names.add(name);
      change({ off: { ...state.off, relations: names } });
    });
    groups.push([all, of]);
    const heading = element("label", { className: "group" }, all, stroke(colour), element("span", {}, { cooperation: "Cooperation", conflict: "Conflict", neither: "Neither" }[side]));
    byId("relations").append(heading, element("div", { className: "members" }, of.map((name) => box("relations", name, relations[name].label, null, said.get(name)))));
  }

  const put = counted(statements.map((statement) => statement.modality));
  for (const [name, { label }] of Object.entries(MODALITIES)) if (put.has(name)) byId("modalities").append(box("modalities", name, label, stroke("", name !== "actual"), put.get(name)));
  const holds = counted(statements.map((statement) => (statement.negative ? "negative" : "positive")));
  for (const [name, label] of [["positive", "said to hold"], ["negative", "said not to hold (“not:”)"]])
    if (holds.has(name)) byId("polarities").append(box("polarities", name, label, stroke("", false, name === "negative"), holds.get(name)));

  // Fields with suggestions
  const byCount = (all) => [...all].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1));
  function field(name, label, options) {
    if (options.length < 2) return null;
    const made = kg.combobox({ label, placeholder: "any", options, keep: true, choose: (value) => change({ [name]: value }) });
    byId("told").append(made.box);
    return { ...made, name, shows: (value) => (options.find((option) => option.value === value) || { label: "" }).label };
  }
  const fields = [
    field("source", "Source", byCount(counted(statements.map((s) => (s.source === null ? -1 : s.source)))).map(([value, count]) => ({ value, label: value < 0 ? PUBLISHER : entities[value].label, note: String(count) }))),
    field("publisher", "Publisher", byCount(counted(statements.map((s) => documents[s.document].publisher).filter(Boolean))).map(([value, count]) => ({ value, label: value, note: String(count) }))),
    field("document", "Document", byCount(counted(statements.map((s) => s.document))).map(([value, count]) => ({ value, label: documents[value].title || documents[value].id, note: String(count) }))),
  ].filter(Boolean);
  byId("told").hidden = !fields.length;

  byId("confidence").addEventListener("input", () => change({ confidence: Number(byId("confidence").value) }));
  byId("isolated").addEventListener("change", () => change({ isolated: byId("isolated").checked }));
  byId("reset").addEventListener("click", () => change({ ...unsifted(), isolated: start().isolated }));

  // The boxes show the state, however it came about.
  function show() {
    for (const [input, set, name] of boxes) input.checked = !state.off[set].has(name);
    for (const [all, of] of groups) {
      const off = of.filter((name) => state.off.relations.has(name)).length;
      all.checked = off < of.length;
      all.indeterminate = off > 0 && off < of.length;
    }
    for (const made of fields) if (document.activeElement !== made.input) made.show(state[made.name] === null ? "" : made.shows(state[made.name]));
    byId("confidence").value = state.confidence;
    byId("confidence-value").textContent = `${state.confidence} %`;
    byId("isolated").checked = state.isolated;
    byId("reset").disabled = !filtered();
  }
  onChange(show);
  return { show, swatch };
})();
