/* Long work a few milliseconds at a time, so that the page answers meanwhile. What the work is, its caller knows; and
   the clock is the caller's too: `now` returns milliseconds, and `schedule(act)` calls `act` after what is already
   waiting. */

/** @typedef {{ now: () => number, schedule: (act: () => void) => void }} Clock */

const SLICE_MS = 8; // half a frame: the other half is for drawing it

/** A function that calls `step` in slices until it returns false, which means that there is nothing to do for now. Call
 * it again when there is, perhaps from `step` itself.
 * @type {(step: () => boolean, clock: Clock) => () => void} */
export function createSlices(step, { now, schedule }) {
  let isRunning = false;
  let isCalled = false;
  function run() {
    const end = now() + SLICE_MS;
    try {
      do {
        isCalled = false;
        isRunning = step() || isCalled;
      } while (isRunning && now() < end);
    } catch (error) {
      isRunning = false;
      throw error;
    }
    if (isRunning) schedule(run);
  }
  return () => {
    isCalled = true;
    if (isRunning) return;
    isRunning = true;
    schedule(run);
  };
}

/** What a generator returns when it is run without a pause.
 * @type {<T>(steps: Generator<unknown, T>) => T} */
export function finish(steps) {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
