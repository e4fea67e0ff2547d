/* The LMS that launched the package, through the API that the package's version of SCORM says. The version is the
   package's own: a page that offers both APIs may have only one that works. */

import { NAMES, describeOutcome, formatTime, readOutcome } from "./elements.js";

/** @import { Outcome } from "./status.js" */
/** @import { Values, Version } from "./elements.js" */
/** @typedef {{
 *   student: string, isForCredit: boolean, place: string, kept: string, outcome: Outcome | null,
 *   send: (values: { kept?: string, place?: string, outcome: Outcome | null }) => string | null,
 *   finish: () => void,
 * }} Lms `send` returns null, or the code of what went wrong; it calls the LMS only about what changed */

const HIGHEST = 500; // windows above this one, as the standard's own example

/** Another site's window can't be looked into.
 * @type {(above: any, name: string) => any} */
function look(above, name) {
  try {
    return above[name] ?? null;
  } catch {
    return null;
  }
}

/** The API with a name: of the windows that hold this one, or else of those that hold its opener.
 * @type {(from: Window, name: string) => any} */
export function findApi(from, name) {
  for (const start of [from, look(from, "opener"), look(look(from, "top"), "opener")]) {
    let above = start;
    for (let level = 0; above && level < HIGHEST; level++) {
      const api = look(above, name);
      if (api) return api;
      if (above.parent === above) break;
      above = above.parent;
    }
  }
  return null;
}

/** Open a session with the LMS. Returns {lms} or, if there is none or it refuses, {trouble}.
 * @type {(version: Version, from?: Window) => { lms: Lms } | { trouble: "absent" | "refused" }} */
export function openLms(version, from = globalThis.window) {
  const { alreadyOpen, api: name, calls, elements } = NAMES[version];
  const api = findApi(from, name);
  if (!api) return { trouble: "absent" };
  /** @type {(what: string, ...values: string[]) => string} */
  const call = (what, ...values) => {
    try {
      return String(api[calls[what]](...values) ?? "");
    } catch (error) {
      console.warn(error);
      return "";
    }
  };
  const isDone = (/** @type {string} */ answer) => answer === "true" || answer === "1";
  const get = (/** @type {string} */ element) => call("get", elements[element]);
  if (!isDone(call("open", "")) && call("error") !== alreadyOpen) return { trouble: "refused" };

  const opened = performance.now();
  /** @type {Values} */
  const known = {}; // what the LMS has
  const isForCredit = !["review", "browse"].includes(get("mode"));
  let isOpen = true;

  /* What is said with each change and again on leaving: that the student will come back, and the time so far. */
  function listLast() {
    return { [elements.exit]: "suspend", [elements.time]: formatTime((performance.now() - opened) / 1000, version) };
  }

  /** @type {(values: Values) => string | null} */
  function sendValues(values) {
    const changed = Object.entries(values).filter(([element, value]) => (known[element] ??= call("get", element)) !== value);
    if (!isOpen || !changed.length) return null;
    for (const [element, value] of [...changed, ...Object.entries(listLast())]) {
      if (!isDone(call("set", element, value))) return call("error") || "0";
    }
    if (!isDone(call("commit", ""))) return call("error") || "0";
    Object.assign(known, Object.fromEntries(changed));
    return null;
  }

  return {
    lms: {
      student: get("student"),
      isForCredit,
      place: get("place"),
      kept: get("kept"),
      outcome: readOutcome(get("status"), get("raw"), version),
      send: ({ kept, outcome, place }) => sendValues({
        ...(kept !== undefined && { [elements.kept]: kept }),
        ...(place !== undefined && { [elements.place]: place }),
        ...describeOutcome(outcome, version),
      }),
      finish() {
        if (!isOpen) return;
        if (isForCredit) for (const [element, value] of Object.entries(listLast())) call("set", element, value);
        isOpen = false;
        call("close", "");
      },
    },
  };
}
