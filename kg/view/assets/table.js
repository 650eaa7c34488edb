"use strict";
// All statements that pass the filters, as rows.
kg.table = (() => {
  const { byId, element, button, short } = kg.dom;
  const { statements, documents, entities, label, says, how, source, topic } = kg.graph;
  const { state, change, onChange, numbers, sifts } = kg.state;
  const PAGE = 200;
  let rows = [];
  let shown = 0;

  function row(number) {
    const statement = statements[number];
    const target = statement.target === statement.subject ? "" : short(label(statement.target));
    const who = button(short(label(statement.subject)), () => change({ chosen: { statement: number } }), { className: "link" });
    const cells = [who, says(statement), target, short(topic(statement)), how(statement), source(statement), documents[statement.document].published || ""];
    const made = element("tr", { dataset: { number: String(number) } }, cells.map((cell) => element("td", {}, cell)));
    made.addEventListener("click", () => change({ chosen: { statement: number } }));
    return made;
  }
  function add() {
    byId("rows").append(...rows.slice(shown, shown + PAGE).map(row));
    shown = Math.min(shown + PAGE, rows.length);
    byId("more-rows").hidden = shown >= rows.length;
    mark();
  }
  function draw() {
    rows = numbers();
    shown = 0;
    byId("rows").replaceChildren();
    add();
  }
  function mark() {
    const { chosen } = state;
    const numbers = new Set(!chosen ? [] : chosen.edge ? kg.graph.edges.get(chosen.edge).statements : chosen.statement !== undefined ? [chosen.statement] : Object.values(kg.graph.told[kg.graph.numberOf.get(chosen.node)]).flat());
    for (const made of byId("rows").children) made.classList.toggle("marked", numbers.has(Number(made.dataset.number)));
  }
  byId("more-rows").addEventListener("click", add);
  let stale = true;
  onChange((now, patch) => {
    if (sifts(patch)) stale = true;
    if (now.view !== "table") return;
    if (stale) draw();
    else mark();
    stale = false;
  });
  return { draw };
})();
