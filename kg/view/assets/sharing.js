"use strict";
// The view as a picture and as a link.
kg.sharing = (() => {
  const { byId, element } = kg.dom;
  const { network } = kg.drawing;
  const MARGIN = 16;

  // What is drawn now, on paper of the same colour, with a line that says what it is.
  function picture() {
    const drawing = network.canvas.frame.canvas;
    const ratio = drawing.width / drawing.clientWidth;
    const style = getComputedStyle(document.documentElement);
    const foot = 34 * ratio;
    const canvas = element("canvas", { width: drawing.width, height: drawing.height + foot });
    const pen = canvas.getContext("2d");
    pen.fillStyle = style.getPropertyValue("--paper");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawing, 0, 0);
    pen.fillStyle = style.getPropertyValue("--soft");
    pen.font = `${13 * ratio}px system-ui, sans-serif`;
    pen.fillText(byId("counts").textContent, MARGIN * ratio, canvas.height - 12 * ratio, canvas.width - 2 * MARGIN * ratio);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }
  byId("picture").addEventListener("click", async () => {
    const address = URL.createObjectURL(await picture());
    element("a", { href: address, download: "diplomatic-statements.png" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  });

  const dialog = byId("share");
  byId("link").addEventListener("click", () => {
    byId("address").value = `${location.href.split("#")[0]}#${kg.state.written()}`;
    byId("copied").textContent = "";
    dialog.showModal();
    byId("address").select();
  });
  byId("copy").addEventListener("click", async () => {
    byId("address").select();
    try {
      await navigator.clipboard.writeText(byId("address").value);
      byId("copied").textContent = "copied";
    } catch {
      byId("copied").textContent = "selected: copy it with Ctrl+C";
    }
  });
  byId("done").addEventListener("click", () => dialog.close());
  return { picture };
})();
