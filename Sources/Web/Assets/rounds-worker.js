// Behind the pages of rounds: what was seen with a signal is shown without one.
const CACHE = 'rounds';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

// The network first; what was kept where there is none. An answer that is no page of ours is not kept.
async function page(request, path) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(path) || await cache.match('/rounds');
    if (kept) return kept;
    throw error;
  }
}

// Their addresses change with what is in them: what is kept is what would come.
async function asset(request) {
  const kept = await caches.match(request);
  return kept || fetch(request);
}

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) return event.respondWith(asset(event.request));
  const isPage = event.request.mode === 'navigate'
    && (url.pathname === '/rounds' || /^\/rounds\/walks\/[^/]+$/.test(url.pathname));
  if (isPage) event.respondWith(page(event.request, url.pathname));
});
