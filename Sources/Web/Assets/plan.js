"use strict";
(() => {
  const { $, keys } = window.guanjia;

  // Rooms on floors: the arrows go from door to door.
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const walk = (event) => {
    const cell = event.target.closest("[data-grid] td");
    if (!cell) return false;
    const [down, right] = steps[event.key];
    let [row, place] = [cell.parentElement, cell.cellIndex];
    for (;;) {
      if (down) row = down > 0 ? row.nextElementSibling : row.previousElementSibling;
      place += right;
      const next = row?.cells[place];
      if (!next || next.tagName !== "TD") return false;
      const door = $("a", next);
      if (!door) continue;
      door.focus();
      return true;
    }
  };
  Object.assign(keys, {
    "ArrowUp": walk,
    "ArrowDown": walk,
    "ArrowLeft": walk,
    "ArrowRight": walk,
  });
})();
