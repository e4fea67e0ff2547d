/* What is stored of the reader's reading and answers, as it is now. */

import { isReading, isRecord, parseState } from "../core/state.js";
import { ANSWERS_KEY } from "../page/keys.js";
import { assets } from "../page/trusted.js";

/** @import { Lesson, Pages, Records } from "../core/reading.js" */
/** @typedef {{ lessons: Lesson[], pages: Pages, records: Records }} Stored */

/** @type {<T>(dictionary: Record<string, any>, isSound: (value: unknown) => value is T) => Record<string, T>} */
const pickSound = (dictionary, isSound) => Object.assign(Object.create(null), Object.fromEntries(Object.entries(dictionary).filter(([, value]) => isSound(value))));

/** @type {() => Stored} */
export function readReading() {
  const { state } = parseState(localStorage.getItem(ANSWERS_KEY));
  return { lessons: Curso.lessons, pages: pickSound(state.pages ?? {}, isReading), records: pickSound(state.answers, isRecord) };
}

/** The address of a lesson.
 * @type {(lesson: Lesson) => string} */
export const locate = ({ href }) => new URL(`../${href}`, assets).href.replace(`${location.origin}/`, "/"); // an absolute URL would be styled as external
