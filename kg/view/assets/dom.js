"use strict";
// Making elements. Words only ever become text: nothing here parses markup.
const kg = {};
kg.dom = (() => {
  const byId = (id) => document.getElementById(id);

  function element(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (value === null || value === undefined) continue;
      if (key === "dataset") Object.assign(made.dataset, value);
      else if (key in made) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }
  function button(label, act, properties) {
    const made = element("button", { type: "button", ...properties }, label);
    made.addEventListener("click", act);
    return made;
  }
  function drawn(name, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const short = (text, length = 90) => (text.length > length ? text.slice(0, length - 1) + "…" : text);
  const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

  return { byId, element, button, drawn, short, plural };
})();
