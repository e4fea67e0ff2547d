/* `open`: a text that learners compare with a model answer and grade with a rubric. */

import { mark, say } from "./shared/explanations.js";
import { find, findAll } from "../page/dom.js";
import { copyOf, make } from "../page/elements.js";

const PASS = 2 / 3;

export const openKind = {
  isSelfGraded: true,
  /* `question`: {criteria: [value]}; the response is the text, followed by the values of the criteria that the
     learner ticked. Adds `met` (values). The score: criteria met over all criteria; it counts as correct from two
     thirds up. */
  grade({ criteria }, [text = "", ...ticked]) {
    const met = criteria.filter((value) => ticked.includes(value));
    const score = met.length / criteria.length;
    return { answered: text.trim() !== "", correct: score >= PASS, score, met };
  },
  /* The criteria are ticked in `rubric`, which practice.js shows under the model answer once there is something to
     compare. */
  bind(form, key) {
    const input = find(form, "textarea");
    const items = findAll(key, "[data-criterion]");
    const boxes = items.map((item) => Object.assign(document.createElement("input"), { type: "checkbox", value: item.dataset.criterion }));
    const rubric = make(
      "fieldset", "quiz-rubric", make("legend", "", "¿Qué cumple tu respuesta?"),
      ...items.map((item, index) => make("label", "quiz-answer", boxes[index], " ", make("span", "", ...copyOf(item)))),
    );
    return {
      question: { criteria: boxes.map((box) => box.value) },
      read: () => [input.value, ...boxes.filter((box) => box.checked).map((box) => box.value)],
      fill([text = "", ...met]) {
        input.value = text;
        boxes.forEach((box) => { box.checked = met.includes(box.value); });
      },
      retry: () => input.focus(),
      rubric,
    };
  },
  sayMissing: () => "Escribe tu respuesta antes de compararla.",
  explain({ key, grade: { met } }) {
    const list = make("ul", "", ...findAll(key, "[data-criterion]").map((item) => {
      const copy = item.cloneNode(true);
      const isMet = met.includes(item.dataset.criterion);
      mark(copy, isMet, isMet ? "✓ Lo cumple" : "✗ No lo cumple");
      return copy;
    }));
    return [say("Según tu valoración:"), list, ...copyOf(find(key, "[data-model]"))];
  },
  paper: { how: "Escribe tu respuesta.", makeCell: () => ["En la hoja de preguntas o por detrás."] },
};
