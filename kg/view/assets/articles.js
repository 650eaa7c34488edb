"use strict";
// The article itself, with who is spoken of, what is quoted and what was read in it marked.
kg.articles = (() => {
  const { byId, element, button, short } = kg.dom;
  const { data, documents, statements, entities, inDocument, label, line } = kg.graph;
  const { state, change, onChange, passing, sifts } = kg.state;
  const MARKED = { mentions: "who and what", quotations: "quotations", statements: "statements" };
  const off = new Set();
  const readable = documents.map((_, number) => number).filter((number) => documents[number].text !== null);
  const first = () => [...readable].sort((a, b) => inDocument[b].length - inDocument[a].length || a - b)[0];

  const choice = kg.combobox({
    label: "Article",
    placeholder: "title, publisher or name",
    keep: true,
    options: readable.map((number) => ({ value: number, label: documents[number].title || documents[number].id, note: [documents[number].publisher, documents[number].published].filter(Boolean).join(", ") })),
    choose: (value) => value !== null && change({ article: value }),
  });
  byId("article-choice").append(choice.box);
  for (const [name, shown] of Object.entries(MARKED)) {
    const input = element("input", { type: "checkbox", checked: true });
    input.addEventListener("change", () => {
      input.checked ? off.delete(name) : off.add(name);
      render();
    });
    byId("marks").append(element("label", { className: `legend-${name}` }, input, element("span", {}, shown)));
  }
  function step(by) {
    const at = readable.indexOf(state.article);
    change({ article: readable[(at + by + readable.length) % readable.length] });
  }
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));

  // Stretches of the text that mean something, which may overlap.
  function stretches(number, shown) {
    const found = [];
    const add = (at, more) => at && at[0] < at[1] && found.push({ from: at[0], to: at[1], ...more });
    if (!off.has("quotations"))
      for (const attribution of documents[number].attributions) {
        const who = attribution.speaker === null ? "somebody" : label(attribution.speaker);
        for (const at of attribution.content) add(at, { classes: ["quote", attribution.kind], title: `said by ${who}` });
        add(attribution.cue, { classes: ["cue"] });
      }
    for (const of of shown) {
      const { words, sentence } = statements[of];
      const chosen = state.chosen && state.chosen.statement === of;
      if (chosen) add(sentence, { classes: ["chosen"] });
      if (!off.has("mentions"))
        for (const role of ["subject", "object", "topic", "source", "location"]) {
          const entity = statements[of][role];
          if (entity !== null) add(words[role], { classes: [entities[entity].type === "Topic" ? "topic" : "mention"], entity });
        }
      if (!off.has("statements")) add(words.trigger, { classes: ["trigger"], statement: of });
    }
    return found;
  }
  // Each piece of a line lies in the same stretches from its beginning to its end; a click means the shortest of them.
  function pieces(text, from, to, all) {
    const inside = all.filter((stretch) => stretch.from < to && stretch.to > from);
    const cuts = [...new Set([from, to, ...inside.flatMap((stretch) => [stretch.from, stretch.to])])].filter((at) => at >= from && at <= to).sort((a, b) => a - b);
    return cuts.slice(1).map((end, at) => {
      const over = inside.filter((stretch) => stretch.from <= cuts[at] && stretch.to >= end).sort((a, b) => a.to - a.from - (b.to - b.from));
      const words = text.slice(cuts[at], end);
      if (!over.length) return words;
      const className = [...new Set(over.flatMap((stretch) => stretch.classes))].join(" ");
      const meant = over.find((stretch) => stretch.statement !== undefined) || over.find((stretch) => stretch.entity !== undefined);
      if (!meant) return element("span", { className, title: over[0].title || "" }, words);
      return link(meant, className, words, meant.to === end && meant.entity !== undefined ? entities[meant.entity].type : "");
    });
  }
  function link(meant, className, words, type) {
    const statement = meant.statement !== undefined;
    const address = statement ? `statement=${statements[meant.statement].id}` : `node=${encodeURIComponent(entities[meant.entity].id)}`;
    const title = statement ? line(statements[meant.statement]) : `${label(meant.entity)}, ${entities[meant.entity].type}`;
    const made = element("a", { href: `#${address}`, className, title: short(title, 200) }, words);
    if (type && type !== "Topic") {
      made.dataset.type = type;
      made.style.setProperty("--type", data.types[type].border);
    }
    made.addEventListener("click", (event) => {
      event.preventDefault();
      change({ chosen: statement ? { statement: meant.statement } : { node: entities[meant.entity].id } });
    });
    return made;
  }

  function render() {
    if (state.view !== "articles") return;
    const box = byId("article");
    if (state.article === null || documents[state.article].text === null) {
      box.replaceChildren(element("p", {}, readable.length ? "The text of this article is not in the page." : "This page has no texts: the graph was made from statements alone, or without texts."));
      return;
    }
    const { title, publisher, published, url, place, text, id } = documents[state.article];
    const pass = passing();
    const shown = inDocument[state.article].filter((number) => pass[number]);
    const all = stretches(state.article, shown);
    const rows = [];
    let from = 0;
    for (const words of text.split("\n")) {
      const to = from + words.length;
      const here = shown.filter((number) => statements[number].words.trigger && statements[number].words.trigger[0] >= from && statements[number].words.trigger[0] < to);
      if (words.trim()) {
        const notes = here.map((number) => element("li", {}, button(short(line(statements[number]), 120), () => change({ chosen: { statement: number } }), { className: "link", dataset: { statement: String(number) } })));
        rows.push(element("div", { className: "row" }, element("p", {}, pieces(text, from, to, all)), notes.length ? element("ul", { className: "plain notes" }, notes) : element("div", {})));
      }
      from = to + 1;
    }
    const told = [publisher, place, published && kg.timeline.spoken(published)].filter(Boolean).join(", ");
    box.replaceChildren(element("h2", {}, title || id), element("p", { className: "kind" }, told, told && url ? " · " : "", url ? kg.details.address(url, "the original") : ""), ...rows);
    choice.show(title || id);
    box.setAttribute("aria-label", title || id);
    const chosen = box.querySelector(".chosen");
    if (chosen) chosen.scrollIntoView({ block: "center" });
  }
  function show(article, statement) {
    change({ view: "articles", article, chosen: statement === null ? state.chosen : { statement } }, { step: true });
  }
  onChange((now, patch) => {
    if (now.view === "articles" && now.article === null && readable.length) now.article = first();
    if (sifts(patch) || ["view", "article", "chosen"].some((name) => name in patch)) {
      const top = byId("article").scrollTop;
      render();
      if (!("article" in patch || "view" in patch) && !byId("article").querySelector(".chosen")) byId("article").scrollTop = top;
    }
  });
  return { show, render };
})();
