// Network first; after 3 seconds, or without a network, the saved copy with a bar that says its age.
const KEPT = 'safe-passage-1';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method === 'GET' && url.origin === location.origin) event.respondWith(answer(event.request));
});
async function answer(request) {
  const kept = await caches.open(KEPT);
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), 3000);
  try {
    const fresh = await fetch(request.url, {signal: given.signal, cache: 'no-store', credentials: 'omit'});
    if (fresh.status >= 500) throw new Error(String(fresh.status));
    if (fresh.ok) await kept.put(request.url, fresh.clone());
    return fresh;
  } catch (away) {
    const copy = await kept.match(request.url, {ignoreSearch: true});
    if (!copy) throw away;
    return (copy.headers.get('Content-Type') || '').startsWith('text/html') ? marked(copy) : copy;
  } finally {
    clearTimeout(timer);
  }
}
async function marked(copy) {
  let page = await copy.text();
  const at = /data-at="(\d+)"/.exec(page), lang = /<html lang="([a-zA-Z-]+)"/.exec(page);
  if (at) {
    const minutes = Math.max(0, Math.floor((Date.now() / 1000 - Number(at[1])) / 60));
    const age = new Intl.NumberFormat(lang ? lang[1] : 'en').format(minutes);
    page = page.replace('<p class="bar saved" hidden="hidden">', '<p class="bar saved">')
      .replace('<b class="age"></b>', '<b class="age">' + age + '</b>');
  }
  return new Response(page, {headers: {'Content-Type': 'text/html; charset=utf-8'}});
}
