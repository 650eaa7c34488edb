"use strict";
// When it was published: a histogram of what passes the other filters, and two handles.
kg.timeline = (() => {
  const { byId, drawn } = kg.dom;
  const { data, statements, documents, sideOf } = kg.graph;
  const { state, change, onChange, passing, sifts } = kg.state;
  const DAY = 86400000;
  const days = [...new Set(documents.map(({ published }) => published).filter(Boolean))].sort();
  const number = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
  const day = (at) => new Date(at * DAY).toISOString().slice(0, 10);
  const [first, last] = days.length ? [number(days[0]), number(days[days.length - 1])] : [0, 0];
  const WIDEST = 120; // bars

  // Bars of a day, a week, a month or a year, so that there are not too many.
  const unit = last - first < WIDEST ? "day" : (last - first) / 7 < WIDEST ? "week" : (last - first) / 30 < WIDEST ? "month" : "year";
  function barOf(iso) {
    const at = number(iso);
    const [year, month] = iso.split("-").map(Number);
    const [year0, month0] = days[0].split("-").map(Number);
    return { day: at - first, week: Math.floor((at - first) / 7), month: (year - year0) * 12 + month - month0, year: year - year0 }[unit];
  }
  const bars = days.length ? barOf(days[days.length - 1]) + 1 : 0;
  const put = (id, value) => (byId(id).value = value);
  const spoken = (iso) => new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

  function draw() {
    const sides = Object.keys(data.sides);
    const counts = Array.from({ length: bars }, () => sides.map(() => 0));
    passing("time").forEach((passes, at) => {
      const { published } = documents[statements[at].document];
      if (passes && published) counts[barOf(published)][sides.indexOf(sideOf(statements[at]))]++;
    });
    const most = Math.max(1, ...counts.map((bar) => bar.reduce((a, b) => a + b)));
    const svg = drawn("svg", { viewBox: `0 0 ${bars} 100`, preserveAspectRatio: "none" });
    counts.forEach((bar, x) => {
      let top = 100;
      bar.forEach((count, side) => {
        if (!count) return;
        const height = (100 * count) / most;
        top -= height;
        svg.append(drawn("rect", { x: x + 0.08, y: top, width: 0.84, height, fill: data.sides[sides[side]] }));
      });
    });
    byId("histogram").replaceChildren(svg);
  }
  function show() {
    const [from, to] = [state.from ? number(state.from) : first, state.to ? number(state.to) : last];
    put("from", from - first);
    put("to", to - first);
    for (const [id, at] of [["from", from], ["to", to]]) byId(id).setAttribute("aria-valuetext", spoken(day(at)));
    byId("histogram").style.setProperty("--left", `${(100 * (from - first)) / Math.max(1, last - first)}%`);
    byId("histogram").style.setProperty("--right", `${(100 * (last - to)) / Math.max(1, last - first)}%`);
    byId("span").textContent = `Published ${spoken(day(from))} – ${spoken(day(to))}; a bar is a ${unit}`;
  }
  if (days.length > 1) {
    byId("timeline").hidden = false;
    for (const id of ["from", "to"]) byId(id).max = last - first;
    byId("from").addEventListener("input", () => {
      const at = Math.min(Number(byId("from").value), Number(byId("to").value));
      change({ from: at ? day(first + at) : null });
    });
    byId("to").addEventListener("input", () => {
      const at = Math.max(Number(byId("from").value), Number(byId("to").value));
      change({ to: first + at < last ? day(first + at) : null });
    });
    onChange((now, patch) => {
      if (sifts(patch, ["from", "to"])) draw();
      show();
    });
    draw();
    show();
  }
  return { draw, spoken };
})();
