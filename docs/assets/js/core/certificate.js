/* The statement of self-study: its lines, and the code that anyone can compute again from them. Plain data in and
   out.

   The code proves that the printed lines are those that it was computed from, not who studied. To verify it: the
   lines, as printed, joined by line feeds, in UTF-8; SHA-256; the first 16 hexadecimal digits. `hash` is a function
   from text to hexadecimal (js-sha256's). */

/** @typedef {{
 *   read: number, total: number, minutes: { read: number, total: number }, essential: { answered: number, total: number },
 * }} Route what was done of the essential route: lessons, their minutes, its questions (core/reading.js) */
/** @typedef {{
 *   title: string, edition: number | string, name: string, date: string, route: Route,
 *   temas: { number: number, correct: number, answered: number, total: number }[],
 *   exam: { percent: number, date: string } | null,
 * }} Statement `date` is YYYY-MM-DD */

/** One normal form for what is printed: composed letters, single spaces, and no invisible characters, which can't be
 * typed again.
 * @type {(text: string) => string} */
const clean = (text) => text.replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, "").replace(/\s+/g, " ").trim().normalize("NFC");

/** @type {(number: number, one: string, many: string, rest?: string) => string} */
const sayCount = (number, one, many, rest = "") => `${number} ${number === 1 ? one : many}${rest}`;

const UNSUPERVISED = "los tiempos son los previstos para lo leído, no los medidos, y nadie ha comprobado quién lee y responde. No es un certificado oficial de aprovechamiento.";

/* Estimates are rounded as on the pages (course/language/durations.py): to a quarter from an hour on, and to the hour from ten. */
/** @type {(minutes: number) => number} */
function roundEstimate(minutes) {
  if (minutes < 60) return minutes;
  const step = minutes < 600 ? 15 : 60;
  return Math.floor((minutes + Math.floor(step / 2)) / step) * step;
}

/** @type {(minutes: number) => string} */
function formatTime(minutes) {
  const estimate = roundEstimate(minutes);
  const hours = Math.floor(estimate / 60);
  return [...(hours ? [`${hours} h`] : []), ...(estimate % 60 || !hours ? [`${estimate % 60} min`] : [])].join(" ");
}

/** @type {(route: Route) => string} */
const describeRoute = ({ read, total, minutes, essential }) => [
  `${read} de ${sayCount(total, "página leída", "páginas leídas")}`,
  `${essential.answered} de ${sayCount(essential.total, "pregunta respondida", "preguntas respondidas")}`,
  `${formatTime(minutes.read)} de ${formatTime(minutes.total)} previstos`,
].join(", ");

/** The lines, always in this order. Those of earlier editions had «Horas» instead of the route and the notice.
 * @type {(data: Statement) => string[]} */
export function listLines({ title, edition, name, date, route, temas, exam }) {
  return [
    `Curso: ${title}`,
    `Edición: ${edition}`,
    `Nombre: ${name}`,
    `Fecha: ${date}`,
    `Recorrido imprescindible: ${describeRoute(route)}`,
    `Aviso: ${UNSUPERVISED}`,
    ...temas.map(({ number, correct, answered, total }) => `Tema ${number}: ` + [
      sayCount(correct, "acierto", "aciertos", " a la primera"),
      sayCount(answered, "respondida", "respondidas"),
      sayCount(total, "pregunta", "preguntas"),
    ].join(", ")),
    `Prueba final: ${exam ? `${exam.percent} % el ${exam.date}` : "sin hacer"}`,
  ].map(clean);
}

const LABELS = ["Curso", "Edición", "Nombre", "Fecha", "Recorrido imprescindible", "Aviso", "Prueba final"];
const EARLIER_LABELS = ["Curso", "Edición", "Nombre", "Fecha", "Horas", "Prueba final"];
const TEMA = /^Tema \d+: \d+ aciertos? a la primera, \d+ respondidas?, \d+ preguntas?$/;
const CODE_LENGTH = 16;

/** What some lines and a code lack for there to be something to verify: {missing: labels of lines that aren't there or are
 * empty, strange: lines that no statement has, isCode}. The code is that of a statement only if it has all its lines.
 * @type {(lines: string[], code: string) => { missing: string[], strange: string[], isCode: boolean }} */
export function findFaults(lines, code) {
  const written = lines.map(clean).filter(Boolean);
  const labels = written.some((line) => line.startsWith("Horas: ")) ? EARLIER_LABELS : LABELS;
  const found = new Map(labels.map((label) => [label, written.filter((line) => line.startsWith(`${label}: `))]));
  const temas = written.filter((line) => TEMA.test(line));
  const known = new Set([...temas, ...[...found.values()].map(([line]) => line)]);
  const strange = written.filter((line, index) => !known.has(line) || written.indexOf(line) !== index);
  const missing = labels.filter((label) => !found.get(label)?.length);
  return { missing: temas.length ? missing : [...missing, "Tema 1"], strange, isCode: readCode(code).length === CODE_LENGTH };
}

/** A code as typed, without spaces or hyphens.
 * @type {(code: string) => string} */
export const readCode = (code) => code.toUpperCase().replace(/[^\dA-Z]/g, "");

/** "XXXX-XXXX-XXXX-XXXX", from lines as printed or typed again; empty ones don't count.
 * @type {(lines: string[], hash: (text: string) => string) => string} */
export function hashLines(lines, hash) {
  return hash(lines.map(clean).filter(Boolean).join("\n")).slice(0, CODE_LENGTH).toUpperCase().replace(/.{4}(?=.)/g, "$&-");
}

/** @type {(data: Statement, hash: (text: string) => string) => string} */
export const computeCode = (data, hash) => hashLines(listLines(data), hash);
