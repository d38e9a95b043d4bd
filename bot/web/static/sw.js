// Where the network is gone, says so with the numbers that are always true, instead of the browser's own page.

const CACHE = "gospublic-__VERSION__";
const OFFLINE = "/offline";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([OFFLINE, "__STYLE__"])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== CACHE).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names))).then(() => self.clients.claim()));
});

// Answers are never kept: only a page that can't be opened is answered from here.
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  } else if (event.request.url.endsWith("__STYLE__")) {
    event.respondWith(fetch(event.request).catch(() => caches.match("__STYLE__")));
  }
});
