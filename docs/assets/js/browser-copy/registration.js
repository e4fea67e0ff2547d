/* The worker of the copy that is in use: registered when a copy is whole, switched, and removed. */

import { registerWorker } from "../page/trusted.js";
import { WORKER, isCopyPossible } from "./possible.js";
import { deleteCopies, deleteCopy, makeCopy, nameFailure, readRecord, root } from "./store.js";

/** @import { Failure } from "../core/browser-copy.js" */

const LOCK = `curso-copia:${new URL(root).pathname}`;

/* Another site of the same origin may have a worker of its own for all of it. */
async function findRegistration() {
  const found = await navigator.serviceWorker.getRegistration(root);
  return found?.scope === root ? found : undefined;
}

const getEdition = (worker) => new URL(worker.scriptURL).searchParams.get("edition");

/** The edition in use and its record, or undefined. */
export async function findCopy() {
  if (!isCopyPossible()) return undefined;
  const worker = (await findRegistration())?.active;
  const list = worker && getEdition(worker);
  const record = list && await readRecord(list);
  return record ? { list, ...record } : undefined;
}

/* The worker of a copy, once it is installed, which means that it has found the copy whole. It waits for its turn if there
   is another, and is active if there is none. */
async function install(list) {
  const registration = await registerWorker(`${WORKER}?edition=${list}`);
  const worker = [registration.installing, registration.waiting, registration.active].find((one) => one && getEdition(one) === list);
  if (!worker) throw new Error("no worker for this copy");
  const ready = registration.active && registration.active !== worker ? ["installed", "activating", "activated"] : ["activated"];
  await new Promise((resolve, reject) => {
    const look = () => {
      if (ready.includes(worker.state)) resolve(undefined);
      if (worker.state === "redundant") reject(new Error("the worker refused the copy"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
  return worker;
}

/** Keep an edition: complete its copy and install its worker. Returns what failed, or "" and that worker. One window at a time.
 * @type {(edition: any, onProgress: (done: number, all: number) => void, stop: AbortController) => Promise<{ failure: Failure | "", worker?: any }>} */
export function keep(edition, onProgress, stop) {
  /** @type {() => Promise<{ failure: Failure | "", worker?: any }>} */
  const run = async () => {
    try {
      await makeCopy(edition, onProgress, stop);
      return { failure: "", worker: await install(edition.list) };
    } catch (error) {
      const failure = nameFailure(error);
      if (failure === "full") await deleteCopy(edition.list);
      return { failure };
    }
  };
  if (!navigator.locks) return run();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? run() : { failure: "busy" }));
}

/** Have an installed worker take over now: the open pages are then loaded again (opener.js). */
export const switchTo = (worker) => worker.postMessage("switch", []); // a worker has no origin to name, as a window has

/** Leave nothing of the copy in this browser. Answers and plan are kept elsewhere. */
export async function remove() {
  await (await findRegistration())?.unregister();
  await deleteCopies();
}
