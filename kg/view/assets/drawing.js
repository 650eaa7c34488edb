"use strict";
// The drawing: the part of the graph that passes the filters, drawn by vis-network where Python has put it.
kg.drawing = (() => {
  const { byId, element, plural, short } = kg.dom;
  const { data, nodes, edges, statements, relations, edgeOf, entities, numberOf } = kg.graph;
  const { state, change, onChange, passing, sifts, canGoBack } = kg.state;
  const LABELLED = 90; // edges beyond this number have a label only while they are looked at
  const TALL = 30; // names that have larger letters where there are many
  const AT_ONCE = 800; // elements that are added before the browser gets to do something else
  const shown = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  const ofNode = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) for (const id of new Set([edge.from, edge.to])) ofNode.get(id).push(edge);
  const size = nodes.size + edges.size;
  const first = new Map(data.nodes.filter((node) => node.first).map((node) => [node.id, node.first]));

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const options = {
    ...data.options,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnDrag: size > 3000, hideEdgesOnZoom: size > 3000, tooltipDelay: 200 },
    nodes: { borderWidth: 1, borderWidthSelected: 3, scaling: { label: { drawThreshold: 6 } }, widthConstraint: { maximum: 200 }, margin: 6 },
    edges: { scaling: { label: { drawThreshold: 7 } }, hoverWidth: 0.6, selectionWidth: 1.6, arrowStrikethrough: false },
  };
  delete options.configure;
  const network = new vis.Network(byId("graph"), shown, options);
  const frame = network.canvas.frame;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "The graph. Arrow keys move it, plus and minus zoom, N and P go from name to name, Enter reads the details. All of it stands under Statements, too.");

  // What is to be seen
  let ink = {};
  function tip(...lines) {
    return element("div", { className: "tip" }, ...lines.map((line) => element("div", {}, short(line, 240))));
  }
  const rank = new Map(data.nodes.map((node, number) => [node.id, number]));
  // Seen from afar, the names of those of most weight are still read.
  function letters(id, usual) {
    return rank.get(id) < TALL ? Math.round(Math.max(usual, Math.min(130, usual * Math.sqrt(wanted.nodes.size / TALL / 1.6)))) : usual;
  }
  function dressedNode(node, place) {
    const [x, y] = state.pins.get(node.id) || place || [node.x, node.y];
    const pinned = state.pins.has(node.id);
    const font = node.kind === "Topic" ? { color: "#1d2126", size: letters(node.id, 16) } : { color: ink.ink, size: letters(node.id, 18), strokeWidth: 3, strokeColor: ink.paper };
    return { id: node.id, label: (pinned ? "📌 " : "") + node.label, shape: node.shape, color: { ...node.color, highlight: { background: node.color.background, border: ink.ink }, hover: { background: node.color.background, border: ink.ink } }, size: node.size, x, y, font, physics: false, title: tip(entities[numberOf.get(node.id)].label, `${node.kind}, in ${plural(node.weight, "statement")}`) };
  }
  function words(edge, numbers) {
    const names = [...new Set(numbers.map((number) => statements[number].relation))];
    const said = names.length <= 2 ? names.map((name) => relations[name].label).join(", ") : `${names.length} relations`;
    return (edge.negative ? "not: " : "") + said + (numbers.length > 1 ? ` ×${numbers.length}` : "");
  }
  function dressedEdge(edge, numbers, labelled) {
    const [first] = numbers;
    const more = numbers.length > 1 ? [`and ${numbers.length - 1} more`] : [];
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      label: labelled ? words(edge, numbers) : "",
      width: 1.2 + 0.8 * Math.min(numbers.length, 9) ** 0.5,
      dashes: edge.dashes,
      color: { ...edge.color, opacity: wanted.edges.size > LABELLED * 3 ? 0.35 : 1 },
      arrows: { to: { ...edge.arrows.to, scaleFactor: 0.6 }, middle: { ...edge.arrows.middle, scaleFactor: 0.7 } },
      smooth: edge.smooth,
      font: { color: ink.ink, size: 13, strokeWidth: 4, strokeColor: ink.paper, align: edge.negative ? "top" : "horizontal" },
      title: tip(kg.graph.line(statements[first]), `“${kg.graph.sentence(statements[first])}”`, ...more),
    };
  }

  // The nodes and edges for the state, and how many statements there are behind them.
  let wanted = { nodes: new Set(), edges: new Map(), places: new Map() };
  function part() {
    const pass = passing();
    const lines = new Map();
    for (const edge of data.edges) {
      const numbers = edge.statements.filter((number) => pass[number]);
      if (numbers.length) lines.set(edge.id, numbers);
    }
    let names = state.focus ? near(state.focus, lines) : new Set(data.nodes.slice(0, state.shown).filter((node) => !state.off.types.has(node.kind)).map((node) => node.id));
    const kept = new Map([...lines].filter(([id]) => names.has(edges.get(id).from) && names.has(edges.get(id).to)));
    if (!state.isolated || state.focus) {
      const linked = new Set([...kept.keys()].flatMap((id) => [edges.get(id).from, edges.get(id).to]));
      names = new Set([...names].filter((id) => linked.has(id) || (state.focus && state.focus.id === id)));
    }
    return { nodes: names, edges: kept, places: state.focus ? around(state.focus.id, names, kept) : state.shown <= data.first ? first : new Map() };
  }
  function near({ id, hops }, lines) {
    const reached = new Set([id]);
    let edge = [id];
    for (let hop = 0; hop < hops; hop++) {
      const next = [];
      for (const name of edge)
        for (const line of ofNode.get(name))
          if (lines.has(line.id)) for (const other of [line.from, line.to]) if (!reached.has(other)) reached.add(other) && next.push(other);
      edge = next;
    }
    return reached;
  }
  // In focus, the name stands in the middle, those linked to it around it, and theirs farther out, in the order of the whole drawing.
  function around(id, names, lines) {
    const middle = nodes.get(id);
    const angle = (node) => Math.atan2(node.y - middle.y, node.x - middle.x);
    const direct = near({ id, hops: 1 }, lines);
    const rings = [[...direct].filter((name) => name !== id && names.has(name)), [...names].filter((name) => !direct.has(name))];
    const places = new Map([[id, [0, 0]]]);
    const turn = new Map();
    let radius = 0;
    rings.forEach((ring, far) => {
      const towards = (name) => {
        if (!far) return angle(nodes.get(name));
        const via = ofNode.get(name).flatMap((edge) => [edge.from, edge.to]).find((other) => turn.has(other));
        return via === undefined ? 0 : turn.get(via);
      };
      const order = ring.map((name) => [towards(name), name]).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
      const layers = Math.ceil(ring.length / 24);
      const space = Math.max(190, (Math.min(ring.length, 24) * 105) / (2 * Math.PI));
      order.forEach(([, name], number) => {
        const at = (2 * Math.PI * number) / order.length - Math.PI / 2;
        const out = radius + space + (number % layers) * 110;
        turn.set(name, at);
        places.set(name, [Math.round(out * 1.5 * Math.cos(at)), Math.round(out * Math.sin(at))]);
      });
      radius += space + (layers - 1) * 110;
    });
    return places;
  }

  // Only what differs is changed; much is added piece by piece, so that the page stays in hand.
  let run = 0;
  let done = Promise.resolve();
  function draw({ all = false, fit = false } = {}) {
    const mine = ++run;
    ink = { ink: colour("--ink"), paper: colour("--paper") };
    const before = wanted;
    wanted = part();
    const labelled = wanted.edges.size <= LABELLED;
    const grown = Math.max(before.nodes.size, wanted.nodes.size) > TALL;
    const moved = (id) => String(before.places.get(id)) !== String(wanted.places.get(id)) || (grown && rank.get(id) < TALL);
    const same = (id) => String(before.edges.get(id)) === String(wanted.edges.get(id)) && before.edges.size <= LABELLED === labelled;
    shown.edges.remove(shown.edges.getIds().filter((id) => !wanted.edges.has(id)));
    shown.nodes.remove(shown.nodes.getIds().filter((id) => !wanted.nodes.has(id)));
    const newNodes = [...wanted.nodes].filter((id) => all || !shown.nodes.get(id) || moved(id)).map((id) => dressedNode(nodes.get(id), wanted.places.get(id)));
    const newEdges = [...wanted.edges].filter(([id]) => all || !shown.edges.get(id) || !same(id)).map(([id, numbers]) => dressedEdge(edges.get(id), numbers, labelled));
    done = (async () => {
      for (const [set, items] of [[shown.nodes, newNodes], [shown.edges, newEdges]])
        for (let at = 0; at < items.length; at += AT_ONCE) {
          if (mine !== run) return;
          set.update(items.slice(at, at + AT_ONCE));
          if (at + AT_ONCE < items.length) await new Promise((next) => setTimeout(next));
        }
      if (fit) whole();
      mark();
    })();
    tell();
  }
  // All that is drawn, labels included, within the frame.
  function whole() {
    network.redraw(); // labels have a size only once they are drawn
    const boxes = shown.nodes.getIds().map((id) => network.getBoundingBox(id)).filter(Boolean);
    if (!boxes.length || !byId("graph").clientWidth) return;
    const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
    const { clientWidth, clientHeight } = byId("graph");
    const scale = Math.min(1.25, (clientWidth - 40) / (right - left), (clientHeight - 100) / (bottom - top));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 24 / scale }, scale });
  }
  function mark() {
    const { chosen } = state;
    network.unselectAll();
    const edge = chosen && (chosen.edge || (chosen.statement !== undefined ? edgeOf.get(chosen.statement) : null));
    if (chosen && chosen.node && shown.nodes.get(chosen.node)) network.selectNodes([chosen.node]);
    else if (edge && shown.edges.get(edge)) network.selectEdges([edge]);
    look(chosen && chosen.node ? chosen.node : null, edge);
  }
  // Where there are too many for labels, those of one name have theirs while it is looked at.
  let looked = [];
  function look(node, edge) {
    if (wanted.edges.size <= LABELLED) return;
    const now = [...(node ? ofNode.get(node) || [] : []).map(({ id }) => id), ...(edge ? [edge] : [])].filter((id) => wanted.edges.has(id));
    const update = (ids, labelled) => shown.edges.update(ids.filter((id) => wanted.edges.has(id)).map((id) => ({ id, label: labelled ? words(edges.get(id), wanted.edges.get(id)) : "" })));
    update(looked, false);
    update(now.slice(0, LABELLED), true);
    looked = now;
  }
  function tell() {
    const rest = nodes.size - state.shown;
    byId("part").hidden = rest <= 0 || Boolean(state.focus);
    byId("part-of").textContent = `The ${state.shown.toLocaleString("en")} strongest of ${nodes.size.toLocaleString("en")} names.`;
    byId("hint").hidden = !byId("part").hidden || Boolean(state.chosen) || Boolean(state.focus);
    byId("back").hidden = !state.focus && !canGoBack();
  }
  // To see it at the middle, at a size that can be read
  function show(id) {
    if (!shown.nodes.get(id)) return;
    network.moveTo({ position: network.getPosition(id), scale: Math.max(network.getScale(), 0.9) });
  }

  // What the reader does
  const focus = (id, hops) => change({ focus: id === null ? null : { id, hops }, view: "graph", camera: null }, { step: true });
  function pin(id, at) {
    const pins = new Map(state.pins);
    at ? pins.set(id, at) : pins.delete(id);
    change({ pins });
  }
  network.on("click", ({ nodes: [node], edges: [edge] }) => change({ chosen: node !== undefined ? { node } : edge !== undefined ? { edge } : null }));
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && focus(node, 1));
  network.on("hoverNode", ({ node }) => look(node, null));
  network.on("blurNode", mark);
  network.on("dragEnd", ({ nodes: [node] }) => {
    if (node === undefined) return saw();
    const { x, y } = network.getPosition(node);
    pin(node, [Math.round(x), Math.round(y)]);
  });
  network.on("zoom", saw);
  let waiting = null;
  function saw() {
    clearTimeout(waiting);
    waiting = setTimeout(() => change({ camera: { ...network.getViewPosition(), scale: network.getScale() } }), 250);
  }
  frame.addEventListener("keydown", (event) => {
    const by = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    const names = data.nodes.map(({ id }) => id).filter((id) => wanted.nodes.has(id));
    const at = names.indexOf(state.chosen && state.chosen.node);
    change({ chosen: { node: names[(at + by + names.length) % names.length] } });
  });
  frame.addEventListener("keydown", (event) => event.key === "Enter" && state.chosen && byId("detail").focus());
  const zoomed = (by) => network.moveTo({ scale: network.getScale() * by }) || saw();
  byId("larger").addEventListener("click", () => zoomed(1.3));
  byId("smaller").addEventListener("click", () => zoomed(1 / 1.3));
  byId("fit").addEventListener("click", () => change({ camera: null }) || whole());
  byId("more").addEventListener("click", () => change({ shown: Math.min(nodes.size, state.shown * 2), camera: null }));
  byId("all").addEventListener("click", () => change({ shown: nodes.size, camera: null }));
  byId("back").addEventListener("click", () => (canGoBack() ? history.back() : change({ focus: null, camera: null })));

  onChange((now, patch) => {
    const does = (...names) => names.some((name) => name in patch);
    if (does("pins")) draw({ all: true });
    else if (does("focus", "shown")) draw({ fit: !now.camera });
    else if (sifts(patch) || does("isolated")) draw();
    else if (does("chosen")) mark() || tell();
    if (patch.camera) network.moveTo({ position: patch.camera, scale: patch.camera.scale });
  });
  new ResizeObserver(() => !state.camera && shown.nodes.length && byId("graph").clientWidth && whole()).observe(byId("graph"));

  return { network, shown, draw, whole, show, focus, pin, ready: () => done, part: () => wanted };
})();
