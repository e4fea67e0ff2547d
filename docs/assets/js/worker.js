/* The service worker of a reader who has asked to keep the course: it answers from the copy in the browser. It is
   published at the root of the site, as worker.js, because a worker serves only addresses below its own.

   Policy

   1. Nothing without being asked. The worker is registered when a copy is whole, and only then: who doesn't ask for one has
      no worker and no cache. (A worker that lets everything through would be one more thing to explain, and each of its
      versions would be fetched by everybody.)
   2. One edition, whole. A copy is one cache, named after the digest of the list of all files (exports/browser_copy.py).
      Each file is checked against its digest before it is put there: a server that is being updated, or that sends
      other bytes, can't mix two editions. A worker belongs to one copy, which is in its address
      (worker.js?edition=<digest>), and can't be installed unless all of that copy's files are there.
   3. From the copy first, also with a network. Network first would be fresher, but then a page could come from the server
      and the index of the search, minutes later and without a network, from the copy: an old page beside a new index.
      What the list doesn't have (the ZIP, an address that doesn't exist) is fetched, as if there were no worker; if
      that fails, a page that was asked for is answered with the kept page of addresses that don't exist.
   4. A new edition is told, and the reader decides. A page asks which edition is published (../browser-copy/notice.js);
      if the reader accepts, the files that differ are fetched into a new cache, and the others copied from the old
      one. The old copy serves meanwhile.
   5. The switch is the browser's own: a new address is a new worker, which waits while a page of the old one is open. With
      the reader's consent it doesn't wait, and all open pages are loaded again (../browser-copy/opener.js). If it
      was interrupted before that, the new worker takes over when all pages have been closed: at the next start.

   When something fails

   - The network goes midway, the window is closed, or the reader stops: what was fetched stays in its cache, which no
     worker serves; going on fetches only what is missing.
   - There is no room: what had been put is deleted, and the old copy, if there is one, keeps serving.
   - The server changes midway: a file doesn't have its digest, and the copy is not completed. Trying again takes the new
     list, and what was already fetched and hasn't changed.
   - The browser deletes its caches (all of a site at once): nothing is found in the copy, and all is fetched.
   - A page can't be loaded again at the switch, because the reader is asked about what couldn't be saved and stays: it
     goes on with the new copy behind it until it is left. Everywhere else what is typed is saved first.
   - The code of the worker changes: the browser installs it by itself, for the same copy.
   - The site disappears from its address: the copy goes on serving, which is what it is for. If there is a preview for
     authors in its place (on localhost), the copy is removed (../browser-copy/notice.js).

   What is fetched, and what is told, is left to the pages (../browser-copy/). Ours and not Workbox: of its strategies
   this uses none, its precaching installs without being asked, and it has to be built with Node. */

import { NOT_FOUND_PATH, RECORD_PATH, getAddress, getCacheName, getListPath, isPageAddress, listMissing, listOwnCaches } from "./core/browser-copy.js";

/** @type {any} */
const worker = globalThis;
const root = worker.registration.scope;
const scope = new URL(root).pathname;
const edition = new URL(location.href).searchParams.get("edition") ?? "";
const cacheName = getCacheName(scope, edition);

/** @type {(address: string) => Promise<Response | undefined>} */
const findInCopy = (address) => caches.match(root + address, { cacheName });

/* Fails unless the copy is whole, and then there is no worker for it. */
async function requireWhole() {
  const [list, record] = await Promise.all([findInCopy(getListPath(edition)), findInCopy(RECORD_PATH)]);
  if (!list || !record) throw new Error("there is no copy of this edition");
  const cache = await caches.open(cacheName);
  const present = (await cache.keys()).map(({ url }) => url.slice(root.length));
  if (listMissing(await list.json(), present).length) throw new Error("the copy is not whole");
}

async function takeOver() {
  const others = listOwnCaches(await caches.keys(), scope).filter((name) => name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim(); // so that the page where the course has just been kept works without a network too
}

/** @type {(request: Request, address: string, query: string) => Promise<Response>} */
async function answer(request, address, query) {
  const found = await findInCopy(address);
  if (found) return found;
  if (request.mode !== "navigate") return fetch(request);
  const isFolder = !address.endsWith("/") && await findInCopy(`${address}/`);
  if (isFolder) return Response.redirect(`${root}${address}/${query}`);
  return isPageAddress(address) ? fetch(request).catch(answerNotFound) : fetch(request);
}

/* Without a network, a page that the copy doesn't have. */
/** @type {(failure: unknown) => Promise<Response>} */
async function answerNotFound(failure) {
  const page = await findInCopy(NOT_FOUND_PATH);
  if (!page) throw failure;
  return new Response(page.body, { status: 404, headers: { "content-type": "text/html; charset=utf-8" } });
}

worker.addEventListener("install", (event) => event.waitUntil(requireWhole()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => {
  if (event.data === "switch") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const address = origin === location.origin ? getAddress(pathname, search, scope) : null;
  if (request.method === "GET" && address !== null) event.respondWith(answer(request, address, search));
});
