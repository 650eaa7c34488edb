"use strict";
// The parts put together.
(() => {
  const { byId, plural } = kg.dom;
  const { data, statements, documents, entities, nodes, told } = kg.graph;
  const { state, change, onChange, numbers, sifts, filtered, restore } = kg.state;

  // Views
  const views = ["graph", "articles", "table"];
  const tab = (view) => byId(`tab-${view}`);
  for (const view of views) {
    tab(view).addEventListener("click", () => change({ view }));
    tab(view).addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      const next = views[(views.indexOf(view) + by + views.length) % views.length];
      change({ view: next });
      tab(next).focus();
    });
  }
  function show() {
    for (const view of views) {
      byId(`view-${view}`).hidden = state.view !== view;
      tab(view).setAttribute("aria-selected", String(state.view === view));
      tab(view).tabIndex = state.view === view ? 0 : -1;
    }
    for (const id of ["fit", "larger", "smaller", "picture"]) byId(id).hidden = state.view !== "graph";
  }
  onChange(show);

  // How much there is
  const sources = (numbers) => new Set(numbers.map((number) => statements[number].source).filter((source) => source !== null)).size;
  function count() {
    const shown = numbers();
    const of = filtered() ? ` of ${statements.length.toLocaleString("en")}` : "";
    const part = data.total > statements.length ? `, the strongest part of ${data.total.toLocaleString("en")}` : "";
    byId("counts").textContent = `${plural(shown.length, "statement")}${of}${part}; ${plural(sources(shown), "named source")}, ${plural(new Set(shown.map((number) => statements[number].document)).size, "document")}`;
  }
  onChange((now, patch) => sifts(patch) && count());

  // Search
  const weight = (number) => new Set(Object.values(told[number]).flat()).size;
  const options = entities
    .map((entity, number) => ({ label: entity.label, note: entity.type, value: number, weight: weight(number) }))
    .filter(({ weight }) => weight)
    .sort((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1));
  for (const { value, label } of [...options]) for (const alias of entities[value].aliases) if (alias !== label) options.push({ label: alias, note: label, value });
  const search = kg.combobox({
    label: "Find a name or topic",
    placeholder: "e.g. Russia",
    options,
    choose: (number) => {
      const { id } = entities[number];
      change({ chosen: { node: id } });
      if (!nodes.has(id) || state.view !== "graph") return;
      if (!kg.drawing.shown.nodes.get(id)) kg.drawing.focus(id, 1);
      else kg.drawing.show(id);
    },
  });
  byId("search").append(search.box);
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    search.input.focus();
  });

  // Light and dark: the system's, until the reader chooses.
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : system.matches);
  function shade() {
    byId("theme").textContent = dark() ? "Light" : "Dark";
    byId("theme").setAttribute("aria-pressed", String(dark()));
    kg.drawing.draw({ all: true });
  }
  byId("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    shade();
  });
  system.addEventListener("change", shade);

  if (innerWidth <= 1100) byId("filter-box").open = false;
  restore();
  shade();
  count();
  kg.drawing.ready().then(() => {
    if (!state.camera) kg.drawing.whole();
    byId("graph").dataset.ready = "true";
  });
  // For tests, and for those who script the page.
  window.kg = kg;
})();
