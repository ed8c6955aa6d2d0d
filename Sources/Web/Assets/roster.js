"use strict";
// A month filled from the keyboard. What is set shows at once and is sent together when the hands rest; the page works by
// its form without this file.
(() => {
  const { $, $$ } = window.guanjia;
  const table = () => $("[data-roster]");
  if (!table()) return;

  const legend = () => $$(".roster-legend [data-shift]");
  const byLetter = (letter) => legend().find((one) => one.dataset.letter === letter);
  const byMark = (mark) => legend().find((one) => one.dataset.mark === mark);
  const byKey = (key) => legend().find((one) => one.dataset.shift === key);
  const days = () => $$("thead [data-day]", table()).map((one) => one.dataset.day);
  const rows = () => [...table().tBodies[0].rows];
  // By row and day, both from nought; the name stands before the days.
  const at = ([row, day]) => (day >= 0 && day < days().length ? rows()[row]?.cells[day + 1] : undefined);
  const shift = (cell) => byMark(cell.textContent)?.dataset.shift ?? cell.textContent;

  let [anchor, head] = [[0, 0], [0, 0]];
  let copied = [];
  // What was set, group by group, for undoing; and what waits to be sent: by staff and day what it is and what it was.
  const undo = [];
  let waiting = new Map();
  let isSending = false;
  let timer;

  const box = () => {
    const [top, left] = [Math.min(anchor[0], head[0]), Math.min(anchor[1], head[1])];
    const [bottom, right] = [Math.max(anchor[0], head[0]), Math.max(anchor[1], head[1])];
    return { top, left, bottom, right };
  };
  const draw = (focuses = true) => {
    for (const cell of $$("[aria-selected=true]", table())) cell.removeAttribute("aria-selected");
    for (const cell of $$("td[tabindex='0']", table())) cell.tabIndex = -1;
    const { top, left, bottom, right } = box();
    for (let row = top; row <= bottom; row += 1) {
      for (let day = left; day <= right; day += 1) at([row, day])?.setAttribute("aria-selected", "true");
    }
    const here = at(head);
    if (!here) return;
    here.tabIndex = 0;
    if (focuses) here.focus({ preventScroll: false });
  };

  const show = (cell, key) => {
    const one = byKey(key);
    cell.textContent = one?.dataset.mark ?? key;
    cell.className = [...cell.classList].filter((name) => !/^(sh-|unsent)/.test(name)).join(" ");
    if (one) cell.classList.add(one.dataset.colour);
    cell.classList.add("unsent");
  };
  const find = (edit) => {
    const row = rows().findIndex((one) => one.dataset.staff === edit.staff);
    return at([row, days().indexOf(edit.day)]);
  };
  const apply = (edits) => {
    for (const edit of edits) {
      const name = `${edit.staff} ${edit.day}`;
      waiting.set(name, { ...edit, was: waiting.get(name)?.was ?? edit.was });
      const cell = find(edit);
      if (cell) show(cell, edit.now);
    }
    clearTimeout(timer);
    timer = setTimeout(send, 700);
  };
  // Sets cells: [[row, day], key of the shift or nothing].
  const set = (pairs) => {
    const edits = pairs.flatMap(([place, now]) => {
      const cell = at(place);
      if (!cell || shift(cell) === now) return [];
      return [{ staff: rows()[place[0]].dataset.staff, day: days()[place[1]], was: shift(cell), now }];
    });
    if (edits.length) undo.push(edits);
    apply(edits);
  };
  const whole = (key) => {
    const { top, left, bottom, right } = box();
    const pairs = [];
    for (let row = top; row <= bottom; row += 1) {
      for (let day = left; day <= right; day += 1) pairs.push([[row, day], key]);
    }
    set(pairs);
  };

  const send = async () => {
    if (isSending || !waiting.size) return;
    isSending = true;
    const edits = [...waiting.values()].filter((one) => one.was !== one.now);
    const sent = waiting;
    waiting = new Map();
    const { action, project, department, month } = table().dataset;
    const cells = edits.map((one) => [one.staff, one.day, one.now, one.was].join(":")).join(";");
    try {
      if (cells) {
        const values = { project, department, month, cells };
        await window.htmx.ajax("POST", action, { target: "#roster", swap: "morph", values });
      }
      for (const cell of $$(".unsent", table())) cell.classList.remove("unsent");
    } catch {
      waiting = new Map([...sent, ...waiting]);
    }
    isSending = false;
    // What was set meanwhile stands on the page again.
    if (waiting.size) apply([...waiting.values()]);
    draw(table().contains(document.activeElement) || document.activeElement === document.body);
  };
  addEventListener("beforeunload", (event) => waiting.size && event.preventDefault());
  document.addEventListener("htmx:sendError", () => ($("#roster-trouble").hidden = false));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && $("#roster-trouble")) $("#roster-trouble").hidden = true;
  });

  const move = (down, right, extends_) => {
    const [row, day] = [head[0] + down, head[1] + right];
    if (at([row, day])) head = [row, day];
    if (!extends_) anchor = head;
    draw();
  };
  const copy = () => {
    const { top, left, bottom, right } = box();
    copied = [];
    for (let row = top; row <= bottom; row += 1) {
      copied.push([]);
      for (let day = left; day <= right; day += 1) copied[row - top].push(shift(at([row, day])));
    }
  };
  const paste = () => {
    const { top, left } = box();
    set(copied.flatMap((line, row) => line.map((key, day) => [[top + row, left + day], key])));
  };
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const press = (event) => {
    const isHeld = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (steps[key] && !isHeld) return move(...steps[key], event.shiftKey) ?? true;
    if (isHeld && key === "c") return copy() ?? true;
    if (isHeld && key === "v") return paste() ?? true;
    if (isHeld || event.altKey) return false;
    if (key === "Home") return move(0, -head[1], event.shiftKey) ?? true;
    if (key === "End") return move(0, days().length - 1 - head[1], event.shiftKey) ?? true;
    if (key === "Delete" || key === "Backspace") return whole("") ?? true;
    if (key === "u") {
      apply((undo.pop() ?? []).map((one) => ({ ...one, was: one.now, now: one.was })));
      return true;
    }
    const one = byLetter(key);
    if (!one) return false;
    whole(one.dataset.shift);
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !event.target.closest("[data-roster] tbody td")) return;
    if (!press(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("mousedown", (event) => {
    const cell = event.target.closest("[data-roster] tbody td");
    if (!cell || cell.cellIndex < 1 || cell.cellIndex > days().length) return;
    event.preventDefault();
    head = [cell.parentElement.sectionRowIndex, cell.cellIndex - 1];
    if (!event.shiftKey) anchor = head;
    draw();
  });
  document.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("[data-roster] tbody td");
    if (!(event.buttons & 1) || !cell || cell.cellIndex > days().length) return;
    head = [cell.parentElement.sectionRowIndex, cell.cellIndex - 1];
    draw();
  });

  // For whoever hears the page: a grid, of which one cell is reached by the tab key.
  const grid = () => {
    table().setAttribute("role", "grid");
    table().setAttribute("aria-multiselectable", "true");
  };
  grid();
  draw(false);
})();
