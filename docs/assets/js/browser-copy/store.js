/* Making a copy of the course in the browser's caches: lists, files with their digests, and going on after an
   interruption. The policy is told in ../worker.js. */

import {
  EDITION_PATH, RECORD_PATH, getCacheEdition, getCacheName, getListPath, listOwnCaches, planCopy, sumBytes,
} from "../core/browser-copy.js";
import { assets } from "../page/trusted.js";

/** @import { CopyRecord, Failure, FileList } from "../core/browser-copy.js" */

const AT_ONCE = 6; // files that are fetched at the same time: as many as browsers allow to a server
// What the browser has to know to read a file, and the policy of a host that sends it (exports/content_policy.py).
const KEPT_HEADERS = ["content-type", "content-security-policy", "x-content-type-options", "referrer-policy"];

/** The address of the site's root. */
export const root = new URL("..", assets).href;
const scope = new URL(root).pathname;

/** What the server has is not what its list says: it is being updated. */
class ChangingError extends Error {}

/** Why making a copy has failed.
 * @type {(error: any) => Failure} */
export function nameFailure(error) {
  if (error instanceof ChangingError) return "changing";
  if (error?.name === "AbortError") return "stopped";
  if (error?.name === "QuotaExceededError") return "full";
  return error instanceof TypeError ? "offline" : "other"; // what `fetch` throws if nothing answers
}

/** The edition that is published, with the day if the server tells; `list` is null in a preview. */
export async function fetchEdition() {
  const response = await fetch(root + EDITION_PATH, { cache: "no-store", referrerPolicy: "no-referrer" }); // not even which page asks
  if (!response.ok) throw new ChangingError(EDITION_PATH);
  const changed = new Date(response.headers.get("last-modified") ?? "");
  return { ...await response.json(), published: Number.isNaN(changed.getTime()) ? "" : changed.toISOString() };
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* A file as the list says, from the server: the query keeps an older copy from answering. */
async function fetchFile(address, expected, list, signal) {
  const response = await fetch(`${root}${address}?edition=${list}`, { cache: "no-store", signal });
  if (response.status === 404) throw new ChangingError(address);
  if (!response.ok) throw new TypeError(`${response.status} ${address}`); // as if nobody had answered
  const bytes = await response.arrayBuffer();
  if (!(await digest(bytes)).startsWith(expected)) throw new ChangingError(address);
  const headers = new Headers();
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(bytes, { headers });
}

const listPresent = async (cache) => (await cache.keys()).map(({ url }) => url.slice(root.length));

const readJson = async (name, path) => (await caches.match(root + path, { cacheName: name }))?.json();

const listCaches = async () => listOwnCaches(await caches.keys(), scope);

/* The files that are already in this browser, in whole copies and in others. */
async function listSources() {
  const sources = [];
  for (const cache of await listCaches()) {
    const files = await readJson(cache, getListPath(getCacheEdition(cache)));
    if (files) sources.push({ cache, files, present: await listPresent(await caches.open(cache)) });
  }
  return sources;
}

/** What there would be to do to have an edition, changing nothing: its list, the files to take from other copies and those
 * to fetch. The list of a copy that was begun is in it. */
export async function planEdition({ list }, signal) {
  const sources = await listSources();
  const begun = sources.find(({ cache }) => cache === getCacheName(scope, list));
  const response = begun ? null : await fetchFile(getListPath(list), list, list, signal);
  const files = /** @type {FileList} */ (begun?.files ?? await response?.clone().json());
  return { response, files, ...planCopy(files, begun?.present ?? [], sources) };
}

/** The bytes that a copy that was begun still lacks; 0 if none was. */
export async function countLeft({ list }) {
  if (!await readJson(getCacheName(scope, list), getListPath(list))) return 0;
  const { reused, fetched } = await planEdition({ list });
  return sumBytes([...reused, ...fetched]);
}

/** Complete the copy of an edition, from where it was. `onProgress` gets the bytes done and all of them. Throws what
 * `nameFailure` names; the copy can be completed later. */
export async function makeCopy(edition, onProgress, stop) {
  const { response, files, reused, fetched } = await planEdition(edition, stop.signal);
  const cache = await caches.open(getCacheName(scope, edition.list));
  if (response) await cache.put(root + getListPath(edition.list), response);
  const all = sumBytes(Object.values(files).map(([, bytes]) => ({ bytes })));
  let done = all - sumBytes([...reused, ...fetched]);
  const put = async ({ address, bytes }, content) => {
    await cache.put(root + address, content);
    onProgress(done += bytes, all);
  };
  onProgress(done, all);
  for (const file of reused) {
    if (stop.signal.aborted) throw new DOMException("stopped", "AbortError");
    const content = await caches.match(root + file.from, { cacheName: file.cache });
    if (content) await put(file, content);
    else fetched.push({ address: file.address, bytes: file.bytes, digest: files[file.address][0] });
  }
  const queue = fetched.values();
  const work = async () => {
    for (const file of queue) await put(file, await fetchFile(file.address, file.digest, edition.list, stop.signal));
  };
  const works = Array.from({ length: AT_ONCE }, work);
  try {
    await Promise.all(works);
  } catch (error) {
    stop.abort(); // the other files too
    await Promise.allSettled(works); // one that is being written would tell of its progress after the failure
    throw error;
  }
  /** @type {CopyRecord} */
  const record = { files: Object.keys(files).length, bytes: all, saved: new Date().toISOString(), published: edition.published };
  await cache.put(root + RECORD_PATH, new Response(JSON.stringify(record)));
}

/** The record of a whole copy, undefined if there is none.
 * @type {(list: string) => Promise<CopyRecord | undefined>} */
export const readRecord = (list) => readJson(getCacheName(scope, list), RECORD_PATH);

/** @type {(list: string) => Promise<unknown>} */
export const deleteCopy = (list) => caches.delete(getCacheName(scope, list));

export const deleteCopies = async () => Promise.all((await listCaches()).map((name) => caches.delete(name)));
