/* The statement of self-study: its lines, and the code that anyone can compute again from them. Plain data in and
   out.

   The code proves that the printed lines are those that it was computed from, not who studied. To verify it: the
   lines, as printed, joined by line feeds, in UTF-8; SHA-256; the first 16 hexadecimal digits. `hash` is a function
   from text to hexadecimal (js-sha256's). */

/** @typedef {{
 *   title: string, edition: number | string, name: string, hours: string, date: string,
 *   temas: { number: number, correct: number, answered: number, total: number }[],
 *   exam: { percent: number, date: string } | null,
 * }} Statement `date` is YYYY-MM-DD */

/** One normal form for what is printed: composed letters, single spaces, and no invisible characters, which can't be
 * typed again.
 * @type {(text: string) => string} */
const clean = (text) => text.replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, "").replace(/\s+/g, " ").trim().normalize("NFC");

/** @type {(number: number, one: string, many: string, rest?: string) => string} */
const sayCount = (number, one, many, rest = "") => `${number} ${number === 1 ? one : many}${rest}`;

/** The lines, always in this order.
 * @type {(data: Statement) => string[]} */
export function listLines({ title, edition, name, date, hours, temas, exam }) {
  return [
    `Curso: ${title}`,
    `Edición: ${edition}`,
    `Nombre: ${name}`,
    `Fecha: ${date}`,
    `Horas: ${hours}`,
    ...temas.map(({ number, correct, answered, total }) => `Tema ${number}: ` + [
      sayCount(correct, "acierto", "aciertos", " a la primera"),
      sayCount(answered, "respondida", "respondidas"),
      sayCount(total, "pregunta", "preguntas"),
    ].join(", ")),
    `Prueba final: ${exam ? `${exam.percent} % el ${exam.date}` : "sin hacer"}`,
  ].map(clean);
}

/** "XXXX-XXXX-XXXX-XXXX", from lines as printed or typed again; empty ones don't count.
 * @type {(lines: string[], hash: (text: string) => string) => string} */
export function hashLines(lines, hash) {
  return hash(lines.map(clean).filter(Boolean).join("\n")).slice(0, 16).toUpperCase().replace(/.{4}(?=.)/g, "$&-");
}

/** @type {(data: Statement, hash: (text: string) => string) => string} */
export const computeCode = (data, hash) => hashLines(listLines(data), hash);
