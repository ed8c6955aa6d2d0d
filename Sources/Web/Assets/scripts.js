"use strict";
// The chooser of scripts over a case: it comes with the chooser, and stays. What is chosen goes to where one writes.
(() => {
  if (window.guanjiaScripts) return;
  window.guanjiaScripts = true;
  const rows = () => [...document.querySelectorAll("[data-script]")];
  const doors = () => rows().filter((row) => !row.hidden).flatMap((row) => [...row.querySelectorAll("[data-insert]")]);

  const insert = (door) => {
    const box = document.querySelector("#say");
    if (!box) return false;
    const said = door.dataset.insert ? "[data-said-english]" : "[data-said]";
    const text = door.closest("[data-script]").querySelector(said).textContent;
    const at = box.selectionStart ?? box.value.length;
    box.setRangeText(text, at, box.selectionEnd ?? at, "end");
    door.closest("dialog").close();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
    return true;
  };

  const filter = (find) => {
    const words = find.value.toLowerCase().split(/\s+/);
    for (const row of rows()) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-script-find]")) filter(event.target);
  });
  document.addEventListener("click", (event) => {
    const door = event.target.closest("[data-insert]");
    if (door && insert(door)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.closest?.("dialog.scripts") || event.isComposing) return;
    const all = doors(), here = all.indexOf(event.target);
    if (event.key === "Enter" && event.target.matches("[data-script-find]")) {
      event.preventDefault();
      all[0]?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    (all[here + step] ?? (step < 0 ? document.querySelector("[data-script-find]") : all[here]))?.focus();
  });
  // Who is quick has typed before this came.
  const find = document.querySelector("[data-script-find]");
  if (find) filter(find);
})();
