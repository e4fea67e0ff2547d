/* How the results of a search are listed: by page, in the order of their best, and only some of each in sight. Plain data
   in and out, no DOM. */

/** @typedef {{ url: string, score: number }} Ranked a result */

const SHOWN_PER_PAGE = 3;
const SHOWN_SHARE = 0.4; // of the score of its page's first result: lower ones are folded, so that other pages are visible

/** The results of each page, best first: those that are shown, and those that are folded under them.
 * @template {Ranked} Result
 * @param {Result[]} results
 * @returns {{ shown: Result[], folded: Result[] }[]} */
export function groupResults(results) {
  /** @type {Map<string, Result[]>} */
  const pages = new Map();
  for (const result of results) {
    const own = pages.get(result.url);
    if (own) own.push(result);
    else pages.set(result.url, [result]);
  }
  const most = pages.size > 1 ? SHOWN_PER_PAGE : results.length;
  return [...pages.values()].map((own) => {
    const count = own.slice(0, most).filter(({ score }) => score >= SHOWN_SHARE * own[0].score).length;
    return { shown: own.slice(0, count), folded: own.slice(count) };
  });
}
