/* Which things have stayed in sight for a while: what only flies past, as in a jump to the end of the page, hasn't.
   Independent of the page: when something comes into sight and leaves it, its caller knows, and the timers are the
   caller's too. */

export const STAY_MS = 1000; // a key or the scroll bar take a fifth of it from one end of a page to the other

/** @typedef {{ wait: (act: () => void, milliseconds: number) => any, cancel: (timer: any) => void }} Timers */

/** `stayed` is called with each thing that has been in sight for that long, once each time that it comes.
 * @type {<T>(stayed: (thing: T) => void, timers: Timers) => { come: (thing: T) => void, leave: (thing: T) => void }} */
export function createStays(stayed, { wait, cancel }) {
  const timers = new Map();
  return {
    come(thing) {
      if (!timers.has(thing)) timers.set(thing, wait(() => stayed(thing), STAY_MS));
    },
    leave(thing) {
      cancel(timers.get(thing));
      timers.delete(thing);
    },
  };
}
