"use strict";
// Keys, the live stream, times that tick, dialogs, unsaved forms. Every page works without this file.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");

  const token = () => $("meta[name=form-token]")?.content ?? "";
  // Requests by htmx bring the form's token.
  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-Form-Token"] = token();
  });
  // What a refused form answers is shown like any other page.
  // One that is about something else, a lost session or a missing page, takes the place of the whole page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target, requestConfig } = event.detail;
    if (xhr.status < 400 || requestConfig.verb === "get") return;
    event.detail.shouldSwap = true;
    if (xhr.responseText.includes(`id="${target.id}"`)) return;
    Object.assign(event.detail, { target: $("main"), selectOverride: "main", swapOverride: "outerHTML" });
  });

  // Dialogs: without script they stand open on the page; with it they are modal.
  const openDialogs = () => {
    for (const dialog of $$("dialog.act[open]")) {
      if (dialog.matches(":modal")) continue;
      dialog.close();
      dialog.showModal();
      const first = $("[aria-invalid=true]", dialog) ?? $("input:not([type=hidden]), select, textarea", dialog);
      first?.focus();
    }
  };
  for (const button of $$("[data-print]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("[data-keys]")) $("#keys").showModal();
    if (target.closest("[data-print]")) print();
    const copy = target.closest("[data-copy]");
    if (copy) {
      const text = $(copy.dataset.copy);
      text.select();
      navigator.clipboard?.writeText(text.value).then(() => (copy.textContent = copy.dataset.done));
    }
    const close = target.closest("[data-close]");
    if (close) {
      event.preventDefault();
      close.closest("dialog").close();
    }
    for (const menu of $$("details.me[open], details.more[open]")) if (!menu.contains(target)) menu.open = false;
  });

  // Lists: j and k move, Enter opens. On a narrow screen nothing is preloaded.
  const move = (step) => {
    const links = $$("[data-list] a[href]").filter((link) => link.offsetParent);
    if (!links.length) return;
    const here = links.indexOf(document.activeElement);
    const at = here >= 0 ? here : links.findIndex((link) => link.ariaCurrent === "true") - (step > 0 ? 0 : 0);
    links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
  };

  // Rooms on floors: the arrows go from door to door.
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const walk = (event) => {
    const cell = steps[event.key] && event.target.closest("[data-grid] td");
    if (!cell) return;
    const [down, right] = steps[event.key];
    let [row, place] = [cell.parentElement, cell.cellIndex];
    for (;;) {
      if (down) row = down > 0 ? row.nextElementSibling : row.previousElementSibling;
      place += right;
      const next = row?.cells[place];
      if (!next || next.tagName !== "TD") return;
      const door = $("a", next);
      if (!door) continue;
      event.preventDefault();
      return door.focus();
    }
  };

  const press = (key) => {
    const target = $$(`[data-key="${key}"]`).find((element) => element.offsetParent || element.closest("details"));
    if (!target) return false;
    const menu = target.closest("details");
    if (menu) menu.open = true;
    target.click();
    return true;
  };

  const reply = () => {
    const box = $("#say");
    if (!box) return false;
    const toCustomer = $("[data-reply]");
    if (toCustomer) toCustomer.checked = true;
    box.focus();
    return true;
  };

  const chooseKind = (digit) => {
    const kind = $(`[data-digit="${digit}"]`);
    if (!kind) return false;
    kind.checked = true;
    kind.dispatchEvent(new Event("change", { bubbles: true }));
    if (kind.dataset.next) $(`#${kind.dataset.next}`)?.focus();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.form;
      if (!form) return;
      event.preventDefault();
      return form.requestSubmit($("[data-save]", form) ?? undefined);
    }
    if (event.altKey && event.key === "0" && $("[data-tell]")) {
      event.preventDefault();
      return $("[data-tell]").click();
    }
    if (event.altKey && /^[1-9]$/.test(event.key) && chooseKind(event.key)) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || $("dialog:modal")) return;
    walk(event);
    const known = {
      "/": () => ($("#box") ?? $("#find"))?.focus() ?? true,
      n: () => $("#new")?.click() ?? true,
      j: () => move(1) ?? true,
      k: () => move(-1) ?? true,
      r: reply,
      x: () => toggle(false),
      X: () => toggle(true),
      "?": () => $("#keys")?.showModal() ?? true,
    };
    const done = known[event.key]?.() || (/^[1-9]$/.test(event.key) && chooseKind(event.key)) || (/^[a-z]$/.test(event.key) && press(event.key));
    if (done) event.preventDefault();
  });

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
    // Another kind of outage brings its sentence, where nobody has written another.
    const sentence = event.target.dataset?.says && $("#o-sentence");
    const known = sentence && $$("[data-says]").map((one) => one.dataset.says);
    if (sentence && (!sentence.value.trim() || known.includes(sentence.value))) sentence.value = event.target.dataset.says;
    const file = event.target;
    if (file.type === "file") {
      const isLarge = [...file.files].some((one) => one.size > Number(file.dataset.most));
      file.setCustomValidity(isLarge ? file.dataset.tooLarge : "");
      file.reportValidity();
    }
  });

  // Forms: leaving with something typed is asked about; sending is not.
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || event.target.matches("[data-choose], [data-choose-all]")) return;
    if (form.matches("[data-watch], .compose")) changed.add(form);
    if (form.closest("main")) wrote(form);
    if (form.dataset.draft) keepSoon(form);
  });
  document.addEventListener("submit", (event) => {
    changed.delete(event.target);
    forget(event.target);
  });
  addEventListener("beforeunload", (event) => {
    const isDirty = [...changed].some((form) => form.isConnected && !form.closest("dialog:not([open])"));
    if (isDirty) event.preventDefault();
  });

  // Drafts: what is typed is kept on the server a second after the last key, and says so. Sending takes it along.
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
  const keepSoon = (form) => {
    forget(form);
    const abort = new AbortController();
    keeping.set(form, { abort, timer: setTimeout(() => keep(form, abort), 1000) });
  };

  // Who is at a case: a page of it gives a sign of life every 20 s, and says when somebody writes, and when it goes.
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
    } catch { /* the next one goes through */ }
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
  addEventListener("pagehide", go);
  document.addEventListener("submit", (event) => { if (event.target.matches(".compose, dialog.act form")) wroteAt = 0; });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });

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
  if ($("[data-print-now]")) addEventListener("load", () => print());

  // Times: below an hour the minutes count on by themselves. The words come with the page.
  const tick = () => {
    const words = document.body.dataset;
    for (const element of $$("[data-since]")) {
      const minutes = Math.max(1, Math.ceil((Date.now() - Date.parse(element.dataset.since)) / 60000));
      if (minutes < 60) element.textContent = words.minutes.replace("{n}", minutes);
    }
    for (const element of $$("[data-due]")) {
      const left = Date.parse(element.dataset.due) - Date.now();
      const minutes = Math.max(1, Math.ceil(Math.abs(left) / 60000));
      if (Number.isNaN(left) || minutes >= 60 || !words.left) continue;
      element.textContent = (left < 0 ? words.late : words.left).replace("{span}", words.minutes.replace("{n}", minutes));
      if (left < 0) element.classList.replace("warn", "late") || element.classList.replace("ok", "late");
    }
  };
  setInterval(tick, 30000);

  // The live stream: says that something changed; the parts of a page that care look again.
  const address = document.body.dataset.live;
  let stream;
  // At once where nothing was told for a while, and never more often than twice a second; the last one is never lost.
  const [soon, pause] = [150, 500];
  const waiting = new Set();
  const told = new Map();
  const tell = (name) => {
    if (waiting.has(name)) return;
    waiting.add(name);
    const rest = (told.get(name) ?? -pause) + pause - performance.now();
    setTimeout(() => {
      waiting.delete(name);
      told.set(name, performance.now());
      document.body.dispatchEvent(new CustomEvent(name));
    }, Math.max(soon, rest));
  };
  // Browsers open six connections to a server, so that the tabs of one browser share one stream: whoever holds the lock
  // listens, and tells the others. Without locks (plain HTTP over a network) each listens for itself.
  const tabs = window.BroadcastChannel && navigator.locks ? new BroadcastChannel("guanjia-live") : undefined;
  const cares = () => Boolean($('[hx-trigger*="live"], [data-hx-trigger*="live"]'));
  const noted = (number) => {
    tell("live");
    if (number) tell(`live-${number}`);
  };
  const isConnected = (is) => document.body.classList.toggle("offline", !is);
  if (tabs) {
    tabs.onmessage = ({ data }) => {
      if ("isConnected" in data) return isConnected(data.isConnected);
      return "look" in data ? tell(`look-${data.look}`) : noted(data.number);
    };
  }
  let release, abandon;
  const open = () => {
    stream = new EventSource(address);
    for (const topic of ["case", "promise", "board", "alert"]) {
      stream.addEventListener(topic, (event) => {
        let number;
        try { number = JSON.parse(event.data).number; } catch { /* a note without a number */ }
        noted(number);
        tabs?.postMessage({ number });
      });
    }
    // Who looks at a case is of interest to its own pages alone.
    stream.addEventListener("look", (event) => {
      let number;
      try { number = JSON.parse(event.data).number; } catch { return; }
      tell(`look-${number}`);
      tabs?.postMessage({ look: number });
    });
    const connected = (is) => { isConnected(is); tabs?.postMessage({ isConnected: is }); };
    stream.onopen = () => connected(true);
    stream.onerror = () => {
      connected(false);
      if (stream?.readyState !== EventSource.CLOSED) return;
      // It was refused, and the browser does not try again by itself.
      stream = undefined;
      setTimeout(() => { if (!tabs || release) open(); noted(); }, 15000);
    };
  };
  let isListening = false;
  const listen = () => {
    if (!address || !window.EventSource || isListening || !cares()) return;
    isListening = true;
    if (!tabs) return open();
    // What happened between two holders is looked for by the one that takes over.
    let isFirst = true;
    navigator.locks.request(`guanjia-live${address}`, { ifAvailable: true }, (lock) => {
      const hold = () => new Promise((end) => { release = end; open(); if (!isFirst) noted(); });
      if (lock) return hold();
      isFirst = false;
      abandon = new AbortController();
      navigator.locks.request(`guanjia-live${address}`, { signal: abandon.signal }, hold).catch(() => { /* left */ });
    });
  };
  const leave = () => {
    stream?.close();
    release?.();
    abandon?.abort();
    stream = release = abandon = undefined;
    isListening = false;
  };
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (event) => { if (event.persisted) { listen(); noted(); beat(); } });
  // A tab that was away may have been told nothing: on telephones the one that listens is put to sleep with its lock.
  let away = 0;
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && away && Date.now() - away > 60000) noted();
    away = document.hidden ? Date.now() : 0;
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    openDialogs();
    tick();
    const from = event.detail.requestConfig?.elt;
    if (from?.dataset?.then) {
      $(`#${from.dataset.then}`)?.focus();
      // The caller is known now: what is told at their place is looked for.
      $("#intake")?.dispatchEvent(new Event("change"));
    }
    if (from === box && isAsked) take();
    if (box) box.ariaExpanded = String(options().length > 0);
    // Whom it pointed at is gone with the list.
    if (box && !options().length) box.removeAttribute("aria-activedescendant");
  });
  openDialogs();
  listen();
  beat();
  countChosen();
})();
