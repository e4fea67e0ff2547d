/* In which order a reader sees the answers of a question, so that their place tells nothing. Plain data in and out. */

import { computeHash } from "./hash.js";

/** The places, from 0, in which answers with these values are shown: the same for one seed wherever they were before.
 * @type {(values: string[], seed: string) => number[]} */
export function orderAnswers(values, seed) {
  const ranks = values.map((value) => computeHash(`${seed} ${value}`));
  return values.map((_, place) => place).sort((one, other) => ranks[one] - ranks[other]);
}
