"use strict";
// What every page has: keys, dialogs, forms that are left, times that tick. Every page works without this file.
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
    if (!links.length) return true;
    const here = links.indexOf(document.activeElement);
    const at = here >= 0 ? here : links.findIndex((link) => link.ariaCurrent === "true");
    links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
    return true;
  };

  // A letter presses the button or the link that has it.
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

  const choose = ({ key }) => {
    const kind = $(`[data-digit="${key}"]`);
    if (!kind) return false;
    kind.checked = true;
    kind.dispatchEvent(new Event("change", { bubbles: true }));
    if (kind.dataset.next) $(`#${kind.dataset.next}`)?.focus();
    return true;
  };

  const send = ({ target }) => {
    target.form?.requestSubmit($("[data-save]", target.form) ?? undefined);
    return Boolean(target.form);
  };

  // What keys do; each answers whether it did something. The scripts of pages add theirs. They stand in keys.mustache
  // for people, and a test compares the two.
  const keys = {
    "Ctrl+Enter": send,
    "Alt+1–9": choose,
    "1–9": choose,
    "/": () => ($("#box") ?? $("#find"))?.focus() ?? true,
    "n": () => $("#new")?.click() ?? true,
    "j": () => move(1),
    "k": () => move(-1),
    "r": reply,
    "?": () => $("#keys")?.showModal() ?? true,
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const held = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "");
    if (!held && (typing(event.target) || $("dialog:modal"))) return;
    const key = held + (/^[1-9]$/.test(event.key) ? "1–9" : event.key);
    if (keys[key]?.(event) || (/^[a-z]$/.test(key) && press(key))) event.preventDefault();
  });

  document.addEventListener("change", (event) => {
    const target = event.target;
    // Another kind of outage brings its sentence, where nobody has written another.
    const sentence = target.dataset?.says && $("#o-sentence");
    const known = sentence && $$("[data-says]").map((one) => one.dataset.says);
    if (sentence && (!sentence.value.trim() || known.includes(sentence.value))) sentence.value = target.dataset.says;
    if (target.type === "file") {
      const isLarge = [...target.files].some((one) => one.size > Number(target.dataset.most));
      target.setCustomValidity(isLarge ? target.dataset.tooLarge : "");
      target.reportValidity();
    }
  });

  // Forms: leaving with something typed is asked about; sending is not.
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || event.target.matches("[data-choose], [data-choose-all]")) return;
    if (form.matches("[data-watch], .compose")) changed.add(form);
  });
  document.addEventListener("submit", (event) => changed.delete(event.target));
  addEventListener("beforeunload", (event) => {
    const isDirty = [...changed].some((form) => form.isConnected && !form.closest("dialog:not([open])"));
    if (isDirty) event.preventDefault();
  });
  if ($("[data-print-now]")) addEventListener("load", () => print());

  // Times: below an hour the minutes count on by themselves. The words come with the page.
  const tick = () => {
    const words = document.body.dataset;
    for (const element of $$("[data-since]")) {
      const minutes = Math.max(1, Math.ceil((Date.now() - Date.parse(element.dataset.since)) / 60000));
      if (minutes < 60 && words.minutes) element.textContent = words.minutes.replace("{n}", minutes);
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

  document.addEventListener("htmx:afterSettle", () => {
    openDialogs();
    tick();
  });
  openDialogs();
  // No page of rounds stays behind.
  document.addEventListener('submit', event =>
    event.target.getAttribute('action')?.endsWith('/sign-out') && self.caches?.delete('rounds'));
  // For the scripts of pages, which come after this one.
  window.guanjia = { $, $$, keys, changed, token };
})();
