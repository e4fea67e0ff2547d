/* Scoring of a self-diagnosis: plain data in and out, independent of the page and of the store.

   A diagnosis is {scale: [points], statements: [{id, section}], bands: [{minimum, maximum}]}. Its answers are
   {<statement id>: points}; points that aren't in the scale count as no answer.
   An assessment is {points, missing, sum, maximum, band, priorities}: the `points` of each statement or null;
   `missing`, the indexes of those without an answer; `band`, the index of the sum's band, or -1 while any answer is
   missing; and `priorities`, a list of {section, statements: [index]}: the sections of the statements with less than
   half of the maximum points, lowest first. */

/** @typedef {{ id: string, section: string }} Statement */
/** @typedef {{ scale: number[], statements: Statement[], bands: { minimum: number, maximum: number }[] }} Diagnosis */
/** @typedef {{ section: string, statements: number[] }} Priority */
/** @typedef {{
 *   points: (number | null)[], missing: number[], sum: number, maximum: number, band: number, priorities: Priority[],
 * }} Assessment */

/** @type {(statements: Statement[], points: (number | null)[], best: number) => Priority[]} */
function listPriorities(statements, points, best) {
  const weak = points.flatMap((value, index) => (value !== null && value * 2 < best ? [index] : []));
  weak.sort((one, other) => Number(points[one]) - Number(points[other]) || one - other);
  const sections = new Map();
  for (const index of weak) {
    const { section } = statements[index];
    sections.set(section, [...(sections.get(section) || []), index]);
  }
  return [...sections].map(([section, indexes]) => ({ section, statements: indexes }));
}

/** @type {(diagnosis: Diagnosis, answers: Record<string, number>) => Assessment} */
export function assess({ scale, statements, bands }, answers) {
  const given = new Map(Object.entries(answers));
  const best = Math.max(...scale);
  const points = statements.map(({ id }) => scale.find((value) => value === given.get(id)) ?? null);
  const missing = points.flatMap((value, index) => (value === null ? [index] : []));
  const sum = points.reduce((/** @type {number} */ total, value) => total + (value || 0), 0);
  const band = bands.findIndex(({ minimum, maximum }) => minimum <= sum && sum <= maximum);
  return {
    points, missing, sum, maximum: best * statements.length, band: missing.length ? -1 : band,
    priorities: listPriorities(statements, points, best),
  };
}
