// Rounds without a signal: what was done at a point lies in this browser until the house has it. Each visit has a key of
// its own, so that one that is sent twice is there once; what is refused stays here until somebody decides.
(() => {
  const box = document.getElementById('unsent');
  if (!box || !('indexedDB' in window)) return;
  const walk = document.getElementById('walk');
  const words = box.dataset;
  const say = text => { box.querySelector('.say').textContent = text; };
  const token = () => document.querySelector('meta[name=form-token]').content;

  // The queue in the browser's own store.
  const opened = new Promise((done, failed) => {
    const ask = indexedDB.open('guanjia-rounds', 1);
    ask.onupgradeneeded = () => ask.result.createObjectStore('visits', {keyPath: 'key'});
    ask.onsuccess = () => done(ask.result);
    ask.onerror = () => failed(ask.error);
  });
  const store = async (mode, work) => {
    const base = await opened;
    return new Promise((done, failed) => {
      const deal = base.transaction('visits', mode);
      const ask = work(deal.objectStore('visits'));
      deal.oncomplete = () => done(ask.result);
      deal.onabort = deal.onerror = () => failed(deal.error);
    });
  };
  const all = async () => (await store('readonly', visits => visits.getAll()))
    .filter(one => one.staff === words.staff).sort((a, b) => a.at < b.at ? -1 : 1);
  const put = one => store('readwrite', visits => visits.put(one));
  const drop = one => store('readwrite', visits => visits.delete(one.key));

  const button = (text, work) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button';
    made.textContent = text;
    made.addEventListener('click', work);
    return made;
  };

  const line = one => {
    const made = document.createElement('li');
    const head = document.createElement('p');
    head.textContent = `${one.roundName} · ${one.pointName}`;
    const state = document.createElement('span');
    state.className = one.why ? 'tag late' : 'tag warn';
    state.textContent = one.why ? words.refused : words.waiting;
    head.append(' ', state);
    made.append(head);
    if (!one.why) return made;
    const why = document.createElement('p');
    why.className = 'quiet';
    why.textContent = one.why;
    const pair = document.createElement('div');
    pair.className = 'pair';
    pair.append(
      button(words.again, async () => { await put({...one, why: ''}); flush(); }),
      button(words.drop, async () => { if (confirm(words.sure)) { await drop(one); show(); } }));
    made.append(why, pair);
    return made;
  };

  // What waits here, and at which points of this round.
  const show = async () => {
    const waiting = await all();
    box.hidden = waiting.length === 0 && !box.querySelector('.say').textContent;
    box.querySelector('.num').textContent = waiting.length || '';
    box.querySelector('ul').replaceChildren(...waiting.map(line));
    if (!walk) return;
    for (const one of waiting.filter(one => one.round === walk.dataset.round)) mark(one.point);
  };

  const mark = point => {
    const item = document.getElementById(`point-${point}`);
    const form = item && item.querySelector('form.visit');
    if (!form) return;
    item.classList.add('point-kept');
    const kept = document.createElement('p');
    kept.className = 'say';
    kept.textContent = walk.dataset.kept;
    form.replaceWith(kept);
    item.querySelector('details').open = false;
    const next = walk.querySelector('.points form.visit');
    if (next) next.closest('details').open = true;
  };

  class Answer extends Error {
    constructor(status, text) { super(text); this.status = status; }
  }

  const post = async (url, body, headers) => {
    const answer = await fetch(url, {method: 'POST', body, headers: {'X-Form-Token': token(), ...headers}});
    const isJSON = (answer.headers.get('Content-Type') || '').includes('json');
    const said = isJSON ? await answer.json() : {};
    if (!answer.ok || !isJSON) throw new Answer(answer.status, said.detail || '');
    return said;
  };

  const send = async one => {
    const url = `${one.api}`;
    const photos = [];
    for (const photo of one.photos) {
      const form = new FormData();
      form.append('file', photo.blob, photo.name);
      photos.push((await post(`${url}/photos`, form)).photo);
    }
    const body = JSON.stringify({
      point: one.point, key: one.key, at: one.at, code: one.code, answers: one.answers, note: one.note, photos,
      route: one.route});
    return post(`${url}/visits`, body, {'Content-Type': 'application/json', 'Idempotency-Key': one.key});
  };

  let isSending = false;
  const flush = async () => {
    if (isSending) return;
    isSending = true;
    let sent = 0;
    let conflict = false;
    try {
      for (const one of (await all()).filter(one => !one.why)) {
        try {
          const visit = await send(one);
          conflict = conflict || Boolean(visit.conflict);
          await drop(one);
          sent += 1;
        } catch (error) {
          if (!(error instanceof Answer)) { say(words.offline); break; }
          if (error.status === 401 || error.status === 403) { say(error.message || words.signIn); break; }
          if (error.status >= 500 || error.status === 429 || error.status === 408) { say(error.message); break; }
          await put({...one, why: error.message || String(error.status)});
        }
      }
    } finally { isSending = false; }
    if (sent > 0) say(conflict && walk ? walk.dataset.conflict : words.sent);
    await show();
    if (sent > 0) refresh();
  };

  // The page anew, where nobody is in the middle of a form.
  const refresh = async () => {
    const isBusy = walk && [...walk.querySelectorAll('form.visit')].some(form => form.dataset.touched);
    if (isBusy) return;
    try {
      const answer = await fetch(location.pathname);
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of ['.points', '.work-head', '.work-head + p']) {
        const [old, now] = [document.querySelector(`.rounds ${part}`), fresh.querySelector(`.rounds ${part}`)];
        if (walk && old && now) old.replaceWith(now);
      }
          await keepAtLast();
      await show();
    } catch { /* the signal is gone again: what is on the screen stays */ }
  };

  const proof = async text => {
    const bytes = new TextEncoder().encode(text);
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  };

  const isRight = async form => {
    if (!form.dataset.proof || !crypto.subtle) return true;
    const code = form.elements.code.value.replace(/\s/g, '').toUpperCase();
    return form.dataset.proof === await proof(`${walk.dataset.round}:${code}`);
  };

  const take = async form => {
    const code = form.elements.code;
    if (!await isRight(form)) {
      code.setCustomValidity(walk.dataset.wrong);
      code.reportValidity();
      code.addEventListener('input', () => code.setCustomValidity(''), {once: true});
      return;
    }
    const data = new FormData(form);
    const answers = {};
    for (const [name, value] of data) {
      if (name.startsWith('answer-') && value !== '') answers[name.slice(7)] = Number(value);
    }
    const photos = data.getAll('file').filter(file => file.size > 0).map(file => ({blob: file, name: file.name}));
    const one = {
      key: crypto.randomUUID(), staff: words.staff, api: walk.dataset.api, round: walk.dataset.round,
      roundName: walk.dataset.name, route: walk.dataset.route, point: form.dataset.visit,
      pointName: form.closest('details').querySelector('.point-name').textContent, at: new Date().toISOString(),
      code: code ? code.value : '', answers, note: data.get('note') || '', photos, why: ''};
    try { await put(one); } catch { say(words.full); box.hidden = false; return; }
    mark(one.point);
    await show();
    flush();
  };

  // Pages and what they need, for when there is no signal. Another person's are forgotten.
  const keep = async () => {
    if (!('caches' in window)) return;
    if (localStorage.getItem('rounds-staff') !== words.staff) {
      await caches.delete('rounds');
      localStorage.setItem('rounds-staff', words.staff);
    }
    const cache = await caches.open('rounds');
    const files = [...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(one => one.href || one.src);
    for (const file of files) if (!await cache.match(file)) await cache.add(file);
    const pages = new Set([location.pathname, words.home]);
    for (const link of document.querySelectorAll('a[data-keep]')) pages.add(new URL(link.href).pathname);
    for (const path of pages) {
      const answer = await fetch(path);
      if (answer.redirected || answer.status === 403 || answer.status === 404) continue;
      if (!answer.ok) throw new Answer(answer.status, '');
      await cache.put(path, answer);
    }
    if ('serviceWorker' in navigator) await navigator.serviceWorker.register(words.worker, {scope: words.home});
  };

  // A request that fails is made again, a little later each time: who walks into the cellar counts on what is kept.
  const keepAtLast = async (wait = 1000) => {
    try { await keep(); } catch { setTimeout(keepAtLast, wait, Math.min(2 * wait, 60000)); }
  };

  document.addEventListener('submit', event => {
    const form = event.target.closest('form.visit');
    if (!form) return;
    event.preventDefault();
    take(form);
  });
  document.addEventListener('input', event => {
    const form = event.target.closest('form.visit');
    if (form) form.dataset.touched = 'yes';
  });
  window.addEventListener('online', flush);
  setInterval(flush, 30000);
  keepAtLast();
  show().then(flush);
})();
