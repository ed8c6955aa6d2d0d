"use strict";
// Drafts, and who is at a case.
(() => {
  const { $, changed, token } = window.guanjia;

  // What is typed is kept a second after the last key.
  const keeping = new Map();
  const forget = (form) => {
    clearTimeout(keeping.get(form)?.timer);
    keeping.get(form)?.abort.abort();
    keeping.delete(form);
  };
  const keep = async (form, abort) => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    body.set("draftOf", form.dataset.draft);
    const mark = $(".draft-mark", form);
    try {
      const answer = await fetch(document.body.dataset.drafts, { method: "POST", body, signal: abort.signal });
      if (!answer.ok) throw new Error(answer.status);
      const text = await answer.text();
      if (abort.signal.aborted) return;
      mark.innerHTML = text;
      changed.delete(form);
    } catch {
      if (!abort.signal.aborted) mark.textContent = document.body.dataset.notKept;
    }
  };
  const keepSoon = (form, ms = 1000) => {
    forget(form);
    const abort = new AbortController();
    keeping.set(form, { abort, timer: setTimeout(() => keep(form, abort), ms) });
  };

  // Who is at a case: a page of it gives a sign of life every 20 s, says when somebody writes and when it goes.
  let wroteAt = 0, saidWriting = false;
  const isWriting = () => Date.now() - wroteAt < 60000 && Boolean($(".case"));
  const show = (text) => {
    const next = document.createElement("template");
    next.innerHTML = text.trim();
    const [here, news] = [$("#here"), next.content.firstElementChild];
    if (here && news?.id === "here" && here.textContent !== news.textContent) here.replaceChildren(...news.childNodes);
  };
  const beat = async () => {
    const address = $("[data-look]")?.dataset.look;
    if (!address || document.hidden) return;
    saidWriting = isWriting();
    const seen = $("#timeline")?.dataset.newest ?? "";
    const body = new URLSearchParams({ form_token: token(), seen, writing: saidWriting ? "1" : "0" });
    try {
      const answer = await fetch(address, { method: "POST", body });
      if (!answer.ok) return;
      show(await answer.text());
      $(`#line-${address.split("/")[2]} .tag.new`)?.remove();
    } catch { /* the next one does */ }
  };
  const wrote = (form) => {
    if (!form.matches(".compose, dialog.act form")) return;
    wroteAt = Date.now();
    if (!saidWriting) beat();
  };
  const go = () => {
    const address = $("[data-look]")?.dataset.look;
    if (address) navigator.sendBeacon(address, new URLSearchParams({ form_token: token(), leaving: "1" }));
  };
  setInterval(beat, 20000);
  addEventListener("pageshow", (event) => { if (event.persisted) beat(); });
  addEventListener("pagehide", go);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form) return;
    if (form.closest("main")) wrote(form);
    if (form.dataset.draft) keepSoon(form);
  });
  document.addEventListener("submit", (event) => {
    forget(event.target);
    if (event.target.matches(".compose, dialog.act form")) wroteAt = 0;
  });
  beat();

  // What was refused is kept at once; fields are shown by answers.
  const ask = () => {
    const back = $("[data-draft]:has([role=alert])");
    if (back && !keeping.has(back)) keepSoon(back, 0);
    document.querySelectorAll("[data-when]").forEach((one) => {
      const { when, is } = one.dataset, said = new FormData(one.closest("form"));
      one.hidden = !is.split(" ").some((word) => said.getAll(when).includes(word) || said.has(`${when}.${word}`));
    });
  };
  for (const event of ["change", "htmx:afterSettle"]) document.addEventListener(event, ask);
  ask();
})();
