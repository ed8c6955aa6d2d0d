"use strict";
// Parts of a page that change while it stands open: the live stream says when, and they change where they are.
(() => {
  const { $, $$ } = window.guanjia;

  // Somebody is at a field, or has typed into it what the server does not know.
  const isTyped = (field) => {
    if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
    if (!field.matches("select")) return field.value !== field.defaultValue;
    const first = [...field.options].findIndex((one) => one.defaultSelected);
    return field.selectedIndex !== Math.max(0, first);
  };
  const fields = "input, select, textarea";
  const isBusy = (element) =>
    [element, ...(element.children ? $$(fields, element) : [])].some(
      (one) => one.matches?.(fields) && (one === document.activeElement || isTyped(one)));

  // What an element is known by among its siblings: a row by what it leads to.
  const known = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeName;
    const inner = node.matches("li, tr") ? $("[id], [href]", node) : undefined;
    const mark = [node, inner].map((one) => one?.id || one?.getAttribute("href") || one?.getAttribute("action"));
    return `${node.localName} ${mark.find(Boolean) ?? ""}`;
  };

  // Makes a part what the server says it is, and leaves what somebody is at: the focus, a selection, what is typed and
  // not sent, what is unfolded, how far it is scrolled. What is as it should be is not touched.
  const change = (here, next) => {
    if (here.isEqualNode(next)) return;
    const isField = here.matches(fields);
    const isKept = isField && isTyped(here);
    const isUsers = (name) => name === "open" && here.matches("details, dialog");
    for (const { name, value } of [...next.attributes]) {
      if (here.getAttribute(name) !== value && !isUsers(name)) here.setAttribute(name, value);
    }
    for (const { name } of [...here.attributes]) {
      if (!next.hasAttribute(name) && !isUsers(name)) here.removeAttribute(name);
    }
    // It fills itself.
    if (here.matches("[data-own]")) return;
    fill(here, next);
    if (!isField || isKept) return;
    if (here.matches("[type=checkbox], [type=radio]")) here.checked = here.defaultChecked;
    else if (here.type !== "file" && here.value !== next.value) here.value = next.value;
  };
  const fill = (here, next) => {
    const rest = new Map();
    for (const child of here.childNodes) rest.set(known(child), [...(rest.get(known(child)) ?? []), child]);
    const pairs = [...next.childNodes].map((child) => ({ child, mate: rest.get(known(child))?.shift() }));
    // What is gone goes, but not from under somebody's hands: there it stays as it is until they have finished.
    for (const gone of [...rest.values()].flat()) {
      if (!isBusy(gone)) { gone.remove(); continue; }
      const pair = pairs.find(({ child, mate }) => !mate && child.localName === gone.localName);
      if (pair) Object.assign(pair, { mate: gone, isLeft: true });
    }
    let at = here.firstChild;
    for (const { child, mate, isLeft } of pairs) {
      if (!mate) { here.insertBefore(child, at); continue; }
      // Who has the focus would lose it by being moved: the others move.
      const after = mate.nextSibling;
      while (at !== mate && mate.contains(document.activeElement)) {
        const other = at;
        at = at.nextSibling;
        here.insertBefore(other, after);
      }
      if (at !== mate) here.insertBefore(mate, at);
      at = mate.nextSibling;
      if (isLeft) continue;
      if (mate.nodeType === Node.ELEMENT_NODE) change(mate, child);
      else if (mate.nodeValue !== child.nodeValue) mate.nodeValue = child.nodeValue;
    }
  };
  // hx-swap="morph" changes the part itself, "morph-inside" what is in it.
  window.htmx?.defineExtension("morph", {
    isInlineSwap: (style) => style === "morph",
    handleSwap: (style, target, fragment) => {
      if (!style.startsWith("morph")) return false;
      const next = style === "morph" ? fragment.querySelector(`#${CSS.escape(target.id)}`) : undefined;
      if (next) change(target, next);
      else if (style === "morph-inside") fill(target, fragment);
      return [target];
    },
  });

  // The live stream: says that something changed; the parts of a page that care look again.
  const address = document.body.dataset.live;
  let stream;
  // At once where nothing was told for a while, and never more often than twice a second; the last one is never lost.
  // What is large and not urgent listens for "live-calm", every 3 s at most.
  const [soon, pause, calm] = [150, 500, 3000];
  const waiting = new Set();
  const told = new Map();
  const tell = (name, least = pause) => {
    if (waiting.has(name)) return;
    waiting.add(name);
    const rest = (told.get(name) ?? -least) + least - performance.now();
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
  // By what a page listens to single cases: `live-2611-00042`.
  const listened = () => $$('[hx-trigger*="live-"]').flatMap(
    (it) => it.getAttribute("hx-trigger").match(/live-\d[\w-]*/g) ?? []);
  // Without a number it may have been any of them.
  const noted = (number) => {
    tell("live");
    tell("live-calm", calm);
    for (const name of new Set(number ? [`live-${number}`] : listened())) tell(name);
  };
  const isConnected = (is) => document.body.classList.toggle("offline", !is);
  if (tabs) {
    tabs.onmessage = ({ data }) => {
      if ("isConnected" in data) return isConnected(data.isConnected);
      return "look" in data ? tell(`look-${data.look}`) : noted(data.number);
    };
  }
  let release, abandon;
  // What was told while nobody listened is looked for by all tabs, once somebody does again.
  let isAnew = false;
  const open = () => {
    stream = new EventSource(address);
    for (const topic of ["case", "promise", "call", "board", "alert"]) {
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
    stream.onopen = () => {
      connected(true);
      if (isAnew) {
        noted();
        tabs?.postMessage({});
      }
      isAnew = true;
    };
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
    navigator.locks.request(`guanjia-live${address}`, { ifAvailable: true }, (lock) => {
      const hold = () => new Promise((end) => { release = end; open(); });
      if (lock) return hold();
      isAnew = true;
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

  listen();
})();
