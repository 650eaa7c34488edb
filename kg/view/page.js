"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const PUBLISHER = "the publisher";
  const MODALITIES = { intended: "as intended", possible: "as possible", desired: "as wished for", required: "as required", hypothetical: "under a condition" };

  // Words only ever become text: nothing here parses markup.
  function element(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key === "dataset") Object.assign(made.dataset, value);
      else if (key in made) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }
  const short = (text, length = 90) => (text.length > length ? text.slice(0, length - 1) + "…" : text);
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const entities = new Map();
  for (const statement of data.statements)
    for (const entity of [statement.subject, statement.object || statement.topic]) if (entity) entities.set(entity.id, entity);
  const edgeOf = new Map();
  for (const edge of data.edges) for (const number of edge.statements) edgeOf.set(number, edge.id);

  // The drawing
  const shown = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  const ink = () => getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
  const paper = () => getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  function dressedNode(node) {
    const font = node.kind === "Topic" ? { color: "#1d2126", size: 13 } : { color: ink(), size: 15, strokeWidth: 3, strokeColor: paper() };
    return { ...node, font, widthConstraint: { maximum: 190 }, margin: 6 };
  }
  function dressedEdge(edge) {
    return { ...edge, font: { color: ink(), size: 11, strokeWidth: 3, strokeColor: paper(), align: "horizontal" }, hoverWidth: 0.6, selectionWidth: 1.5 };
  }
  const options = {
    ...data.options,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnDrag: data.edges.length > 1500, tooltipDelay: 250, multiselect: false },
    nodes: { borderWidthSelected: 3 },
    edges: { arrows: { to: { scaleFactor: 0.6 } } },
  };
  delete options.configure;
  const network = new vis.Network(byId("graph"), shown, options);

  // Filters
  const off = { types: new Set(), relations: new Set() };
  function passes(edge) {
    if (byId("actual").checked && (edge.dashes !== false)) return false;
    return !off.relations.has(edge.relation) && [edge.from, edge.to].every((id) => !off.types.has(nodes.get(id).kind));
  }
  function draw() {
    const kept = data.edges.filter(passes);
    const linked = new Set(kept.flatMap((edge) => [edge.from, edge.to]));
    shown.edges.clear();
    shown.nodes.clear();
    shown.nodes.add(data.nodes.filter((node) => linked.has(node.id)).map(dressedNode));
    shown.edges.add(kept.map(dressedEdge));
    const visible = new Set(kept.flatMap((edge) => edge.statements));
    for (const row of byId("rows").children) row.hidden = !visible.has(Number(row.dataset.number));
  }
  function checkbox(box, name, label, mark, count, set) {
    const input = element("input", { type: "checkbox", checked: true, dataset: { name } });
    input.addEventListener("change", () => {
      input.checked ? set.delete(name) : set.add(name);
      draw();
    });
    byId(box).append(element("label", {}, input, mark, element("span", {}, label), element("span", { className: "count" }, String(count))));
  }
  function swatch(type) {
    const { colour, shape } = data.types[type];
    const paths = { dot: "M8 1a7 7 0 1 0 .01 0z", square: "M2 2h12v12H2z", triangle: "M8 1l7 13H1z", triangleDown: "M8 15L1 2h14z", diamond: "M8 0l7 8-7 8-7-8z", star: "M8 0l2 6h6l-5 4 2 6-5-4-5 4 2-6-5-4h6z", box: "M1 4h14v8H1z" };
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "swatch");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", paths[shape]);
    path.setAttribute("fill", colour);
    path.setAttribute("stroke", shape === "box" ? "#C9BE9F" : colour);
    svg.append(path);
    return svg;
  }
  function stroke(colour) {
    const made = element("span", { className: "stroke" });
    made.style.background = colour;
    return made;
  }
  const counted = (keys) => keys.reduce((all, key) => all.set(key, (all.get(key) || 0) + 1), new Map());
  const types = counted(data.nodes.map((node) => node.kind));
  for (const type of Object.keys(data.types)) if (types.has(type)) checkbox("types", type, type, swatch(type), types.get(type), off.types);
  const said = counted(data.statements.map((statement) => statement.relation));
  const sides = Object.keys(data.sides);
  const order = ([, a], [, b]) => sides.indexOf(a.side) - sides.indexOf(b.side) || a.label.localeCompare(b.label);
  for (const [name, relation] of Object.entries(data.relations).sort(order))
    checkbox("relations", name, relation.label, stroke(data.sides[relation.side]), said.get(name), off.relations);
  byId("actual").addEventListener("change", draw);
  byId("fit").addEventListener("click", () => network.fit());
  byId("reset").addEventListener("click", () => {
    for (const input of byId("legend").querySelectorAll("input[data-name]")) input.checked = true;
    byId("actual").checked = false;
    off.types.clear();
    off.relations.clear();
    draw();
  });

  // Details
  function line(statement) {
    const target = statement.object || statement.topic;
    return [statement.subject.label, (statement.negative ? "not: " : "") + statement.says, target ? target.label : ""].map((part) => short(part)).join(" – ");
  }
  function how(statement) {
    return [statement.negative ? "said not to hold" : "", MODALITIES[statement.modality] || ""].filter(Boolean).join(", ") || "as told";
  }
  function who(statement) {
    const named = statement.source ? statement.source.label : PUBLISHER;
    return statement.attribution === "direct" || statement.attribution === "mixed" ? `${named}, in quotation marks` : named;
  }
  function marked(statement) {
    const quote = element("blockquote", {});
    let at = 0;
    for (const [role, start, end] of statement.marks) {
      if (start < at) continue;
      quote.append(statement.sentence.slice(at, start), element("mark", { className: role, title: role }, statement.sentence.slice(start, end)));
      at = end;
    }
    quote.append(statement.sentence.slice(at));
    return quote;
  }
  function origin(name) {
    const known = data.documents[name] || {};
    const title = known.title || name;
    const safe = known.url && /^https?:\/\//i.test(known.url);
    const link = safe ? element("a", { href: known.url, rel: "noopener noreferrer", target: "_blank" }, title) : element("span", {}, title);
    return element("span", {}, link, [known.publisher, known.published].filter(Boolean).map((part) => `, ${part}`).join(""));
  }
  function sureness(value) {
    return `${value >= 0.75 ? "sure" : value >= 0.5 ? "fairly sure" : "unsure"} (${Math.round(value * 100)} %)`;
  }
  function card(number, title = true) {
    const statement = data.statements[number];
    const facts = [["Said by", who(statement)], ["How", how(statement)]];
    if (statement.topic && statement.object) facts.push(["About", short(statement.topic.label)]);
    if (statement.time) facts.push(["When", statement.time.text + (statement.time.value ? ` (${statement.time.value})` : "")]);
    if (statement.location) facts.push(["Where", statement.location.label]);
    facts.push(["Reading", sureness(statement.confidence)], ["In", origin(statement.document)]);
    const list = element("dl", {});
    for (const [term, value] of facts) list.append(element("dt", {}, term), element("dd", {}, value));
    return element("article", { className: "statement" }, title ? element("p", { className: "says" }, line(statement)) : null, marked(statement), list);
  }
  function show(heading, kind, ...parts) {
    byId("content").replaceChildren(element("h2", {}, short(heading, 300)), element("p", { className: "kind" }, kind), ...parts);
    byId("close").hidden = false;
    byId("detail").scrollTop = 0;
  }
  function choose(numbers) {
    for (const row of byId("rows").children) row.classList.toggle("chosen", numbers.includes(Number(row.dataset.number)));
  }
  function showEdge(id) {
    const edge = edges.get(id);
    const [first] = edge.statements;
    const count = edge.statements.length;
    show(line(data.statements[first]), `${count} statement${count === 1 ? "" : "s"}`, ...edge.statements.map((number) => card(number, false)));
    choose(edge.statements);
    if (shown.edges.get(id)) network.selectEdges([id]);
  }
  function showStatement(number) {
    show(line(data.statements[number]), "1 statement", card(number, false));
    choose([number]);
    const id = edgeOf.get(number);
    if (id && shown.edges.get(id)) network.selectEdges([id]);
  }
  function showNode(id) {
    const entity = entities.get(id);
    const numbers = [...data.statements.keys()].filter((n) => [data.statements[n].subject, data.statements[n].object || data.statements[n].topic].some((e) => e && e.id === id));
    const told = [...data.statements.keys()].filter((n) => data.statements[n].source && data.statements[n].source.id === id && !numbers.includes(n));
    const groups = new Map();
    for (const number of numbers) {
      const label = data.statements[number].says;
      groups.set(label, [...(groups.get(label) || []), number]);
    }
    if (told.length) groups.set("says of others", told);
    const parts = [];
    for (const [label, members] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
      const list = element("ul", { className: "plain" });
      for (const number of members) {
        const button = element("button", { type: "button", className: "link" }, line(data.statements[number]));
        button.addEventListener("click", () => showStatement(number));
        list.append(element("li", {}, button));
      }
      parts.push(element("h3", {}, label), list);
    }
    const count = numbers.length;
    show(entity.label, `${entity.type}, in ${count} statement${count === 1 ? "" : "s"}`, ...parts);
    choose(numbers);
    if (shown.nodes.get(id)) network.selectNodes([id]);
  }
  function welcome() {
    const busiest = [...data.edges].sort((a, b) => b.statements.length - a.statements.length).slice(0, 6);
    const list = element("ul", { className: "plain" });
    for (const edge of busiest) {
      const button = element("button", { type: "button", className: "link" }, line(data.statements[edge.statements[0]]));
      button.addEventListener("click", () => showEdge(edge.id));
      list.append(element("li", {}, button));
    }
    byId("content").replaceChildren(
      element("h2", {}, "What was said"),
      element("p", {}, "Each line in the graph is a relation that was read in a text: who does, wants or says what to whom. Choose one to see the sentence, who said it, and how surely."),
      element("h3", {}, "Begin with"),
      list,
      element("h3", {}, "Documents"),
      element("ul", { className: "plain" }, ...Object.keys(data.documents).map((name) => element("li", {}, origin(name)))),
    );
    byId("close").hidden = true;
    choose([]);
    network.unselectAll();
  }
  byId("close").addEventListener("click", welcome);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") welcome();
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => (node !== undefined ? showNode(node) : edge !== undefined ? showEdge(edge) : welcome()));

  // Search
  const names = new Map();
  for (const [id, entity] of entities) if (nodes.has(id)) names.set(short(entity.label, 200), id);
  byId("names").append(...[...names.keys()].sort().map((value) => element("option", { value })));
  function find() {
    const wanted = byId("name").value.trim().toLowerCase();
    const exact = [...names].find(([label]) => label.toLowerCase() === wanted);
    const found = exact || (wanted && [...names].find(([label]) => label.toLowerCase().includes(wanted)));
    if (!found) return;
    showNode(found[1]);
    if (shown.nodes.get(found[1])) network.focus(found[1], { scale: 1.1, animation: false });
  }
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
  byId("name").addEventListener("change", find);

  // The table
  for (const [number, statement] of data.statements.entries()) {
    const target = statement.object || statement.topic;
    const button = element("button", { type: "button", className: "link" }, short(statement.subject.label));
    const cells = [button, (statement.negative ? "not: " : "") + statement.says, target ? short(target.label) : "", how(statement), who(statement)];
    const row = element("tr", { dataset: { number: String(number) } }, ...cells.map((cell) => element("td", {}, cell)));
    row.addEventListener("click", () => {
      showStatement(number);
      if (innerWidth <= 700) byId("detail").scrollIntoView();
    });
    byId("rows").append(row);
  }

  byId("counts").textContent = `${data.statements.length} statements by ${new Set(data.statements.map((s) => (s.source ? s.source.id : ""))).size} sources in ${Object.keys(data.documents).length || 1} document${Object.keys(data.documents).length > 1 ? "s" : ""}, read by kg; nothing here is fetched from anywhere`;
  if (innerWidth <= 1100) byId("legend-box").open = false;
  draw();
  welcome();
  network.fit();
  dark.addEventListener("change", draw);
  // For tests, and for those who script the page.
  window.kg = { network, shown, showEdge, showNode, data };
})();
