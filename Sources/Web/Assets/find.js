"use strict";
// The list under the find box: arrows choose, Enter opens, Escape closes. Without it the box is a form.
(() => {
  const { $, $$ } = window.guanjia;
  const box = $("#find");
  const list = $("#found");
  if (!box || !list) return;
  const options = () => $$("[role=option]", list);
  const lit = () => options().find((one) => one.ariaSelected === "true");
  const light = (option) => {
    for (const one of options()) one.ariaSelected = String(one === option);
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    // What is still on its way finds nothing to fill.
    htmx.trigger(box, "htmx:abort");
    list.replaceChildren();
    box.ariaExpanded = "false";
    light();
  };
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const all = options();
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
      event.preventDefault();
      const at = all.indexOf(lit());
      const step = event.key === "ArrowDown" ? 1 : -1;
      light(at < 0 && step < 0 ? all.at(-1) : all[(at + step + all.length) % all.length]);
    }
    if (event.key === "Escape" && list.firstChild) {
      event.preventDefault();
      close();
    }
    if (event.key !== "Enter") return;
    const chosen = lit();
    if (chosen) {
      event.preventDefault();
      chosen.click();
    }
  });
  list.addEventListener("htmx:afterSwap", () => {
    box.ariaExpanded = String(options().length > 0);
    light();
    if (document.activeElement !== box) close();
  });
  // Whoever goes elsewhere has no more need of it.
  document.addEventListener("focusin", ({ target }) => target.closest("form.find") || close());
  document.addEventListener("click", ({ target }) => target.closest("form.find") || close());
  // From the box of the page down into what it found.
  $("#find-q")?.addEventListener("keydown", (event) => {
    const first = $("[data-list] a[href]");
    if (event.key !== "ArrowDown" || event.isComposing || !first) return;
    event.preventDefault();
    first.focus();
  });
})();
