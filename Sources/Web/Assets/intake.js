"use strict";
(() => {
  const { $, $$, keys } = window.guanjia;

  // The box of the intake: arrows choose, Enter takes the first and goes on to the text.
  let isAsked = false;
  const box = $("#box");
  const options = () => $$("#candidates [role=option]");
  const light = (step) => {
    const all = options();
    if (!all.length) return;
    const next = (all.findIndex((one) => one.ariaSelected === "true") + step + all.length) % all.length;
    all.forEach((one, place) => (one.ariaSelected = String(place === next)));
    box.setAttribute("aria-activedescendant", all[next].id);
    all[next].scrollIntoView({ block: "nearest" });
  };
  const take = () => {
    isAsked = false;
    const chosen = options().find((one) => one.ariaSelected === "true") ?? options()[0];
    if (chosen) chosen.click();
    else $("#text").focus();
  };
  box?.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const isFirst = !options().some((one) => one.ariaSelected === "true");
      light(event.key === "ArrowDown" ? 1 : isFirst ? 0 : -1);
    }
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if ($("#candidates").dataset.q === box.value || !box.value.trim()) return take();
    isAsked = true;
    htmx.trigger(box, "now");
  });
  // A proposed category brings its kind, in sight of whoever chose it.
  document.addEventListener("change", (event) => {
    const kind = event.target.dataset?.kind;
    const radio = kind && $(`#kinds [value="${kind}"]`);
    if (radio) radio.checked = true;
  });
  // What is told of the place is the answer.
  Object.assign(keys, {
    "Alt+0": () => $("[data-tell]")?.click() ?? true,
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const from = event.detail.requestConfig?.elt;
    if (from?.dataset?.then) {
      $(`#${from.dataset.then}`)?.focus();
      // The caller is known now: what is told at their place is looked for.
      $("#intake")?.dispatchEvent(new Event("change"));
    }
    if (from === box && isAsked) take();
    box.ariaExpanded = String(options().length > 0);
    // Whom it pointed at is gone with the list.
    if (!options().length) box.removeAttribute("aria-activedescendant");
  });
})();
