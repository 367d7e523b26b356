// Keeps what never changes (files under a fingerprint), and answers for the server when it cannot be reached.
const KEPT = "baton-static";
const AWAY = "/offline";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.add(new Request(AWAY, { cache: "reload" }))));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (/^\/static\/[0-9a-f]{12}\//.test(address.pathname)) event.respondWith(kept(request, address));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(AWAY)));
});

async function kept(request, address) {
  const cache = await caches.open(KEPT);
  const found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) {
    await forgetOthers(cache, address.pathname.split("/")[2]);
    await cache.put(request, answer.clone());
  }
  return answer;
}

/** Files of an earlier version are of no use to anybody. */
async function forgetOthers(cache, fingerprint) {
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/static/") && pathname.split("/")[2] !== fingerprint) await cache.delete(request);
  }
}
