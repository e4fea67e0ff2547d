/* The final test: which questions a seed draws, and the report on their scores. Plain data in and out.

   `questions` are entries of the catalogue, of kinds that a test can include. A seed is a text that people pass on
   by hand: accents, case and outer spaces don't count. The same bank and seed always draw the same questions. Time,
   answers and storage are left to the page. */

import { foldText } from "./fold-text.js";
import { computeHash } from "./hash.js";
import { groupBy } from "./progress.js";

/** @typedef {{ id: string, kind: string, tema: number, section: string, objective: string, level: string }} Question */
/** @typedef {{ total: number, answered: number, score: number }} Measure */
/** @typedef {{
 *   questions: Question[], scores: Record<string, number | null>, catalogueObjectives: { id: string }[],
 *   settings: { pass_percent: number, mastery_percent: number },
 * }} Done */
/** @typedef {Measure & {
 *   passed: boolean, temas: (Measure & { tema: number })[], objectives: (Measure & { objective: string, held: boolean })[], reread: string[],
 * }} Report */

/** mulberry32, by Tommy Ettinger (public domain): https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 * @type {(state: number) => () => number} */
function createRandom(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher–Yates shuffle, in place.
 * @type {<T>(list: T[], random: () => number) => T[]} */
function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** @type {(questions: Question[]) => Question[]} */
const sortById = (questions) => [...questions].sort((one, other) => (one.id < other.id ? -1 : 1));

/** Take `quota` questions from those of one tema, already shuffled: each time one whose objective, level, combination
 * of both and section, in that order, have been taken least often; ties keep the shuffled order.
 * @type {(questions: Question[], quota: number, random: () => number) => Question[]} */
function take(questions, quota, random) {
  const left = [...questions];
  /** @type {Question[]} */
  const taken = [];
  const counts = new Map();
  const keysOf = (/** @type {Question} */ { objective, level, section }) => ["o " + objective, "l " + level, `${objective} ${level}`, "s " + section];
  const compare = (/** @type {Question} */ one, /** @type {Question} */ other) => {
    const [mine, theirs] = [one, other].map((question) => keysOf(question).map((key) => counts.get(key) || 0));
    const index = mine.findIndex((count, place) => count !== theirs[place]);
    return index < 0 ? 0 : mine[index] - theirs[index];
  };
  while (taken.length < quota) {
    const best = left.reduce((kept, question) => (compare(question, kept) < 0 ? question : kept));
    left.splice(left.indexOf(best), 1);
    taken.push(best);
    for (const key of keysOf(best)) counts.set(key, (counts.get(key) || 0) + 1);
  }
  return shuffle(taken, random);
}

/** The ids of `size` questions (all if there are fewer), tema by tema.
 * @type {(questions: Question[], seed: string, size: number) => string[]} */
export function draw(questions, seed, size) {
  const random = createRandom(computeHash(foldText(seed)) | 0);
  const bank = sortById(questions);
  const temas = [...groupBy(bank, "tema")].sort(([one], [other]) => one - other)
    .map(([, ofTema]) => ({ pool: shuffle(ofTema, random), quota: 0 }));
  /* In turns, so that shares differ by at most one unless a tema runs out; the shuffle decides the order of the
     turns. */
  const turns = shuffle([...temas], random);
  for (let missing = Math.min(size, bank.length); missing > 0; ) {
    for (const tema of turns) {
      if (missing === 0 || tema.quota === tema.pool.length) continue;
      tema.quota += 1;
      missing -= 1;
    }
  }
  return temas.flatMap(({ pool, quota }) => take(pool, quota, random).map(({ id }) => id));
}

/** Four hexadecimal digits that identify a bank: they change if a question is added, removed, or changed in a field
 * that the draw uses.
 * @type {(questions: Question[]) => string} */
export function fingerprint(questions) {
  const lines = sortById(questions)
    .map(({ id, kind, tema, section, objective, level }) => [id, kind, tema, section, objective, level].join(" "));
  return (computeHash(lines.join("\n")) & 0xffff).toString(16).padStart(4, "0");
}

/** The report of a test. `scores`: {<id>: 0..1, or null if there is no answer, which counts as 0};
 * `catalogueObjectives` ([{id}]) give the order; `settings` are {pass_percent, mastery_percent}. Returns {score,
 * passed, answered, total, temas: [{tema, total, answered, score}], objectives: [{objective, total, answered, score,
 * held}] (those in the test), reread: [section] (those not completely right, the worst first)}.
 * @type {(done: Done) => Report} */
export function makeReport({ questions, scores, catalogueObjectives, settings }) {
  const measure = (/** @type {Question[]} */ list) => ({
    total: list.length,
    answered: list.filter(({ id }) => scores[id] != null).length,
    score: list.reduce((sum, { id }) => sum + (scores[id] ?? 0), 0) / (list.length || 1),
  });
  const group = (/** @type {string} */ key) => [...groupBy(questions, key)].map(([value, list]) => ({ value, ...measure(list) }));
  const reaches = (/** @type {number} */ score, /** @type {number} */ percent) => score * 100 + 1e-9 >= percent; // 0.57 * 100 is slightly less than 57
  const places = new Map(catalogueObjectives.map(({ id }, index) => [id, index]));
  const whole = measure(questions);
  return {
    ...whole,
    passed: reaches(whole.score, settings.pass_percent),
    temas: group("tema").map(({ value: tema, ...measured }) => ({ tema, ...measured })).sort((one, other) => one.tema - other.tema),
    objectives: group("objective")
      .map(({ value: objective, ...measured }) => ({ objective, ...measured, held: reaches(measured.score, settings.mastery_percent) }))
      .sort((one, other) => Number(places.get(one.objective)) - Number(places.get(other.objective))),
    reread: group("section").filter(({ score }) => score < 1 - 1e-9).sort((one, other) => one.score - other.score)
      .map(({ value: section }) => section),
  };
}
