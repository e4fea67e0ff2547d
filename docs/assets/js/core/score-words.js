/* A score in words. Scores go from 0 to 1. Plain data in and out. */

/** Rounded down: 69,6 % must not be shown as the 70 % needed to pass. The tolerance is for 0.57 * 100, slightly less
 * than 57.
 * @type {(score: number) => number} */
export const toPercent = (score) => Math.floor(score * 100 + 1e-9);

/** @type {(score: number) => string} */
export const percent = (score) => `${toPercent(score)}\u00a0%`;

/** What is said of the answer to a question, with its mark, the class of its colour, and without them.
 * @type {(score: number) => { mark: "✓" | "◐" | "✗", style: "is-right" | "is-half" | "is-wrong", words: string }} */
export function nameScore(score) {
  if (score === 1) return { mark: "✓", style: "is-right", words: "correcta" };
  if (score) return { mark: "◐", style: "is-half", words: `a medias, ${percent(score)}` };
  return { mark: "✗", style: "is-wrong", words: "no es correcta" };
}
