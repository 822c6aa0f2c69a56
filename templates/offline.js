{# Read without a network. Every page of a site that asks for it loads this file, and the browser runs it as service worker too.
   Reads: view (OfflineView). #}
// What a reader opens is kept on the reader's own device, to be read there without a network. The network is always asked first.
(() => {
  "use strict";
  if (self.document) {
    const workers = navigator.serviceWorker;
    if (workers) workers.register(document.currentScript.src).catch(() => {});
    return;
  }

  const DAYS = {{ view.days }}, MOST = {{ view.most }}, NOTICES = {{ view.notices | json_ld }};
  const STORE = "site-builder " + self.registration.scope;
  const ASKED = "x-asked-at", OPENED = "x-opened-at";

  const keyOf = (address) => address.replace(/[?#].*/, "");
  const at = (copy, name) => Number(copy.headers.get(name));
  const isYoung = (copy) => {
    const age = Date.now() - at(copy, OPENED);
    return age >= 0 && age < DAYS * 864e5;
  };

  // Keeps a page; whatever else the server says of an address takes its copy away. A server in trouble (5xx) says nothing of it.
  const note = async (key, answer, opened) => {
    if (answer.status >= 500) return;
    const store = await caches.open(STORE);
    const isPage = answer.status === 200 && !answer.redirected && /^text\/html/.test(answer.headers.get("content-type"));
    if (!isPage) {
      await store.delete(key);
      return;
    }
    const headers = new Headers(answer.headers);
    headers.set(ASKED, Date.now());
    headers.set(OPENED, opened);
    await store.put(key, new Response(await answer.blob(), { headers }));
  };

  // Only what was opened lately, and not much of it, since all of it is asked for again at each visit.
  const tidy = async () => {
    const store = await caches.open(STORE);
    const found = [];
    for (const request of await store.keys()) {
      const copy = await store.match(request);
      if (copy) found.push({ key: request.url, copy });
    }
    found.sort((one, other) => at(other.copy, OPENED) - at(one.copy, OPENED));
    const kept = found.filter(({ copy }, place) => place < MOST && isYoung(copy));
    for (const one of found) if (!kept.includes(one)) await store.delete(one.key);
    return kept;
  };

  // Where the site has switched this off, this file is gone; then so is everything that was kept, and this worker.
  const isUnwanted = async () => {
    const own = await fetch(self.location.href, { cache: "no-cache" });
    return own.status < 500 && (own.status !== 200 || own.redirected || !/javascript/.test(own.headers.get("content-type")));
  };

  // Now that there is a network: is everything that was kept still there, and as it was?
  const askAgain = async () => {
    if (await isUnwanted()) {
      await caches.delete(STORE);
      await self.registration.unregister();
      return;
    }
    for (const { key, copy } of await tidy()) {
      const isJustAsked = Math.abs(Date.now() - at(copy, ASKED)) < 1000;
      if (!isJustAsked) await note(key, await fetch(key, { cache: "no-cache" }), at(copy, OPENED));
    }
  };

  // One after the other, so that none puts back what another has taken away.
  let turn = Promise.resolve(), isWaiting = false;
  const askInTurn = () => {
    if (!isWaiting) {
      isWaiting = true;
      turn = turn.then(() => { isWaiting = false; return askAgain(); }).catch(() => {});
    }
    return turn;
  };

  const keptCopy = async (key) => {
    const store = await caches.open(STORE), copy = await store.match(key);
    if (!copy || !isYoung(copy)) {
      if (copy) await store.delete(key);
      return null;
    }
    const text = await copy.text(), language = /<html lang="(\w+)"/.exec(text)[1];
    const when = new Date(at(copy, ASKED)).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
    const notice = "<p role=\"status\"><mark>" + NOTICES[language].replace("%when%", when) + "</mark></p>";
    return new Response(text.replace(/<main[^>]*>/, (main) => main + notice), { headers: copy.headers });
  };

  const answer = async (event) => {
    const key = keyOf(event.request.url);
    let found;
    try {
      found = await fetch(event.request);
    } catch (failure) {
      const copy = await keptCopy(key);
      if (copy) return copy;
      throw failure;
    }
    event.waitUntil(note(key, found.clone(), Date.now()).then(askInTurn).catch(() => {}));
    return found;
  };

  const begin = async () => {
    await self.clients.claim();
    for (const { url } of await self.clients.matchAll({ type: "window" })) {
      await note(keyOf(url), await fetch(url, { cache: "no-cache" }), Date.now());
    }
  };

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(begin().catch(() => {})));
  self.addEventListener("fetch", (event) => {
    if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(answer(event));
  });
})();
