"use strict";
// A field that suggests while one types (the ARIA combobox pattern).
kg.combobox = (() => {
  const { element } = kg.dom;
  const MOST = 12;
  let made = 0;

  // options: [{ label, note, value }], most important first; choose(value) is called with null when the field is emptied.
  function combobox({ label, placeholder, options, choose, keep = false }) {
    const id = `combobox-${++made}`;
    const list = element("ul", { id: `${id}-list`, role: "listbox", className: "suggestions", hidden: true, "aria-label": label });
    const input = element("input", { id, type: "text", autocomplete: "off", placeholder, role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id, spellcheck: false });
    const box = element("div", { className: "combobox" }, element("label", { htmlFor: id }, label), input, list);
    const folded = options.map((option) => option.label.toLowerCase());
    let found = [];
    let active = -1;

    function matches(wanted) {
      if (!wanted) return options.slice(0, MOST);
      const hits = [];
      for (const [number, text] of folded.entries()) {
        const at = text.indexOf(wanted);
        if (at >= 0) hits.push([at === 0 ? 0 : /\W/.test(text[at - 1]) ? 1 : 2, number]);
      }
      return hits.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, MOST).map(([, number]) => options[number]);
    }
    function open() {
      found = matches(input.value.trim().toLowerCase());
      list.replaceChildren(
        ...found.map((option, number) => {
          const item = element("li", { id: `${id}-${number}`, role: "option", "aria-selected": "false" }, element("span", {}, kg.dom.short(option.label, 80)), element("span", { className: "note" }, option.note || ""));
          item.addEventListener("pointerdown", (event) => event.preventDefault());
          item.addEventListener("click", () => take(option));
          return item;
        }),
      );
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      mark(found.length && input.value ? 0 : -1);
    }
    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    }
    function mark(number) {
      active = number;
      [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
      if (active >= 0) {
        input.setAttribute("aria-activedescendant", `${id}-${active}`);
        list.children[active].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }
    function take(option) {
      input.value = keep ? option.label : "";
      close();
      choose(option.value);
    }
    input.addEventListener("input", () => {
      if (keep && !input.value) choose(null);
      open();
    });
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", open);
    input.addEventListener("blur", () => setTimeout(close, 0));
    input.addEventListener("keydown", (event) => {
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in moves) {
        if (list.hidden) open();
        else if (found.length) mark((active + moves[event.key] + found.length) % found.length);
        event.preventDefault();
      } else if (event.key === "Enter" && active >= 0) {
        take(found[active]);
        event.preventDefault();
      } else if (event.key === "Escape" && !list.hidden) {
        close();
        event.stopPropagation();
      }
    });
    return { box, input, show: (text) => (input.value = text) };
  }
  return combobox;
})();
