/* Where the course can be kept by the browser, and whether it is being read from there. */

import { assets } from "../page/trusted.js";

export const WORKER = new URL("../worker.js", assets).href;

/** Whether there can be a copy: the site comes from a server, and from one whose answers nobody can change on their way.
 * @type {() => boolean} */
export const isCopyPossible = () => location.protocol.startsWith("http") && "serviceWorker" in navigator && "caches" in globalThis;

/** Whether this page is served by the worker of a copy, and not by that of another site of the same origin.
 * @type {() => boolean} */
export const isReadFromCopy = () => Boolean(navigator.serviceWorker.controller?.scriptURL.startsWith(WORKER));
