/* A question's form: what it asks as data (see core/grading.js), what the learner put in it, and how to put it back.

   The right answers are read from the question's part of the key, the one place where the page has them. */

import { find, findAll } from "../page/dom.js";
import { copyOf, make } from "../page/elements.js";

const listTexts = (parent, selector) => findAll(parent, selector).map((element) => element.textContent);
const listData = (parent, name) => findAll(parent, `[data-${name}]`).map((element) => element.dataset[name]);

function bindChoices(form, key) {
  const inputs = findAll(form, ".quiz-answers input");
  const items = findAll(key, "ol > li");
  return {
    question: { choices: inputs.map((input, index) => ({ value: input.value, correct: "correct" in items[index].dataset })) },
    read: () => inputs.filter((input) => input.checked).map((input) => input.value),
    fill: (response) => inputs.forEach((input) => { input.checked = response.includes(input.value); }),
    first: inputs[0],
    inputs,
  };
}

function bindText(form, key) {
  const input = find(form, ".quiz-answers input");
  const strong = find(key, "[data-answer]");
  return {
    question: strong
      ? { answer: Number(strong.dataset.answer), tolerance: Number(strong.dataset.tolerance), anticipated: listData(key, "anticipated").map(Number) }
      : {
        accepted: listTexts(key, "[data-accepted]"),
        anticipated: findAll(key, "[data-anticipated]").map((item) => listTexts(item, "q")),
      },
    read: () => input.value,
    fill: (response) => { input.value = response; },
    empty: "",
    first: input,
    isTyped: true,
  };
}

function bindMatching(form, key) {
  const selects = findAll(form, "select");
  return {
    question: { pairs: listData(key, "pair") },
    read: () => selects.filter((select) => select.value).map((select) => `${select.dataset.item}:${select.value}`),
    fill: (response) => selects.forEach((select) => {
      const pair = response.find((value) => value.startsWith(`${select.dataset.item}:`));
      select.value = pair ? pair.slice(pair.indexOf(":") + 1) : "";
    }),
    first: selects[0],
    selects,
  };
}

/* The steps move by their buttons; until one does, nothing has been answered. */
function bindOrdering(form, key) {
  const list = find(form, ".quiz-steps");
  const initial = [...list.children];
  const moved = make("p", "quiz-moved");
  let isTouched = false;
  moved.setAttribute("role", "status");
  list.after(moved);

  function arrange(items) {
    list.append(...items);
    items.forEach((item, index) => {
      find(item, '[data-move="-1"]').disabled = index === 0;
      find(item, '[data-move="1"]').disabled = index === items.length - 1;
    });
  }

  list.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-move]");
    if (!button) return;
    const items = [...list.children];
    const item = button.closest("li");
    const from = items.indexOf(item);
    items.splice(from, 1);
    items.splice(from + Number(button.dataset.move), 0, item);
    isTouched = true;
    arrange(items);
    (button.disabled ? find(item, "[data-move]:enabled") : button).focus();
    moved.textContent = `${find(item, "[data-text]").textContent.replace(/\.$/, "")}: lugar ${items.indexOf(item) + 1} de ${items.length}`;
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });
  arrange(initial);
  return {
    question: { steps: findAll(key, "[data-step]").map((item) => item.dataset.step) },
    read: () => (isTouched ? [...list.children].map((item) => item.dataset.step) : []),
    fill(response) {
      const place = (item) => response.indexOf(item.dataset.step);
      isTouched = initial.every((item) => place(item) >= 0);
      moved.textContent = "";
      arrange(isTouched ? [...initial].sort((one, other) => place(one) - place(other)) : initial);
    },
    first: list,
  };
}

/* The criteria are ticked in `rubric`, which practice.js puts under the model answer once there is something to compare. */
function bindOpen(form, key) {
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
    first: input,
    isTyped: true,
    rubric,
  };
}

const binders = {
  single: bindChoices, multiple: bindChoices, true_false: bindChoices, blank: bindText, numeric: bindText,
  matching: bindMatching, ordering: bindOrdering, open: bindOpen,
};

export function bindWidget(form, key) {
  const { kind } = form.dataset;
  const widget = { empty: [], ...binders[kind](form, key) };
  const { fill } = widget;
  widget.question.kind = kind;
  /* An answer from when the question was of another kind is no answer to this one. */
  widget.fill = (response) => fill(Array.isArray(response) === Array.isArray(widget.empty) ? response : widget.empty);
  widget.clear = () => widget.fill(widget.empty);
  return widget;
}
