/* The final test: which questions a seed draws, and the report on their scores. Plain data in and out.

   `questions` are entries of the catalogue, of kinds that a test can include. A seed is a text that people pass on
   by hand: accents, case and outer spaces don't count. The same bank and seed always draw the same questions. Time,
   answers and storage are left to the page. */

import { foldText } from "./fold-text.js";
import { computeHash } from "./hash.js";
import { FEWEST_ANSWERS, groupBy } from "./progress.js";

/** @typedef {{ id: string, kind: string, tema: number, section: string, objective: string, level: string, isEssential?: boolean, enemies?: string[] }} Question */
/** @typedef {{ id: string, least: number }} Objective */
/** @typedef {{ total: number, answered: number, score: number }} Measure */
/** @typedef {{
 *   questions: Question[], scores: Record<string, number | null>, catalogueObjectives: { id: string }[],
 *   settings: { pass_percent: number, mastery_percent: number },
 * }} Done */
/** @typedef {Measure & {
 *   passed: boolean, temas: (Measure & { tema: number })[], objectives: (Measure & { objective: string, held: boolean | null })[], reread: string[],
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

const CANDIDATES = 4;

/** @typedef {{ left: Question[], least: number, wanted: number, taken: number }} Pool
 * Those of an objective: not taken yet, how many it has at least, how many are its share, and how many are taken. */

/** The ids of `size` questions (fewer if there aren't so many, or they are enemies), all temas mixed. Each objective has at
 * least its own `least`; other places are shared by the size of its bank (largest remainder). Of an objective, each
 * question is, of some at random, that of the tema of which the test has fewest, and then of the section: of all, the few
 * of a tema would be in almost every test.
 * @type {(questions: Question[], seed: string, size: number, objectives: Objective[]) => string[]} */
export function draw(questions, seed, size, objectives) {
  const random = createRandom(computeHash(foldText(seed)) | 0);
  const bank = sortById(questions);
  const leasts = new Map(objectives.map(({ id, least }) => [id, least]));
  /** @type {Pool[]} */
  const pools = [...groupBy(bank, "objective")].map(([objective, own]) => (
    { left: shuffle(own, random), least: Math.min(own.length, leasts.get(objective) ?? 0), wanted: 0, taken: 0 }
  ));
  const rest = Math.max(0, size - pools.reduce((sum, { least }) => sum + least, 0));
  for (const pool of pools) pool.wanted = pool.least + (rest * pool.left.length) / bank.length;
  shuffle(pools, random); // which decides between equals
  /** @type {(pool: Pool) => number} */
  const claim = ({ least, wanted, taken }) => (taken < least ? size : 0) + (taken < least ? least : wanted) - taken;
  /** @type {Question[]} */
  const drawn = [];
  const counts = new Map();
  const keysOf = (/** @type {Question} */ { objective, tema, section }) => [tema, `${objective} ${section}`, section];
  /** @type {(question: Question) => number} */
  const rank = (question) => keysOf(question).map((key) => counts.get(key) || 0).reduce((sum, count) => sum * 1000 + count, 0);
  while (drawn.length < size) {
    const open = pools.filter(({ left }) => left.length);
    if (!open.length) break;
    const pool = open.reduce((kept, other) => (claim(other) > claim(kept) ? other : kept));
    const ranks = pool.left.slice(0, CANDIDATES).map(rank);
    const best = pool.left[ranks.indexOf(Math.min(...ranks))];
    pool.taken += 1;
    drawn.push(best);
    for (const key of keysOf(best)) counts.set(key, (counts.get(key) || 0) + 1);
    for (const other of pools) other.left = other.left.filter(({ id }) => id !== best.id && !best.enemies?.includes(id));
  }
  return shuffle(drawn, random).map(({ id }) => id);
}

/** Those of a bank that a test draws from: the essential ones, or all if it has none or the reader asks for them all.
 * @type {<T extends Question>(questions: T[], isWhole?: boolean) => T[]} */
export function pickBank(questions, isWhole = false) {
  const essential = questions.filter(({ isEssential }) => isEssential);
  return isWhole || !essential.length ? questions : essential;
}

/** The order of the answers in the test of a seed and in its worksheet (page/answer-order.js).
 * @type {(seed: string) => string} */
export const nameOrder = (seed) => `variante ${foldText(seed)}`;

/** Four hexadecimal digits that identify what tests are drawn from: they change with the size of the test, what it asks
 * of each objective, and the questions, if one is added, removed, or changed in a field that the draw uses.
 * @type {(questions: Question[], size: number, objectives: Objective[]) => string} */
export function fingerprint(questions, size, objectives) {
  const lines = [String(size), ...objectives.map(({ id, least }) => `${id} ${least}`), ...sortById(questions)
    .map(({ id, kind, tema, section, objective, enemies = [] }) => [id, kind, tema, section, objective, ...enemies].join(" "))];
  return (computeHash(lines.join("\n")) & 0xffff).toString(16).padStart(4, "0");
}

/** The report of a test. `scores`: {<id>: 0..1, or null if there is no answer, which counts as 0};
 * `catalogueObjectives` ([{id}]) give the order; `settings` are {pass_percent, mastery_percent}. Returns {score,
 * passed, answered, total, temas: [{tema, total, answered, score}], objectives: [{objective, total, answered, score,
 * held}] (those in the test; `held` is null where there are too few answers to tell), reread: [section] (those not
 * completely right, the worst first)}.
 * @type {(done: Done) => Report} */
export function makeReport({ questions, scores, catalogueObjectives, settings }) {
  const measure = (/** @type {Question[]} */ list) => ({
    total: list.length,
    answered: list.filter(({ id }) => scores[id] != null).length,
    score: list.reduce((sum, { id }) => sum + (scores[id] ?? 0), 0) / (list.length || 1),
  });
  const group = (/** @type {string} */ key) => [...groupBy(questions, key)].map(([value, list]) => ({ value, ...measure(list) }));
  const reaches = (/** @type {number} */ score, /** @type {number} */ percent) => score * 100 + 1e-9 >= percent; // 0.57 * 100 is slightly less than 57
  const judge = (/** @type {Measure} */ { answered, score }) => (answered < FEWEST_ANSWERS ? null : reaches(score, settings.mastery_percent));
  const places = new Map(catalogueObjectives.map(({ id }, index) => [id, index]));
  const whole = measure(questions);
  return {
    ...whole,
    passed: reaches(whole.score, settings.pass_percent),
    temas: group("tema").map(({ value: tema, ...measured }) => ({ tema, ...measured })).sort((one, other) => one.tema - other.tema),
    objectives: group("objective")
      .map(({ value: objective, ...measured }) => ({ objective, ...measured, held: judge(measured) }))
      .sort((one, other) => Number(places.get(one.objective)) - Number(places.get(other.objective))),
    reread: group("section").filter(({ score }) => score < 1 - 1e-9).sort((one, other) => one.score - other.score)
      .map(({ value: section }) => section),
  };
}
