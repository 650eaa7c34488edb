"use strict";
// The panel beside the graph: who a name is, what is behind a line, in which sentence.
kg.details = (() => {
  const { byId, element, button, short, plural } = kg.dom;
  const { data, nodes, edges, entities, documents, statements, relations, numberOf, told, label, how, source, published, sentence, topic, line, sureness } = kg.graph;
  const { state, change, onChange, passing } = kg.state;
  const ROLES = { subject: "who", trigger: "the words that say so", object: "whom or what", topic: "about what", source: "who said it", cue: "said", location: "where", time: "when" };

  function address(url, text, properties) {
    const safe = /^https?:\/\//i.test(url || "");
    return safe ? element("a", { href: url, rel: "noopener noreferrer", target: "_blank", ...properties }, text) : element("span", {}, text);
  }
  function name(number) {
    const { id, label: shown } = entities[number];
    return button(short(shown), () => change({ chosen: { node: id } }), { className: "link" });
  }

  // The sentence, with the words of each role marked; of two that overlap, the shorter one.
  function quoted(statement) {
    const text = sentence(statement);
    const [start] = statement.sentence;
    const marks = Object.entries(statement.words)
      .map(([role, [from, to]]) => ({ role, from: from - start, to: to - start }))
      .filter(({ from, to }) => from >= 0 && to <= text.length && from < to);
    const cuts = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
    const parts = cuts.slice(1).map((to, at) => {
      const from = cuts[at];
      const over = marks.filter((mark) => mark.from <= from && mark.to >= to).sort((a, b) => a.to - a.from - (b.to - b.from));
      const words = text.slice(from, to);
      return over.length ? element("mark", { className: over[0].role, title: ROLES[over[0].role] }, words) : words;
    });
    return element("blockquote", {}, parts);
  }
  function origin(statement) {
    const { id, title, publisher, published, url } = documents[statement.document];
    const rest = [publisher, published && kg.timeline.spoken(published)].filter(Boolean).map((part) => `, ${part}`).join("");
    return element("span", {}, address(url, title || id), rest);
  }
  function card(number, titled = true) {
    const statement = statements[number];
    const said = { direct: ", in quotation marks", mixed: ", partly in quotation marks", indirect: ", in reported speech", none: "" }[statement.attribution];
    const facts = [["Said by", element("span", {}, statement.source === null ? source(statement) : name(statement.source), said)], ["How it is put", how(statement)]];
    if (topic(statement)) facts.push(["About", topic(statement)]);
    const when = kg.graph.words(statement, "time");
    if (when || statement.time) facts.push(["When", [when, statement.time && statement.time !== when ? `(${statement.time})` : ""].filter(Boolean).join(" ")]);
    if (statement.location !== null) facts.push(["Where", label(statement.location)]);
    facts.push(["Our reading", sureness(statement.confidence)], ["In", origin(statement)]);
    const list = element("dl", {}, facts.map(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]));
    const read = documents[statement.document].text !== null ? button("Read it in the article", () => kg.articles.show(statement.document, number), { className: "link" }) : null;
    return element("article", { className: "statement" }, titled ? element("h3", {}, line(statement)) : null, quoted(statement), list, read);
  }

  function show(heading, kind, ...parts) {
    byId("content").replaceChildren(element("h2", {}, short(heading, 300)), element("p", { className: "kind" }, kind), ...parts.flat().filter(Boolean));
    byId("close").hidden = false;
    byId("detail").scrollTop = 0;
  }
  const MOST = 25; // cards at first
  const ARTICLES = 12;
  function cards(numbers, make, list = false) {
    const box = element(list ? "ul" : "div", { className: list ? "plain" : "" });
    const all = element("div", {}, box);
    const more = button("", add);
    let shown = 0;
    function add() {
      more.remove();
      box.append(...numbers.slice(shown, shown + MOST).map(make));
      shown = Math.min(shown + MOST, numbers.length);
      more.textContent = `Show ${Math.min(MOST, numbers.length - shown)} more of ${numbers.length - shown}`;
      if (shown < numbers.length) all.append(more);
    }
    add();
    return all;
  }

  function showEdge(id) {
    const pass = passing();
    const numbers = edges.get(id).statements.filter((number) => pass[number]);
    const all = numbers.length ? numbers : edges.get(id).statements;
    const several = new Set(all.map((number) => line(statements[number]))).size > 1;
    const { from, to } = edges.get(id);
    const ends = [from, to].map((end) => label(numberOf.get(end)));
    if (several) show(ends.map((end) => short(end)).join(" – "), plural(all.length, "statement"), cards(all, (number) => card(number)));
    else show(line(statements[all[0]]), plural(all.length, "statement"), cards(all, (number) => card(number, false)));
  }
  function showStatement(number) {
    const { subject, relation, target } = statements[number];
    const pass = passing();
    const like = told[subject].subject.filter((n) => n !== number && pass[n] && statements[n].relation === relation && statements[n].target === target);
    show(line(statements[number]), like.length ? `one of ${like.length + 1} statements` : "1 statement", card(number, false), ...(like.length ? [element("h3", {}, "Said also"), cards(like, (n) => card(n))] : []));
  }

  // Statements of a name by relation; of each, what the heading does not tell already.
  function grouped(heading, numbers, rest) {
    if (!numbers.length) return null;
    const groups = new Map();
    for (const number of numbers) {
      const { relation } = statements[number];
      groups.set(relation, [...(groups.get(relation) || []), number]);
    }
    const parts = [...groups].sort(([, a], [, b]) => b.length - a.length).map(([relation, members]) => {
      const items = members.map((number) => {
        const statement = statements[number];
        const notes = [how(statement) === "as told" ? "" : how(statement), documents.length > 1 && published(statement) ? kg.timeline.spoken(published(statement)) : ""].filter(Boolean);
        return element("li", {}, button(rest(statement), () => change({ chosen: { statement: number } }), { className: "link" }), element("span", { className: "note" }, notes.map((note) => ` · ${note}`).join("")));
      });
      const stroke = element("span", { className: "dot" });
      stroke.style.background = data.sides[relations[relation].side];
      return [element("h4", {}, stroke, relations[relation].label, element("span", { className: "note" }, ` ${members.length}`)), cards(items, (item) => item, true)];
    });
    return element("section", {}, element("h3", {}, heading), parts);
  }
  const about = (statement) => (topic(statement) ? `, about ${short(topic(statement))}` : "");
  const other = (statement) => (statement.target === statement.subject ? "itself" : short(label(statement.target))) + about(statement);
  function showNode(id) {
    const number = numberOf.get(id);
    const { label: shown, type, aliases, stands, links } = entities[number];
    const pass = passing();
    const here = Object.fromEntries(Object.entries(told[number]).map(([role, numbers]) => [role, numbers.filter((n) => pass[n])]));
    const count = new Set(Object.values(here).flat()).size;
    const facts = [];
    if (stands.length) facts.push(["Who", stands.join("; ")]);
    if (aliases.length) facts.push(["Also called", short(aliases.join("; "), 400)]);
    for (const url of links) facts.push(["Known as", address(url, url.replace(/^https?:\/\/(www\.)?/, ""))]);
    const drawn = nodes.has(id);
    const focused = (hops) => Boolean(state.focus && state.focus.id === id && state.focus.hops === hops);
    const tools = drawn && [
      button("Focus", () => kg.drawing.focus(id, 1), { "aria-pressed": String(focused(1)), title: "Only what is linked to it" }),
      button("2 steps", () => kg.drawing.focus(id, 2), { "aria-pressed": String(focused(2)), title: "What is linked to it, and what is linked to that" }),
      state.pins.has(id) ? button("Unpin", () => kg.drawing.pin(id, null)) : button("Pin", () => kg.drawing.pin(id, pinned(id)), { title: "It stays where it is; so does a name that is dragged" }),
      button("Show in the graph", () => change({ view: "graph" }) || kg.drawing.show(id)),
    ];
    show(
      shown,
      `${type}, in ${plural(count, "statement")}`,
      tools ? element("p", { className: "tools" }, tools) : null,
      facts.length ? element("dl", {}, facts.map(([term, value]) => [element("dt", {}, term), element("dd", {}, value)])) : null,
      grouped("Does or says", here.subject, other),
      grouped("Is spoken of", here.object, (statement) => short(label(statement.subject)) + about(statement)),
      grouped("Says of others", here.source, (statement) => `${short(label(statement.subject))} – ${other(statement)}`),
    );
  }
  function pinned(id) {
    const { x, y } = kg.drawing.shown.nodes.get(id) ? kg.drawing.network.getPosition(id) : nodes.get(id);
    return [Math.round(x), Math.round(y)];
  }

  // What to begin with: those quoted most, and the lines that most is behind.
  function welcome() {
    const pass = passing();
    const heard = new Map();
    statements.forEach((statement, number) => pass[number] && statement.source !== null && heard.set(statement.source, (heard.get(statement.source) || 0) + 1));
    const speakers = [...heard].sort((a, b) => b[1] - a[1]).slice(0, 5);
    const between = new Map();
    statements.forEach((statement, number) => {
      if (!pass[number] || statement.target === statement.subject) return;
      const key = [statement.subject, statement.relation, statement.target].join();
      between.set(key, [...(between.get(key) || []), number]);
    });
    const actor = (number) => entities[number].type !== "Topic";
    const weight = ([first, ...more]) => (actor(statements[first].target) ? 1.5 : 1) * (1 + more.length);
    const strong = [...between.values()].sort((a, b) => weight(b) - weight(a)).slice(0, 7);
    const item = (...children) => element("li", {}, children);
    const list = (heading, items) => (items.length ? [element("h3", {}, heading), element("ul", { className: "plain" }, items)] : []);
    const when = (document) => [document.publisher, document.published && kg.timeline.spoken(document.published)].filter(Boolean).map((part) => ` · ${part}`).join("");
    byId("content").replaceChildren(
      element("h2", {}, "What was said"),
      element("p", {}, "Each line in the graph is something that a text says: who does, wants or says what, to whom. Choose one to read the sentence, who said it, and how surely."),
      ...list("Those who speak most", speakers.map(([number, count]) => item(name(number), element("span", { className: "note" }, ` ${count}`)))),
      ...list("Begin with", strong.map((numbers) => item(button(line(statements[numbers[0]]) + (numbers.length > 1 ? ` ×${numbers.length}` : ""), () => change({ chosen: { statement: numbers[0] } }), { className: "link" })))),
      ...list("Articles", documents.slice(0, ARTICLES).map((document, number) => {
        const title = short(document.title || document.id);
        return item(document.text === null ? title : button(title, () => kg.articles.show(number, null), { className: "link" }), element("span", { className: "note" }, when(document)));
      })),
      documents.length > ARTICLES ? element("p", { className: "note" }, `and ${(documents.length - ARTICLES).toLocaleString("en")} more under Articles`) : "",
    );
    byId("close").hidden = true;
  }

  function render() {
    const { chosen } = state;
    if (chosen && chosen.node) showNode(chosen.node);
    else if (chosen && chosen.edge) showEdge(chosen.edge);
    else if (chosen && chosen.statement !== undefined) showStatement(chosen.statement);
    else welcome();
  }
  onChange((now, patch) => Object.keys(patch).some((key) => !["camera", "view", "article", "shown"].includes(key)) && render());
  byId("close").addEventListener("click", () => change({ chosen: null }));
  addEventListener("keydown", (event) => event.key === "Escape" && !byId("share").open && state.chosen && change({ chosen: null }));
  return { render, card, address };
})();
