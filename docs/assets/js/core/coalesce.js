/* Acting once for many events in a row: what another window stores may arrive hundreds of times a second. */

const SHORTEST = 50; // milliseconds
const SHARE = 4; // waiting this many times as long as acting takes leaves a slow computer free for its reader

/** @typedef {(act: () => void, pause: number) => unknown} Later */

/** @type {Later} */
const runLater = (act, pause) => setTimeout(act, pause);

/** A function that calls `act` a moment after it is called, once for all calls until then.
 * @type {(act: () => void, tools?: { later?: Later, readClock?: () => number }) => () => void} */
export function coalesce(act, { later = runLater, readClock = () => performance.now() } = {}) {
  let isPlanned = false;
  let lasted = 0;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    later(() => {
      isPlanned = false;
      const began = readClock();
      act();
      lasted = readClock() - began;
    }, Math.max(SHORTEST, lasted * SHARE));
  };
}
