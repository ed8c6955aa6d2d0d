"use strict";
// Keys, the live stream, times that tick, dialogs, unsaved forms. Every page works without this file.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");

  // Requests by htmx bring the form's token.
  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-Form-Token"] = $("meta[name=form-token]")?.content ?? "";
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
    const known = {
      "/": () => ($("#box") ?? $("#find"))?.focus() ?? true,
      n: () => $("#new")?.click() ?? true,
      j: () => move(1) ?? true,
      k: () => move(-1) ?? true,
      r: reply,
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
    if (event.target.form?.matches("[data-watch], .compose")) changed.add(event.target.form);
  });
  document.addEventListener("submit", (event) => changed.delete(event.target));
  addEventListener("beforeunload", (event) => {
    const isDirty = [...changed].some((form) => form.isConnected && !form.closest("dialog:not([open])"));
    if (isDirty) event.preventDefault();
  });

  // Times: below an hour the minutes count on by themselves. The words come with the page.
  const tick = () => {
    const words = document.body.dataset;
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
  const waiting = new Set();
  const tell = (name) => {
    if (waiting.has(name)) return;
    waiting.add(name);
    setTimeout(() => {
      waiting.delete(name);
      document.body.dispatchEvent(new CustomEvent(name));
    }, 1000);
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
  if (tabs) tabs.onmessage = ({ data }) => ("isConnected" in data ? isConnected(data.isConnected) : noted(data.number));
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
  addEventListener("pageshow", (event) => { if (event.persisted) { listen(); noted(); } });
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
})();
