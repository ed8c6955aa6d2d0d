"use strict";
// Lists of cases that are chosen for something.
(() => {
  const { $, $$, keys } = window.guanjia;

  // Lists: x chooses the case that is lit, with Shift all from the last one on; so do the boxes.
  let lastBox;
  const boxes = () => $$("[data-choose]");
  const countChosen = () => {
    const count = boxes().filter((one) => one.checked).length;
    for (const place of $$("[data-chosen]")) place.textContent = count ? ` ${count}` : "";
  };
  const choose = (box, isRange) => {
    const all = boxes();
    const [from, to] = [all.indexOf(lastBox), all.indexOf(box)].sort((a, b) => a - b);
    if (isRange && from >= 0) for (const one of all.slice(from, to + 1)) one.checked = box.checked;
    lastBox = box;
    countChosen();
  };
  document.addEventListener("click", (event) => {
    const box = event.target.closest?.("[data-choose]");
    if (box) choose(box, event.shiftKey);
    if (!event.target.matches?.("[data-choose-all]")) return;
    for (const one of boxes()) one.checked = event.target.checked;
    countChosen();
  });
  const toggle = (isRange) => {
    const box = $("[data-choose]", document.activeElement.closest("tr") ?? document.createElement("p"));
    if (!box) return false;
    box.checked = !box.checked;
    choose(box, isRange);
    return true;
  };
  Object.assign(keys, {
    "x": () => toggle(false),
    "X": () => toggle(true),
  });
  countChosen();
})();
