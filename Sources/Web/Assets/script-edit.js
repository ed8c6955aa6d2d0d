"use strict";
// A script while it is written: a variable that does not exist is named at once with the nearest one that does, and
// what would be said stands below with samples. What is kept is checked again by the server.
(() => {
  const marks = [...document.querySelectorAll("[data-variable]")];
  const known = new Map(marks.map((one) => [one.dataset.variable, one.dataset.sample]));

  // How many letters differ.
  const distance = (a, b) => {
    let row = [...Array(b.length + 1).keys()];
    for (const [i, letter] of [...a].entries()) {
      const next = [i + 1];
      for (const [j, other] of [...b].entries()) {
        next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (letter === other ? 0 : 1)));
      }
      row = next;
    }
    return row.at(-1);
  };
  const nearest = (name) => [...known.keys()].sort((a, b) => distance(name, a) - distance(name, b))[0];

  const look = (box, place) => {
    const { unknown, near } = place.dataset;
    const faults = [];
    const said = box.value.replace(/\{\{([\s\S]*?)(\}\}|$)/g, (mark, inside, end) => {
      const name = inside.trim();
      if (end && known.has(name)) return known.get(name);
      faults.push(`${unknown} {{${name.slice(0, 20)}}} ${near} {{${nearest(name)}}}`);
      return mark;
    });
    const [fault, shown] = place.children;
    if (fault.textContent !== faults.join("\n")) fault.textContent = faults.join("\n");
    shown.textContent = said;
    fault.hidden = !faults.length;
    place.hidden = !box.value.includes("{{");
  };
  for (const place of document.querySelectorAll("[data-script-look]")) {
    const box = document.getElementById(place.dataset.scriptLook);
    box.addEventListener("input", () => look(box, place));
    look(box, place);
  }
})();
