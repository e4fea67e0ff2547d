/* The page that an LMS launches: the course in a frame, as it is read anywhere else, and around it what talks to the
   LMS. The site's own code knows nothing of it: what it stores is heard through the `storage` event.

   On arrival: whose the browser's room is, and emptying it if it was someone else's; then what the student left in the
   LMS, and in the locker of this browser; and only then the course is shown. */

import { openLms } from "./lms.js";
import { parseKept, writeKept } from "./kept.js";
import { canLock, lock, makeKey, mergeThings, unlock } from "./locker.js";
import { NOBODY, markOwner } from "./owner.js";
import { merge, unpack } from "./packing.js";
import { createRoom } from "./room.js";
import { findOutcome, pickBest } from "./status.js";
import { computeHash } from "../../../docs/assets/js/core/hash.js";
import { parseState } from "../../../docs/assets/js/core/state.js";

/** @import { Rule } from "./status.js" */
/** @import { Room } from "./room.js" */
/** @import { Lms } from "./lms.js" */
/** @import { Version } from "./elements.js" */
/** @import { Order } from "./packing.js" */
/** @typedef {{ version: Version, storage: string, folder: string, start: string, pages: string[], rule: Rule, order: Order }} Facts */

const WORDS = {
  sent: "Lo que avanzas se guarda en la plataforma.",
  absent: "Estás fuera de la plataforma de formación: puedes leer y responder, pero no se le envía nada.",
  refused: "La plataforma no ha abierto el curso. Cierra esta ventana y vuelve a entrar desde la plataforma.",
  review: "La plataforma lo ha abierto solo para repasar: no se le envía nada.",
  unstored: "Este navegador no deja guardar nada: puedes leer y responder, pero no se envía nada a la plataforma.",
  replaced: "Otra persona ha abierto el curso en este navegador, y aquí ya no se guarda nada. Cierra esta ventana.",
  left: "Has salido del curso. Para seguir, ábrelo otra vez desde la plataforma.",
  unreadable: "Lo que guarda la plataforma es de otra edición del curso y no se puede leer. Se sigue con lo que hay en este navegador.",
};
const sayUnsent = (/** @type {string} */ code) => (
  `La plataforma no ha guardado lo último (error ${code}). Sigue en este navegador, y se vuelve a intentar cada medio minuto.`
);

const PAUSE = 1000; // milliseconds: answers that come one after the other go together, as some LMS stop while they save
const AGAIN = 30000; // milliseconds
const LOCKER_NAME = 6; // characters that tell the lockers of a student's packages apart

/** @type {any} */
const get = (/** @type {string} */ id) => document.getElementById(id);

/** @type {(words: string, isTrouble?: boolean) => void} */
function tell(words, isTrouble = false) {
  const line = get("status");
  if (line.textContent !== words) line.textContent = words;
  line.parentElement.classList.toggle("is-trouble", isTrouble);
}

/** @type {() => Window | null} */
function getCourse() {
  try {
    const course = get("course").contentWindow;
    return course.location.href ? course : null;
  } catch {
    return null; // opened from disk, or gone to another site
  }
}

/** Show the course at a page, in which links to other sites open in another tab: most of them refuse to be in a frame.
 * @type {(facts: Facts, page: string, onPage: (page: string) => void) => void} */
function showCourse({ folder, pages }, page, onPage) {
  const frame = get("course");
  const root = new URL(folder, location.href).href;
  let isFirst = true;
  frame.addEventListener("load", () => {
    if (isFirst) frame.focus();
    isFirst = false;
    const course = getCourse();
    if (!course) return;
    document.title = course.document.title || document.title;
    course.document.addEventListener("click", ({ target }) => {
      const link = /** @type {any} */ (target)?.closest?.("a[href]");
      if (!link || link.origin === course.location.origin || !/^https?:$/.test(link.protocol)) return;
      link.target = "_blank";
      link.rel = "noopener";
    }, true);
    const path = decodeURI(course.location.href.slice(root.length).replace(/[?#].*$/s, ""));
    if (pages.includes(path)) onPage(path);
  });
  frame.hidden = false;
  frame.src = folder + page;
}

/* Take the course away. Its pages store what they have when they are closed, which must not reach who is here now. */
function removeCourse() {
  const course = getCourse();
  const refuse = () => { throw new Error("closed"); };
  for (const name of ["localStorage", "indexedDB"]) if (course) Object.defineProperty(course, name, { get: refuse });
  get("course").remove();
}

/** @type {(key: string) => string} */
const nameLocker = (key) => computeHash(key).toString(36).slice(0, LOCKER_NAME);

/** Put together what the browser has of this student, what the LMS has and what the locker has. Returns whether what the
 * LMS has could be read.
 * @type {(order: Order, room: Room, kept: { key: string, answers: string }) => Promise<boolean>} */
async function restore(order, room, { key, answers }) {
  let things = room.take();
  const locked = key ? await unlock(room.readLocker(nameLocker(key)) ?? "", key) : null;
  if (locked) things = mergeThings(things, locked, { answers: room.answersKey, plan: room.planKey }, new Date().toISOString());
  const packed = unpack(answers, order);
  const { state, status } = parseState(things[room.answersKey] ?? null);
  if (packed && answers && status !== "unreadable") things = { ...things, [room.answersKey]: JSON.stringify(merge(state, packed)) };
  room.put(things);
  return packed !== null;
}

/** Take the course away when someone else comes to this browser's room, or back to a page that was left. Returns whether
 * that has happened.
 * @type {(room: Room) => () => boolean} */
function watch(room) {
  let isOver = false;
  /** @type {(words: string) => void} */
  function end(words) {
    if (isOver) return;
    isOver = true;
    removeCourse();
    tell(words, true);
  }
  addEventListener("storage", ({ key }) => { if (key === room.markKey && room.isTaken()) end(WORDS.replaced); });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) end(WORDS.left); });
  return () => isOver;
}

/** Tell the LMS what the student does, until the page is left. Returns what to call when a page is opened.
 * @type {(facts: Facts, lms: Lms, room: Room, kept: { key: string, since: string, isReadable: boolean }) => (page: string) => void} */
function follow({ order, rule }, lms, room, { key, since, isReadable }) {
  const isOver = watch(room);
  const before = localStorage.getItem(room.answersKey);
  let { outcome, place } = lms;
  let isFirst = !lms.kept; // when the attempt began, and the key, have to be there from the start
  let wasUnsent = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let locking = Promise.resolve();
  let lastLocked = "";

  /* What the student has here goes into the locker, after what is going already. */
  function putInLocker() {
    if (!key || !canLock()) return;
    const things = room.take();
    const text = JSON.stringify(things);
    if (text === lastLocked) return;
    lastLocked = text;
    locking = locking.then(async () => {
      const locked = await lock(things, key);
      if (!isOver() && !room.isTaken()) room.writeLocker(nameLocker(key), locked);
    }).catch(console.warn);
  }

  /* What can't be read in the LMS isn't written over until there is something new. Nothing stored isn't an erasure, which
     leaves a value without answers. */
  function readAnswers() {
    const stored = localStorage.getItem(room.answersKey);
    const { state, status } = parseState(stored);
    if (!["sound", "migrated"].includes(status) || (!isReadable && stored === before)) return null;
    return state;
  }

  function save() {
    clearTimeout(timer);
    timer = undefined;
    if (isOver() || room.isTaken()) return;
    const state = readAnswers();
    if (state) outcome = pickBest(outcome, findOutcome(state, rule, since));
    const kept = state || isFirst ? writeKept(state ?? parseState(null).state, order, { key, since }) : undefined;
    const trouble = lms.send({ ...(kept !== undefined && { kept }), ...(place && { place }), outcome });
    if (trouble !== null) {
      tell(sayUnsent(trouble), true);
      plan(AGAIN);
    } else if (wasUnsent) tell(WORDS.sent);
    wasUnsent = trouble !== null;
    isFirst &&= wasUnsent;
    putInLocker();
  }

  function plan(wait = PAUSE) {
    timer ??= setTimeout(save, wait);
  }

  addEventListener("storage", ({ key: changed }) => {
    if (changed === null) room.sign(); // the reader erased the site's data
    else if (changed === room.answersKey || changed === room.planKey) plan();
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  addEventListener("pagehide", () => {
    save();
    lms.finish();
  });
  save();
  return (page) => {
    place = page;
    plan();
  };
}

/** @type {(facts: Facts, lms: Lms) => Promise<void>} */
async function launch(facts, lms) {
  const room = createRoom(facts.storage, markOwner(lms.student, facts.storage, String(Math.random())));
  const page = facts.pages.includes(lms.place) ? lms.place : facts.start;
  try {
    await room.enter();
  } catch {
    tell(WORDS.unstored, true);
    showCourse(facts, page, () => {});
    return;
  }
  const kept = parseKept(lms.kept) ?? { key: canLock() ? makeKey() : "", since: new Date().toISOString(), answers: lms.kept };
  const isReadable = await restore(facts.order, room, kept);
  get("locked").hidden = !canLock();
  get("unlocked").hidden = canLock();
  if (lms.isForCredit) {
    tell(isReadable ? WORDS.sent : WORDS.unreadable, !isReadable);
    showCourse(facts, page, follow(facts, lms, room, { ...kept, isReadable }));
  } else {
    watch(room);
    tell(WORDS.review);
    addEventListener("pagehide", () => lms.finish());
    showCourse(facts, page, () => {});
  }
}

/** @type {(facts: Facts) => Promise<void>} */
async function readAlone(facts) {
  if (location.protocol !== "file:") { // files have no storage in common with any student's
    try {
      const room = createRoom(facts.storage, NOBODY);
      await room.enter();
      watch(room);
    } catch {
      // nothing can be stored, so nothing was
    }
  }
  get("ask").hidden = true;
  tell(WORDS.absent);
  showCourse(facts, facts.start, () => {});
}

export function start() {
  /** @type {Facts} */
  const facts = JSON.parse(get("facts").textContent);
  get("ask").addEventListener("click", () => get("kept").showModal());
  const found = openLms(facts.version);
  if ("lms" in found) launch(facts, found.lms);
  else if (found.trouble === "absent") readAlone(facts);
  else tell(WORDS.refused, true);
}
