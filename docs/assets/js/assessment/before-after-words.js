/* What the before and the after (before-after.js) say: of each moment until it is begun, and of what changed. Plain
   data in, words out. */

import { nameScore } from "../core/score-words.js";
import { count } from "../page/words.js";

/** @import { Comparison, Measurement, Moment, Row } from "../core/measurements.js" */
/** @import { Response } from "../core/state.js" */

const MOST_NAMED = 5; // questions without an answer that are told by their numbers, where there is little room
const DAYS = new Intl.DateTimeFormat("es-ES", { dateStyle: "long" });
const POINTS = new Intl.NumberFormat("es-ES", { maximumFractionDigits: 1 });

/** @type {(date: string) => string} */
export const nameDate = (date) => DAYS.format(new Date(date));

/** Rounded down, as percentages are: 12 of 12 means that all of it is right.
 * @type {(points: number, total: number) => string} */
export const formatPoints = (points, total) => `${POINTS.format(Math.floor(points * 10 + 1e-9) / 10)}\u00a0de\u00a0${total}`;

/** @type {(number: number, one: string, many: string) => string} */
const countOrNone = (number, one, many) => (number ? count(number, one, many) : `ninguna ${one}`);

/** @type {(measurements: Measurement[], moment: Moment) => Measurement[]} */
const listOf = (measurements, moment) => measurements.filter((other) => other.moment === moment);

/** What is said of a moment before it is begun.
 * @type {(moment: Moment, measurements: Measurement[]) => string} */
export function describeState(moment, measurements) {
  const [befores, afters] = [listOf(measurements, "before"), listOf(measurements, "after")];
  if (moment === "before") {
    if (!befores.length) return "Todavía no lo has hecho.";
    const later = afters.length ? "" : " Lo que está bien y lo que está mal lo verás al hacer el «después».";
    return `Guardado el ${nameDate(befores[0].finishedAt)}.${later}`;
  }
  if (afters.length) return `Hecho el ${nameDate(afters[afters.length - 1].finishedAt)}.`;
  return befores.length
    ? "Hazlo cuando acabes el curso y verás qué ha cambiado, con las explicaciones."
    : "Sin un «antes» no hay con qué comparar. Vale como una prueba suelta, con su resultado y sus explicaciones.";
}

/** What to think of before beginning a moment, "" if nothing.
 * @type {(moment: Moment, measurements: Measurement[]) => string} */
export function describeWarning(moment, measurements) {
  const [[before], [after]] = [listOf(measurements, "before"), listOf(measurements, "after")];
  const seen = after ? "Ya has visto cuáles son las respuestas correctas" : "";
  if (moment === "after") return after ? `${seen}: si lo repites, dirá en parte si las recuerdas. El anterior se conserva.` : "";
  if (before) {
    return `Ya hiciste el «antes» el ${nameDate(before.finishedAt)}. Se conserva, y es el que se compara. El nuevo se guarda también, con su fecha, y no cambia la comparación.`;
  }
  return after ? `${seen}, así que un «antes» hecho ahora no sirve para comparar con lo que ya has hecho.` : "";
}

/** The questions without an answer, by their places from 0.
 * @type {(blank: number[]) => string} */
export function describeBlank(blank) {
  const left = blank.length > MOST_NAMED ? `${blank.length} por responder` : `por responder: ${blank.map((index) => index + 1).join(", ")}`;
  return `${blank.length === 1 ? "Falta" : "Faltan"} ${left}. Si no sabes alguna, marca «No lo sé».`;
}

/** What is told first: how many questions changed, or only when the after was done if there is no before.
 * @type {(found: Comparison, before: Measurement | null, after: Measurement) => string} */
export function describeChange({ better, worse, rows }, before, after) {
  const countUnknown = (/** @type {Measurement} */ { responses }) => rows.filter(({ id }) => responses[id] === null).length;
  if (before === null) {
    return `Hecho el ${nameDate(after.finishedAt)}, sin un «antes» de una fecha anterior con el que compararlo. «No lo sé»: ${countUnknown(after)}.`;
  }
  const changes = [
    countOrNone(better, "pregunta ha mejorado", "preguntas han mejorado"), countOrNone(worse, "ha empeorado", "han empeorado"),
    countOrNone(rows.length - better - worse, "sigue igual", "siguen igual"),
  ];
  return `Resultado: ${changes[0]}, ${changes[1]} y ${changes[2]}. ` +
    `«No lo sé»: ${countUnknown(before)} antes y ${countUnknown(after)} después. El «antes» es del ${nameDate(before.finishedAt)}, y el «después», del ${nameDate(after.finishedAt)}.`;
}

/** Whether chance would explain it, "" if nothing changed.
 * @type {(found: Comparison) => string} */
export function describeChance({ better, worse, isClear }) {
  if (!better && !worse) return "";
  const usual = "Si todo siguiera igual, lo normal sería que subieran más o menos las mismas que bajan.";
  return isClear
    ? `${usual} Una diferencia como esta rara vez sale por azar: una de cada veinte, o menos.`
    : `${usual} Una diferencia como esta puede salir por azar: pasa más de una vez de cada veinte.`;
}

/** The questions of the after that aren't counted, "" if all are.
 * @type {(left: number) => string} */
export function describeLeft(left) {
  if (!left) return "";
  const [is, was] = left === 1 ? ["está", "estaba"] : ["están", "estaban"];
  return `${count(left, "pregunta no cuenta", "preguntas no cuentan")}, porque ya no ${is} aquí o no ${was} en el «antes».`;
}

/** What is said of a question of the report, without the before if there is none.
 * @type {(row: Row, before: Measurement | null, after: Measurement) => string} */
export function describeRow({ id, ...scores }, before, after) {
  const name = (/** @type {number} */ score, /** @type {Response | null} */ response) => (response === null ? "no lo sé" : nameScore(score).words);
  const now = `${nameScore(scores.after).mark} ${name(scores.after, after.responses[id])}.`;
  return before === null ? now : `Antes: ${name(scores.before ?? 0, before.responses[id])}. Ahora: ${now}`;
}
