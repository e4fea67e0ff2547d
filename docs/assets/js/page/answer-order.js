/* Answers in an order of this reader's own, in the form of a question and in its part of the key.

   The seed is chosen once in each browser, so that the order is the same each time; without a store, once in each page.
   It is one of a thousand: enough for neighbours to see other orders, too few to tell a reader by. A final test and its
   worksheet have the order of their variant, so that the printed key is that of the test on the screen.
   Saved answers hang on their words. Print has the order of the screen, and the worksheet of a page or a tema one that
   depends on its title, so that its sheets agree whoever prints them. */

import { find, findAll } from "./dom.js";
import { ORDER_KEY } from "./keys.js";
import { orderAnswers } from "../core/answer-order.js";
import { groupBy } from "../core/progress.js";

const ORDERS = 1000;
let own = "";

function readSeed() {
  if (own) return own;
  own = String(Math.floor(Math.random() * ORDERS));
  try {
    const stored = localStorage.getItem(ORDER_KEY);
    if (stored) own = stored;
    else localStorage.setItem(ORDER_KEY, own);
  } catch { /* without a store the order lasts as long as the page */ }
  return own;
}

/** Put the elements, which are together, in the order of these places. */
function arrange(elements, places) {
  const end = elements[elements.length - 1].nextSibling;
  const { parentNode } = elements[0];
  places.forEach((place) => parentNode.insertBefore(elements[place], end));
}

/** Reorder the answers that are chosen from a list, unless they have an order of their own (`data-ordered`).
 * @type {(form: any, key: any, seed?: string) => void} */
export function mixAnswers(form, key, seed = readSeed()) {
  if ("ordered" in form.dataset) return;
  const lists = findAll(key, "ol");
  [...groupBy(findAll(form, ".quiz-answer input"), "name").values()].forEach((inputs, index) => {
    const labels = inputs.map((input) => input.closest("label"));
    const letters = labels.map((label) => find(label, ".quiz-letter").textContent);
    const places = orderAnswers(inputs.map(({ value }) => value), `${seed} ${form.dataset.question}`);
    arrange(labels, places);
    arrange([...lists[index].children], places);
    places.forEach((place, position) => { find(labels[place], ".quiz-letter").textContent = letters[position]; });
  });
}
