/* The clock of work in slices (core/slices.js). */

/** @import { Clock } from "../core/slices.js" */

/** Messages come without the delay of a timer, and after the keys and clicks that are waiting.
 * @type {() => Clock} */
export function createClock() {
  const { port1, port2 } = new MessageChannel();
  /** @type {(() => void)[]} */
  const waiting = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => performance.now(),
    schedule(act) {
      waiting.push(act);
      port2.postMessage(null);
    },
  };
}
