"use strict";
// A box for the code of a place: what is typed, by any part of its code or name, is looked for in the project chosen
// beside it, and offered below. Without it the code is typed.
(() => {
  const { $, $$ } = window.guanjia;
  const most = 12;

  const fill = (list, places) =>
    list.replaceChildren(
      ...places.map(({ code, name }) => {
        const option = document.createElement("option");
        option.value = code;
        if (name !== code) option.label = name;
        return option;
      }),
    );
  const find = async (text, project, signal) => {
    const query = new URLSearchParams({ q: text, project, limit: String(most) });
    const answer = await fetch(`/api/v1/places?${query}`, { headers: { accept: "application/json" }, signal });
    return answer.ok ? (await answer.json()).items.filter((one) => !one.retiredOn) : [];
  };
  const watch = (box) => {
    const list = document.createElement("datalist");
    list.id = `${box.id}-found`;
    box.after(list);
    box.setAttribute("list", list.id);
    let [timer, asked] = [0, undefined];
    const look = async () => {
      asked?.abort();
      asked = new AbortController();
      const project = $("[name=project]", box.closest("[data-post]"))?.value;
      if (!box.value.trim() || !project) return list.replaceChildren();
      try {
        fill(list, await find(box.value.trim(), project, asked.signal));
      } catch (error) {
        if (error.name !== "AbortError") list.replaceChildren();
      }
    };
    box.addEventListener("input", () => {
      clearTimeout(timer);
      // One of those that are offered was taken.
      if (![...list.options].some((one) => one.value === box.value)) timer = setTimeout(look, 120);
    });
  };
  for (const box of $$("[data-place-box]")) watch(box);
})();
