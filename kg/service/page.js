// What the server says goes into the page as text alone.
const byId = (id) => document.getElementById(id);
const JSON_RESULTS = "application/sparql-results+json";
let stored = { questions: [], prefixes: {} };
let chosen = null;
let asking = 0;

function made(tag, text, ...children) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  element.append(...children);
  return element;
}

function shortened(iri) {
  for (const [prefix, namespace] of Object.entries(stored.prefixes)) {
    const rest = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[\w%](?:[\w%.-]*[\w%-])?$/u.test(rest)) return `${prefix}:${rest}`;
  }
  return iri;
}

function tell(text, wrong = false) {
  byId("said").textContent = text;
  byId("said").classList.toggle("wrong", wrong);
}

function list() {
  const words = byId("find").value.toLowerCase();
  byId("questions").replaceChildren(...stored.questions.filter((q) => `${q.question} ${q.name}`.toLowerCase().includes(words)).map((question) => {
    const button = made("button", question.question);
    button.type = "button";
    if (question === chosen) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => choose(question));
    return made("li", null, button);
  }));
}

function choose(question) {
  chosen = question;
  byId("english").textContent = question.question;
  byId("parameters").replaceChildren(...question.parameters.map((parameter) => {
    const input = made("input");
    input.name = parameter.name;
    input.required = parameter.needed;
    input.placeholder = `e.g. ${parameter.example}`;
    return made("label", `${parameter.name}: ${parameter.kind}, ${parameter.meaning}`, input);
  }));
  byId("question").hidden = false;
  list();
  if (question.parameters.some((parameter) => parameter.needed)) {
    tell("This question needs to know more.");
    byId("answer").replaceChildren();
    byId("parameters").querySelector("input").focus();
  } else {
    ask();
  }
}

function ask() {
  const settings = new URLSearchParams();
  for (const input of byId("parameters").querySelectorAll("input")) if (input.value) settings.set(input.name, input.value);
  show(`/questions/${encodeURIComponent(chosen.name)}?${settings}`, { headers: { Accept: JSON_RESULTS } });
}

async function show(address, options) {
  const turn = ++asking;
  tell("Asking …");
  byId("answer").replaceChildren();
  const began = performance.now();
  try {
    const response = await fetch(address, options);
    const text = await response.text();
    if (turn !== asking) return;
    if (!response.ok) return tell(text, true);
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    if (!response.headers.get("Content-Type").startsWith(JSON_RESULTS)) {
      byId("answer").replaceChildren(made("pre", text));
      return tell(`${seconds} s`);
    }
    const found = JSON.parse(text);
    if ("boolean" in found) return tell(found.boolean ? "Yes." : "No.");
    const rows = found.results.bindings;
    const counted = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
    tell(`${response.headers.has("Kg-Cut") ? `The first ${counted}; there are more` : counted}, ${seconds} s`);
    if (rows.length) byId("answer").replaceChildren(table(found.head.vars, rows));
  } catch (error) {
    if (turn === asking) tell(`The server does not answer: ${error.message}`, true);
  }
}

function table(columns, rows) {
  const head = made("thead", null, made("tr", null, ...columns.map((name) => {
    const cell = made("th", name);
    cell.scope = "col";
    return cell;
  })));
  const body = made("tbody", null, ...rows.map((row) => made("tr", null, ...columns.map((name) => cell(row[name])))));
  return made("table", null, head, body);
}

function cell(term) {
  if (!term) return made("td");
  if (term.type === "triple") return made("td", JSON.stringify(term.value));
  if (term.type !== "uri") return made("td", term.value);
  const described = made("td", shortened(term.value));
  described.title = term.value;
  return described;
}

byId("find").addEventListener("input", list);
byId("question").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
byId("edit").addEventListener("click", () => { byId("sparql").value = chosen.sparql; byId("sparql").focus(); });
byId("query").addEventListener("submit", (event) => {
  event.preventDefault();
  show("/sparql", {
    method: "POST",
    body: byId("sparql").value,
    headers: { "Content-Type": "application/sparql-query", Accept: `${JSON_RESULTS}, text/turtle` },
  });
});
byId("sparql").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("query").requestSubmit(); });

stored = await (await fetch("/questions")).json();
list();
