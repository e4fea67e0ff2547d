/* Paragraphs taken from the key, and marks on the form. */

import { find } from "../../page/dom.js";
import { copyOf, make } from "../../page/elements.js";

export const say = (...parts) => make("p", "", ...parts);
export const sayWhy = (item) => say(...copyOf(find(item, "[data-why]")));

export function mark(element, isRight, words = isRight ? "✓ Correcta" : "✗ No es correcta") {
  element.append(make("strong", `quiz-mark ${isRight ? "is-right" : "is-wrong"}`, words));
}
