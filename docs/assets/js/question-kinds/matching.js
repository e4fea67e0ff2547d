/* `matching`: items to be paired with their matches. */

import { mark, say } from "./shared/explanations.js";
import { makeBlanks } from "./shared/paper.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";

export const matchingKind = {
  /* `question`: {pairs: ["item:match"]}; the response is a list of such pairs, one per item that has a match. Adds
     `right` and `total`: the score is right pairs over all pairs. */
  grade({ pairs }, response) {
    const right = pairs.filter((pair) => response.includes(pair)).length;
    return { answered: response.length > 0, correct: right === pairs.length, score: right / pairs.length, right, total: pairs.length };
  },
  bind(form, key) {
    const selects = findAll(form, "select");
    const fill = (response) => selects.forEach((select) => {
      const pair = response.find((value) => value.startsWith(`${select.dataset.item}:`));
      select.value = pair ? pair.slice(pair.indexOf(":") + 1) : "";
    });
    return {
      question: { pairs: findAll(key, "[data-pair]").map((item) => item.dataset.pair) },
      read: () => selects.filter((select) => select.value).map((select) => `${select.dataset.item}:${select.value}`),
      fill,
      retry() {
        fill([]);
        selects[0].focus();
      },
      selects,
    };
  },
  sayMissing: () => "Elige alguna pareja antes de comprobar.",
  /* The right pairs or, once revealed, all; before that, also why the wrongly chosen distractors match nothing. */
  explain({ key, widget: { selects }, grade: { correct, right, total }, isRevealed }) {
    const parts = correct ? [] : [say(`Parejas correctas: ${right} de ${total}.`)];
    const list = make("ul", "");
    for (const select of selects.filter(({ value }) => value)) {
      const isRight = find(key, `[data-pair="${select.dataset.item}:${select.value}"]`) !== null;
      mark(select.parentElement, isRight);
    }
    for (const item of findAll(key, "[data-pair]")) {
      const [given, match] = item.dataset.pair.split(":");
      if (isRevealed || selects.some(({ dataset, value }) => dataset.item === given && value === match)) list.append(item.cloneNode(true));
    }
    for (const item of findAll(key, "[data-distractor]")) {
      if (selects.some(({ value }) => value === item.dataset.distractor)) list.append(item.cloneNode(true));
    }
    if (list.children.length) parts.push(list);
    return parts;
  },
  paper: {
    makeCell: (form) => makeBlanks(findAll(form, "select").map((select, index) => `${index + 1}.`), "su letra"),
    layOut: (fieldset) => findAll(fieldset, ".quiz-pair > span:first-child").forEach((item, index) => item.prepend(`${index + 1}. `)),
    nameInKey: (form, key) => findAll(key, "[data-pair]").forEach((pair, index) => pair.prepend(`${index + 1}. `)),
  },
};
