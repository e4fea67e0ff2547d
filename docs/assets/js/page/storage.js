/* When the page may access its storage. */

const LONGEST_WAIT = 1000; // milliseconds, for a browser that never calls back

/** Act then: at once over HTTP.
 *
 * Under file://, Chromium (seen in 156) doesn't know at first which storage a page has: `localStorage` then reads as
 * empty, and drops what is written, for as long as the page lives. The callback of a Web Lock, which uses the page's own
 * channel, comes after that.
 * @type {(act: () => void) => void} */
export function withStorage(act) {
  if (location.protocol !== "file:" || !navigator.locks) {
    act();
    return;
  }
  const answered = new Promise((resolve) => {
    resolve(navigator.locks.request("curso", { mode: "shared" }, () => {}));
  });
  const late = new Promise((resolve) => { setTimeout(resolve, LONGEST_WAIT); });
  Promise.race([answered, late]).then(act, act);
}
